"""One line of the ticker as a typed observation, with flags for what is odd but kept."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from newsbot.errors import (
    NotANumber,
    NotAPair,
    NotPositive,
    OutOfRange,
    SamePair,
    UnknownCurrency,
)
from newsbot.items import RateItem, RawRate
from newsbot.normalize.currencies import current_currencies
from newsbot.normalize.dates import parse_page_date
from newsbot.normalize.numbers import parse_change
from newsbot.normalize.quotes import parse_quote
from newsbot.normalize.text import normalize_line
from newsbot.urls.canonical import clean_url, site_of

PAIR = re.compile(r"([A-Za-z]{3}) ?/ ?([A-Za-z]{3})")
JUMP = Decimal("0.2")
INVERSE = Decimal("0.05")
AHEAD = timedelta(days=2)

# Percentage points. The printed change is measured from the site's own last close, which need
# not be the rate that was stored last, so a small difference is no contradiction.
CHANGE_TOLERANCE = Decimal("0.5")


def normalize_rate(raw: RawRate, stored: Mapping[tuple[str, str], Decimal]) -> RateItem:
    """`stored` holds the site's last rate of each (base, quote). Raises a `Rejected` for a
    pair or a rate that does not fit; a change that cannot be read costs only itself.
    """
    pair = parse_pair(raw.pair)
    rate = parse_rate(raw.rate)
    change, flags = read_change(raw.change)
    as_of, as_of_source = _date_of_rate(raw.page_date, raw.seen_at)
    if raw.contested:
        flags.append("conflict")
    if pair in stored:
        flags += _compare(rate, change, stored[pair])
    return RateItem(
        site=site_of(raw.source_url),
        base_currency=pair[0],
        quote_currency=pair[1],
        rate=rate,
        change_pct=change,
        as_of=as_of,
        as_of_source=as_of_source,
        source_url=clean_url(raw.source_url),
        raw=normalize_line(raw.raw),
        flags=tuple(flags),
        seen_at=raw.seen_at,
    )


def parse_pair(text: str) -> tuple[str, str]:
    """Base and quote currency of `KGS/USD`."""
    pair = PAIR.fullmatch(text.strip())
    if pair is None:
        raise NotAPair(f"not a pair of currencies: {text[:40]!a}")
    base, quote = pair.groups()
    for code in (base, quote):
        if code not in current_currencies():
            raise UnknownCurrency(f"not a current ISO 4217 code: {code!a}")
    if base == quote:
        raise SamePair(f"a currency in terms of itself: {base}")
    return base, quote


def parse_rate(text: str) -> Decimal:
    rate = parse_quote(text)
    if rate <= 0:
        raise NotPositive(f"not a positive rate: {text[:40]!a}")
    return rate


def read_change(text: str | None) -> tuple[Decimal | None, list[str]]:
    """The change and what is odd about it."""
    try:
        return parse_change(text), []
    except (NotANumber, OutOfRange):
        return None, ["change_unreadable"]


def _date_of_rate(page_date: str | None, seen_at: datetime) -> tuple[date, str]:
    """The page's day, else the fetch's in UTC; a page that is days ahead of its fetch is wrong."""
    today = seen_at.astimezone(UTC).date()
    day = parse_page_date(page_date)
    if day is None or day > today + AHEAD:
        return today, "fetch"
    return day, "page"


def _compare(rate: Decimal, change: Decimal | None, previous: Decimal) -> list[str]:
    """Flags `jump` (more than a fifth), `inverted` (the pair swapped) and `change_mismatch`."""
    flags = []
    if abs(rate - previous) > JUMP * previous:
        flags.append("jump")
        if abs(rate * previous - 1) < INVERSE:
            flags.append("inverted")
    if change is not None and _contradicts(change, rate, previous):
        flags.append("change_mismatch")
    return flags


def _contradicts(change: Decimal, rate: Decimal, previous: Decimal) -> bool:
    """Whether no two rates that are printed so can be that change (percent) apart: of `0.00008`
    only one digit is known, so that any change up to 13 % either way fits two of them.
    """
    half, previous_half = half_unit(rate), half_unit(previous)
    if previous_half >= previous:
        return False
    lowest = ((rate - half) / (previous + previous_half) - 1) * 100
    highest = ((rate + half) / (previous - previous_half) - 1) * 100
    tolerance = CHANGE_TOLERANCE + half_unit(change)
    return not lowest - tolerance <= change <= highest + tolerance


def half_unit(number: Decimal) -> Decimal:
    """Half of the last printed place: what rounding may have taken or given."""
    return Decimal((0, (5,), int(number.as_tuple().exponent) - 1))
