"""The README's tables, between two comments that no reader sees."""

from collections.abc import Iterable
from pathlib import Path


def write_section(readme: Path, name: str, lines: Iterable[str]) -> None:
    """Raises ValueError where the README has no place of that name."""
    start, end = f"<!-- bench {name} -->\n", "<!-- bench end -->\n"
    before, found, rest = readme.read_text(encoding="utf-8").partition(start)
    _old, closed, after = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"{readme} has no section {start.strip()} … {end.strip()}")
    table = "".join(f"{line}\n" for line in lines)
    readme.write_text(f"{before}{start}{table}{end}{after}", encoding="utf-8")
