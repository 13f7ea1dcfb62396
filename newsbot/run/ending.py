"""Ends a run: what it learnt, its feed, its exit code and those of its listings."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from newsbot.db.engine import DatabaseConnection
from newsbot.db.hosts import store_hosts, store_public_hosts
from newsbot.db.rates import newest_rates
from newsbot.db.rendering import store_rendering
from newsbot.db.rows import RateRow
from newsbot.db.run_listings import end_run_listings, listings_with
from newsbot.db.runs import RunEnd, finish_run
from newsbot.db.session import Session
from newsbot.db.summary import ListingSummary, summarize_listings
from newsbot.errors import LockedError, StorageError
from newsbot.feeds.folder import is_complete
from newsbot.process_signals import PROCESS_SIGNALS
from newsbot.run.causes import Causes
from newsbot.run.context import RunContext
from newsbot.run.exit_codes import CAUSES, ExitCode
from newsbot.run.feed import finish, write_feed

MAX_WAITS_TOLD = 3


class Ending:
    """`exit_code` and `reason` are those of a bug until the run was refused or judged. `listings`
    and `rates`: as the tables have them at the run's end.
    """

    def __init__(self, run_id: str, started_at: datetime, causes: Causes) -> None:
        self._run_id = run_id
        self._started_at = started_at
        self._causes = causes
        self._context: RunContext | None = None
        self._files: list[dict[str, Any]] | None = None  # of the feed, once it is written
        self.listings: list[ListingSummary] = []
        self.rates: Sequence[RateRow] = []
        self.exit_code = ExitCode.BUG
        self.reason = "the run did not come to its end"

    def refuse(self, cause: str, reason: str) -> None:
        """Before the run began."""
        self.exit_code, self.reason = CAUSES[cause], reason

    def expect(self, context: RunContext) -> None:
        """The run has begun."""
        self._context = context

    def judge(self) -> RunEnd:
        self.exit_code, reason = self._causes.judge()
        self.listings = [
            listing if listing.left_out else self._causes.judge_listing(listing)
            for listing in self.listings
        ]
        self.reason = "; ".join((reason, *(self._further(self._context) if self._context else ())))
        return {"exit_code": self.exit_code, "reason": self.reason, "stats": self._causes.stats()}

    def _further(self, context: RunContext) -> Iterator[str]:
        """What changes nothing of the exit code."""
        if left_out := context.targets.words_on_left_out():
            yield left_out
        waits = [*context.hosts.waits()]
        yield from waits[:MAX_WAITS_TOLD]
        if len(waits) > MAX_WAITS_TOLD:
            yield f"and {len(waits) - MAX_WAITS_TOLD} hosts more"

    def store(self, session: Session, context: RunContext) -> None:
        """What is in the tables now is what the run did. Raises StorageError and LockedError."""
        session.execute(lambda c: store_rendering(c, context.rendering.learnt, self._started_at))
        session.execute(lambda c: store_hosts(c, context.hosts.learnt()))
        session.execute(lambda c: store_public_hosts(c, context.resolver.guard.newly_public))
        if lost := self._causes.lost_keys:
            self._causes.share(session.read(lambda c: listings_with(c, lost)))
        self.listings = session.read(lambda c: summarize_listings(c, self._run_id))
        self.rates = session.read(lambda c: newest_rates(c, context.targets.sites))
        self._files = write_feed(session, context.config.feed_dir, self._run_id)
        self._store_end(session, context, self._files)

    def note(self, session: Session) -> None:
        """In the run's row alone, where that is possible: no feed could be written."""
        end = self.judge()
        with suppress(StorageError, LockedError):
            session.execute(partial(self._note_end, end=end))

    def amend(self, session: Session) -> None:
        """A signal may have come while the end was stored."""
        if self._context is None or self._files is None:
            return
        stored = self.reason
        if self.judge()["reason"] != stored:
            PROCESS_SIGNALS.end_with(self.exit_code)
            with suppress(StorageError, LockedError):
                self._store_end(session, self._context, self._files)

    def _store_end(
        self, session: Session, context: RunContext, files: list[dict[str, Any]]
    ) -> None:
        end: RunEnd = {**self.judge(), "finished_at": datetime.now(UTC)}
        note_end, licence = partial(self._note_end, end=end), context.config.feed_license
        finish(session, self._feed(context), files, note_end, licence)

    def _note_end(self, connection: DatabaseConnection, end: RunEnd) -> None:
        finish_run(connection, self._run_id, **end)
        end_run_listings(connection, self._run_id, self.listings)

    def _feed(self, context: RunContext) -> Path | None:
        feed_dir = context.config.feed_dir
        return feed_dir / self._run_id if feed_dir else None

    def places(self, database: Session | None) -> list[str]:
        """Where what the run stored can be found: the database, and the feed if that is whole."""
        if self._context is None:
            return []
        feed = self._feed(self._context)
        return [str(database), *([str(feed)] if feed and is_complete(feed) else [])]
