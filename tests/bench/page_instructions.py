"""How many instructions a page takes that is only read: no crawl, no database, one process.

Two counts of pages; their difference leaves out the start.
"""

import json
import sys
from pathlib import Path

from tests.bench.instructions import instructions_of
from tests.bench.measured import Start
from tests.bench.revision import Revision
from tests.bench.served import PADDING
from tests.site.site import Site

FEW, MANY = 30, 90  # pages
ARTICLES = 60
KINDS = {"ListingPage": "listing", "ArticlePage": "article"}
READER = Path(__file__).parent / "read_pages.py"


def write_pages(file: Path) -> None:
    """Kind → page, address and excerpt of each; those that the crawls of the bench read."""
    site = Site(ARTICLES, padding=PADDING)
    site.change(base_url="https://steppe.example")
    paths = site.page_paths()
    listings = [(_html(site, path), site.options.base_url + path, "") for path in paths]
    articles = [(_html(site, one.path), site.url(one), one.excerpt) for one in site.articles]
    file.write_text(json.dumps({"listing": listings, "article": articles}), encoding="utf-8")


def _html(site: Site, path: str) -> str:
    return site.respond(path, {}).body.decode()


def instructions_a_page(revision: Revision, kind: str, pages: Path) -> float:
    """`kind`: one of those that `write_pages` wrote to `pages`."""
    few, many = (_count(revision, kind, pages, count) for count in (FEW, MANY))
    return (many - few) / (MANY - FEW)


def _count(revision: Revision, kind: str, pages: Path, count: int) -> int:
    command = (sys.executable, str(READER), str(pages), kind, str(count))
    return instructions_of(revision.start(Start(command)), pages.with_name("valgrind.log"))
