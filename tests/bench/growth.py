"""How time, memory and database grow with the listing; the second crawl finds nothing changed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.contenders import crawl_of
from tests.bench.measured import Crawl, Process, crawl, run
from tests.bench.plot import Panel, draw
from tests.bench.served import ServedSite, served_site

QUANTITIES: tuple[tuple[str, Callable[[Crawl], float], str], ...] = (
    ("pages/s", lambda done: done.pages_per_second, "≥ 0.95"),
    ("CPU a page", lambda done: done.cpu_per_page, ""),
    ("memory", lambda done: done.process.peak, "≤ 1.15, ≤ 1.10"),
)


@dataclass(frozen=True, slots=True)
class Size:
    """One size of listing: the first crawl, a second one of all listing pages (`-a full=1`), an
    update run; `database` in bytes.
    """

    articles: int
    first: Crawl
    second: Crawl
    update: Process
    database: int


def measure_growth(sizes: Sequence[int]) -> Iterator[Size]:
    for articles in sizes:
        with served_site(articles) as site, TemporaryDirectory() as place:
            yield _measure(articles, site, Path(place))


def _measure(articles: int, site: ServedSite, folder: Path) -> Size:
    start = crawl_of(site.listing_url, folder)
    again = crawl_of(site.listing_url, folder, "-a", "full=1")
    first = crawl(start, site.take_log, folder)
    database = (folder / "newsbot.db").stat().st_size
    second = crawl(again, site.take_log, folder)
    update = run(start)
    return Size(articles, first, second, update, database)


def growth_rows(sizes: Sequence[Size]) -> Iterator[str]:
    yield "| articles | first crawl | CPU a page | memory | database | update run |"
    yield "|---|---|---|---|---|---|"
    for size in sizes:
        rest = f"{size.database / 1e6:.1f} MB | {size.update.wall:.1f} s"
        yield f"| {size.articles:,} | {_cells(size.first)} | {rest} |"
    yield "\n| articles, all known | second crawl | CPU a page | memory |\n|---|---|---|---|"
    for size in sizes:
        yield f"| {size.articles:,} | {_cells(size.second)} |"
    yield "\n| largest over smallest | first crawl | second crawl | goal |\n|---|---|---|---|"
    for name, value, goal in QUANTITIES:
        small, large = sizes[0], sizes[-1]
        first = value(large.first) / value(small.first)
        second = value(large.second) / value(small.second)
        yield f"| {name} | {first:.2f} | {second:.2f} | {goal} |"


def _cells(done: Crawl) -> str:
    speed, cpu = f"{done.pages_per_second:.0f} pages/s", f"{done.cpu_per_page * 1000:.1f} ms"
    return f"{speed} | {cpu} | {done.process.peak / 1e6:.0f} MB"


def growth_plot(sizes: Sequence[Size]) -> str:
    """As SVG."""
    places = [size.articles for size in sizes]
    firsts, seconds = [size.first for size in sizes], [size.second for size in sizes]

    def panel(title: str, value: Callable[[Crawl], float]) -> Panel:
        lines = [("first crawl", [*map(value, firsts)]), ("second crawl", [*map(value, seconds)])]
        return Panel(title, places, lines)

    return draw(
        [
            panel("pages a second, by articles", lambda done: done.pages_per_second),
            panel("CPU a page, ms", lambda done: done.cpu_per_page * 1000),
            panel("memory, MB", lambda done: done.process.peak / 1e6),
            Panel("database, MB", places, [("SQLite", [size.database / 1e6 for size in sizes])]),
        ]
    )
