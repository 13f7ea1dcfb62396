"""Numbers and times that options give, as either database takes them."""

from datetime import UTC, datetime

MAX_INTEGER = 2**31 - 1  # PostgreSQL's


def integer(text: str) -> int:
    """One beyond what a database can hold stays beyond its rows. Raises ValueError."""
    return max(-MAX_INTEGER, min(int(text), MAX_INTEGER))


def moment(text: str) -> datetime:
    """ISO 8601, in UTC if it names no zone. Raises ValueError, also where UTC has no such year."""
    given = datetime.fromisoformat(text)
    try:
        return given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)
    except OverflowError as error:
        raise ValueError(str(error)) from None
