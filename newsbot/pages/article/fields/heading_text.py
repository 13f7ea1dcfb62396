"""The words of a heading, without what is printed in it beside the headline."""

import re
from functools import lru_cache

from selectolax.lexbor import LexborNode

from newsbot.pages.html.inline_text import is_label, set_apart
from newsbot.pages.html.outline import TEXT, Outline, outline_of
from newsbot.pages.metadata.sources import text_of

# Of more pieces not every stretch is tried.
MAX_PIECES = 12
LONG_TITLE = 95  # characters
NO_LETTER = re.compile(r"[\W_]+")
# Where a long word may be broken, and what has no width.
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


def heading_text(node: LexborNode, title: str) -> str | None:
    """One line, None for a heading without words. Of its pieces those that the page's title has;
    where it has none of them, those that no name marks as a kicker, a badge, a link to itself.
    """
    if _is_one_piece(node):
        return _line(node.text())
    outline = outline_of(node)
    set_apart(outline)
    whole = _line(outline.text(0))
    if whole is None or whole in title:
        return whole
    # Where one of the two runs words together, the other tells them apart.
    if spaced := _spaced_as_in(title, whole):
        return max(whole, spaced, key=len)
    return _said(outline, title, len(whole) / 2) or _unlabelled(outline) or whole


def _line(text: str) -> str | None:
    return text_of(text if text.isascii() else UNSEEN.sub("", text))


def is_in(title: str, text: str) -> bool:
    """Whatever white space, quotation marks and capitals either of them has."""
    return text in title or bool((letters := letters_of(text)) and letters in letters_of(title))


@lru_cache(64)
def letters_of(text: str) -> str:
    """Letters and digits, lower case: what two wordings of a headline have in common."""
    return NO_LETTER.sub("", text.casefold())


def is_cut(title: str) -> bool:
    """Search engines take no more than a hundred and ten characters."""
    return title.rstrip().endswith(("...", "\u2026")) or len(title) >= LONG_TITLE


def _is_printed_in(title: str, text: str) -> bool:
    """Whatever white space either of them lacks."""
    return text in title or bool(text and _spaced_as_in(title, text))


def _spaced_as_in(title: str, text: str) -> str | None:
    """The stretch of the title that has the same letters."""
    letters = "".join(text.split())
    places = [place for place, sign in enumerate(title) if not sign.isspace()]
    start = "".join([title[place] for place in places]).find(letters)
    if start < 0:
        return None
    return title[places[start] : places[start + len(letters) - 1] + 1]


def _is_one_piece(node: LexborNode) -> bool:
    child = node.first_child
    while child is not None and child.next is None:
        if child.tag_id == TEXT:
            return True
        child = child.first_child
    return False


def _said(outline: Outline, title: str, least: float) -> str | None:
    """The longest stretch of pieces that the title has."""
    count = len(outline.runs)
    if count > MAX_PIECES:
        return None
    stretches = ((first, last) for first in range(count) for last in range(first + 1, count + 1))
    texts = [outline.text_between(first, last) for first, last in stretches]
    for is_of in (_is_printed_in, is_in):
        best = max((text for text in texts if is_of(title, text)), key=len, default="")
        if len(best) > least or best == title:
            return _line(best)
    return None


def _unlabelled(outline: Outline) -> str | None:
    kept = [run for run, owner in enumerate(outline.owners) if not _is_in_label(outline, owner)]
    pieces = (outline.text_between(run, run + 1) for run in kept)
    return _line(" ".join(pieces)) if len(kept) < len(outline.runs) else None


def _is_in_label(outline: Outline, element: int) -> bool:
    chain = [element, *outline.ancestors(element)][:-1]
    return any(is_label(outline, around) or _is_beside(outline, around) for around in chain)


def _is_beside(outline: Outline, element: int) -> bool:
    """A date, or the heading's link to itself."""
    href = outline.attributes[element].get("href") or ""
    return outline.tags[element] == "time" or href.startswith("#")
