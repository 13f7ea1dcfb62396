"""The tables of the documents, between two comments that no reader sees."""

from collections.abc import Iterable, Iterator
from pathlib import Path

# Of the comparison, the columns that the README has, and the one without which it has no row.
SHORT = (0, 1, 3, 4)
GOAL = 5
OURS = "newsbot"


def write_section(document: Path, name: str, lines: Iterable[str]) -> None:
    """Raises ValueError where the document has no place of that name."""
    start, end = f"<!-- bench {name} -->\n", "<!-- bench end -->\n"
    before, found, rest = document.read_text(encoding="utf-8").partition(start)
    _old, closed, after = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"{document} has no section {start.strip()} … {end.strip()}")
    table = "".join(f"{line}\n" for line in lines)
    document.write_text(f"{before}{start}{table}{end}{after}", encoding="utf-8")


def in_short(lines: Iterable[str]) -> Iterator[str]:
    """Of the first table, the columns SHORT of newsbot and of what it is measured by."""
    for line in lines:
        cells = line.strip("|").split("|")
        if len(cells) <= GOAL:
            return
        if cells[GOAL].strip() or cells[0].strip().startswith(OURS):
            yield f"|{'|'.join(cells[column] for column in SHORT)}|"
