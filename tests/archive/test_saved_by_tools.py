"""What people's own tools saved of a site gives the rows of the live crawl when it is replayed."""

import gzip
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from scrapy.extensions.httpcache import DbmCacheStorage
from scrapy.http import HtmlResponse, Request, Response
from scrapy.utils.test import get_crawler

from newsbot.archive.archive import open_archive
from newsbot.archive.scrapy_messages import scrapy_response
from newsbot.pages.listing.page import ListingPage
from tests.archive import tools
from tests.archive.test_saved_pages import AT
from tests.browsing import needs_browser
from tests.crawling import PACES, Crawl, Workspace, crawl, scrapy
from tests.site.replies import Reply, html_reply
from tests.site.server import serve
from tests.site.site import Site

ARTICLE = (
    "url, headline, excerpt, excerpt_truncated, article_body, authors, section, keywords,"
    "date_published, date_modified, in_language, main_image, content_hash"
)
RATE = "base_currency, quote_currency, rate, change_pct, as_of, as_of_source, source_url, raw"
TABLES = (
    f"SELECT {ARTICLE} FROM articles ORDER BY url",
    f"SELECT {RATE} FROM rates ORDER BY 1",
    "SELECT url, first, last, total, cards FROM listing_pages ORDER BY 1",
    "SELECT url, total, verdict FROM listings ORDER BY 1",
    "SELECT * FROM lost_pages",
)
OLD = "<!DOCTYPE html><title>Соль</title><p>Соляная дорога открыта." * 9
FRAMED = "<!DOCTYPE html><title>Road</title><iframe src='/old/'></iframe><p>The road.</p>"


@dataclass(frozen=True)
class Saved:
    """`rows`: of a live crawl, which left `crawl.warc.gz` and Scrapy's own cache in `folder`."""

    site: Site
    folder: Path
    rows: list[object]

    @property
    def page_urls(self) -> list[str]:
        return page_urls(self.site)


def page_urls(site: Site) -> list[str]:
    pages = [site.options.base_url + path for path in site.page_paths()]
    return [*pages, *map(site.url, site.articles)]


def rows_of(workspace: Workspace) -> list[object]:
    return [workspace.rows(sql) for sql in TABLES]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Saved]:
    folder = tmp_path_factory.mktemp("saved")
    workspace = Workspace(folder / "live", PACES["no_delay"])
    cache = ("-s", "HTTPCACHE_ENABLED=1", "-s", f"HTTPCACHE_DIR={folder}/httpcache")
    with serve(Site(8, paging="query"), compress=True) as site:
        warc = f"{folder}/crawl.warc.gz"
        run = crawl(workspace, site.listing_url, *cache, NEWSBOT_RECORD=warc)
        assert run.exit_code == 0, run.log
        old = Reply(OLD.encode("cp1251"), headers=(("Content-Type", "text/html; charset=cp1251"),))
        site.answer("/old/", old, times=9)
        site.answer("/framed/", html_reply(FRAMED), times=9)
        yield Saved(site, folder, rows_of(workspace))


@pytest.fixture(scope="module")
def browsed(saved: Saved) -> Path:
    folder = saved.folder / "browsed"
    folder.mkdir()
    others = [f"{saved.site.options.base_url}/{name}/" for name in ("old", "framed")]
    with tools.chromium() as browser:
        tools.browse(browser, folder, saved.page_urls, "pages.har")
        tools.browse(browser, folder, others, "others.har")
        tools.browse(browser, folder, others, "zipped.zip")
    return folder


def check_replay(workspace: Workspace, saved: Saved, place: Path | str) -> Crawl:
    run = crawl(workspace, saved.site.listing_url, NEWSBOT_REPLAY=str(place))
    assert run.exit_code == 0, run.log
    assert rows_of(workspace) == saved.rows
    return run


def test_a_mirror_of_wget(workspace: Workspace, saved: Saved) -> None:
    folder = workspace.folder / "mirror"
    tools.mirror(folder, saved.site.listing_url, "-k", "-E", "-p")
    check_replay(workspace, saved, folder)


def test_scrapys_http_cache(workspace: Workspace, saved: Saved) -> None:
    check_replay(workspace, saved, saved.folder / "httpcache")


def test_scrapys_http_cache_in_gzip_and_torn(tmp_path: Path, saved: Saved) -> None:
    copy = tmp_path / "httpcache"
    shutil.copytree(saved.folder / "httpcache", copy)
    for path in copy.rglob("*/*/*/*"):
        path.write_bytes(gzip.compress(path.read_bytes()))
    pages, copied = (
        sorted((capture.url, message.body) for capture, message in open_archive(str(place)).pages())
        for place in (saved.folder / "httpcache", copy)
    )
    assert copied == pages
    (meta, *_) = sorted(copy.rglob("meta"))
    meta.write_bytes(meta.read_bytes()[:20])
    archive = open_archive(str(copy))
    assert len(archive.captures) == len(pages) - 1
    torn = [f"{meta.parent}: an entry of Scrapy's HTTP cache that is torn"]
    assert archive.damages == torn
    for text in (
        "{'method': 'GET', 'url': None}",
        "{'method': 'GET', 'url': 'http://a/', 'status': 200, 'timestamp': 1e999}",
    ):
        meta.write_text(text, encoding="utf-8")
        assert open_archive(str(copy)).damages == torn


def test_scrapys_http_cache_in_a_dbm_file_is_named(tmp_path: Path) -> None:
    settings = {"HTTPCACHE_DIR": str(tmp_path), "HTTPCACHE_DBM_MODULE": "dbm.dumb"}
    spider = get_crawler(settings_dict=settings)._create_spider("any")
    storage = DbmCacheStorage(spider.crawler.settings)
    storage.open_spider(spider)
    page = HtmlResponse("https://salt.example/", body=b"secret")
    storage.store_response(spider, Request(page.url), page)
    storage.close_spider(spider)
    said = "; ".join(open_archive(str(tmp_path)).warnings)
    assert "is Scrapy's HTTP cache in a DBM file, which holds pickles: only" in said
    assert "secret" not in said


@needs_browser
def test_a_har_of_playwright(workspace: Workspace, saved: Saved, browsed: Path) -> None:
    check_replay(workspace, saved, browsed / "pages.har")


@needs_browser
def test_what_a_browser_saved_of_other_pages(browsed: Path) -> None:
    """Of a page in an old charset, and of one with a frame, which is a part of it in MHTML."""
    for name in ("others.har", "zipped.zip", "others-0.mhtml"):
        page = page_in(browsed / name, "/old/")
        assert page.encoding == ("cp1251" if name.endswith(".mhtml") else "utf-8")
        assert page.css("p::text").get("").startswith("Соляная дорога открыта.")
    assert page_in(browsed / "others-1.mhtml", "/framed/").css("p::text").getall() == ["The road."]
    assert len(open_archive(f"{browsed}/others-1.mhtml").captures) == 1


def page_in(path: Path, ending: str) -> Response:
    pages = open_archive(str(path)).pages()
    capture, message = next(pair for pair in pages if pair[0].url.endswith(ending))
    return scrapy_response(Request(capture.url), message)


@needs_browser
def test_mhtml_of_chromium(workspace: Workspace, saved: Saved, browsed: Path) -> None:
    check_replay(workspace, saved, f"{browsed}/pages-*.mhtml")


@needs_browser
def test_reparse_takes_them_too(saved: Saved, browsed: Path) -> None:
    (browsed / "unknown.html").write_text("<!DOCTYPE html><p>Whose?", encoding="utf-8")
    live = Workspace(saved.folder / "live")
    for place in (saved.folder / "httpcache", browsed):
        done = scrapy(live, "reparse", str(place))
        assert done.returncode == 0, done.stderr
        assert " saved pages: 8 stored articles, " in done.stdout
        assert "-> " not in done.stdout
    assert "unknown  1 saved pages say no address and are left out: " in done.stdout


def test_html_files_with_an_index(workspace: Workspace, saved: Saved) -> None:
    """As `curl -o` leaves them. An article's page says its address; a listing's does not."""
    folder = workspace.folder / "html"
    folder.mkdir()
    lines = []
    for number, url in enumerate(saved.page_urls):
        name = f"page {number}.html"
        (folder / name).write_bytes(urlopen(url).read())
        if url.startswith(saved.site.listing_url):
            lines.append(f"{url},{name},2026-02-22T09:00:00Z\n")
    (folder / "index.csv").write_text("".join(lines), encoding="utf-8")
    (folder / "whose.html").write_text("<!DOCTYPE html><p>secret", encoding="utf-8")
    run = check_replay(workspace, saved, folder)
    unknown = f"1 saved pages say no address and are left out: {folder}/whose.html ("
    assert run.log.count(unknown) == 1
    assert "secret" not in run.log + run.output
    explained = scrapy(workspace, "explain", saved.page_urls[-1])
    assert f"{folder}/page {len(saved.page_urls) - 1}.html, " in explained.stdout


@pytest.mark.parametrize(
    ("paging", "options"),
    [
        ("query", ["-k"]),
        ("query", ["-k", "-E", "--restrict-file-names=windows"]),
        ("query", ["-k", "--restrict-file-names=ascii,nocontrol"]),
        ("matrix", ["-k", "-E"]),
        ("matrix", ["-k", "-E", "--restrict-file-names=windows"]),
        ("file", ["-k", "-K", "-E"]),
        ("path", ["-k", "-E", "-x", "--protocol-directories"]),
        ("path", []),
    ],
)
def test_whatever_wget_made_of_addresses(tmp_path: Path, options: list[str], paging: str) -> None:
    with serve(Site(8, paging=paging)) as site:
        site.rename(site.url(site.articles[0]), "/2026/road.html" if paging == "file" else "/road")
        site.rename(site.url(site.articles[1]), "/story.php?id=7&lang=kk")
        site.rename(site.url(site.articles[2]), "/%D0%B6%D0%BE%D0%BB/%D1%82%D2%B1%D0%B7/")
        tools.mirror(tmp_path / "mirror", site.listing_url, *options)
        live = {url: urlopen(url).read() for url in page_urls(site)}
    archive = open_archive(str(tmp_path / "mirror"))
    assert archive.warnings == []
    for url, body in live.items():
        (capture,) = archive.captures_of(url)
        message = archive.read(capture)
        assert message
        restored, original = ListingPage(message.body, url), ListingPage(body, url)
        assert [card.url for card in restored.cards] == [card.url for card in original.cards]
        assert restored.next_url == original.next_url


def test_a_file_was_captured_when_it_was_last_changed(workspace: Workspace) -> None:
    """It dates rates on a page without a date, and dates such as "yesterday"."""
    with serve(Site(2, date="")) as site:
        file = workspace.folder / "listing.html"
        url = site.listing_url
        file.write_bytes(urlopen(url).read())
    os.utime(file, (AT.timestamp(), AT.timestamp()))
    run = crawl(workspace, url, "-a", "follow=0", NEWSBOT_REPLAY=f"{url} = {file}")
    assert run.exit_code == 0, run.log
    dates = workspace.rows("SELECT DISTINCT as_of, as_of_source FROM rates")
    assert dates == [{"as_of": "2024-05-01", "as_of_source": "fetch"}]
    fetched = workspace.value("SELECT fetched_at FROM listing_pages")
    assert fetched.startswith("2024-05-01T10:00:00")
    archives = [json.loads(row["archive"]) for row in workspace.rows("SELECT archive FROM runs")]
    assert archives == [[f"{url} = {file}"]]
