"""Which clock a site goes by, as the dates of its listing tell."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from newsbot.dates.moments import parse_moment
from newsbot.pages.html.document import Document, collapse

STATED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?[-+]\d\d:?\d\d(?!\d)")
CLOCK = re.compile(r"(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])(?!\s?[ap]\.?m)", re.IGNORECASE)
DAY = timedelta(days=1)
STEP = timedelta(minutes=15)  # offsets from UTC are multiples of it
HIGHEST, LOWEST = timedelta(hours=14), timedelta(hours=-10)


class ClockSign(NamedTuple):
    """The site's clocks were `offset` ahead of UTC at `moment`, as the page's `words` show."""

    moment: datetime
    offset: timedelta
    words: str


def clock_signs(document: Document) -> Iterator[ClockSign]:
    """Dates for programs that have an offset of their own, or a local time printed beside them."""
    for node in document.tree.css("time[datetime]"):
        sign = _sign_of(node.attributes["datetime"] or "", node)
        if sign:
            yield sign
    for node in document.tree.css('script[type="application/ld+json"], meta[content]'):
        text = node.attributes.get("content") or node.text()
        yield from filter(None, map(_sign_of, STATED.findall(text)))


def _sign_of(stated: str, node: LexborNode | None = None) -> ClockSign | None:
    moment = parse_moment(stated)
    offset = moment.utcoffset() if moment else None
    if moment is None or offset is None:
        return None
    if offset:
        return ClockSign(moment, offset, stated)
    shown = collapse(node.text()) if node else ""
    ahead = _ahead(shown, moment.replace(tzinfo=None))
    return None if ahead is None else ClockSign(moment, ahead, f"{shown!r} for {stated}")


def _ahead(shown: str, utc: datetime) -> timedelta | None:
    """How far what is shown is ahead of UTC, if it has a time of the day."""
    clock = CLOCK.search(shown)
    if clock is None:
        return None
    local = parse_moment(shown)
    if local is None:
        local = utc.replace(hour=int(clock[1]), minute=int(clock[2]))
    ahead = local.replace(tzinfo=None, second=0) - utc.replace(second=0, microsecond=0)
    if local.date() == utc.date() and not LOWEST <= ahead <= HIGHEST:
        ahead -= DAY if ahead > HIGHEST else -DAY
    return ahead if LOWEST <= ahead <= HIGHEST and not ahead % STEP else None
