"""A run's feed: what its committed rows say, as files."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from newsbot.db.engine import DatabaseConnection, storage_errors
from newsbot.db.feed import Selection, article_rows, rate_rows
from newsbot.db.runs import note_rebuilt, run_ends, run_row, unfinished_runs
from newsbot.db.session import Session
from newsbot.errors import StorageError
from newsbot.feeds.data_package import data_package
from newsbot.feeds.folder import (
    FILES,
    ensure_writable,
    is_complete,
    write_lines,
    write_manifest,
)
from newsbot.feeds.lines import article_line, rate_line, timestamp

logger = logging.getLogger(__name__)

NO_LICENCE: Mapping[str, str] = {}


def check_feed_dir(feed_dir: Path | None) -> None:
    """Raises StorageError where no feed could be written."""
    if feed_dir is not None:
        with _feed_errors(), storage_errors():
            ensure_writable(feed_dir)


def write_feed(session: Session, feed_dir: Path | None, run_id: str) -> list[dict[str, Any]]:
    """Writes the run's lines; returns what its manifest says of the files. Raises StorageError."""
    if feed_dir is None:
        return []
    folder, selection = feed_dir / run_id, Selection(run_id=run_id)
    with _feed_errors():
        return session.read(
            lambda connection: [
                write_lines(
                    folder / FILES["article"],
                    map(article_line, article_rows(connection, selection)),
                ),
                write_lines(
                    folder / FILES["rate"], map(rate_line, rate_rows(connection, selection))
                ),
            ]
        )


def finish(
    session: Session,
    folder: Path | None,
    files: list[dict[str, Any]],
    note_end: Callable[[DatabaseConnection], None] | None = None,
    licence: Mapping[str, str] = NO_LICENCE,
) -> None:
    """The run's end, if it is known, is committed right behind the manifest, so that a run with an
    end has its feed. `folder`: of the run's feed, if it has one. Raises StorageError.
    """

    def work(connection: DatabaseConnection) -> None:
        if note_end:
            note_end(connection)
        if folder:
            _publish_manifest(connection, folder, files, licence)

    with _feed_errors():
        session.execute(work)


def _publish_manifest(
    connection: DatabaseConnection,
    folder: Path,
    files: list[dict[str, Any]],
    licence: Mapping[str, str],
) -> None:
    """The last file of a feed folder. Raises OSError."""
    run_id = folder.name
    run, listings = run_row(connection, run_id), run_ends(connection, run_id)
    write_manifest(
        folder,
        {
            **data_package(run_id, files, [it.url for it in listings], licence),
            "run": run_id,
            "started_at": timestamp(run.started_at),
            "finished_at": run.finished_at and timestamp(run.finished_at),
            "exit_code": run.exit_code,
            "reason": run.reason,
            "files": files,
            "listings": [asdict(listing) for listing in listings],
        },
    )


def rebuild_feeds(
    session: Session,
    feed_dir: Path | None,
    sites: frozenset[str],
    licence: Mapping[str, str] = NO_LICENCE,
) -> None:
    """Gives every run that ended without its feed, most often because it died, the feed of what it
    had committed, once: what becomes of a whole feed is for those who take it.
    """
    if feed_dir is None:
        return
    for run in session.read(lambda connection: unfinished_runs(connection, sites)):
        ended = "died" if run.exit_code is None else "could not write its feed"
        if is_complete(feed_dir / run.id):
            logger.warning("Run %s %s, but the feed is whole", run.id, ended)
        else:
            logger.warning("Run %s %s; its feed is rebuilt from the database", run.id, ended)
            files = write_feed(session, feed_dir, run.id)
            finish(session, feed_dir / run.id, files, licence=licence)
        session.execute(partial(note_rebuilt, run=run))


@contextmanager
def _feed_errors() -> Iterator[None]:
    """Whose folder it is stands in the settings."""
    try:
        yield
    except StorageError as error:
        if isinstance(error.__cause__, OSError):
            raise StorageError(f"NEWSBOT_FEED_DIR: {error}") from error
        raise
