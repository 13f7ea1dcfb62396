"""What stands between an article's paragraphs without being part of it."""

import re
from functools import lru_cache

from selectolax.lexbor import LexborNode

from newsbot.pages.vocabulary.box_names import BOX_NAMES
from newsbot.pages.vocabulary.box_tags import BOX_TAGS
from newsbot.pages.vocabulary.piece_names import PIECE_NAMES

TAGS = BOX_TAGS.words("boilerplate")
_NAME = BOX_NAMES.pattern("part", "whole", "exact")
# Names that a theme hangs on the wrapper of the whole article (`category-news has-sidebar`).
_STATE = BOX_NAMES.pattern("state")
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# Bootstrap's name for what is not shown, or only on paper; with another one, on some screens only.
_HIDDEN_CLASS = re.compile(r"(?:^|\s)d-none(?:\s|$)(?!.*\bd-(?:sm|md|lg|xl|xxl)-)")
_BODY = PIECE_NAMES.pattern("body", "body_part")


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
    style = attributes.get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    return "hidden" in attributes or attributes.get("aria-hidden") == "true"


@lru_cache(maxsize=4096)
def is_boilerplate_name(names: str) -> bool:
    """Of the value of a class or id attribute. Cached: a site's pages share them."""
    small = names.lower()
    if _BODY.search(small):
        return False
    if _HIDDEN_CLASS.search(names):
        return True
    return any(_NAME.search(name) and not _STATE.match(name) for name in small.split())
