"""Line charts side by side, as SVG that any browser and README shows; no library draws them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 300, 240  # of a panel
LEFT, RIGHT, TOP, BOTTOM = 44, 22, 52, 36  # around its chart
COLOURS = ("#0969da", "#bc4c00")
STYLE = (
    "text{font:11px system-ui,sans-serif;fill:#57606a}.title{font-weight:600;fill:#24292f}"
    "polyline{fill:none;stroke-width:2}.grid{stroke:#d0d7de;stroke-width:1}"
)


@dataclass(frozen=True, slots=True)
class Panel:
    """`lines`: what each is called, and its values, one for each of `places` on the x axis."""

    title: str
    places: Sequence[float]
    lines: Sequence[tuple[str, Sequence[float]]]


def draw(panels: Sequence[Panel]) -> str:
    width = WIDTH * len(panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}">',
        f"<style>{STYLE}</style>",
        f'<rect width="{width}" height="{HEIGHT}" rx="6" fill="#ffffff"/>',
    ]
    for number, panel in enumerate(panels):
        parts += [f'<g transform="translate({number * WIDTH} 0)">', *_panel(panel), "</g>"]
    return "\n".join((*parts, "</svg>\n"))


def _panel(panel: Panel) -> Iterator[str]:
    top = round_up(max(value for _, values in panel.lines for value in values))
    right = max(panel.places)
    yield f'<text class="title" x="{LEFT}" y="20">{escape(panel.title)}</text>'
    for share in (0, 0.5, 1):
        y = _y(share)
        yield f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        label = f"{top * share:g}"
        yield f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'
    for place in (min(panel.places), right / 2, right):
        x = _x(place / right)
        yield f'<text x="{x:.1f}" y="{HEIGHT - 14}" text-anchor="middle">{place:,.0f}</text>'
    for number, (name, values) in enumerate(panel.lines):
        points = [
            (_x(place / right), _y(value / top))
            for place, value in zip(panel.places, values, strict=True)
        ]
        yield from _line(COLOURS[number], points)
        key = LEFT + number * 110
        yield f'<circle cx="{key + 4}" cy="34" r="4" fill="{COLOURS[number]}"/>'
        yield f'<text x="{key + 12}" y="38">{escape(name)}</text>'


def _line(colour: str, points: Sequence[tuple[float, float]]) -> Iterator[str]:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield f'<polyline points="{path}" stroke="{colour}"/>'
    for x, y in points:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'


def _x(share: float) -> float:
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _y(share: float) -> float:
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def round_up(value: float) -> float:
    """The next of 1, 2, 4, 6, 8 times a power of ten: halves of them are round, too."""
    unit = 10.0 ** floor(log10(value)) if value > 0 else 1.0
    first = ceil(round(value / unit, 6))
    return unit * (1 if first == 1 else first + first % 2)
