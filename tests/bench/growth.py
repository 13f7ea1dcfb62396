"""How time, memory and database grow with the listing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.contenders import crawl_of
from tests.bench.measured import Crawl, Process, crawl, run
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
