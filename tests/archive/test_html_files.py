"""Pages saved as HTML files, with what says their addresses."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from newsbot.archive.archive import open_archive
from newsbot.errors import ArchiveError
from tests.archive.test_saved_pages import AT, URL, addresses, only

HTML = "<!DOCTYPE html><title>Salt</title><p>The salt road."


def html(path: Path, text: str, at: datetime = AT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


SINGLE_FILE = f"""<!DOCTYPE html> <html lang="en"><!--
 Page saved with SingleFile
 url: {URL}
 saved date: Wed May 01 2024 12:00:00 GMT+0200 (Central European Summer Time)
--><meta charset="utf-8"><link rel="canonical" href="{URL}/other"><p>Road."""


@pytest.mark.parametrize(
    "text",
    [
        f"<!DOCTYPE html>\n<!-- saved from url=({len(URL):04})%s -->\n<html><p>Road." % URL,
        SINGLE_FILE,
        f"<!DOCTYPE html><link href='{URL}' rel='canonical'><p>Road.",
        f'<html><head><meta content="{URL}" property="og:url"><p>Road.',
        f"<link rel=canonical href=/road><meta property=og:url content={URL}><p>Road.",
    ],
)
def test_an_html_file_that_says_its_address(tmp_path: Path, text: str) -> None:
    archive = open_archive(str(html(tmp_path / "page.html", text)))
    assert addresses(archive) == [URL]
    assert archive.captures[0].at == AT
    assert only(archive).body == text.encode()


@pytest.mark.parametrize(
    "places", ["{url} = {file}", "{url}={file}", "{url}={file}, {other}", "{other} {url} = {file}"]
)
def test_an_html_file_with_its_address_beside_it(tmp_path: Path, places: str) -> None:
    url = f"{URL}?q=a,b=c"
    file = html(tmp_path / "page=1.html", "The road, without any markup.")
    other = html(tmp_path / "other.html", SINGLE_FILE)
    archive = open_archive(places.format(url=url, file=file, other=other))
    assert url in addresses(archive)
    assert len(archive.captures) == 1 + ("other" in places)


def test_an_index_may_have_names_and_must_hold(tmp_path: Path) -> None:
    html(tmp_path / "in" / "a.html", HTML)
    html(tmp_path / "b.html", HTML)
    index = html(tmp_path / "index.csv", f"file,address,note\nin/a.html,{URL},x\nb.html,{URL}/b,\n")
    for place in (index, tmp_path):
        archive = open_archive(str(place))
        assert addresses(archive) == [URL, f"{URL}/b"]
        assert {capture.at for capture in archive.captures} == {AT}
    html(index, f"{URL},in/a.html,2023-01-01\n\n{URL}/b,nowhere.html\n")
    with pytest.raises(ArchiveError, match=r"index\.csv, line 3: it wants an address, and a file"):
        open_archive(str(index))
    html(index, f"{URL},in/a.html,yesterday\n")
    with pytest.raises(ArchiveError, match=r"index\.csv, line 1: its time is not ISO 8601"):
        open_archive(str(index))


def test_parts_of_a_saved_page_are_no_pages(tmp_path: Path) -> None:
    html(tmp_path / "page.html", SINGLE_FILE)
    html(tmp_path / "page_files" / "frame.html", HTML)
    archive = open_archive(str(tmp_path))
    assert (addresses(archive), archive.warnings) == ([URL], [])
