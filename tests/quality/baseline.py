"""What the corpus gave when it was last written down: floors that may only rise."""

import json
from collections.abc import Iterator

from tests.quality.corpus import HERE
from tests.quality.scores import Totals

FILE = HERE / "baseline.json"
DOCUMENT = HERE.parents[1] / "docs" / "extraction.md"
START, END = "<!-- python -m tests.quality --write -->\n", "<!-- end of the table -->\n"
FLOORS = ("exact", "clean", "f1")
TOLERANCE = 0.01  # of the sum of F1, which is rounded


def read_baseline() -> dict[str, Totals]:
    return {field: Totals(**totals) for field, totals in json.loads(FILE.read_text()).items()}


def below(floors: dict[str, Totals], totals: dict[str, Totals]) -> Iterator[str]:
    """Each floor that is not reached, in words."""
    for field, floor in floors.items():
        for name in FLOORS:
            least, reached = getattr(floor, name), getattr(totals[field], name)
            if reached < least - TOLERANCE:
                yield f"{field}: {name} {reached} of {totals[field].pages} pages, before {least}"


def write(totals: dict[str, Totals]) -> None:
    """Raises ValueError instead of lowering a floor."""
    lowered = list(below(read_baseline(), totals)) if FILE.exists() else []
    if lowered:
        raise ValueError("\n".join(lowered))
    rows = ",\n".join(f'"{field}": {json.dumps(of._asdict())}' for field, of in totals.items())
    FILE.write_text(f"{{\n{rows}\n}}\n")
    write_table(table("field", totals))


def write_table(text: str) -> None:
    before, _, rest = DOCUMENT.read_text("utf-8").partition(START)
    DOCUMENT.write_text(before + START + text + END + rest.partition(END)[2], "utf-8")


def written_table() -> str:
    return DOCUMENT.read_text("utf-8").partition(START)[2].partition(END)[0]


def table(title: str, totals: dict[str, Totals]) -> str:
    """Markdown: one row a field or a rule."""
    lines = [f"| {title} | pages | exact | share | precision | recall | F1 |", "|---" * 7 + "|"]
    lines += (f"| {name} | {' | '.join(cells(of))} |" for name, of in totals.items() if of.pages)
    return "\n".join(lines) + "\n"


def cells(of: Totals) -> tuple[str, ...]:
    shares = (of.exact / of.pages, of.precision, of.recall, of.f1 / of.pages)
    return (str(of.pages), str(of.exact), *map(share, shares))


def share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
