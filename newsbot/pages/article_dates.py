"""When the article was published and changed, as the page prints it.

Never the day the page was made, which the site shows in its header, nor a date of another article
in a box: without a machine-readable date only the surroundings of the headline are searched.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from selectolax.lexbor import LexborNode

from newsbot.pages.article_sources import ArticleSources, text_of
from newsbot.pages.document import collapse

_PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "dcterms.date", "dc.date.created", "citation_publication_date", "citation_date",
    "publish-date", "publishdate", "publish_date", "pub_date", "pubdate", "published_time",
    "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "article:modified", "og:updated_time", "og:modified_time",
    "og:article:modified_time", "dcterms.modified", "dc.date.modified", "last-modified",
    "lastmod", "modified_time", "revised",
)  # fmt: skip
_MONTH = r"[^\W\d_]{3,12}\.?"
_DATE = re.compile(
    r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)? (?:de |of )?{_MONTH},? (?:de )?\d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日)(?!\d)"
    r"(?:(?:T|,? (?:at |um |à |- |\| )?)\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?"
    r"(?:Z| ?[+-]\d\d:?\d\d| [A-Z]{2,4}\b)?)?",
    re.IGNORECASE,
)
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_UPDATED = re.compile(r"updat|modif|aktualis", re.IGNORECASE)
_HOLDS_DATE = re.compile(r"date|time|publish|posted|meta|byline|info|created", re.IGNORECASE)
_OTHER_BOX = re.compile(
    r"related|comment|sidebar|widget|popular|latest|trending|recommend", re.IGNORECASE
)
# Elements looked at on either side of a headline; a byline stands nearer.
_REACH = 100


class ArticleDates:
    """Both dates of a page. Does not parse them."""

    def __init__(self, sources: ArticleSources) -> None:
        self._sources = sources

    def published(self) -> str | None:
        return (
            self._stated("datePublished", _PUBLISHED)
            or text_of(self._sources.article.get("dateCreated"))
            or next((date for date, updated in self._printed if not updated), None)
            or _in_url(self._sources.url)
        )

    def modified(self) -> str | None:
        return self._stated("dateModified", _MODIFIED) or next(
            (date for date, updated in self._printed if updated), None
        )

    def _stated(self, name: str, meta_names: tuple[str, ...]) -> str | None:
        return (
            text_of(self._sources.article.get(name))
            or self._sources.meta.first(*meta_names)
            or text_of(self._sources.web_page.get(name))
            or self._sources.microdata(name)
        )

    @cached_property
    def _printed(self) -> list[tuple[str, bool]]:
        """Dates near the headline, each with whether it is said to be that of an update."""
        headline = next((node for node in self._sources.headlines if node.text().strip()), None)
        nodes = () if headline is None else _around(headline)
        return list(filter(None, map(_parse_printed, nodes)))


def _in_url(url: str) -> str | None:
    found = _URL_DATE.search(url)
    return None if found is None else "-".join(found.groups())


def _parse_printed(node: LexborNode) -> tuple[str, bool] | None:
    names = node.attributes.get("class") or ""
    if node.tag not in {"time", "abbr", "p"} and not _HOLDS_DATE.search(names):
        return None
    text = collapse(node.text(separator=" ")[:300])
    date = _date(node, text)
    return (date, bool(_UPDATED.search(f"{names} {text[:60]}"))) if date else None


def _date(node: LexborNode, text: str) -> str | None:
    attributes = node.attributes
    stated = attributes.get("datetime") or (attributes.get("title") if node.tag == "abbr" else None)
    if stated and any(letter.isdigit() for letter in stated):
        return collapse(stated)
    found = _DATE.search(text) if len(text) < 200 else None
    return found[0] if found else None


def _around(headline: LexborNode) -> Iterator[LexborNode]:
    """Elements from the headline down to the second paragraph of prose; then those before it, but
    not outside the part of the page that is the headline's own.
    """
    paragraphs = 0
    for node in islice(_elements_from(headline), 1, _REACH):
        paragraphs += node.tag == "p" and len(node.text()) > 80
        if paragraphs == 2:
            break
        yield node
    part = _part_around(headline)
    for node in () if part is None else islice(_elements_from(part), _REACH):
        if node.mem_id == headline.mem_id:
            break
        yield node


def _part_around(headline: LexborNode) -> LexborNode | None:
    part = headline.parent
    for _ in range(2):
        if part is None or part.tag in {"article", "main", "section", "body"}:
            break
        part = part.parent
    return None if part is None or part.tag in {"body", "html"} else part


def _elements_from(node: LexborNode) -> Iterator[LexborNode]:
    """In the order of the page, boxes about other articles left out."""
    current: LexborNode | None = node
    while current is not None:
        child = None
        if current.is_element_node and not _is_other_box(current):
            yield current
            child = current.first_child
        while child is None and current is not None:
            child = current.next
            current = current.parent
        current = child


def _is_other_box(node: LexborNode) -> bool:
    if node.tag in {"nav", "aside", "footer", "form", "script", "style"}:
        return True
    return node.tag != "body" and bool(_OTHER_BOX.search(node.attributes.get("class") or ""))
