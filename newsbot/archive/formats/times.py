"""When a page was saved, as files say it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

# No page was saved before there was a web; some programs write such years for "unknown".
YEARS = range(1990, 9999)


def written_at(path: Path) -> datetime:
    """Of the file's last change, where nothing in it tells."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def parse_time(
    text: str | None, parse: Callable[[str], datetime] = datetime.fromisoformat
) -> datetime | None:
    """ISO 8601, or what else `parse` takes, in UTC where it names no zone; None for none."""
    try:
        time = parse((text or "").strip())
    except (ValueError, OverflowError):
        return None
    if time.year not in YEARS:
        return None
    return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
