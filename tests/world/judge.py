"""What must hold after a run, whatever happened to it."""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.crawling import Crawl, Workspace
from tests.site.articles import Article
from tests.world.schedule import RunPlan
from tests.world.troubled_site import TroubledSite

CODES = {0, 3, 4, 6, 7, 9, 11, 12}
GONE = {"404", "410"}
STORED = "SELECT url, url_key, headline, article_body, first_seen_at, last_seen_at FROM articles"


def faults_of(crawl: Crawl, plan: RunPlan, before: TroubledSite, log: Path) -> list[str]:
    """Of one run; `before`: the site as it was when the run began. Empty if all is well."""
    killed = crawl.exit_code == -9
    found = [*_of_database(crawl.workspace), *_of_texts(crawl.workspace, before)]
    if not killed:
        found += [*_of_words(crawl, plan), *_of_books(crawl)]
    if crawl.exit_code == 0:
        found += _of_promise(crawl.workspace, plan, before, log)
    return found


def faults_at_the_end(crawl: Crawl, site: TroubledSite) -> list[str]:
    """After a full run to which nothing happened."""
    found = [] if crawl.exit_code == 0 else [f"the plain run at the end: exit {crawl.exit_code}"]
    found += _missing(crawl.workspace, site.articles)
    if lost := crawl.workspace.value("SELECT count(*) FROM lost_pages"):
        found.append(f"{lost} lost pages are left")
    return found


def _rows(workspace: Workspace) -> list[dict[str, Any]]:
    exists = workspace.postgres_url or (workspace.folder / "newsbot.db").exists()
    tables = "SELECT name FROM sqlite_master WHERE name = 'articles'"
    if not exists or not (workspace.postgres_url or workspace.rows(tables)):
        return []
    return workspace.rows(STORED)


def _of_database(workspace: Workspace) -> Iterable[str]:
    if not workspace.postgres_url and (workspace.folder / "newsbot.db").exists():
        with sqlite3.connect(workspace.folder / "newsbot.db") as connection:
            if (word := connection.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
                yield f"integrity: {word}"
        connection.close()
    rows = _rows(workspace)
    if len(rows) != len({row["url_key"] for row in rows}):
        yield "an article is stored twice"
    if any(row["first_seen_at"] > row["last_seen_at"] for row in rows):
        yield "an article was last seen before it was first seen"


def _of_texts(workspace: Workspace, site: TroubledSite) -> Iterable[str]:
    """A text is the article's own and whole, or none; whether it is published yet or removed."""
    texts = {site.url(article): article.body for article in map(site.article, range(200))}
    for row in _rows(workspace):
        if row["article_body"] and row["article_body"] != texts.get(row["url"]):
            yield f"{row['url']} is stored with another text: {row['article_body'][:60]!r}…"


def _of_words(crawl: Crawl, plan: RunPlan) -> Iterable[str]:
    codes = CODES | ({5} if plan.locks else set())
    if crawl.exit_code not in codes:
        yield f"exit {crawl.exit_code}"
    if "Traceback" in crawl.log:
        yield "a traceback"
    if crawl.exit_code in {11, 12} and not plan.signals:
        yield "stopped by nobody"
    if not crawl.output.rstrip().rpartition("\n")[2].startswith(f"exit {crawl.exit_code} "):
        yield "the last line is not the exit code's"


def _of_books(crawl: Crawl) -> Iterable[str]:
    """The run's row, where it came to have one."""
    if not _rows(crawl.workspace) and crawl.exit_code in {5, 11, 12}:
        return
    rows = crawl.workspace.rows("SELECT exit_code, finished_at FROM runs ORDER BY rowid")
    if rows and rows[-1]["finished_at"] is None:
        yield "the run's row is open"
    elif rows and rows[-1]["exit_code"] != crawl.exit_code:
        yield f"exit {crawl.exit_code}, but {rows[-1]['exit_code']} in its row"


def _of_promise(
    workspace: Workspace, plan: RunPlan, before: TroubledSite, log: Path
) -> Iterable[str]:
    """Exit 0: what was there from the run's beginning to its end is stored. What the site itself
    called gone need not be: an article, or the rest of a listing.
    """
    lines = log.read_text().splitlines() if log.exists() else []
    gone = {path for path, fault in map(json.loads, lines) if fault in GONE}
    if "remove" in plan.edits.values() or any("/page/" in path for path in gone):
        return []
    return _missing(workspace, [a for a in before.articles if a.path not in gone])


def _missing(workspace: Workspace, articles: Iterable[Article]) -> list[str]:
    stored = {row["headline"]: row["article_body"] for row in _rows(workspace)}
    return [
        f"{article.path} {'has no text' if article.headline in stored else 'is missing'}"
        for article in articles
        if stored.get(article.headline) != article.body
    ]
