"""A run's feed: what its committed rows say, as files."""

import logging
from pathlib import Path
from typing import Any

from newsbot.db.feed import Selection, article_rows, rate_rows
from newsbot.db.runs import run_row, unfinished_runs, verdicts
from newsbot.db.session import Session
from newsbot.feeds.folder import is_complete, write_lines, write_manifest
from newsbot.feeds.lines import article_line, rate_line, timestamp

logger = logging.getLogger(__name__)


def write_feed(session: Session, feed_dir: Path | None, run_id: str) -> list[dict[str, Any]]:
    """Writes the run's lines; returns what its manifest says of the files. Raises OSError."""
    if feed_dir is None:
        return []
    folder, selection = feed_dir / run_id, Selection(run_id=run_id)
    return session.execute(
        lambda connection: [
            write_lines(
                folder / "articles.jsonl", map(article_line, article_rows(connection, selection))
            ),
            write_lines(folder / "rates.jsonl", map(rate_line, rate_rows(connection, selection))),
        ]
    )


def publish_manifest(
    session: Session, feed_dir: Path | None, run_id: str, files: list[dict[str, Any]]
) -> None:
    """The last file of a feed folder. Raises OSError."""
    if feed_dir is None:
        return
    run = session.execute(lambda connection: run_row(connection, run_id))
    listings = session.execute(lambda connection: verdicts(connection, run_id))
    write_manifest(
        feed_dir / run_id,
        {
            "run": run_id,
            "started_at": timestamp(run.started_at),
            "finished_at": run.finished_at and timestamp(run.finished_at),
            "exit_code": run.exit_code,
            "reason": run.reason,
            "files": files,
            "listings": [{"url": url, "verdict": verdict} for url, verdict in listings.items()],
        },
    )


def rebuild_feeds(session: Session, feed_dir: Path | None, sites: frozenset[str]) -> None:
    """Gives every run that died before its manifest the feed of what it had committed."""
    for run in session.execute(lambda connection: unfinished_runs(connection, sites)):
        if feed_dir is not None and not is_complete(feed_dir / run):
            logger.warning("Run %s died; its feed is rebuilt from the database", run)
            publish_manifest(session, feed_dir, run, write_feed(session, feed_dir, run))
