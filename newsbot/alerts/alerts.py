"""Tells people what has changed with their runs and listings: once, and once more when it is well.

What cannot be looked up is told as it is: of a run whose database cannot be used, each time.
"""

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from newsbot.alerts.addressees import addressees, group_by_address, mark_of
from newsbot.alerts.conditions import (
    NO_NEWS,
    EndedRun,
    age_condition,
    changes,
    death_conditions,
    end_condition,
    rhythm_condition,
    start_conditions,
)
from newsbot.alerts.days import HISTORY, count_days, last_whole_day
from newsbot.alerts.delivery import Message, deliver
from newsbot.alerts.rhythm import MIN_WEEKS, judge
from newsbot.config import Config
from newsbot.db.alerts import Condition, Latest, note_changes, note_told
from newsbot.db.deaths import deaths
from newsbot.db.engine import DatabaseConnection
from newsbot.db.rhythm import dated_articles, first_read_at, runs_ended
from newsbot.db.rows import AlertRow, ListingRow
from newsbot.db.session import SharedSession
from newsbot.db.status import configured_listings, listing_states
from newsbot.errors import LockedError, StorageError, escaped
from newsbot.run.exit_codes import ExitCode
from newsbot.urls.canonical import site_of

logger = logging.getLogger(__name__)

MAX_LINES = 30
MAX_NAMED = 5  # listings in one line
TROUBLE, WELL = "TROUBLE:", "WELL AGAIN:"
STALE = timedelta(days=3)  # a listing that was read before that is old, whatever its rhythm


def tell_end(config: Config, run: EndedRun) -> None:
    """At a run's end. What fails is logged, in a line, and tried again at the next one's."""
    try:
        undelivered = tell(config, run)
    except (StorageError, LockedError) as error:
        logger.warning("What was told before cannot be looked up: %s", error)
        undelivered = _tell_of(config, run)
    for name in undelivered:
        logger.warning("%s", undelivered_words(name))


def undelivered_words(name: str) -> str:
    setting = "the listings file's alerts" if " of " in name else "NEWSBOT_ALERTS"
    return (
        f"{setting}: {name} took no alert; it is tried again after the next run"
        " (`scrapy alert --test` tries it now)"
    )


def tell(config: Config, run: EndedRun | None = None) -> list[str]:
    """Tells what is news of the listings that the newest runs name, and of `run`, which has just
    ended. Returns who could not be told. Raises StorageError.
    """
    session = SharedSession(config.database_url)
    now = datetime.now(UTC)

    def note(connection: DatabaseConnection) -> list[AlertRow]:
        listings = listing_states(connection, now)
        configured = configured_listings(connection, listings)

        def find(latest: Latest) -> list[Condition]:
            conditions = (
                *(start_conditions(run) if run else ()),
                *death_conditions(deaths(connection), latest),
                *_listing_conditions(
                    connection, config, [each for each in listings if each.id in configured], now
                ),
            )
            heard = [each for each in conditions if config.alerts_of(each.subject)]
            return changes(latest, heard, frozenset(each.url for each in listings))

        return note_changes(connection, find, now)

    try:
        rows = session.execute(note)
        return _deliver(session, config, rows) if rows else []
    finally:
        session.close()


def _listing_conditions(
    connection: DatabaseConnection, config: Config, listings: Iterable[ListingRow], now: datetime
) -> Iterator[Condition]:
    for listing in listings:
        yield from end_condition(listing)
        yield from age_condition(listing, now, config.max_age)
        at = listing.last_complete_at
        if at and now - STALE < at <= now:
            yield from _rhythm_conditions(connection, config, listing, at)


def _rhythm_conditions(
    connection: DatabaseConnection, config: Config, listing: ListingRow, at: datetime
) -> Iterator[Condition]:
    first = first_read_at(connection, listing.id)
    if first is None or first > at - timedelta(weeks=MIN_WEEKS):  # nothing need be counted
        return
    zone = config.of(site_of(listing.url)).timezone
    last_day = last_whole_day(at, zone)
    since = at - HISTORY
    ends = [*runs_ended(connection, listing.id, since), at]
    articles = dated_articles(connection, listing.id, since - timedelta(days=1))
    counts = count_days(articles, first, ends, last_day, zone)
    if judgement := judge(counts, last_day):
        yield rhythm_condition(listing.url, judgement)


def _deliver(session: SharedSession, config: Config, rows: Sequence[AlertRow]) -> list[str]:
    untold = group_by_address(config, rows)
    delivered = deliver({address: _message(some) for address, some in untold.items()})
    now = datetime.now(UTC)

    def note(connection: DatabaseConnection) -> None:
        for row in rows:
            known = config.alerts_of(row.subject)
            told = {*row.told_to, *(mark_of(address) for address in known if address in delivered)}
            are_all = told.issuperset(map(mark_of, known))
            note_told(connection, row, sorted(told), now if are_all else None)

    try:
        session.execute(note)
    except (StorageError, LockedError) as error:  # so it comes again, when the claim is over
        logger.warning("Who has heard an alert cannot be stored: %s", error)
    return _names_of(config, untold.keys() - delivered)


def _names_of(config: Config, addresses: Collection[str]) -> list[str]:
    return [name for address, name in addressees(config).items() if address in addresses]


def _message(rows: Sequence[AlertRow]) -> Message:
    """A line for each state that came. The newest where there are too many."""
    subjects: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        sign = TROUBLE if row.state else WELL
        begin = f"{row.at:%Y-%m-%d %H:%M} UTC {sign} "
        subjects.setdefault((begin, row.words), []).append(row.subject)
    lines = [f"{begin}{_named(named)}: {words}" for (begin, words), named in subjects.items()]
    bad = sum(TROUBLE in begin for begin, _ in subjects)
    title = f"newsbot: {bad} in trouble" if bad else "newsbot: well again"
    if len(lines) > MAX_LINES:
        lines = [f"({len(lines) - MAX_LINES} earlier ones)", *lines[-MAX_LINES:]]
    return Message(title, "\n".join(map(escaped, lines)), bool(bad))


def _named(subjects: Sequence[str]) -> str:
    more = f" and {len(subjects) - MAX_NAMED} more" if len(subjects) > MAX_NAMED else ""
    return ", ".join(subjects[:MAX_NAMED]) + more


def _tell_of(config: Config, run: EndedRun) -> list[str]:
    """Without the database."""
    if run.exit_code == ExitCode.GOOD or run.exit_code in NO_NEWS:
        return []
    urls: dict[str, list[str]] = {}
    for url in run.urls:
        for address in config.alerts_of(url):
            urls.setdefault(address, []).append(url)
    delivered = deliver({address: _end_message(some, run) for address, some in urls.items()})
    return _names_of(config, urls.keys() - delivered)


def _end_message(urls: Sequence[str], run: EndedRun) -> Message:
    words = f"{TROUBLE} {_named(urls)}: the run ended with exit {run.exit_code:d}: {run.reason}"
    return Message("newsbot: 1 in trouble", escaped(words), is_bad=True)


def try_addresses(config: Config) -> dict[str, bool]:
    """Sends a word to each; name → whether it was taken."""
    names = addressees(config)
    message = Message("newsbot: a test", "Alerts of newsbot will come here.", is_bad=False)
    delivered = deliver(dict.fromkeys(names, message))
    return {name: address in delivered for address, name in names.items()}
