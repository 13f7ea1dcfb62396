"""kill -9 at any instant, then a plain run: as if nothing had happened."""

import json
import os
import signal
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.crawling import Workspace, crawl, start, wait_until
from tests.site.server import serve
from tests.site.site import Site

ARTICLES = 20
REQUESTS = 1 + 4 + ARTICLES  # robots.txt, the listing's pages, the articles
TABLES = {
    "articles": "SELECT url, headline, excerpt, excerpt_truncated, article_body, authors, section,"
    " keywords, date_published, content_hash, gone_at FROM articles ORDER BY url",
    "revisions": "SELECT url, revision, change, article_revisions.article_body, details"
    " FROM article_revisions JOIN articles ON article_id = articles.id ORDER BY url, revision",
    "listing": "SELECT url, position FROM listing_articles"
    " JOIN articles ON article_id = articles.id ORDER BY position",
    "rates": "SELECT base_currency, rate, change_pct, as_of, flags FROM rates ORDER BY 1, 2",
    "lost": "SELECT url FROM lost_pages",
    "verdict": "SELECT url, total, verdict FROM listings",
}


def contents(workspace: Workspace, site: Site) -> str:
    """The tables and the feeds of all runs together, but for the clock's and the counter's part."""
    tables = {name: workspace.rows(sql) for name, sql in TABLES.items()}
    text = json.dumps([tables, feed_lines(workspace)], indent=1)
    address = site.options.base_url
    return text.replace(address, "").replace(address.removeprefix("http://"), "")


def feed_lines(workspace: Workspace) -> list[str]:
    lines = []
    for feed in workspace.feeds():
        assert (feed / "manifest.json").exists()
        assert not list(feed.glob("*.part"))
        for name in ("articles.jsonl", "rates.jsonl"):
            for text in (feed / name).read_text(encoding="utf-8").splitlines():
                line: dict[str, Any] = json.loads(text)
                del line["seq"], line["seen_at"]
                lines.append(json.dumps(line, sort_keys=True))
    return sorted(lines)


def killer(pid: int, delay: float) -> Callable[[], None]:
    return threading.Timer(delay, os.kill, (pid, signal.SIGKILL)).start


def assert_sound(database: Path) -> None:
    """No half page: a page that counts as read has given all its cards."""
    with sqlite3.connect(database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        cards = connection.execute("SELECT coalesce(sum(cards), 0) FROM listing_pages").fetchone()
        placed = connection.execute("SELECT count(*) FROM listing_articles").fetchone()
        assert placed >= cards
    connection.close()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, pace: tuple[str, ...]) -> str:
    workspace = Workspace(tmp_path_factory.mktemp("undisturbed"), pace)
    with serve(Site(ARTICLES)) as site:
        assert crawl(workspace, site.listing_url).exit_code == 0
        return contents(workspace, site)


@pytest.mark.parametrize("delay", [0, 0.01, 0.05])
@pytest.mark.parametrize("request_no", [*range(1, REQUESTS - 4), *(REQUESTS - 2, REQUESTS)])
def test_a_killed_run_is_finished_by_the_next(
    workspace: Workspace, undisturbed: str, request_no: int, delay: float
) -> None:
    with serve(Site(ARTICLES)) as site:
        process = start(workspace, site.listing_url)
        site.before(request_no, killer(process.pid, delay))
        process.communicate(timeout=60)
        assert_sound(workspace.folder / "newsbot.db")
        # The last that a run does is to note its end, and then in its feed; the process may be
        # killed between the two, or behind them.
        noted = not workspace.rows("SELECT id FROM runs WHERE finished_at IS NULL")
        feeds = (workspace.folder / "feeds").glob("*")
        published = all((feed / "manifest.json").exists() for feed in feeds)
        assert process.returncode == -signal.SIGKILL or (noted and published)
        run = crawl(workspace, site.listing_url)
        assert run.exit_code == 0, run.log
        assert ("died" in run.log) == (not (noted and published))
        assert contents(workspace, site) == undisturbed


def test_the_process_that_reads_is_killed(workspace: Workspace) -> None:
    """It costs the page that it was reading, if any; the crawl goes on."""
    with serve(Site(60)) as site:
        run = start(workspace, site.listing_url)
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
        wait_until(lambda: len(site.log) > 30)
        os.kill(int(children.read_text().split()[0]), signal.SIGKILL)
        run.communicate()
        assert run.returncode in {0, 3}
        assert crawl(workspace, site.listing_url).exit_code == 0
    assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == 60
    assert workspace.value("SELECT count(*) FROM lost_pages") == 0
