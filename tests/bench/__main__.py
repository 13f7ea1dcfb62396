"""`python -m tests.bench` runs newsbot beside others and prints the documents' tables; `… growth`
shows how it grows with the listing, `… against REV` holds it against another commit,
`… instructions` counts a page's instructions, `… stall` looks at the event loop, `… browser` says
what a browser costs, `… article [--pages FOLDER]` what reading an article's page does, `… scale
[--listings N] [--listing-pages N] [--runs N]` walks many listings.
"""

import logging
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.against import against_rows
from tests.bench.article_page import article_page_rows
from tests.bench.browser import browser_rows
from tests.bench.contenders import BARE, NEWSBOT, SERVER, find_rivals
from tests.bench.documents import in_short, write_section
from tests.bench.growth import growth_plot, growth_rows, measure_growth
from tests.bench.instructions import count_instructions
from tests.bench.measured import BenchError
from tests.bench.other_commands import (
    errands_against_version,
    many_listings_against_one,
    postgresql_against_sqlite,
    reparse_by_two,
    replay_against_live,
)
from tests.bench.race import Race
from tests.bench.scale import measure_scale, scale_rows
from tests.bench.served import ServedSite, served_site
from tests.bench.stall import stall_rows

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = {
    "compare": "speed.md",
    "against": "speed.md",
    "growth": "speed.md",
    "browser": "browser.md",
    "scale": "scale.md",
}
PLOT = Path(__file__).parent / "growth.svg"
START = 120  # articles of a site whose crawl tells what the start costs
MAX_REPARSE_ROUNDS = 3  # of half a minute each
SIZES = (600, 1_500, 3_000, 6_000, 12_000)


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    options = parser().parse_args()
    if options.write and options.run not in DOCUMENTS:
        parser().error(f"no document has a table of {options.run}")
    if (options.run == "against") is (options.revision is None):
        parser().error("a commit is named for `against`, and for nothing else")
    runs: dict[str, Callable[[Namespace], Iterator[str]]] = {
        "compare": compare,
        "against": against,
        "growth": growth,
        "instructions": instructions,
        "stall": stall,
        "browser": browser,
        "article": article,
        "scale": scale,
    }
    try:
        lines = list(runs[options.run](options))
    except BenchError as error:
        sys.exit(f"{error}")
    print(*lines, sep="\n")  # noqa: T201
    if options.write:
        write_section(ROOT / "docs" / DOCUMENTS[options.run], options.run, lines)
        if options.run == "compare":
            write_section(ROOT / "README.md", options.run, in_short(lines))


def parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m tests.bench", description=__doc__)
    runs = ("compare", "against", "growth", "instructions", "stall", "browser", "article", "scale")
    parser.add_argument("run", nargs="?", default="compare", choices=runs)
    parser.add_argument("revision", nargs="?", metavar="REV", help="a commit, for `against`")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", type=int, nargs="+", help="sizes of the listing")
    parser.add_argument(
        "--python",
        action="append",
        default=[],
        metavar="FILE",
        help="another interpreter in which rivals are looked for",
    )
    parser.add_argument("--pages", type=Path, metavar="FOLDER", help="saved pages of articles")
    parser.add_argument(
        "--saved-pages", type=int, default=6_000, metavar="N", help="that `scrapy reparse` reads"
    )
    parser.add_argument("--listings", type=int, default=1000, help="of scale")
    parser.add_argument("--listing-pages", type=int, default=60, help="of each of them")
    parser.add_argument("--runs", type=int, default=2, help="of scale, at once")
    parser.add_argument("--write", action="store_true", help="put the tables into the documents")
    return parser


def compare(options: Namespace) -> Iterator[str]:
    present, absent = find_rivals([sys.executable, *options.python])
    (articles,) = options.articles or [600]
    race = Race((BARE, NEWSBOT, *present, SERVER), may_fail=present)
    with served_site(articles) as site, served_site(START) as short:
        race.run(site, short, options.rounds)
        yield from race.rows()
        if absent:
            yield f"\nAbsent, not measured: {', '.join(rival.name for rival in absent)}."
        for rival, reason in race.left_out.items():
            yield f"\nLeft out, since it failed: {rival.name} ({reason})."
        with TemporaryDirectory() as place:
            yield from other_rows(site, Path(place), options)


def other_rows(site: ServedSite, place: Path, options: Namespace) -> Iterator[str]:
    rounds = options.rounds
    yield "\n| newsbot | times | goal |\n|---|---|---|"
    replay = replay_against_live(site, place, rounds)
    yield f"| a replay from WARC is … as fast as the live crawl | {replay} | ≥ 1.00 |"
    server = postgresql_against_sqlite(site, place, rounds)
    yield f"| a full crawl into PostgreSQL is … as fast as into SQLite | {server} | ≥ 0.95 |"
    saved = options.saved_pages
    reparse = reparse_by_two(saved, place, min(rounds, MAX_REPARSE_ROUNDS))
    name = f"`scrapy reparse` of {saved:,} saved pages by two processes"
    yield f"| {name} is … as fast as by one | {reparse} | ≥ 1.60 |"
    many = many_listings_against_one(place, rounds)
    yield f"| a quiet run of 50 listings of 10 sites takes … as long as of one | {many} | ≤ 6.00 |"
    errands = errands_against_version(site, place, rounds)
    for (name, ratio), goal in zip(errands, ("≤ 1.15", "≤ 1.20"), strict=True):
        yield f"| {name} takes … as long as `scrapy version` | {ratio} | {goal} |"


def against(options: Namespace) -> Iterator[str]:
    (articles,) = options.articles or [600]
    with served_site(articles) as site, served_site(START) as short:
        yield from against_rows(options.revision, site, short, options.rounds)


def growth(options: Namespace) -> Iterator[str]:
    sizes = list(measure_growth(options.articles or SIZES))
    yield from growth_rows(sizes)
    if options.write:
        PLOT.write_text(growth_plot(sizes), encoding="utf-8")
        yield f"\n![How newsbot grows](../{PLOT.relative_to(ROOT)})"


def instructions(_options: Namespace) -> Iterator[str]:
    for name, count in count_instructions():
        yield f"{name}: {count / 1e6:.1f} million instructions a page"


def stall(options: Namespace) -> Iterator[str]:
    (articles,) = options.articles or [600]
    yield from stall_rows(articles, options.rounds)


def browser(options: Namespace) -> Iterator[str]:
    (articles,) = options.articles or [60]
    with served_site(articles) as site, served_site(START) as short:
        yield from browser_rows(site, short, options.rounds)


def article(options: Namespace) -> Iterator[str]:
    yield from article_page_rows(options.pages, options.rounds)


def scale(options: Namespace) -> Iterator[str]:
    sizes = measure_scale(options.listings, options.listing_pages, options.runs)
    yield from scale_rows(list(sizes))


if __name__ == "__main__":
    main()
