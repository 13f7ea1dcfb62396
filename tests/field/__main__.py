"""`python -m tests.field [wordpress] [pelican] [hugo]` tries newsbot on real content systems.

Installs each from its registry below a temporary folder, fills it with invented posts, serves it
on loopback, crawls it without delay, edits it, crawls again, and prints what was stored against
what is there. Exits 1 if an article is missing, doubled or no post's. No part of the tests: it
needs Debian's packages, pip and some minutes.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from subprocess import TimeoutExpired
from tempfile import TemporaryDirectory

from tests.field.hugo import Hugo
from tests.field.life import Stage, live
from tests.field.pelican import Pelican
from tests.field.system import InstallationError, System
from tests.field.wordpress import WordPress

THEMES = ("twentytwentyone", "twentytwentytwo", "twentytwentythree")
SYSTEMS: dict[str, tuple[System, ...]] = {
    "wordpress": tuple(map(WordPress, THEMES)),
    "pelican": (Pelican("simple"), Pelican("notmyidea")),
    "hugo": (Hugo(),),
}
COLUMNS = (
    *("system", "run", "exit", "verdict", "requests", "said"),
    *("found", "missing", "doubled", "stray", "fields that differ"),
)


def main() -> None:
    parser = ArgumentParser(prog="python -m tests.field", description=__doc__)
    parser.add_argument("systems", nargs="*", metavar="SYSTEM", help=", ".join(SYSTEMS))
    names = parser.parse_args().systems or list(SYSTEMS)
    if unknown := set(names) - set(SYSTEMS):
        parser.error(f"unknown system {', '.join(sorted(unknown))}")
    print_row(COLUMNS)
    print_row(["---"] * len(COLUMNS))
    results = [try_out(system) for name in names for system in SYSTEMS[name]]
    sys.exit(not all(results))


def print_row(cells: Iterable[object]) -> None:
    print("|", " | ".join(map(str, cells)), "|", flush=True)  # noqa: T201


def try_out(system: System) -> bool:
    """Whether every run stored what was there, once."""
    is_right = True
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        try:
            with system.run(folder / "system") as running:
                for stage in live(running, folder):
                    print_row((system.name, *cells_of(stage)))
                    is_right &= stage.is_right
        except InstallationError as error:
            print_row((system.name, f"not tried: {error}"))
            return False
        except TimeoutExpired as error:
            print_row((system.name, f"hangs: no end after {error.timeout} seconds"))
            return False
    return is_right


def cells_of(stage: Stage) -> Iterator[object]:
    differences = stage.differences
    yield from (stage.name, stage.exit_code, stage.verdict, stage.requests, stage.changes)
    yield from (differences.found, differences.missing, differences.doubled, differences.stray)
    yield ", ".join(f"{name} {count}" for name, count in differences.fields.items()) or "none"


if __name__ == "__main__":
    main()
