"""A run that stores a better reading of saved pages: locked, in the books and with a feed."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from newsbot.config import Config
from newsbot.db.article_diff import rehash, store_reparsed
from newsbot.db.engine import DatabaseConnection
from newsbot.db.runs import RunEnd, finish_run, insert_run, note_archive
from newsbot.db.session import Session
from newsbot.items import ArticleItem
from newsbot.run.exit_codes import ExitCode
from newsbot.run.feed import finish, write_feed
from newsbot.urls.canonical import site_of

Reparsed = Sequence[tuple[int, ArticleItem]]


class ReparseRun:
    """Raises LockedError while another run is at work."""

    def __init__(self, config: Config, urls: Sequence[str], files: Sequence[str]) -> None:
        self._config = config
        self._files = files
        self._sites = frozenset(map(site_of, urls))
        self._started_at = datetime.now(UTC)
        self.id = f"{self._started_at:%Y%m%dT%H%M%S.%fZ}-{secrets.token_hex(2)}"

    def store(self, better: Reparsed, hashes: Sequence[tuple[int, str]], code: ExitCode) -> None:
        """All of it or nothing. The new states became known now, whenever the page was saved."""
        known = [(key, replace(item, seen_at=self._started_at)) for key, item in better]
        session = Session(self._config.database_url, self._sites)
        try:
            session.execute(lambda c: self._store(c, known, hashes))
            files = write_feed(session, self._config.feed_dir, self.id)
            end: RunEnd = {
                "finished_at": datetime.now(UTC),
                "exit_code": code,
                "reason": f"{len(better)} articles read better",
                "stats": {},
            }
            note_end = partial(finish_run, run_id=self.id, **end)
            feed_dir, licence = self._config.feed_dir, self._config.feed_license
            folder = feed_dir / self.id if feed_dir else None
            finish(session, folder, files, note_end, licence)
        finally:
            session.close()

    def _store(
        self, connection: DatabaseConnection, better: Reparsed, hashes: Sequence[tuple[int, str]]
    ) -> None:
        insert_run(connection, self.id, self._sites, self._started_at, "reparse")
        note_archive(connection, self.id, self._files)
        if better:
            store_reparsed(connection, self.id, better)
        if hashes:
            rehash(connection, hashes)
