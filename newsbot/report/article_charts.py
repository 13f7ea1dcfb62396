"""How many articles there are of each day and section, as bars."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from newsbot.db.report.articles import DayRow, SectionRow
from newsbot.report.charts import time_axis
from newsbot.report.svg import LINE, MUTED, SECTIONS, axis_label, draw, plain
from newsbot.report.words import counted, words_of_day

DAYS_SHOWN = 60
MAX_MONTHS = 120
NO_SECTION = "no section"
MAX_BARS = 12
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to before `end`; `counts` has a number for each of the sections with a colour,
    and one for all other articles.
    """

    first: date
    end: date
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)

    @property
    def unit(self) -> str:
        days = (self.end - self.first).days
        return "day" if days == 1 else "month" if days <= 31 else "year"


def last_days(rows: Sequence[DayRow], sections: Sequence[str], last: date) -> list[Period]:
    """Of at most DAYS_SHOWN, up to the last one that has an article and is not after `last`."""
    days = [row.day for row in rows if row.day <= last.isoformat()]
    if not days:
        return []
    newest = date.fromisoformat(max(days))
    first = max(date.fromisoformat(min(days)), newest - (DAYS_SHOWN - 1) * DAY)
    counts = _count((row for row in rows if row.day >= first.isoformat()), sections)
    some = [first + n * DAY for n in range((newest - first).days + 1)]
    return [Period(day, day + DAY, counts.get(day.isoformat(), _none(sections))) for day in some]


def all_time(rows: Sequence[DayRow], sections: Sequence[str]) -> list[Period]:
    """By month, or by year where there are too many months."""
    months = _count(rows, sections, len("2026-02"))
    counts = months if len(months) <= MAX_MONTHS else _count(rows, sections, len("2026"))
    return [Period(*_bounds(name), counts[name]) for name in sorted(counts)]


def _bounds(name: str) -> tuple[date, date]:
    if len(name) == len("2026"):
        return date(int(name), 1, 1), _after(date(int(name), 12, 31))
    first = date.fromisoformat(f"{name}-01")
    return first, _after(first.replace(day=monthrange(first.year, first.month)[1]))


def _after(day: date) -> date:
    return day if day == date.max else day + DAY


def _count(
    rows: Iterable[DayRow], sections: Sequence[str], length: int = len("2026-02-22")
) -> Mapping[str, tuple[int, ...]]:
    counts: dict[str, list[int]] = {}
    place = {section: number for number, section in enumerate(sections)}
    for row in rows:
        here = counts.setdefault(row.day[:length], [*_none(sections)])
        here[place.get(row.section or "", len(sections))] += row.articles
    return {name: tuple(here) for name, here in counts.items()}


def _none(sections: Sequence[str]) -> tuple[int, ...]:
    return (0,) * (len(sections) + 1)


def period_chart(periods: Sequence[Period], sections: Sequence[str], name: str, title: str) -> str:
    first, last = periods[0].first, periods[-1].end
    names = [*sections, "other"]
    x = time_axis(first, last)
    x["axis"] = {**x["axis"], "labelFlush": True}
    rows = [
        {
            "day": period.first.isoformat(),
            "end": period.end.isoformat(),
            "from": sum(period.counts[:number]),
            "to": sum(period.counts[: number + 1]),
            "section": number,
            "label": f"{_words(period)}: {counted(count, 'article')}, {plain(names[number])}",
        }
        for period in periods
        for number, count in enumerate(period.counts)
        if count
    ]
    layer = {
        "data": {"values": rows},
        "mark": {"type": "rect", "aria": True, "xOffset": 0, "x2Offset": -0.6, "opacity": 1},
        "encoding": {
            "x": {"field": "day", **x},
            "x2": {"field": "end"},
            "y": _counts("from", max(period.total for period in periods)),
            "y2": {"field": "to"},
            "color": _colours(len(sections)),
            "description": {"field": "label"},
        },
    }
    most = max(periods, key=lambda period: period.total)
    total = counted(sum(period.total for period in periods), "article")
    words = f"{total}; most in {_words(most)}: {most.total}."
    return draw([layer], name, title, words)


def _words(period: Period) -> str:
    if period.unit == "day":
        return words_of_day(period.first)
    return f"{period.first:%b %Y}" if period.unit == "month" else f"{period.first.year}"


def _counts(field: str, most: int) -> dict[str, Any]:
    """An axis of whole numbers."""
    ticks = {"tickCount": 4} if most > 4 else {"values": [*range(most + 1)]}
    axis = {**ticks, "format": ",d"}
    return {"field": field, "type": "quantitative", "axis": axis}


def _colours(count: int) -> dict[str, Any]:
    scale = {"domain": [*range(count + 1)], "range": [*SECTIONS[:count], MUTED]}
    return {"field": "section", "type": "nominal", "scale": scale, "legend": None}


def section_chart(rows: Sequence[SectionRow], name: str, title: str) -> str:
    names = [plain(row.section or NO_SECTION)[:40] or "(blank)" for row in rows]
    labels = [axis_label(section) for section in names]
    bars = [
        {
            # Two may look the same, and are two bars nevertheless.
            "section": label if label not in labels[:number] else f"{label} ({number + 1})",
            "articles": row.articles,
            "label": f"{names[number]}: {counted(row.articles, 'article')}",
        }
        for number, (row, label) in enumerate(zip(rows, labels, strict=True))
    ]
    axis = {"grid": False, "ticks": False}
    layer = {
        "data": {"values": bars},
        "mark": {"type": "bar", "color": LINE, "height": {"band": 0.7}, "aria": True},
        "encoding": {
            "y": {"field": "section", "type": "nominal", "sort": None, "axis": axis},
            "x": _counts("articles", rows[0].articles),
            "description": {"field": "label"},
        },
    }
    words = f"{names[0]} has the most, {rows[0].articles}."
    return draw([layer], name, title, words, height=24 * len(bars) + 34)
