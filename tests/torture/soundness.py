"""What must be so of a database and its feeds, whatever became of the run that wrote them."""

import hashlib
import json
import sqlite3
from typing import Any

from tests.crawling import Workspace
from tests.site.site import Site

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
# The most cards that the pages of one pass gave, and how many there are.
HALF_PAGES = (
    "SELECT (SELECT coalesce(max(given), 0) FROM (SELECT sum(cards) given FROM listing_pages"
    " GROUP BY run_id, listing_id, pass_no) passes) cards,"
    " (SELECT count(*) FROM listing_articles) placed"
)
TABLE = {
    "sqlite": "SELECT 1 FROM sqlite_master WHERE name = 'lost_pages'",
    "postgresql": "SELECT 1 FROM information_schema.tables WHERE table_name = 'lost_pages'",
}
ENDED = "SELECT id FROM runs WHERE finished_at IS NOT NULL"


def has_tables(workspace: Workspace) -> bool:
    """Whether there is a database, and more than an empty one."""
    if workspace.postgres_url:
        return bool(workspace.rows(TABLE["postgresql"]))
    file = workspace.folder / "newsbot.db"
    return file.exists() and bool(workspace.rows(TABLE["sqlite"]))


def contents(workspace: Workspace, site: Site) -> str:
    """The tables and the feeds of all runs together, but for the clock's and the counter's part."""
    tables = {name: workspace.rows(sql) for name, sql in TABLES.items()}
    text = json.dumps([tables, feed_lines(workspace)], indent=1, default=str)
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


def assert_sound(workspace: Workspace) -> None:
    """No half page: a page that counts as read has given all its cards. No half feed either: what a
    manifest says is there, and where a run has ended, the manifest is.
    """
    if not workspace.postgres_url:
        with sqlite3.connect(workspace.folder / "newsbot.db") as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()
    (row,) = workspace.rows(HALF_PAGES)
    assert row["placed"] >= row["cards"]
    feeds = workspace.folder / "feeds"
    for manifest in feeds.glob("*/manifest.json"):
        for file in json.loads(manifest.read_bytes())["files"]:
            found = (manifest.parent / file["name"]).read_bytes()
            assert hashlib.sha256(found).hexdigest() == file["sha256"], file
    for run in workspace.rows(ENDED):
        assert (feeds / run["id"] / "manifest.json").exists(), run
