"""WARC files of other crawlers, built here byte by byte, and files that are none."""

import gzip
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsbot.archive.archive import Archive, open_archive
from newsbot.errors import ArchiveError

PAGE = b"<html>the salt road</html>"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def warc_record(block: bytes, version: str = "1.0", **fields: str) -> bytes:
    """Fields are written WARC_Type for WARC-Type; the URL and the date have defaults."""
    named = {"WARC_Type": "response", "WARC_Target_URI": "http://salt.example/road"} | fields
    named.setdefault("WARC_Date", "2024-05-01T10:00:00Z")
    lines = [f"{name.replace('_', '-')}: {value}\r\n" for name, value in named.items() if value]
    head = f"WARC/{version}\r\n{''.join(lines)}Content-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def archive_of(folder: Path, *records: bytes) -> Archive:
    """The first record in a plain file, the others in one with a gzip member each."""
    (folder / "a.warc").write_bytes(records[0])
    if records[1:]:
        (folder / "b.warc.gz").write_bytes(b"".join(map(gzip.compress, records[1:])))
    return open_archive(f"{folder}/*")


def bodies(archive: Archive, url: str) -> list[bytes]:
    messages = [archive.read(capture) for capture in archive.captures_of(url)]
    return [message.body for message in messages if message]


def test_wget_writes_10_with_angle_brackets_and_chunks(tmp_path: Path) -> None:
    chunked = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"6\r\n<html>\r\nd\r\nthe salt road\r\n7\r\n</html>\r\n0\r\n\r\n"
    )
    info = warc_record(b"software: Wget\r\n", WARC_Type="warcinfo", WARC_Target_URI="")
    request = warc_record(b"GET /road HTTP/1.1\r\n\r\n", WARC_Type="request")
    page = warc_record(chunked, WARC_Target_URI="<http://salt.example/road>")
    log = warc_record(
        b"log", WARC_Type="resource", WARC_Target_URI="metadata://gnu.org/software/wget/wget.log"
    )
    archive = archive_of(tmp_path, info, request, page, log)
    assert len(archive.captures) == 1
    assert bodies(archive, "http://salt.example/road") == [PAGE]
    message = archive.read(archive.captures[0])
    assert message
    assert message.headers == ()


@pytest.mark.parametrize(
    "reference",
    [
        {"WARC_Payload_Digest": "sha1:SAME"},
        {"WARC_Refers_To": "<urn:uuid:1>"},
        {"WARC_Refers_To": "<urn:uuid:elsewhere>", "WARC_Payload_Digest": "sha1:SAME"},
        {
            "WARC_Refers_To_Target_URI": "http://salt.example/road",
            "WARC_Refers_To_Date": "2024-05-01T10:00:00Z",
        },
    ],
)
def test_heritrix_and_browsertrix_revisits(tmp_path: Path, reference: dict[str, str]) -> None:
    first = warc_record(OK + PAGE, WARC_Record_ID="<urn:uuid:1>", WARC_Payload_Digest="sha1:SAME")
    again = warc_record(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nAge: 7\r\n\r\n",
        WARC_Type="revisit",
        WARC_Target_URI="http://salt.example/copy",
        WARC_Date="2024-06-01T10:00:00Z",
        WARC_Profile="http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
        **reference,
    )
    archive = archive_of(tmp_path, first, again)
    (capture,) = archive.captures_of("http://salt.example/copy")
    message = archive.read(capture)
    assert message
    assert (message.body, message.value(b"age")) == (PAGE, b"7")
    assert str(capture.at) == "2024-06-01 10:00:00+00:00"


def test_a_revisit_without_a_head_has_the_head_of_its_original(tmp_path: Path) -> None:
    first = warc_record(OK + PAGE, WARC_Payload_Digest="sha1:SAME")
    again = warc_record(
        b"",
        WARC_Type="revisit",
        WARC_Target_URI="http://salt.example/copy",
        WARC_Payload_Digest="sha1:SAME",
    )
    archive = archive_of(tmp_path, first, again)
    message = archive.read(archive.captures_of("http://salt.example/copy")[0])
    assert message == archive.read(archive.captures_of("http://salt.example/road")[0])


def test_a_revisit_whose_original_is_elsewhere_has_no_message(tmp_path: Path) -> None:
    archive = archive_of(
        tmp_path, warc_record(OK, WARC_Type="revisit", WARC_Payload_Digest="sha1:OTHER")
    )
    assert archive.read(archive.captures[0]) is None


def test_pages_cut_off_by_the_crawler_are_missing(tmp_path: Path) -> None:
    cut = warc_record(OK + PAGE, WARC_Truncated="length", WARC_Payload_Digest="sha1:CUT")
    whole = warc_record(OK + PAGE, WARC_Target_URI="http://salt.example/whole")
    revisit = warc_record(OK, WARC_Type="revisit", WARC_Truncated="length")
    archive = archive_of(tmp_path, cut, whole, revisit)
    assert [(c.kind, c.url[20:]) for c in archive.captures] == [
        ("response", "whole"),
        ("revisit", "road"),
    ]


def test_a_server_that_said_not_modified(tmp_path: Path) -> None:
    profile = "http://netpreserve.org/warc/1.0/revisit/server-not-modified"
    archive = archive_of(tmp_path, warc_record(b"", WARC_Type="revisit", WARC_Profile=profile))
    assert archive.captures[0].status == 304
    message = archive.read(archive.captures[0])
    assert message
    assert message.status == 304


def test_resources_have_the_type_of_their_record(tmp_path: Path) -> None:
    archive = archive_of(
        tmp_path, warc_record(PAGE, "1.1", WARC_Type="resource", Content_Type="text/html")
    )
    message = archive.read(archive.captures[0])
    assert message
    assert (message.status, message.value(b"content-type")) == (200, b"text/html")
    assert message.body == PAGE


def test_records_of_other_kinds_are_no_pages(tmp_path: Path) -> None:
    others = [
        warc_record(b"via: x\r\n", WARC_Type="metadata"),
        warc_record(b"the salt road", WARC_Type="conversion"),
        warc_record(b"salt.example. 1 IN A 192.0.2.1", WARC_Target_URI="dns:salt.example"),
        warc_record(b"?", WARC_Type="telegram"),
    ]
    archive = archive_of(tmp_path, *others, warc_record(OK + PAGE))
    assert [capture.kind for capture in archive.captures] == ["response"]


@pytest.mark.parametrize("line", [b"HTTP/2 404", b"HTTP/2.0 404 ", b"HTTP/1.0 404 Not\xe9 here"])
def test_status_lines_without_much_of_a_reason(tmp_path: Path, line: bytes) -> None:
    archive = archive_of(tmp_path, warc_record(line + b"\r\nServer: x\r\n\r\ngone"))
    assert archive.captures[0].status == 404
    assert len(archive.captures) == 1
    assert bodies(archive, "http://salt.example/road") == [b"gone"]


def test_what_is_no_http_is_no_page(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, warc_record(b"ICY 200 OK\r\n\r\n"), warc_record(b"<html>"))
    assert archive.captures == []


def test_captures_of_one_address_are_in_the_order_of_time(tmp_path: Path) -> None:
    records = [
        warc_record(OK + text, WARC_Date=date)
        for text, date in [
            (b"second", "2024-05-02T00:00:00.5Z"),
            (b"third", "2024-05-02T00:00:00.500000001Z"),
            (b"first", "2024-05-02T02:00:00+03:00"),
            (b"no date", "yesterday"),
        ]
    ]
    archive = archive_of(tmp_path, *records)
    assert bodies(archive, "http://salt.example/road") == [
        b"no date",
        b"first",
        b"second",
        b"third",
    ]


def test_addresses_that_mean_the_same(tmp_path: Path) -> None:
    urls = ["https://salt.example/a/?y=2&x=1", "http://salt.example/b", "http://salt.example/b/"]
    archive = archive_of(tmp_path, *(warc_record(OK, WARC_Target_URI=url) for url in urls))

    def found(url: str) -> list[str]:
        return [capture.url for capture in archive.captures_of(url)]

    assert found("http://salt.example/b/") == [urls[2]]
    assert found("https://salt.example/a/?x=1&y=2#part") == [urls[0]]
    assert found("http://salt.example/a?x=1&y=2") == [urls[0]] * 0
    assert found("http://salt.example/a/?x=1&y=2") == [urls[0]]
    assert found("https://salt.example/b") == urls[1:]
    assert found("https://salt.example/c") == []


def test_a_redirect_is_no_answer_for_its_own_target(tmp_path: Path) -> None:
    there = b"HTTP/1.1 301 Moved\r\nLocation: %s\r\n\r\n"
    archive = archive_of(
        tmp_path,
        warc_record(there % b"https://salt.example/road"),
        warc_record(there % b"/", WARC_Target_URI="http://salt.example/old"),
    )
    assert archive.captures_of("http://salt.example/road")
    assert not archive.captures_of("https://salt.example/road")
    assert archive.captures_of("https://salt.example/old")


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ("https://salt.example:443/road", "https://salt.example/road"),
        ("http://salt.example:80/road/?a=1", "http://salt.example/road/?a=1"),
        ("https://www.salt.example/road", "https://salt.example/road"),
        ("https://salt.example/road", "http://www.salt.example:80/road/"),
    ],
)
def test_a_host_by_its_other_names(tmp_path: Path, stored: str, asked: str) -> None:
    archive = archive_of(
        tmp_path,
        warc_record(OK + PAGE, WARC_Target_URI=stored),
        warc_record(OK, WARC_Target_URI=stored.replace("salt", "salt:8", 1)),
        warc_record(OK, WARC_Target_URI="http://[salt/road"),
    )
    assert bodies(archive, asked) == [PAGE]


def test_a_redirect_to_www_is_no_answer_for_its_own_target(tmp_path: Path) -> None:
    there = b"HTTP/1.1 301 Moved\r\nLocation: https://www.salt.example:443/road\r\n\r\n"
    archive = archive_of(tmp_path, warc_record(there))
    assert archive.captures_of("http://salt.example/road")
    assert not archive.captures_of("https://www.salt.example/road")


def request(method: str, **fields: str) -> bytes:
    block = f"{method} /road HTTP/1.1\r\nHost: salt.example\r\n\r\n".encode()
    return warc_record(block, WARC_Type="request", **fields)


ANSWERED = warc_record(OK + b"no page", WARC_Record_ID="<urn:uuid:1>")
PAGE_2 = warc_record(OK + PAGE, WARC_Record_ID="<urn:uuid:2>")


@pytest.mark.parametrize("method", ["POST", "HEAD", "OPTIONS", "PUT", "post"])
@pytest.mark.parametrize(
    "records",
    [
        # The request names its response, as with Heritrix, warcprox and newsbot …
        [ANSWERED, {"WARC_Concurrent_To": "<urn:uuid:1>"}, PAGE_2],
        [{"WARC_Concurrent_To": "<urn:uuid:1>"}, PAGE_2, ANSWERED],
        # … or its response names it, as with Wget and Common Crawl; one may name several.
        [
            {"WARC_Record_ID": "<urn:uuid:r>"},
            warc_record(
                OK + b"no page",
                WARC_Record_ID="<urn:uuid:1>",
                WARC_Concurrent_To="<urn:uuid:i>\r\nWARC-Concurrent-To: <urn:uuid:r>",
            ),
            PAGE_2,
        ],
        # Neither names the other.
        [{}, warc_record(OK + b"no page"), request("GET"), warc_record(OK + PAGE)],
        [warc_record(OK + b"no page"), {}, warc_record(OK + PAGE), request("GET")],
    ],
)
def test_an_answer_to_another_method_is_no_page(
    tmp_path: Path, records: list[bytes | dict[str, str]], method: str
) -> None:
    written = [r if isinstance(r, bytes) else request(method, **r) for r in records]
    archive = archive_of(tmp_path, *written)
    assert bodies(archive, "http://salt.example/road") == [PAGE]


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\nAllow: GET, HEAD, OPTIONS\r\n\r\n",
    ],
)
def test_an_answer_without_its_request_that_is_no_page(tmp_path: Path, answer: bytes) -> None:
    archive = archive_of(tmp_path, warc_record(answer), warc_record(OK + PAGE))
    assert bodies(archive, "http://salt.example/road") == [PAGE]


def test_a_redirect_without_its_body_is_kept(tmp_path: Path) -> None:
    there = b"HTTP/1.1 301 Moved\r\nContent-Length: 178\r\nLocation: /new\r\n\r\n"
    (capture,) = archive_of(tmp_path, warc_record(there)).captures
    assert capture.status == 301


def test_a_resource_of_an_address_that_has_a_response(tmp_path: Path) -> None:
    archive = archive_of(
        tmp_path,
        warc_record(b"\x89PNG", "1.1", WARC_Type="resource", Content_Type="image/png"),
        warc_record(OK + PAGE),
    )
    assert bodies(archive, "http://salt.example/road") == [PAGE]


def test_names_of_fields_in_lower_case(tmp_path: Path) -> None:
    head, _, rest = warc_record(OK + PAGE, WARC_Record_ID="<urn:uuid:1>").partition(b"\r\n\r\n")
    archive = archive_of(tmp_path, head.lower().replace(b"warc/", b"WARC/") + b"\r\n\r\n" + rest)
    assert bodies(archive, "http://salt.example/road") == [PAGE]


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate", "zstd", "gzip, br"])
@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        "<html>\n\tдым идёт".encode("cp1251") * 200,
        "<html>塩の道".encode("iso2022_jp"),
        "<html>".encode("utf-16"),
    ],
)
def test_a_body_stored_decoded_under_the_header_of_its_coding(
    tmp_path: Path, coding: str, page: bytes
) -> None:
    block = f"HTTP/1.1 200 OK\r\ncontent-encoding: {coding}\r\nVary: *\r\n\r\n".encode() + page
    revisit = warc_record(
        block[: -len(page)],
        WARC_Type="revisit",
        WARC_Target_URI="http://salt.example/copy",
        WARC_Refers_To="<urn:uuid:1>",
    )
    archive = archive_of(tmp_path, warc_record(block, WARC_Record_ID="<urn:uuid:1>"), revisit)
    for url in ("http://salt.example/road", "http://salt.example/copy"):
        message = archive.read(archive.captures_of(url)[0])
        assert message
        assert message.headers == ((b"Vary", b"*"),)
        assert message.body == page


@pytest.mark.parametrize("compress", [gzip.compress, zlib.compress, brotli.compress])
@pytest.mark.parametrize("text", [b"a", PAGE, PAGE * 99])
def test_a_body_that_is_coded_keeps_its_header(
    tmp_path: Path, compress: Callable[[bytes], bytes], text: bytes
) -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Encoding: x\r\n\r\n" + compress(text)
    archive = archive_of(tmp_path, warc_record(block))
    message = archive.read(archive.captures[0])
    assert message
    assert message.value(b"content-encoding") == b"x"


def test_several_places(tmp_path: Path) -> None:
    for name in ("one", "two", "three", "with space"):
        record = warc_record(OK, WARC_Target_URI=f"http://salt.example/{name[:4]}")
        (tmp_path / f"{name}.warc").write_bytes(record)
    places = f"{tmp_path}/one.warc, {tmp_path}/t*.warc {tmp_path}/two.warc"
    assert len(open_archive(places).captures) == 3
    assert len(open_archive(f"{tmp_path}/**/*.warc").captures) == 4
    assert len(open_archive(f"{tmp_path}/with space.warc").captures) == 1


@pytest.mark.parametrize("place", ["{}/none.warc.gz", "{}/*.arc", " , ", "{}/**x"])
def test_nothing_there(tmp_path: Path, place: str) -> None:
    with pytest.raises(ArchiveError, match=r"no file matches|no archive is named|Invalid pattern"):
        open_archive(place.format(tmp_path))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"# Notes\n",
        gzip.compress(b"", mtime=0),
        gzip.compress(b"# Notes\n", mtime=0),
        gzip.compress(b"WARC/1.0\r\n", mtime=0)[:15],
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 100\r\n\r\ntorn",
        b"filedesc://a.arc 192.0.2.1 20240501100000 text/plain 9\n1 0 InternetArchive\n",
        b"\x00" * 4096,
    ],
)
def test_what_is_no_warc_file_is_said_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.warc.gz").write_bytes(content)
    with pytest.raises(ArchiveError, match=r"a\.warc\.gz is not a WARC file: ") as caught:
        open_archive(str(tmp_path / "a.warc.gz"))
    assert "\n" not in str(caught.value)


def test_an_empty_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"no saved page is found in "):
        open_archive(str(tmp_path))


def test_one_gzip_stream_over_all_records_is_said(tmp_path: Path) -> None:
    content = gzip.compress(warc_record(OK + PAGE) * 3)
    (tmp_path / "a.warc.gz").write_bytes(content)
    assert "non-chunked gzip" in open_archive(f"{tmp_path}/a.warc.gz").damages[0]


@pytest.mark.parametrize("compress", [gzip.compress, bytes])
def test_a_torn_end_leaves_what_is_whole(
    tmp_path: Path, compress: Callable[[bytes], bytes]
) -> None:
    page = compress(warc_record(OK + PAGE * 9))
    for size in range(1, len(page) - 20, 7):
        (tmp_path / "a.warc.gz").write_bytes(page + page + page[:size])
        archive = open_archive(f"{tmp_path}/a.warc.gz")
        assert bodies(archive, "http://salt.example/road") == [PAGE * 9] * 2
        (damage,) = archive.damages
        assert damage.startswith(f"{tmp_path}/a.warc.gz: ")
        assert damage.endswith(", after 2 whole records")


def test_a_file_that_changed_meanwhile(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, warc_record(OK + PAGE))
    for path in tmp_path.iterdir():
        path.write_bytes(b"other")
    with pytest.raises(ArchiveError, match="has changed"):
        archive.read(archive.captures[0])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=1, max_size=30), st.integers(0, 900), st.integers(0, 200), st.booleans())
def test_damaged_files_open_or_are_refused(
    tmp_path: Path, noise: bytes, at: int, cut: int, compressed: bool
) -> None:
    content = warc_record(OK + PAGE) * 3
    content = gzip.compress(content) if compressed else content
    (tmp_path / "a.warc.gz").write_bytes(content[:at] + noise + content[at + cut :])
    with suppress(ArchiveError):
        archive = open_archive(f"{tmp_path}/a.warc.gz")
        assert len(archive.captures) <= 4
        for capture in archive.captures:
            archive.read(capture)
