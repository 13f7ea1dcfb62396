"""Links of a page that may lead to one of its articles."""

import re
from collections import Counter
from collections.abc import Set as AbstractSet
from functools import lru_cache
from urllib.parse import urlsplit

from newsbot.pages.html.links import Link
from newsbot.pages.html.outline import Outline
from newsbot.pages.html.text_weight import weight

NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|mp[34]|pdf|zip|rss|xml|atom|ics|docx?|xlsx?)$", re.IGNORECASE
)
INDEX = re.compile(r"/index\.[a-z]{3,5}$", re.IGNORECASE)
NO_ARTICLE = frozenset({"tag", "category", "author", "prev", "next", "privacy-policy", "home"})
# A place and a date before a title are no longer than this.
MAX_PREFIX_CHARS = 40
# No entry of a menu in one line is as long as this.
MAX_MENU_ENTRY_CHARS = 25


def article_links(links: list[Link], url: str, page_links: set[int]) -> list[Link]:
    """Those that lead neither to this page, nor to a folder above it, nor to another page of the
    listing.
    """
    own, folder = url.partition("#")[0], urlsplit(url).path.rstrip("/") + "/"
    return [
        link
        for link in links
        if link.element not in page_links
        and (not link.rel or NO_ARTICLE.isdisjoint(link.rel))
        and link.url != own
        and (target := _folder(link.url)) is not None
        and not (link.own_site and folder.startswith(target))
    ]


def candidate_links(outline: Outline, links: list[Link], repeated: AbstractSet[str]) -> list[Link]:
    """Those that stand neither in a row of links nor in a sentence, unless they are `repeated`."""
    rows = _link_rows(outline, links)
    return [
        link
        for link in links
        if not link.text or link.text in repeated or not _is_aside(outline, link, rows)
    ]


@lru_cache(8192)
def _folder(url: str) -> str | None:
    """What all pages below the address begin with; None for what is no page. With a query it is
    itself, whatever stands above it.
    """
    parts = urlsplit(url)
    if NO_PAGE.search(parts.path):
        return None
    return f"{INDEX.sub('', parts.path).rstrip('/')}/{parts.query and '?'}"


def _link_rows(outline: Outline, links: list[Link]) -> set[int]:
    """Lines of three short links or more: a menu, a trail of breadcrumbs, a list of tags."""
    short = [link.element for link in links if 0 < len(link.text) < MAX_MENU_ENTRY_CHARS]
    counts = Counter([outline.lines[outline.first_run[element]] for element in short])
    return {line for line, count in counts.items() if count > 2}


def _is_aside(outline: Outline, link: Link, rows: set[int]) -> bool:
    """In a row of links, or amid a sentence; a title may stand behind a date or a place."""
    lines = outline.lines
    first, last = outline.first_run[link.element], outline.last_run[link.element]
    if lines[first] in rows:
        return True
    if last == len(lines) or lines[last] != lines[last - 1]:
        return False
    after = _weight_on_line(outline, last - 1, 1)
    before = _weight_on_line(outline, first, -1)
    is_amid = before > 5 and after > 5 and before + after > weight(link.text)
    return is_amid or before > MAX_PREFIX_CHARS


def _weight_on_line(outline: Outline, run: int, step: int) -> float:
    """Of the text before (step -1) or after (step 1) the run; a long text is not counted out."""
    line, total = outline.lines[run], 0.0
    run += step
    while 0 <= run < len(outline.runs) and outline.lines[run] == line and total < 200:
        total += weight(outline.runs[run].strip())
        run += step
    return total
