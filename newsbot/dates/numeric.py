"""Dates that are numbers alone, or numbers with the signs of the Far East."""
# ruff: noqa: RUF001 - Cyrillic letters look like others

import re
from collections.abc import Iterator
from datetime import date

from newsbot.dates.days import Days, day_of, year_of
from newsbot.dates.names import Order, weekdays_of

# Neither is part of a longer number: a telephone's, a version's, another calendar's year.
NUMERIC = re.compile(
    r"(?<![\d+#$€£=])(?<!\d[.,:/-])(?<![vV])(?<![vV][.])"
    r"(?P<a>\d{1,4})(?P<by>\s?[./-]\s?)(?P<b>\d{1,2})(?P=by)(?P<c>\d{4}|\d{1,2})"
    r"(?![\d%])(?![./-]\d(?!\d?[:h]\d))(?![a-su-zA-SU-Z][a-zA-Z])"
)
WITH_SIGNS = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s?(?:[年년]|оны)\s?(?P<month>\d{1,2})"
    r"(?:[月월]|\s?-?р?\s?сарын|\s?сар)\s?(?P<day>\d{1,2})(?!\d)[日일号號]?"
)
# Years of an emperor: the first of Reiwa was 2019.
JAPANESE = re.compile(
    r"(?P<era>令和|平成)(?P<of_era>\d{1,2}|元)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)
BEFORE_ERA = {"令和": 2018, "平成": 1988}
VIETNAMESE = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s(?:tháng|thg)\s?(?P<month>\d{1,2}),?\s(?:năm\s)?"
    r"(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_][^\s\d,;:()|/-]*")


def numeric_dates(line: str, order: Order | None) -> Iterator[Days]:
    for found in NUMERIC.finditer(line):
        if days := _readings(found, order):
            yield found.start(), found.end(), _by_weekday(line, found.start(), found.end(), days)
    if not line.isascii() or "thg" in line.lower():
        for form in (WITH_SIGNS, JAPANESE, VIETNAMESE):
            for found in form.finditer(line):
                day = day_of(_year_of(found), int(found["month"]), int(found["day"]))
                if day is not None:
                    yield found.start(), found.end(), (day,)


def _year_of(found: re.Match[str]) -> int:
    parts = found.groupdict()
    if (era := parts.get("era")) is None:
        return int(parts["year"])
    return BEFORE_ERA[era] + (1 if parts["of_era"] == "元" else int(parts["of_era"]))


def _readings(found: re.Match[str], order: Order | None) -> tuple[date, ...]:
    first, second, third = (int(found[name]) for name in "abc")
    if len(found["a"]) == 4:
        year_first = day_of(first, second, third) if len(found["c"]) < 3 else None
        return () if year_first is None else (year_first,)
    if len(found["a"]) > 2 or (len(found["c"]) == 2 and len(found["b"]) + len(found["a"]) < 3):
        return ()
    by_order: dict[Order, date | None] = {
        "dmy": day_of(year_of(found["c"]), second, first),
        "mdy": day_of(year_of(found["c"]), first, second),
    }
    if len(found["c"]) < 4:
        by_order["ymd"] = day_of(year_of(found["a"]), second, third)
    if order is not None and (meant := by_order.get(order)) is not None:
        return (meant,)
    days = tuple(dict.fromkeys(day for day in by_order.values() if day is not None))
    # With points the day stands first, but where the year does.
    return days[:1] if found["by"].strip() == "." else days


def _by_weekday(line: str, start: int, end: int, days: tuple[date, ...]) -> tuple[date, ...]:
    """The readings that fall on the day of the week that is said beside them."""
    if len(days) < 2:
        return days
    before = list(WORD.finditer(line, max(0, start - 20), start))[-1:]
    words = [*before, *filter(None, [WORD.search(line, end, end + 20)])]
    weekdays = {number for word in words for number in weekdays_of(word[0])}
    return tuple(day for day in days if day.weekday() in weekdays) or days
