"""Reads a page's dates with what the page tells of how it writes them."""

import re
from datetime import UTC, date, datetime
from functools import cached_property

from newsbot.dates.moments import parse_moment
from newsbot.dates.names import Order, order_of
from newsbot.pages.article.fields.address_dates import day_in_address
from newsbot.pages.article.fields.language import read_language
from newsbot.pages.article.fields.printed_dates import Printed, parse_line
from newsbot.pages.html.document import collapse
from newsbot.pages.metadata.sources import ArticleSources

NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])")
# Signs of languages in which the year comes first.
FAR_EAST = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
COUNTRY = re.compile(r"//[^/:?#]+\.([a-z]{2})(?=[:/?#]|$)", re.IGNORECASE)
# Countries' domains that sites of all countries have.
NO_COUNTRY = frozenset(
    ["ai", "cc", "co", "eu", "fm", "gg", "io", "ly", "me", "sh", "tv", "us", "ws"]
)
MAX_STATED = 300
# Seconds since 1970, or thousandths of them; of this century.
UNIX = re.compile(r"(1\d{9})(?:\d{3})?")


class DateReader:
    """`decided_by` tells how it read numbers that two readings fit, once it has."""

    def __init__(self, sources: ArticleSources) -> None:
        self._sources = sources
        self.decided_by: str | None = None

    def parse(self, line: str) -> tuple[Printed, ...]:
        """All dates of a line."""
        is_eastern = self._writes_year_first or (
            not line.isascii() and FAR_EAST.search(line) is not None
        )
        found = parse_line(line, "ymd" if is_eastern else None, self._language)
        if all(printed.text for printed in found) or self._order is None:
            return found
        order, self.decided_by = self._order
        return parse_line(line, order, self._language)

    def read(self, text: str | None) -> str | None:
        """What is stated: often more than the date (`Post published:November 27, 2026`)."""
        text = collapse(text[:MAX_STATED]) if text else ""
        if not text or parse_moment(text) is not None:
            return text or None
        if unix := UNIX.fullmatch(text):
            return datetime.fromtimestamp(int(unix[1]), UTC).isoformat()
        found = [printed for printed in self.parse(text) if printed.label != "updated"]
        return found[0].text if found else None

    @cached_property
    def address_day(self) -> date | None:
        return day_in_address(self._sources.url)

    @cached_property
    def _language(self) -> str | None:
        return read_language(self._sources).value

    @cached_property
    def _writes_year_first(self) -> bool:
        return order_of(self._language) == "ymd"

    @cached_property
    def _order(self) -> tuple[Order, str] | None:
        """With what tells it: the page's other dates before its language, as many a site's
        language is what its software was delivered with.
        """
        if (order := self._order_of_others()) is not None:
            return order, "the page's other dates"
        if (order := order_of(self._language_there)) in ("dmy", "mdy"):
            return order, "the page's language"
        return None

    def _order_of_others(self) -> Order | None:
        body = self._sources.document.body
        orders = set()
        for first, _, second, year in NUMBERS.findall(body.text(separator=" ") if body else ""):
            orders |= self._orders_of(int(first), int(second), int(year))
        return orders.pop() if len(orders) == 1 else None

    def _orders_of(self, first: int, second: int, year: int) -> set[Order]:
        if first == second or max(first, second) > 31:
            return set()
        if first > 12 or second > 12:
            return {"dmy" if first > 12 else "mdy"}
        day = self.address_day
        if day is None or day.year != year or {day.day, day.month} != {first, second}:
            return set()
        return {"dmy" if first == day.day else "mdy"}

    @property
    def _language_there(self) -> str | None:
        """English is written both ways: as in the country of the site's address."""
        country = COUNTRY.search(self._sources.url)
        if (self._language or "").lower() != "en" or country is None:
            return self._language
        code = country[1].lower()
        return None if code in NO_COUNTRY else f"en-{'gb' if code == 'uk' else code}"
