"""Dates away from the headline, in elements whose names say that they are the article's."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from selectolax.lexbor import LexborNode

from newsbot.pages.article.fields.headline import Headline
from newsbot.pages.html.nodes import upwards
from newsbot.pages.metadata.sources import ArticleSources
from newsbot.pages.vocabulary.box_names import BOX_NAMES
from newsbot.pages.vocabulary.box_tags import BOX_TAGS

NAMES = re.compile(
    r"date|time|publi|posted|submitted|pub-|meta|byline|info|detail|footer", re.IGNORECASE
)
TAGS = ("time", "abbr")
# Names that only an article's date has: the day that a site prints in its header is a `date`, too.
OF_ARTICLE = re.compile(r"publi|pub-|post|entry|article|story|submitted|asset", re.IGNORECASE)
OF_OTHERS = BOX_NAMES.pattern("dated", "dated_footer")
OUTSIDE = BOX_TAGS.words("dated")
CAPTIONS = frozenset(["figure", "figcaption", "caption"])
CAPTION_NAME = re.compile(r"caption", re.IGNORECASE)
MAX_CAPTION_CLIMB = 4
ARCHIVE = re.compile(r"/(?:19|20)\d\d/\d\d?(?:/\d\d?)?/?$")
MAX_TEXT_CHARS = 200
MAX_ELEMENTS = 80


def named_dates(sources: ArticleSources, headline: Headline) -> Iterator[LexborNode]:
    """Elements in page order: below the headline, and everywhere those with an article's names."""
    title = headline.node.mem_id if headline.node is not None else None
    is_below = False
    for node, names in islice(_candidates(sources, headline.node), MAX_ELEMENTS):
        is_below = is_below or node.mem_id == title
        if (
            (is_below or OF_ARTICLE.search(names))
            and len(node.text()) < MAX_TEXT_CHARS
            and not is_in_other_box(sources, headline, node)
        ):
            yield node


def _candidates(
    sources: ArticleSources, title: LexborNode | None
) -> Iterator[tuple[LexborNode, str]]:
    """With their names, which take less than a selector for each part of one."""
    tags = TAGS if title is None else (*TAGS, title.tag or "")
    for node in sources.document.tree.css(", ".join(["[class]", '[id*="info" i]', *tags])):
        names = node.attrs.sget("class", "")
        if _names_date(names) or node.tag in tags or _is_info(node.id):
            yield node, names


def _is_info(identity: str | None) -> bool:
    return identity is not None and "info" in identity.lower()


@lru_cache(4096)
def _names_date(names: str) -> bool:
    """Cached: a site's pages share them."""
    return NAMES.search(names) is not None


def is_in_other_box(sources: ArticleSources, headline: Headline, node: LexborNode) -> bool:
    """Of another article, of readers, of the site. What is around the headline, too, is not."""
    for above in upwards(node.parent):
        attributes, tag = above.attributes, above.tag or ""
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        if tag == "article" or above.mem_id in headline.around:
            return False
        if tag in OUTSIDE and not (tag == "a" and _is_own(sources, attributes.get("href") or "")):
            return True
        if tag != "body" and _names_others(names):
            return True
    return False


def _is_own(sources: ArticleSources, href: str) -> bool:
    """The page itself, or all of its day."""
    return sources.is_own_address(href) or ARCHIVE.search(href) is not None


def is_of_picture(node: LexborNode) -> bool:
    """A caption, or what holds one: a picture may be older than the article."""
    return node.css_first("figcaption") is not None or any(
        above.tag in CAPTIONS or CAPTION_NAME.search(above.attributes.get("class") or "")
        for above in islice(upwards(node), MAX_CAPTION_CLIMB)
    )


@lru_cache(4096)
def _names_others(names: str) -> bool:
    """Cached: much on a page stands in the same elements."""
    return OF_OTHERS.search(names) is not None
