"""What the report's charts show, as Vega-Lite has it: data, marks and axes."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from newsbot.db.report.listings import ListingDay
from newsbot.report.observations import Observation, Series
from newsbot.report.svg import BAND, FLAG, LINE, MUTED, draw
from newsbot.report.words import counted, flag_names, words_of_day
from newsbot.walk.receipt import PROVEN

MAX_DOTS = 40  # more than that, and a line says it better
MAX_MARKS = 200  # flagged observations that have a mark of their own
MAX_COLUMNS = 90  # of a listing's days
DAY = timedelta(days=1)
DOT = {"type": "circle", "color": LINE, "size": 24, "opacity": 1}

Layer = dict[str, Any]


def rate_chart(series: Series, name: str, title: str) -> str:
    rows = [
        {
            "run": number,
            "day": each.day.isoformat(),
            "rate": float(each.rate),
            "lowest": float(each.lowest),
            "highest": float(each.highest),
            "label": f"{each.day} {each.rate:f}",
        }
        for number, run in enumerate(series.runs)
        for each in run
    ]
    alone = {number for number, run in enumerate(series.runs) if run[0].day == run[-1].day}
    lone = [row for row in rows if row["run"] in alone]
    shown = series.shown
    x = time_axis(shown[0].day, shown[-1].day)
    y = {"scale": {"zero": False, "nice": False, "padding": 6}, "axis": {"tickCount": 4}}
    dots = rows if len(rows) <= MAX_DOTS else lone
    layers = [
        _layer(rows, {"type": "area", "color": BAND}, x, _band(y), detail="run"),
        _layer(lone, {"type": "rule", "color": BAND, "strokeWidth": 7}, x, _band(y)),
        _layer(rows, {"type": "line", "color": LINE, "strokeWidth": 1.5}, x, _at(y), detail="run"),
        _layer(dots, {**DOT, "size": 18}, x, _at(y), description="label"),
        _layer(_flag_marks(series.flagged), _flag_mark(), x, _at(y), description="label"),
    ]
    return draw([layer for layer in layers if layer], name, title, _describe(series))


def _flag_mark() -> Layer:
    return {
        "type": "point",
        "shape": "triangle-up",
        "color": FLAG,
        "size": 60,
        "filled": True,
        "opacity": 1,
    }


def _flag_marks(flagged: Sequence[Observation]) -> list[Layer]:
    """A mark for each; of very many, those in one place have one together."""
    places: dict[object, list[Observation]] = {}
    for number, each in enumerate(flagged):
        place: object = number
        if len(flagged) > MAX_MARKS:
            place = (each.day - flagged[0].day) * 60 // (flagged[-1].day - flagged[0].day + DAY)
        places.setdefault(place, []).append(each)
    return [mark for here in places.values() for mark in _marks_of(here)]


def _marks_of(here: Sequence[Observation]) -> list[Layer]:
    ends = {min(here, key=lambda e: e.rate), max(here, key=lambda e: e.rate)}
    more = f" (one of {len(here)} flagged here)" if len(here) > 1 else ""
    return [
        {
            "day": each.day.isoformat(),
            "rate": float(each.rate),
            "label": f"{each.day} {each.rate:f} {flag_names(each.flags)}{more}",
        }
        for each in sorted(ends)
    ]


def _describe(series: Series) -> str:
    shown = series.shown
    lowest, highest = (pick(shown, key=lambda e: e.rate) for pick in (min, max))
    words = [
        f"From {words_of_day(shown[0].day)} to {words_of_day(shown[-1].day)}",
        f"lowest {lowest.rate:f}, highest {highest.rate:f}",
        f"{counted(len(series.gaps), 'gap')}, {len(series.flagged)} flagged",
        f"usually {counted(series.step_days, 'day')} from one to the next",
    ]
    return "; ".join(words) + "."


def thin_days(days: Sequence[ListingDay]) -> list[ListingDay]:
    """At most two for each of MAX_COLUMNS: the worst and the last."""
    moments = [date.fromisoformat(day.day) for day in days]
    span = (moments[-1] - moments[0]).days + 1
    columns: dict[int, list[ListingDay]] = {}
    for moment, day in zip(moments, days, strict=True):
        place = (moment - moments[0]).days * min(MAX_COLUMNS, span) // span
        columns.setdefault(place, []).append(day)
    kept = {day for here in columns.values() for day in (max(here, key=_badness), here[-1])}
    return sorted(kept, key=lambda day: day.day)


def _badness(day: ListingDay) -> tuple[bool, int]:
    return _is_unproven(day), abs((day.total or day.known) - day.known)


def _is_unproven(day: ListingDay) -> bool:
    return bool(day.verdict) and day.verdict not in PROVEN


def listing_chart(days: Sequence[ListingDay], name: str, title: str) -> str:
    """Two lines of steps: what the site said, and what is known."""
    rows = [_row_of(day) for day in days]
    stated = [row for row in rows if row["total"] is not None]
    missing = [row for row in stated if row["known"] != row["total"]]
    unproven = [row for row in rows if row["unproven"]]
    x = time_axis(date.fromisoformat(days[0].day), date.fromisoformat(days[-1].day))
    y = {
        "scale": {"zero": False, "nice": False, "padding": 8},
        "axis": {"tickCount": 3, "tickMinStep": 1, "format": ",d"},
    }
    known, total = _at(y, "known"), _at(y, "total")
    between = {**known, "y2": {"field": "total"}}
    steps = {"interpolate": "step-after"}
    line = {**steps, "type": "line"}
    dots = [row for row in rows if row not in unproven]
    layers = [
        _layer(stated, {**line, "color": MUTED, "strokeWidth": 4, "opacity": 0.5}, x, total),
        _layer(stated, {**steps, "type": "area", "color": FLAG, "opacity": 0.25}, x, between),
        _layer(missing, {"type": "rule", "color": FLAG, "strokeWidth": 1.5}, x, between),
        _layer(rows, {**line, "color": LINE, "strokeWidth": 1.5}, x, known),
        _layer(dots[-MAX_DOTS:], DOT, x, known, description="label"),
        _layer(unproven, {**DOT, "color": FLAG}, x, known, description="label"),
    ]
    words = f"{rows[-1]['label']}. Of {counted(len(days), 'day')}, {len(missing)} incomplete."
    return draw([layer for layer in layers if layer], name, title, words, height=120)


def _row_of(day: ListingDay) -> Layer:
    of_total = "" if day.total is None else f" of {day.total}"
    verdict = f", {day.verdict}" if day.verdict else ""
    return {
        "day": day.day,
        "total": day.total,
        "known": day.known,
        "unproven": _is_unproven(day),
        "label": f"{day.day}: {day.known} known{of_total}{verdict}",
    }


def time_axis(first: date, last: date) -> Layer:
    """Days of UTC, never an hour of one."""
    days = (last - first).days
    pad = DAY if days == 0 else timedelta()
    axis: Layer = {"grid": False, "format": _format(first, last), "labelFlush": True}
    if days <= 4:
        axis["values"] = [(first + n * DAY).isoformat() for n in range(days + 1)]
    else:
        axis |= {"tickCount": 4, "labelOverlap": True}
    domain = [(first - pad).isoformat(), (last + pad).isoformat()]
    return {"type": "temporal", "scale": {"type": "utc", "domain": domain}, "axis": axis}


def _format(first: date, last: date) -> str:
    if (last - first).days <= 300:
        return "%-d %b" if first.year == last.year else "%-d %b %y"
    return "%b %Y" if (last - first).days <= 5 * 365 else "%Y"


def _at(y: Layer, field: str = "rate") -> Layer:
    return {"y": {"field": field, "type": "quantitative", **y}}


def _band(y: Layer) -> Layer:
    return {**_at(y, "lowest"), "y2": {"field": "highest"}}


def _layer(rows: Sequence[Layer], mark: Layer, x: Layer, y: Layer, **fields: str) -> Layer:
    """Empty without data. `fields`: of further channels; only marks with a description speak."""
    if not rows:
        return {}
    encoding = {"x": {"field": "day", **x}, **y}
    encoding |= {channel: {"field": field} for channel, field in fields.items()}
    mark = {**mark, "aria": "description" in fields}
    return {"data": {"values": [*rows]}, "mark": mark, "encoding": encoding}
