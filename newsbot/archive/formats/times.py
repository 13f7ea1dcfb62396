"""When a page was saved, as files say it."""

from datetime import UTC, datetime
from pathlib import Path


def written_at(path: Path) -> datetime:
    """Of the file's last change, where nothing in it tells."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def parse_time(text: str | None) -> datetime | None:
    """ISO 8601, in UTC where it names no zone."""
    try:
        return in_utc(datetime.fromisoformat((text or "").strip()))
    except ValueError:
        return None


def in_utc(time: datetime) -> datetime:
    return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
