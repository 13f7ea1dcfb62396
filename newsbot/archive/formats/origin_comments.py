"""The comment in which a program that saved a page says where it is from, and when it was saved."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from newsbot.archive.formats.times import parse_time

BEGINNING_BYTES = 65_536  # where it stands
BROWSER = re.compile(rb"<!-- saved from url=\(\d{4,}\)(?P<url>https?://\S+)(?P<date>) -->")
SINGLE_FILE = re.compile(
    rb"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>https?://\S+)"
    rb"\s+saved date:\s*(?P<date>[^(\r\n]*)"
)
HTTRACK = re.compile(rb"<!-- Mirrored from (?P<url>\S+) by HTTrack [^,>]*, (?P<date>[^>]*?) -->")


@dataclass(frozen=True, slots=True)
class Origin:
    """`at`: None where the comment has no time. `of_mirror`: links may lead to files beside it."""

    url: str
    at: datetime | None
    of_mirror: bool


def find_origin(body: bytes) -> Origin | None:
    beginning = body[:BEGINNING_BYTES]
    for pattern, parse_date in DATES.items():
        if match := pattern.search(beginning):
            url = _text(match["url"])
            # Browsers write no two hyphens inside a comment; HTTrack leaves out a plain scheme.
            url = url.replace("%2D%2D", "--") if pattern is BROWSER else url
            url = url if "://" in url else f"http://{url}"
            return Origin(url, parse_time(_text(match["date"]), parse_date), pattern is HTTRACK)
    return None


def _parse_javascript_date(text: str) -> datetime:
    return datetime.strptime(text, "%a %b %d %Y %H:%M:%S GMT%z")


def _text(raw: bytes) -> str:
    return raw.decode(errors="replace").strip()


DATES: dict[re.Pattern[bytes], Callable[[str], datetime]] = {
    BROWSER: _parse_javascript_date,
    SINGLE_FILE: _parse_javascript_date,
    HTTRACK: parsedate_to_datetime,
}
