"""How time, memory and database grow with the listing; the second crawl finds nothing changed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.contenders import crawl_of
from tests.bench.measured import Crawl, Process, crawl, run
from tests.bench.plot import Panel, draw
from tests.bench.served import ServedSite, served_site


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
    first = crawl(start.command, start.environment, site.take_log, folder)
    database = (folder / "newsbot.db").stat().st_size
    second = crawl(again.command, again.environment, site.take_log, folder)
    update = run(start.command, start.environment)
    return Size(articles, first, second, update, database)


def growth_rows(sizes: Sequence[Size]) -> Iterator[str]:
    yield "| articles | pages/s | memory | database | second crawl | memory | update run |"
    yield "|---|---|---|---|---|---|---|"
    for size in sizes:
        yield (
            f"| {size.articles:,} | {size.first.pages_per_second:.0f} "
            f"| {size.first.process.peak / 1e6:.0f} MB | {size.database / 1e6:.1f} MB "
            f"| {size.second.pages_per_second:.0f} pages/s "
            f"| {size.second.process.peak / 1e6:.0f} MB | {size.update.wall:.1f} s |"
        )
    yield "\n| from the smallest to the largest | times | goal |\n|---|---|---|"
    for name, ratio, goal in _ratios(sizes[0], sizes[-1]):
        yield f"| {name} | {ratio:.2f} | {goal} |"


def _ratios(small: Size, large: Size) -> Iterator[tuple[str, float, str]]:
    for name, one, other in (
        ("first crawl", small.first, large.first),
        ("second crawl", small.second, large.second),
    ):
        yield f"pages/s, {name}", other.pages_per_second / one.pages_per_second, "≥ 0.95"
        yield f"memory, {name}", other.process.peak / one.process.peak, "≤ 1.15"


def growth_plot(sizes: Sequence[Size]) -> str:
    """As SVG."""
    places = [size.articles for size in sizes]
    firsts, seconds = [size.first for size in sizes], [size.second for size in sizes]

    def panel(title: str, value: Callable[[Crawl], float]) -> Panel:
        lines = [("first crawl", [*map(value, firsts)]), ("second crawl", [*map(value, seconds)])]
        return Panel(title, places, lines)

    return draw(
        [
            panel("pages a second, by articles", lambda crawl: crawl.pages_per_second),
            panel("memory, MB", lambda crawl: crawl.process.peak / 1e6),
            Panel("database, MB", places, [("SQLite", [size.database / 1e6 for size in sizes])]),
        ]
    )
