"""Stores what people are to hear of, and who has heard it: at least once, whatever is killed.

A state is stored before anybody is told of it, and who was told after that. Whoever delivers claims
the alerts first, for CLAIM_S: a process that is killed in between leaves them to the next one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, insert, or_, select, text, update

from newsbot.db.models import alerts
from newsbot.db.rows import AlertRow
from newsbot.db.statements import columns_of, read_rows

CLAIM_S = 120.0  # longer than any delivery takes
COLUMNS = columns_of(AlertRow, alerts)


@dataclass(frozen=True, slots=True)
class Condition:
    """How it stands with a subject, in `words` for people. `state`: empty if all is well."""

    kind: str
    subject: str
    state: str
    words: str
    run_id: str | None = None


Latest = dict[tuple[str, str], AlertRow]  # by kind and subject


def note_changes(
    connection: Connection, find_changes: Callable[[Latest], Sequence[Condition]], now: datetime
) -> list[AlertRow]:
    """Stores what `find_changes` makes of what was stored last. Returns the alerts that are to be
    delivered, claimed for the caller. Writes nothing where nothing is to be told.
    """
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time
        connection.execute(text("LOCK TABLE alerts IN SHARE ROW EXCLUSIVE MODE"))
    for condition in find_changes(_latest(connection)):
        connection.execute(insert(alerts).values(_row(condition, now)))
    lease = timedelta(seconds=CLAIM_S)
    claimed = alerts.c.claimed_at.between(now - lease, now + lease)  # later ones: a wrong clock
    free = alerts.c.told_at.is_(None) & or_(alerts.c.claimed_at.is_(None), ~claimed)
    rows = read_rows(connection, AlertRow, select(*COLUMNS).where(free).order_by(alerts.c.id))
    _update(connection, rows, claimed_at=now)
    return rows


def note_told(
    connection: Connection, row: AlertRow, told_to: Sequence[str], told_at: datetime | None
) -> None:
    """`told_at`: None where somebody has not heard it yet. It is nobody's any more."""
    _update(connection, [row], told_to=list(told_to), told_at=told_at, claimed_at=None)


def _latest(connection: Connection) -> Latest:
    newest = select(func.max(alerts.c.id)).group_by(alerts.c.kind, alerts.c.subject)
    rows = read_rows(connection, AlertRow, select(*COLUMNS).where(alerts.c.id.in_(newest)))
    return {(row.kind, row.subject): row for row in rows}


def _row(condition: Condition, now: datetime) -> dict[str, object]:
    return {
        "kind": condition.kind,
        "subject": condition.subject,
        "state": condition.state,
        "words": condition.words,
        "run_id": condition.run_id,
        "at": now,
        "told_to": [],
        "told_at": None if condition.words else now,  # what needs no words is for nobody to hear
    }


def _update(connection: Connection, rows: Sequence[AlertRow], **changes: object) -> None:
    if rows:
        ids = [row.id for row in rows]
        connection.execute(update(alerts).where(alerts.c.id.in_(ids)).values(changes))
