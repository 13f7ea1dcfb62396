"""A long listing, its cards alone: flat in memory, stored from the first page on, and stopped and
continued anywhere. What holds for hundreds of pages here was tried on 10,000 (60,000 results).
"""

import re
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsbot.spiders.backlog import MAX_SLICE
from newsbot.spiders.walks_at_once import MAX_AT_ONCE
from tests.bench.farm import served_farm
from tests.crawling import Crawl, Workspace, crawl, start
from tests.site.server import serve
from tests.site.site import Site

pytestmark = pytest.mark.slow

PAGES, SHORT = 240, 24
CARDS = ("-a", "follow=0")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(Site(PAGES * 6)) as served:
        yield served


def peak_of(process: subprocess.Popen[str]) -> int:
    """The most kilobytes of memory so far."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process.pid}/status").read_text())
    assert found
    return int(found[1])


@dataclass(frozen=True)
class Seen:
    """`peak`: of memory, when the last page was asked for; `early`: the articles that were stored
    when a quarter of the pages were.
    """

    peak: int
    early: int


def crawl_and_look(workspace: Workspace, site: Site, pages: int) -> Seen:
    peaks: list[int] = []
    early: list[int] = []
    path = f"{site.options.listing}page/"
    process = start(workspace, site.listing_url, *CARDS)
    site.before(
        pages // 4, lambda: early.append(workspace.value("SELECT count(*) FROM articles")), path
    )
    site.before(1, lambda: peaks.append(peak_of(process)), f"{path}{pages}/")
    output, log = process.communicate(timeout=120)
    run = Crawl(workspace, process.returncode, output, log)
    assert run.exit_code == 0, run.log
    assert f"{pages * 6} of {pages * 6} results · complete" in run.output
    return Seen(*peaks, *early)


def test_memory_is_flat_and_the_first_articles_are_stored_early(
    workspace: Workspace, site: Site
) -> None:
    with serve(Site(SHORT * 6)) as short:
        little = crawl_and_look(workspace.beside("short"), short, SHORT)
    much = crawl_and_look(workspace.beside("long"), site, PAGES)
    assert much.peak < 1.25 * little.peak
    assert 0 < much.early < PAGES * 6 // 2


def test_it_is_stopped_and_continued_anywhere(workspace: Workspace, site: Site) -> None:
    pages = f"{site.options.listing}page/"
    for number, exit_code in ((signal.SIGKILL, -9), (signal.SIGTERM, 11)):
        process = start(workspace, site.listing_url, *CARDS)
        site.before(PAGES // 2, lambda p=process, n=number: p.send_signal(n), pages)
        process.communicate(timeout=60)
        assert process.returncode == exit_code
        assert 0 < workspace.value("SELECT count(*) FROM articles") < PAGES * 6
    run = crawl(workspace, site.listing_url, *CARDS)
    assert run.exit_code == 0, run.log
    order = workspace.rows(
        "SELECT url FROM articles JOIN listing_articles ON article_id = articles.id"
        " ORDER BY position"
    )
    assert [row["url"] for row in order] == [site.url(article) for article in site.articles]
    assert workspace.value("SELECT count(*) FROM article_revisions") == PAGES * 6
    quiet = len(site.log)
    assert crawl(workspace, site.listing_url, *CARDS).exit_code == 0
    assert [received.path for received in site.log[quiet:]] == ["/robots.txt", site.options.listing]


def test_a_long_backlog_of_articles_is_asked_for_in_slices(workspace: Workspace) -> None:
    count = 2 * MAX_SLICE + 50
    with serve(Site(count)) as site:
        assert crawl(workspace, site.listing_url, *CARDS).exit_code == 0
        seen = len(site.log)
        run = crawl(workspace, site.listing_url)
        asked = [received.path for received in site.log[seen:]]
        assert run.exit_code == 0, run.log
        assert sorted(asked) == sorted(
            ["/robots.txt", site.options.listing, *(article.path for article in site.articles)]
        )
    assert asked.index(site.options.listing) < MAX_SLICE + 50
    assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NULL") == 0


def test_more_listings_than_are_walked_at_once(workspace: Workspace) -> None:
    count, pages = MAX_AT_ONCE + 5, 2
    with served_farm(count, pages, 1) as (urls,):
        run = crawl(workspace, ",".join(urls), "-a", "follow=0")
    assert run.exit_code == 0, run.log
    assert workspace.value("SELECT count(*) FROM listings WHERE verdict = 'complete'") == count
    assert workspace.value("SELECT count(*) FROM listing_pages") == count * pages
