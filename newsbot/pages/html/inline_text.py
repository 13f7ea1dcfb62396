"""Inline elements that a reader sees apart, though the source sets nothing between them."""

import re
from functools import lru_cache
from itertools import accumulate, pairwise

from newsbot.pages.html.outline import Outline
from newsbot.pages.html.text_weight import weight
from newsbot.pages.vocabulary.piece_names import PIECE_NAMES

# Two that are as long as this stand one below the other: no words of a sentence, nor a menu's.
MIN_LINE_CHARS = 25
# Elements that mark words of a sentence, and parts of words.
WITHIN_WORDS = frozenset(
    {"abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i"}
    | {"ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "strike", "strong"}
    | {"sub", "sup", "tt", "u", "var"}
)
LABEL = PIECE_NAMES.pattern("label")
TEXT = PIECE_NAMES.pattern("text")
LAST_WORD = re.compile(r"[^\W_]{1,30}$")
MAX_WORD_CHARS = 30
ENDS = frozenset(".!?:;\u2026\u201d\u00bb)]")
OPENINGS = frozenset("(\u201c\u00ab#[")


def set_apart(outline: Outline) -> None:
    """Gives long neighbours lines of their own, and puts a space between short ones that run into
    each other.
    """
    starts: set[int] = set()
    lines, runs = outline.lines, outline.runs
    for run in [run for run, (one, two) in enumerate(pairwise(lines), 1) if one == two]:
        # Most are words of a sentence, one in an element, with a space beside.
        between = outline.last_run[outline.owners[run - 1]] <= run
        between = between and outline.first_run[outline.owners[run]] == run
        if not between and (runs[run - 1][-1] == " " or runs[run][0] == " "):
            continue
        before, after = _closed(outline, run), _opened(outline, run)
        if _are_lines(outline, before, after):
            starts |= {outline.first_run[before], run, outline.last_run[after]}
        elif _are_apart(outline, run, before, after):
            runs[run - 1] += " "
    if starts:
        further = accumulate(run in starts for run in range(len(outline.lines)))
        outline.lines = [line + more for line, more in zip(outline.lines, further, strict=True)]


def _closed(outline: Outline, run: int) -> int:
    """The widest element that ends between the run and the one before; -1 for bare text."""
    found, element = -1, outline.owners[run - 1]
    while outline.last_run[element] <= run:
        found, element = element, outline.parents[element]
    return found


def _opened(outline: Outline, run: int) -> int:
    """The widest element that begins there; -1 for bare text."""
    found, element = -1, outline.owners[run]
    while outline.first_run[element] == run:
        found, element = element, outline.parents[element]
    return found


def _are_lines(outline: Outline, before: int, after: int) -> bool:
    """Titles in links of one kind may be shorter."""
    if before < 0 or after < 0:
        return False
    size, other = _size(outline, before), _size(outline, after)
    if min(size, other) >= MIN_LINE_CHARS:
        return True
    return size + other >= 2 * MIN_LINE_CHARS and _is_link_of_kind(outline, before, after)


def _is_link_of_kind(outline: Outline, one: int, other: int) -> bool:
    names = [outline.attributes[element].get("class") for element in (one, other)]
    return outline.tags[one] == outline.tags[other] == "a" and names[0] == names[1]


def _size(outline: Outline, element: int) -> float:
    """Weight of its text; the rest of a long one is not counted out."""
    total = 0.0
    for run in range(outline.first_run[element], outline.last_run[element]):
        total += weight(outline.texts[run])
        if total >= 2 * MIN_LINE_CHARS:
            break
    return total


def _are_apart(outline: Outline, run: int, before: int, after: int) -> bool:
    left, right = outline.runs[run - 1], outline.runs[run]
    if left[-1].isspace() or right[0].isspace():
        return False
    inner = [element for element in (before, after) if element >= 0]
    if any(_is_named(outline, element) for element in inner):
        return _may_end(left) and _may_begin(right) and not (right[0].islower() and len(inner) < 2)
    is_free = any(outline.tags[element] not in WITHIN_WORDS for element in inner)
    is_bare_link = len(inner) == 1 and outline.tags[inner[0]] == "a"
    if not is_free or is_bare_link:
        return False
    return _is_seam(left, right) or (
        len(inner) > 1 and all(_is_phrase(outline, element) for element in inner)
    )


def _is_named(outline: Outline, element: int) -> bool:
    return _is_beside(outline.attributes[element].get("class"))


@lru_cache(4096)
def _is_beside(names: str | None) -> bool:
    return names is not None and (TEXT.search(names) or LABEL.search(names)) is not None


def is_label(outline: Outline, element: int) -> bool:
    """By its name: a kicker, a badge, a rank, a date; no part of the text that it stands beside."""
    names = outline.attributes[element].get("class") or ""
    return LABEL.search(names) is not None and TEXT.search(names) is None


def _may_end(text: str) -> bool:
    return text[-1].isalnum() or text[-1] in ENDS


def _may_begin(text: str) -> bool:
    return text[0].isalnum() or text[0] in OPENINGS


def _is_phrase(outline: Outline, element: int) -> bool:
    """Of the page's template: what is pasted from elsewhere may be cut within a word, and brings
    its style along.
    """
    run = outline.first_run[element]
    return "style" not in outline.attributes[element] and " " in outline.texts[run]


def _is_seam(left: str, right: str) -> bool:
    """Where a word ends and another begins: `seenHarbour`, `VIDEOHarbour`, `Page2`, not `iPhone`,
    nor an initial set large.
    """
    if left[-1] in ENDS:
        return right[0].isupper()
    word = LAST_WORD.search(left[-MAX_WORD_CHARS:])
    if word is None:
        return False
    is_capital = right[0].isupper() and not right[1:2].isupper() and len(right) > 1
    if word[0].isdigit():
        return is_capital
    return len(word[0]) > 1 and (is_capital or (right[0].isdigit() and left[-1].islower()))
