"""How the site presents itself; everything that a test may want to be otherwise."""

from dataclasses import dataclass

from tests.site.articles import ODDITIES
from tests.site.rates import FIVE_RATES, Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOptions:
    base_url: str = "https://steppe.example"
    listing: str = "/tag/serimov/"
    theme: str = "classic"
    per_page: int = 6
    oddities: tuple[str, ...] = ODDITIES
    rates: tuple[Rate, ...] = FIVE_RATES  # empty: no ticker
    repeats: int = 8  # of the ticker's block: 8 and 2 are seen
    date: str = "22 February 2026"  # empty: no date line
    counter: str = ""  # a name in COUNTERS; empty: as the listing's path has it
    pagination: str = "full"  # full, next (no numbers), numbers (no next link), none
    # path (/page/2/), query (?page=2), offset (?start=6), file (list_2.html), beside (tag2.html),
    # matrix (;p=2), down (index-9.html, then index-8.html), search (?title=Search&start=6)
    paging: str = "path"
    beyond: str = "missing"  # a page after the last: missing (404), last, first, redirect
    json_ld: str = "article"  # article, graph, broken, none
    open_graph: bool = True
    coded_tags: bool = False  # ETag of a compressed page: "…-gzip", as Apache's mod_deflate has it
    padding: int = 0  # bytes that each page has at least
    robots: str = "User-agent: *\nDisallow: /wp-admin/\n"
