"""Links of a page that may lead to one of its articles."""

import re
from collections import Counter
from urllib.parse import urlsplit

from newsbot.pages.links import Link, repeated_names
from newsbot.pages.outline import Outline
from newsbot.pages.text_weight import weight

NO_PAGE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|mp[34]|pdf|zip|rss|xml|atom|ics|docx?|xlsx?)$", re.I)
LONGEST_PREFIX = 40
INDEX = re.compile(r"/index\.[a-z]{3,5}$", re.IGNORECASE)
NO_ARTICLE = frozenset({"tag", "category", "author", "prev", "next", "privacy-policy", "home"})


def candidate_links(
    outline: Outline, links: list[Link], url: str, pagination: set[int]
) -> list[Link]:
    """Neither this page, nor a folder above it, nor another page of the listing."""
    rows = _link_rows(outline, links)
    repeated = repeated_names(links)
    path = urlsplit(url).path.rstrip("/") + "/"
    return [
        link
        for link in links
        if link.element not in pagination
        and not link.rel & NO_ARTICLE
        and (link.text in repeated or not _is_furniture(outline, link, rows))
        and _is_below(link, path, url)
    ]


def _is_below(link: Link, path: str, url: str) -> bool:
    parts = urlsplit(link.url)
    if NO_PAGE.search(parts.path) or link.url == url.partition("#")[0]:
        return False
    folder = INDEX.sub("", parts.path).rstrip("/") + "/"
    return not link.own_site or bool(parts.query) or not path.startswith(folder)


def _is_furniture(outline: Outline, link: Link, rows: set[int]) -> bool:
    if not link.text:
        return False
    return outline.lines[outline.first_run[link.element]] in rows or _is_in_sentence(outline, link)


def _link_rows(outline: Outline, links: list[Link]) -> set[int]:
    """Lines of three short links or more: a menu, a trail of breadcrumbs, a list of tags."""
    counts: Counter[int] = Counter()
    for link in links:
        if 0 < len(link.text) < 25:
            counts[outline.lines[outline.first_run[link.element]]] += 1
    return {line for line, count in counts.items() if count > 2}


def _is_in_sentence(outline: Outline, link: Link) -> bool:
    """A title may stand behind a date or a place on its line, not amid a sentence."""
    first, last = outline.first_run[link.element], outline.last_run[link.element]
    before = _weight_on_line(outline, first, -1)
    after = _weight_on_line(outline, last - 1, 1)
    amid = before > 5 and after > 5 and before + after > weight(link.text)
    return amid or (before > LONGEST_PREFIX and after > 0)


def _weight_on_line(outline: Outline, run: int, step: int) -> float:
    """Of the text before (step -1) or after (step 1) the run; stops counting when it is long."""
    line, total = outline.lines[run], 0.0
    run += step
    while 0 <= run < len(outline.runs) and total < 200 and outline.lines[run] == line:
        total += weight(outline.runs[run].strip())
        run += step
    return total
