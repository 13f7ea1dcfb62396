"""What reading an article's page costs, against parsing it with parsel and running three selectors.

On the bench's own pages, or on a folder of saved ones: whoever has a site's pages can look how many
are read the cheap way, and how fast.
"""

import timeit
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from parsel import Selector

from newsbot.pages.parsed import ParsedArticle, parse_article
from tests.bench.measured import BenchError
from tests.bench.served import PADDING
from tests.bench.spread import Spread, spread
from tests.site.site import Site

URL = "https://saved.example/article/"  # saved pages do not tell theirs
SELECTORS = ("h1::text", "time::attr(datetime)", "p::text")


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds, the least of all rounds."""

    parsel: float
    page: float
    body_fallback: bool


def article_page_rows(folder: Path | None, rounds: int) -> Iterator[str]:
    """Raises BenchError if there is no page in the folder."""
    timed = [time_page(html, rounds) for html in (saved(folder) if folder else made())]
    if not timed:
        raise BenchError(f"no .html file in {folder}")
    yield "| read | pages | times parsel and three selectors |\n|---|---|---|"
    for name, closer in (("the cheap way", False), ("with a closer look", True)):
        some = [each for each in timed if each.body_fallback is closer]
        if some:
            yield f"| {name} | {len(some)} | {ratio(some)} |"


def ratio(timed: list[Timed]) -> Spread:
    return spread(each.page / each.parsel for each in timed)


def saved(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.rglob("*.html"))]


def made() -> list[bytes]:
    pages = []
    for json_ld in ("article", "none"):
        site = Site(12, json_ld=json_ld, padding=PADDING)
        pages += [site.respond(article.path, {}).body for article in site.articles]
    return pages


def time_page(html: bytes, rounds: int) -> Timed:
    return Timed(
        parsel=least(lambda: select(html), rounds),
        page=least(lambda: read(html), rounds),
        body_fallback=read(html).body_fallback,
    )


def least(run: Callable[[], object], rounds: int) -> float:
    """With the garbage collector, which timeit leaves out unasked."""
    return min(timeit.repeat(run, "gc.enable()", number=1, repeat=rounds))


def select(html: bytes) -> None:
    selector = Selector(text=html.decode(errors="replace"))
    for query in SELECTORS:
        selector.css(query).getall()


def read(html: bytes) -> ParsedArticle:
    return parse_article(html, URL, encoding=None, excerpt="")
