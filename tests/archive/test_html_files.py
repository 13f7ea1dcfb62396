"""Pages saved as HTML files, with what says their addresses."""

import gzip
import os
from datetime import datetime
from pathlib import Path

import pytest
from scrapy.http import Request

from newsbot.archive.archive import open_archive
from newsbot.archive.places import start_from
from newsbot.archive.scrapy_messages import scrapy_response
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


@pytest.mark.parametrize("places", ["{folder}\n{said}", "{said}\n{folder}"])
def test_what_the_user_says_of_a_file_counts_whatever_else_leads_to_it(
    tmp_path: Path, places: str
) -> None:
    file = html(tmp_path / "page.html", SINGLE_FILE)
    said = f"{URL}/1 = {file}\n{URL}/2 = {file}"
    archive = open_archive(places.format(folder=tmp_path, said=said))
    assert addresses(archive) == [f"{URL}/1", f"{URL}/2"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is empty"),
        (b"\x89PNG\r\n\0secret", "it is a binary file of another kind"),
        (b"MIME-Version: 1.0\nsecret", "says its addresses itself: name it without one"),
    ],
)
def test_what_is_no_html_file_gets_no_address(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "page").write_bytes(content)
    (tmp_path / "index.csv").write_text(f"{URL},page\n", encoding="utf-8")
    for place in (f"{URL} = {tmp_path}/page", f"{tmp_path}/index.csv"):
        with pytest.raises(ArchiveError) as refused:
            open_archive(place)
        assert words in str(refused.value)
        assert "secret" not in str(refused.value)


def test_an_html_file_in_gzip(tmp_path: Path) -> None:
    """As the server sent it to a `curl` that had asked for gzip."""
    (tmp_path / "page.html").write_bytes(gzip.compress(SINGLE_FILE.encode()))
    archive = open_archive(str(tmp_path))
    assert (addresses(archive), only(archive).body) == ([URL], SINGLE_FILE.encode())


def test_names_with_spaces_one_a_line(tmp_path: Path) -> None:
    one = html(tmp_path / "page one.html", HTML)
    two = html(tmp_path / "page two.html", SINGLE_FILE)
    archive = open_archive(f"{URL}/1 = {one}\n{two}\n")
    assert addresses(archive) == [URL, f"{URL}/1"]
    text = start_from(tmp_path, f"page two.html\n{URL}/1 = page one.html\n*.har")
    assert text == f"{two}\n{URL}/1 = {one}\n{tmp_path}/*.har"


def test_an_index_may_have_names_and_must_hold(tmp_path: Path) -> None:
    html(tmp_path / "in" / "a.html", HTML)
    html(tmp_path / "b.html", HTML)
    index = html(tmp_path / "index.csv", f"file,address,note\nin/a.html,{URL},x\nb.html,{URL}/b,\n")
    for place in (index, tmp_path):
        archive = open_archive(str(place))
        assert addresses(archive) == [URL, f"{URL}/b"]
        assert {capture.at for capture in archive.captures} == {AT}
    for sign in (";", "\t"):
        html(index, f"file{sign}url\nin/a.html{sign}{URL}?a=1,2\n")
        assert addresses(open_archive(str(index))) == [f"{URL}?a=1,2"]
    html(index, f"{URL},in/a.html,2023-01-01\n\n{URL}/b,nowhere.html\n")
    with pytest.raises(ArchiveError, match=r"index\.csv, line 3: it wants an address, and a file"):
        open_archive(str(index))
    html(index, f"{URL},in/a.html,yesterday\n")
    with pytest.raises(ArchiveError, match=r"index\.csv, line 1: its time is not ISO 8601"):
        open_archive(str(index))


LINKS = """<!DOCTYPE html><p>Of //salt.example
<a href="../road/index.html#end">Road</a> <a href='../lake.html'>Lake</a>
<a href="../../www.dune.example/a/index.html">Dune</a> <a href="https://salt.example/sea/">Sea</a>
<a href="index.html%3Fpage=2.html">2</a> <img src="../salt.jpg"> <a href="gone.html">Gone</a>
<script>var link = '<a href="../road/index.html">'</script>"""


@pytest.mark.parametrize("place", ["", "salt.example", "salt.example/tag/index.html"])
def test_a_mirror_of_several_hosts_or_a_part_of_it(tmp_path: Path, place: str) -> None:
    html(tmp_path / "salt.example" / "tag" / "index.html", LINKS)
    html(tmp_path / "salt.example" / "tag" / "index.html?page=2.html", HTML)
    html(tmp_path / "salt.example" / "road" / "index.html", HTML)
    og_url = '<meta property="og:url" content="https://salt.example/lake">'
    html(tmp_path / "salt.example" / "lake.html", f"<html><head>{og_url}<p>The lake.")
    html(tmp_path / "www.dune.example" / "a" / "index.html", HTML)
    archive = open_archive(str(tmp_path / place))
    assert archive.warnings == []
    ((capture, *_), url) = archive.captures_of("https://salt.example/tag/"), "https://salt.example"
    message = archive.read(capture)
    assert message
    page = scrapy_response(Request(f"{url}/tag/"), message)
    assert [page.urljoin(link) for link in page.css("a::attr(href), img::attr(src)").getall()] == [
        f"{url}/road/#end",
        f"{url}/lake",
        "https://www.dune.example/a/",
        f"{url}/sea/",
        f"{url}/tag/?page=2",
        f"{url}/salt.jpg",
        f"{url}/tag/gone.html",
    ]


def test_a_mirror_of_httrack(tmp_path: Path) -> None:
    """Its names for pages with a query are its own; the comment has the addresses."""
    words = "by HTTrack Website Copier/3.x [XR&CO'2014], Wed, 01 May 2024 10:00:00 GMT"
    link = '<a href="../tag/index4658.html?page=2">2</a>'
    for name, url in (("road/index", "road/"), ("tag/index4658", "tag/?page=2")):
        comment = f"<!-- Mirrored from salt.example/{url} {words} -->"
        html(tmp_path / "mine" / f"{name}.html", f"<!DOCTYPE html>\n{comment}{link}")
    archive = open_archive(str(tmp_path))
    assert addresses(archive) == ["http://salt.example/road/", "http://salt.example/tag/?page=2"]
    assert {capture.at for capture in archive.captures} == {AT}
    for _, message in archive.pages():
        assert message.body.endswith(b'<a href="//salt.example/tag/?page=2">2</a>')


def test_what_only_begins_like_an_address_is_none(tmp_path: Path) -> None:
    script = '<script>host = "https://["; host = "http://salt.example:99999/"</script>'
    html(tmp_path / "salt.example" / "road" / "index.html", f"<html>{script}<p>The road.")
    comment = "<!-- saved from url=(0010)https://[x/ -->"
    html(tmp_path / "odd.html", f"<!DOCTYPE html>{comment}")
    archive = open_archive(str(tmp_path))
    assert addresses(archive) == ["http://salt.example/road/", "https://[x/"]
    assert archive.captures_of("https://salt.example/road")
    assert len([*archive.pages()]) == 2


def test_a_folder_with_a_hosts_name_is_no_mirror_of_other_pages(tmp_path: Path) -> None:
    html(tmp_path / "my.pages" / "a.html", f"<head><link href='{URL}' rel='canonical'><p>Road.")
    assert addresses(open_archive(str(tmp_path))) == [URL]


def test_whether_a_name_had_its_suffix_is_told_by_the_pages_or_named(tmp_path: Path) -> None:
    folder = tmp_path / "salt.example"
    html(folder / "road.html", HTML)
    (doubt,) = open_archive(str(tmp_path)).warnings
    assert f": {folder}/road.html (" in doubt
    html(folder / "list?page=2.html", HTML)
    html(folder / "tag.html", HTML)
    html(folder / "tag" / "index.html", HTML)
    archive = open_archive(str(tmp_path))
    url = "http://salt.example"
    expected = [f"{url}/list?page=2", f"{url}/road.html", f"{url}/tag", f"{url}/tag/"]
    assert addresses(archive) == expected
    (doubt,) = archive.warnings
    assert doubt.startswith("1 saved pages may have addresses without their files' .html, which is")
    assert f": {folder}/road.html (" in doubt
    html(folder / "lake.html", f'<html><head><meta property="og:url" content="{url}/lake">')
    archive = open_archive(str(tmp_path))
    expected = [f"{url}/lake", f"{url}/list?page=2", f"{url}/road", f"{url}/tag", f"{url}/tag/"]
    assert (addresses(archive), archive.warnings) == (expected, [])


def test_a_mirror_without_folders_of_hosts(tmp_path: Path) -> None:
    """Of `-nH -k`: the listing is placed by the user, the article by itself."""
    listing = html(tmp_path / "tag" / "index.html", '<html><a href="../road/index.html">Road</a>')
    html(tmp_path / "road" / "index.html", f'<html><link rel="canonical" href="{URL}/">')
    archive = open_archive(f"https://salt.example/tag/ = {listing}\n{tmp_path}")
    assert (addresses(archive), archive.warnings) == ([f"{URL}/", "https://salt.example/tag/"], [])
    assert b'<html><a href="//salt.example/road/">Road</a>' in [m.body for _, m in archive.pages()]


def test_a_mirror_whose_names_are_cut(tmp_path: Path) -> None:
    """`--cut-dirs`: what says no address has none, as nobody knows what was cut."""
    folder = tmp_path / "salt.example"
    listing = html(folder / "serimov" / "index.html", '<a href="../05/road/index.html">Road</a>')
    html(folder / "robots.txt", "User-agent: *")
    url = "https://salt.example/2026/05/road/"
    html(folder / "05" / "road" / "index.html", f'<html><link rel="canonical" href="{url}">')
    archive = open_archive(str(tmp_path))
    assert (addresses(archive), archive.unplaced) == ([url], [listing])
    html(folder / "lake" / "index.html", '<html><a href="https://salt.example/lake/">Lake</a>')
    (folder / "robots.txt").unlink()
    archive = open_archive(str(tmp_path))
    names = [
        "https://salt.example/lake/",
        *(f"http://salt.example/{n}/" for n in ("05/road", "serimov")),
    ]
    assert (addresses(archive), archive.unplaced) == (sorted(names), [])


def test_copies_that_wget_kept_of_pages_are_no_pages(tmp_path: Path) -> None:
    """`-K`, with `-E` or without."""
    for name in ("index.html", "index.html.orig", "list?page=2.html", "list?page=2.orig"):
        html(tmp_path / "salt.example" / name, HTML)
    url = "http://salt.example"
    assert addresses(open_archive(str(tmp_path))) == [f"{url}/", f"{url}/list?page=2"]


def test_a_page_without_suffix_may_begin_as_it_likes(tmp_path: Path) -> None:
    html(tmp_path / "salt.example" / "road", "<script>1</script><p>The road.")
    assert addresses(open_archive(str(tmp_path))) == ["http://salt.example/road"]


def test_links_to_folders_are_followed_once(tmp_path: Path) -> None:
    html(tmp_path / "elsewhere" / "page.html", SINGLE_FILE)
    (tmp_path / "in").mkdir()
    for name, target in (("one", "../elsewhere"), ("two", "../elsewhere"), ("round", "../in")):
        (tmp_path / "in" / name).symlink_to(target)
    assert addresses(open_archive(f"{tmp_path}/in")) == [URL]


def test_parts_of_a_saved_page_are_no_pages(tmp_path: Path) -> None:
    html(tmp_path / "page.html", SINGLE_FILE)
    html(tmp_path / "page_files" / "frame.html", HTML)
    archive = open_archive(str(tmp_path))
    assert (addresses(archive), archive.warnings) == ([URL], [])
