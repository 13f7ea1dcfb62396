"""What stands between an article's paragraphs without being part of it."""

import re
from functools import lru_cache

from selectolax.lexbor import LexborNode

from newsbot.pages.html.nodes import elements_in
from newsbot.pages.vocabulary.box_names import BOX_NAMES
from newsbot.pages.vocabulary.box_tags import BOX_TAGS
from newsbot.pages.vocabulary.piece_names import PIECE_NAMES

TAGS = BOX_TAGS.words("boilerplate")
NAME = BOX_NAMES.pattern("part", "whole", "exact")
# Names that a theme hangs on the wrapper of the whole article (`category-news has-sidebar`).
STATE = BOX_NAMES.pattern("state")
HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# Bootstrap's name for what is not shown, or only on paper; with another one, on some screens only.
HIDDEN_CLASS = re.compile(r"(?:^|\s)d-none(?:\s|$)(?!.*\bd-(?:sm|md|lg|xl|xxl)-)")
BODY = PIECE_NAMES.pattern("body", "body_part")
# Of the text behind a soft wall, which a script shows to those who paid.
WALLED = BOX_NAMES.pattern("walled")
# Names that some systems give each block of an article, the text's own among them.
AMBIGUOUS = BOX_NAMES.pattern("ambiguous")
# `RelatedLinks` is `related-links`.
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Marked as nothing for a program that reads aloud, they are seen all the same.
SEEN = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li"])


def is_boilerplate(node: LexborNode, tag: str) -> bool:
    if tag in TAGS:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    names, identity = attributes.get("class"), attributes.get("id")
    if names and is_boilerplate_name(names[:200]):
        return True
    if identity and is_boilerplate_name(identity[:200]):
        return True
    is_hidden = "hidden" in attributes or (
        attributes.get("aria-hidden") == "true" and tag not in SEEN
    )
    style = attributes.get("style")
    if not is_hidden and not (style and HIDDEN_STYLE.search(style)):
        return False
    return not (names and WALLED.search(names) and (tag in SEEN or _has_paragraphs(node)))


def is_panel(node: LexborNode) -> bool:
    """Of furniture: whether it is hidden from programs alone, and paragraphs stand right in it."""
    attributes = node.attributes
    return (
        attributes.get("aria-hidden") == "true"
        and "hidden" not in attributes
        and not any(map(is_boilerplate_name, _names(node)))
        and not HIDDEN_STYLE.search(attributes.get("style") or "")
        and _has_paragraphs(node)
    )


def is_ambiguous(node: LexborNode) -> bool:
    """Of furniture: whether nothing but a name says so that may be the text's, too."""
    if node.tag in TAGS or not any(map(is_boilerplate_name, _names(node))):
        return False
    return not any(is_boilerplate_name(AMBIGUOUS.sub("", name.lower())) for name in _names(node))


def _names(node: LexborNode) -> tuple[str, str]:
    return node.attributes.get("class") or "", node.attributes.get("id") or ""


def _has_paragraphs(node: LexborNode) -> bool:
    return any(child.tag == "p" for child in elements_in(node))


@lru_cache(maxsize=4096)
def is_boilerplate_name(names: str) -> bool:
    """Of the value of a class or id attribute. Cached: a site's pages share them."""
    small = HUMP.sub("-", names).lower()
    if BODY.search(small):
        return False
    if HIDDEN_CLASS.search(names):
        return True
    return any(NAME.search(name) and not STATE.match(name) for name in small.split())
