"""Pages saved as HAR and MHTML, and files that are damaged, or none."""

import json
import os
from base64 import b64encode
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsbot.archive.archive import Archive, open_archive
from newsbot.archive.messages import Message
from newsbot.errors import ArchiveError

URL = "https://salt.example/road"
HTML = "<!DOCTYPE html><title>Соль</title><p>The salt road."
AT = datetime(2024, 5, 1, 10, tzinfo=UTC)


def only(archive: Archive) -> Message:
    ((_, message),) = archive.pages()
    return message


def addresses(archive: Archive) -> list[str]:
    return sorted(capture.url for capture in archive.captures)


def har_entry(url: str = URL, status: int = 200, **response: Any) -> dict[str, Any]:
    """As browsers write them. `response` goes over what a page has by default."""
    content = {"size": 9, "mimeType": "text/html; charset=windows-1251", "text": HTML}
    return {
        "startedDateTime": "2024-05-01T12:00:00.000+02:00",
        "request": {"method": "GET", "url": url},
        "response": {
            "status": status,
            "headers": [
                {"name": ":status", "value": str(status)},
                {"name": "content-encoding", "value": "br"},
                {"name": "set-cookie", "value": "a=secret\nb=secret"},
                {"name": "etag", "value": '"7"'},
            ],
            "content": content,
            "redirectURL": "",
            **response,
        },
    }


def har(path: Path, *entries: dict[str, Any], mark: str = "") -> Archive:
    path.write_text(mark + json.dumps({"log": {"version": "1.2", "entries": entries}}), "utf-8")
    return open_archive(str(path))


def test_a_har_has_text_in_unicode_under_the_pages_old_charset(tmp_path: Path) -> None:
    archive = har(tmp_path / "a.har", har_entry(), mark="\ufeff")
    message = only(archive)
    assert message.body == HTML.encode()
    assert message.headers == (
        (b"etag", b'"7"'),
        (b"Content-Type", b"text/html; charset=utf-8"),
    )
    assert archive.captures[0].at == AT


def test_a_har_in_base64_has_the_pages_own_bytes(tmp_path: Path) -> None:
    text = b64encode(HTML.encode("cp1251")).decode()
    content = {"mimeType": "text/html; charset=windows-1251", "text": text, "encoding": "base64"}
    message = only(har(tmp_path / "a.har", har_entry(content=content)))
    assert message.body == HTML.encode("cp1251")
    assert message.value(b"content-type") == b"text/html; charset=windows-1251"


def test_a_har_in_base64_may_have_the_charset_in_the_header_alone(tmp_path: Path) -> None:
    text = b64encode(HTML.encode("cp1251")).decode()
    content = {"mimeType": "text/html", "text": text, "encoding": "base64"}
    headers = [{"name": "Content-Type", "value": "text/html; charset=windows-1251"}]
    message = only(har(tmp_path / "a.har", har_entry(content=content, headers=headers)))
    assert message.value(b"content-type") == b"text/html; charset=windows-1251"


def test_a_har_with_oddities_of_other_programs(tmp_path: Path) -> None:
    """No response to what failed, images that are XML, times that UTC has none for."""
    failed = {**har_entry(f"{URL}/failed"), "response": None}
    undated = {**har_entry(f"{URL}/undated"), "startedDateTime": "0001-01-01T00:00:00"}
    image = har_entry(f"{URL}/a.svg", content={"mimeType": "image/svg+xml", "size": 9})
    entries = [failed, undated, image, har_entry(f"{URL}/odd", status="Infinity")]
    path = tmp_path / "a.har"
    path.write_text(json.dumps({"comment": "", "log": {"entries": entries}}), encoding="utf-8")
    os.utime(path, (AT.timestamp(), AT.timestamp()))
    archive = open_archive(str(path))
    assert [(c.url, c.at) for c in archive.captures] == [(f"{URL}/undated", AT)]
    (damage,) = archive.damages
    assert damage.endswith("a.har: 2 of 3 pages were saved without their content, or failed")


def test_a_har_without_some_of_the_pages(tmp_path: Path) -> None:
    """Browsers lose the content of pages that they have left; an aborted request has no status."""
    post = har_entry() | {"request": {"method": "POST", "url": URL}}
    archive = har(
        tmp_path / "a.har",
        har_entry(f"{URL}/kept#part"),
        har_entry(f"{URL}/left", content={"mimeType": "text/html", "size": 100}),
        har_entry(f"{URL}/aborted", status=0, content={"mimeType": "x-unknown", "size": 0}),
        har_entry(f"{URL}/cached", status=304),
        har_entry(f"{URL}/moved", status=301, redirectURL="/road/kept", content={}),
        har_entry(f"{URL}/a.css", content={"mimeType": "text/css", "text": "p{}"}),
        har_entry("data:text/html,x"),
        post,
    )
    shown = {c.url.removeprefix(URL): (c.status, c.location) for c in archive.captures}
    assert shown == {
        "/kept": (200, None),
        "/cached": (200, None),
        "/moved": (301, "/road/kept"),
    }
    (damage,) = archive.damages
    assert damage.endswith("a.har: 2 of 5 pages were saved without their content, or failed")


def test_a_har_with_its_content_beside_it(tmp_path: Path) -> None:
    (tmp_path / "1.html").write_bytes(HTML.encode())
    content = {"mimeType": "text/html; charset=windows-1251", "_file": "1.html"}
    archive = har(tmp_path / "a.har", har_entry(content=content))
    assert only(archive).value(b"content-type") == b"text/html; charset=utf-8"
    folder = open_archive(str(tmp_path))
    assert (addresses(folder), folder.warnings) == ([URL], [])
    (tmp_path / "1.html").unlink()
    archive = har(tmp_path / "a.har", har_entry(content=content), har_entry())
    assert only(archive).body == HTML.encode()
    (damage,) = archive.damages
    assert damage.endswith("a.har: 1 of 2 pages were saved without their content, or failed")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.har", '{"log": {"entries": [{"cookie": "secret"', "is a torn HAR file, or none"),
        ("a.har", '{"log": {"entries": 7, "cookie": "secret"}}', "is a torn HAR file, or none"),
        ("a.json", '{"cookie": "secret"}', "nor another saved page: it is JSON, but no HAR"),
        ("a.txt", "Cookie: secret\n", "nor another saved page: it is some other text"),
        ("a.warc.gz", "Cookie: secret\n", "is not a WARC file: it is some other text"),
        ("a.warc", "WARC/1.0\nCookie secret", "is not a WARC file: its first record is torn"),
        ("a.mhtml", "MIME-Version: 1.0\nContent-Type: text/plain\n\nsecret", "or holds no HTML"),
        ("a.wacz", "PK\x03\x04 secret", "is a ZIP file that is torn, encrypted or damaged"),
    ],
)
def test_what_is_refused_shows_nothing_of_the_file(
    tmp_path: Path, name: str, content: str, words: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(ArchiveError) as refused:
        open_archive(str(tmp_path / name))
    assert words in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_folder_names_what_is_damaged_in_it_and_gives_the_rest(tmp_path: Path) -> None:
    (tmp_path / "torn.har").write_text('{"log": {"entries": [{"cookie": "secret"', encoding="utf-8")
    (tmp_path / "empty.warc.gz").touch()
    (tmp_path / "empty.html").touch()
    (tmp_path / "notes.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "gone.html").symlink_to("nowhere.html")
    for name in ("a", "b", "c", "d"):
        (tmp_path / f"{name}.html").write_text("<!DOCTYPE html><p>secret", encoding="utf-8")
    har(tmp_path / "whole.har", har_entry())
    archive = open_archive(str(tmp_path))
    assert addresses(archive) == [URL]
    *damages, unplaced = archive.warnings
    assert [line.removeprefix(f"{tmp_path}/") for line in damages] == [
        "empty.html: is not a WARC file, nor another saved page: it is empty",
        "empty.warc.gz: is not a WARC file: it is empty",
        "gone.html: a symbolic link to nothing",
        "torn.har is a torn HAR file, or none",
    ]
    named = ", ".join(f"{tmp_path}/{name}.html" for name in ("a", "b", "c"))
    assert unplaced.startswith(f"4 saved pages say no address and are left out: {named}, \u2026")
    assert "secret" not in str(archive.warnings)


SNAPSHOT = """\
From: <Saved by Blink>
Snapshot-Content-Location: https://salt.example/a-very-long-address
Date: Wed, 1 May 2024 10:00:00 GMT
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--b"

----b
Content-Type: text/css
Content-Location: cid:css-1@mhtml.blink

p { color: red }
----b
Content-Type: text/html; charset="windows-1251"
Content-Transfer-Encoding: quoted-printable
Content-Location: https://salt.example/a-very-long-address

<title>=D1=EE=
=EB=FC</title>
----b
Content-Type: text/html
Content-ID: <frame@mhtml.blink>
Content-Location: https://salt.example/frame

<p>A frame.
----b--
"""


def test_mhtml_is_its_first_page_in_the_pages_own_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.mht").write_text(SNAPSHOT.replace("\n", "\r\n"), encoding="ascii", newline="")
    archive = open_archive(str(tmp_path / "a.mht"))
    message = only(archive)
    assert message.body.strip() == "<title>Соль</title>".encode("cp1251")
    assert message.value(b"content-type") == b"text/html; charset=windows-1251"
    assert (addresses(archive), archive.captures[0].at) == (
        ["https://salt.example/a-very-long-address"],
        AT,
    )


def test_mhtml_of_a_day_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.mht"
    path.write_text(SNAPSHOT.replace("May 2024", "May 9999999999"), encoding="ascii")
    os.utime(path, (AT.timestamp(), AT.timestamp()))
    assert open_archive(str(path)).captures[0].at == AT


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.warc")
    with pytest.raises(ArchiveError, match="is no file on a disk: write what it gives into one"):
        open_archive(str(tmp_path / "a.warc"))


def test_mhtml_that_is_torn(tmp_path: Path) -> None:
    path = tmp_path / "a.mht"
    path.write_text(SNAPSHOT.partition("A frame.")[0], encoding="ascii")
    archive = open_archive(str(path))
    assert len(archive.captures) == 1
    assert archive.damages == [f"{path}: torn: its last part is not closed"]
    path.write_text(SNAPSHOT.partition("=EB=FC")[0], encoding="ascii")
    with pytest.raises(ArchiveError, match="is torn, its page with it"):
        open_archive(str(path))
