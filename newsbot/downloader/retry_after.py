"""When a server says to come back (RFC 9110, 10.2.3)."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from scrapy.http import Response

# As servers write it: also with a fraction or an exponent.
SECONDS = re.compile(r"\d{1,20}(?:\.\d{1,20})?(?:e\+?\d{1,2})?", re.ASCII | re.IGNORECASE)


def retry_after_s(response: Response) -> float | None:
    """Seconds from now; None where it says nothing that lies ahead."""
    text = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    seconds = float(text) if SECONDS.fullmatch(text) else _seconds_until(text)
    return seconds if seconds > 0 else None


def _seconds_until(date: str) -> float:
    """All dates of HTTP are of Greenwich, whether they say so or not."""
    try:
        when = parsedate_to_datetime(date)
        if when.tzinfo is None:
            when = when.replace(tzinfo=UTC)
        return (when - datetime.now(UTC)).total_seconds()
    except (ValueError, OverflowError):
        return 0.0
