"""`scrapy forget`: a listing goes, and nothing that was found through it."""

import os
import pty
from collections.abc import Iterator

import pytest

from tests import warm_start
from tests.crawling import (
    ON_BOTH_DATABASES,
    ROOT,
    Workspace,
    crawl,
    scrapy,
    start,
    wait_until,
)
from tests.site.server import serve
from tests.site.site import Site

KEPT = ("articles", "article_revisions", "rates", "runs", "hosts")
MISTYPED = "/tag/serimow/"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(5)) as served:
        served.add_listing("/tag/second/", served.articles[3:])
        yield served


def counts(workspace: Workspace, *tables: str) -> list[int]:
    return [workspace.value(f"SELECT count(*) FROM {table}") for table in tables]


def second(site: Site) -> str:
    return f"{site.options.base_url}/tag/second/"


def urls(workspace: Workspace) -> set[str]:
    return {row["url"] for row in workspace.rows("SELECT url FROM listings")}


@ON_BOTH_DATABASES
def test_what_goes_and_what_stays(workspace: Workspace, site: Site) -> None:
    shared = site.articles[4]
    site.fail(shared.path, 503, times=4)
    mistyped = site.options.base_url + MISTYPED
    both = f"{site.listing_url},{second(site)},{mistyped}"
    assert crawl(workspace, both).exit_code == 3
    before = counts(workspace, *KEPT)

    done = scrapy(workspace, "forget", "--yes", mistyped)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"forgotten {mistyped}" in done.stdout
    assert urls(workspace) == {site.listing_url, second(site)}
    # Nobody asks for the mistyped page again; somebody does for the article.
    lost = [row["url"] for row in workspace.rows("SELECT url FROM lost_pages")]
    assert lost == [site.url(shared)]

    done = scrapy(workspace, "forget", "--yes", second(site).rstrip("/"))
    assert done.returncode == 0, done.stderr
    assert "keeps    all articles (0 stand in no other listing" in done.stdout
    assert counts(workspace, *KEPT) == before
    assert counts(workspace, "listings", "run_listings", "listing_articles") == [1, 1, 5]
    assert scrapy(workspace, "db", "check").returncode == 0

    assert crawl(workspace, both).exit_code == 3  # named again, walked again
    assert counts(workspace, "articles", "listings") == [5, 3]


def test_what_cannot_be_meant(workspace: Workspace, site: Site) -> None:
    crawl(workspace, site.listing_url, "-a", "follow=0")
    for arguments, words in (
        ([], "say which listing"),
        (["https://a.example/", "https://b.example/"], "say which listing"),
        (["--yes", "https://elsewhere.example/"], "there is no listing https://elsewhere.example/"),
        (["--yes", "steppe"], "is no listing's address"),
        ([site.listing_url], "nobody is there to be asked: use --yes"),
    ):
        done = scrapy(workspace, "forget", *arguments)
        assert done.returncode == 2
        assert words in done.stderr
        assert "Traceback" not in done.stderr
        assert urls(workspace) == {site.listing_url}


def test_no_database(workspace: Workspace) -> None:
    done = scrapy(workspace, "forget", "--yes", "https://a.example/")
    assert done.returncode == 5
    assert "there is no database" in done.stderr


@ON_BOTH_DATABASES
def test_a_crawl_at_work_is_not_undermined(workspace: Workspace, site: Site) -> None:
    site.hang(site.options.listing)
    process = start(workspace, site.listing_url)
    wait_until(lambda: any(received.path == site.options.listing for received in site.log))
    done = scrapy(workspace, "forget", "--yes", site.listing_url)
    process.terminate()
    process.communicate()
    assert done.returncode == 7, done.stderr
    assert urls(workspace) == {site.listing_url}


def answer(workspace: Workspace, site: Site, reply: bytes) -> bytes:
    """To the question, on a terminal; what it said before."""
    ours, theirs = pty.openpty()
    seen = b""

    def reply_to(_pid: int) -> None:
        nonlocal seen
        os.close(theirs)
        while b"[y/N]" not in seen:
            seen += os.read(ours, 1000)
        os.write(ours, reply)

    words = ["scrapy", "forget", site.listing_url]
    env = workspace.environment()
    assert warm_start.run_on([theirs] * 3, words, ROOT, env, 60, meanwhile=reply_to) == 0
    os.close(ours)
    return seen


def test_the_question(workspace: Workspace, site: Site) -> None:
    crawl(workspace, site.listing_url, "-a", "follow=0")
    for no in (b"n\n", b"\x04"):
        answer(workspace, site, no)
        assert counts(workspace, "listings") == [1]
    seen = answer(workspace, site, b"y\n")
    for words in (b"1 page receipts", b"5 places of articles", b"keeps    all articles (5 stand"):
        assert words in seen
    assert counts(workspace, "listings") == [0]
