"""The article's links to pages of tags and of sections."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from selectolax.lexbor import LexborNode

from newsbot.pages.article.fields.ownership import OwnParts
from newsbot.pages.html.document import collapse
from newsbot.pages.html.nodes import upwards
from newsbot.pages.metadata.sources import ArticleSources
from newsbot.pages.vocabulary.classification import (
    CATEGORY_PATHS,
    TAG_BOX,
    TAG_LABELS,
    TAG_PATHS,
)

TAG_PATH = re.compile(
    rf"/(?:{'|'.join(sorted(TAG_PATHS))})/(?=[^/])|[?&](?:tags?|keyword)=", re.IGNORECASE
)
CATEGORY_PATH = re.compile(
    rf"/(?:{'|'.join(sorted(CATEGORY_PATHS))})/(?=[^/])|[?&]cat=", re.IGNORECASE
)
# Where a system has its tags there, too, its sections have this before their names.
CATEGORY_IN_TAGS = re.compile(r"/categories/cat_")
TAGS_AS_CATEGORIES = "nikola"
# In the source of a page that has an element called so, or a label.
NAMES_TAGS = re.compile(
    rb"(?<![a-z])(?:hash)?tags?(?![a-z])|keyword|etiqu?et|schlagw|stichw|themen|trefw|emne|taggar"
    rb"|avains|aiheet|tagi|mots-cl|topics"
    + "|ämnen|štítky|címkék|теги|тэги|метки|тегтер|标签|標籤|关键词|關鍵字|タグ|태그".encode(),
    re.IGNORECASE,
)
COUNTER = re.compile(r"^\(\d+\)\s*|\s*[(\[]\d+[)\]]$")
MAX_ROW = 16
MAX_TEXT = 60
MAX_LINKS = 500
PROSE = 150
MAX_BOX_CLIMB = 4
LABEL_TAGS = frozenset(["-text", "span", "strong", "b", "em", "i"])
NOT_TERM = re.compile(r"/(?:users?|authors?)/|/\d{4}/\d\d/|^#|^mailto:|^javascript:")


def text_of_term(link: LexborNode) -> str:
    """Without the number of its articles."""
    return COUNTER.sub("", collapse(link.text()))


def is_tag_address(href: str) -> bool:
    return TAG_PATH.search(href) is not None


def tags_of(sources: ArticleSources, own: OwnParts) -> list[LexborNode]:
    """Links that say that they lead to a tag of the article."""
    links = (link for link in sources.links_of("tag") if not _is_category(sources, link))
    return list(_terms(links, own))


def tag_row(sources: ArticleSources, own: OwnParts) -> list[LexborNode]:
    """The first short row of links to pages of tags that stands in the article."""
    rows: dict[int, list[LexborNode]] = {}
    for link in _terms(sources.links_to(TAG_PATH), own):
        if not own.is_in_part(link):
            continue
        rows.setdefault(_row(link).mem_id, []).append(link)
    return next((row for row in rows.values() if 1 < len(row) < MAX_ROW), [])


def boxed_tags(sources: ArticleSources, own: OwnParts) -> list[LexborNode]:
    """Links in an element whose name or whose first words say that it holds the tags."""
    if not NAMES_TAGS.search(sources.document.tree.raw_html or b""):
        return []
    links = (
        link for link, _ in sources.links if _is_in_box(link, TAG_BOX) or _is_behind_label(link)
    )
    return list(islice(_terms(links, own), MAX_ROW))


def categories_of(sources: ArticleSources, own: OwnParts) -> Iterator[LexborNode]:
    """By what links say of themselves, by their addresses, by the element that they stand in."""
    yield from _terms(sources.links_of("category"), own)
    links = (link for link in sources.links_to(CATEGORY_PATH) if _is_category(sources, link))
    yield from _terms(links, own)


def _is_category(sources: ArticleSources, link: LexborNode) -> bool:
    attributes = link.attributes
    href, names = attributes.get("href") or "", (attributes.get("rel") or "").split()
    if "category" in names:
        return True
    if not CATEGORY_PATH.search(href):
        return False
    generator = sources.meta.first("generator") or ""
    if TAGS_AS_CATEGORIES in generator.lower():
        return CATEGORY_IN_TAGS.search(href) is not None
    return True


def _terms(links: Iterable[LexborNode], own: OwnParts) -> Iterator[LexborNode]:
    """Those of the article, not of others or of the whole site, and not in the midst of prose."""
    for link in islice(links, MAX_LINKS):
        text = collapse(link.text())
        if (
            0 < len(text) <= MAX_TEXT
            and not NOT_TERM.search(link.attrs.sget("href", ""))
            and not own.is_of_other(link, besides=False)
            and not _is_in_prose(link)
        ):
            yield link


def _is_in_prose(link: LexborNode) -> bool:
    parent = link.parent
    return (
        parent is not None
        and parent.tag == "p"
        and len(parent.text()) - sum(len(inner.text()) for inner in parent.css("a")) > PROSE
    )


def _row(link: LexborNode) -> LexborNode:
    """What holds several links: some have an element for each."""
    parent = link.parent or link
    return parent.parent or parent if len(parent.css("a")) == 1 else parent


def _is_in_box(link: LexborNode, name: re.Pattern[str]) -> bool:
    return any(
        _is_named(above.attributes.get("class") or "", name)
        for above in islice(upwards(link), MAX_BOX_CLIMB)
        if above.tag != "body"
    )


def _is_behind_label(link: LexborNode) -> bool:
    """`Tags: <a>ferry</a>`, with an element around each or all of them, or without."""
    first = link.parent.first_child if link.parent else None
    if first is None or first.tag not in LABEL_TAGS:
        return False
    return TAG_LABELS.match((first.text() or "")[:MAX_TEXT].strip()) is not None


@lru_cache(4096)
def _is_named(names: str, name: re.Pattern[str]) -> bool:
    """Cached: a site's pages share them."""
    return bool(names) and name.search(names) is not None
