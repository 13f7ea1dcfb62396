"""What the text of a pagination link says about where in the listing it leads."""

import re
from enum import Enum, auto
from functools import lru_cache

from newsbot.pages.vocabulary.counting import COUNTING_WORDS
from newsbot.pages.vocabulary.paging import PAGING_WORDS
from newsbot.pages.vocabulary.read_more import READ_MORE_WORDS


class Label(Enum):
    OLDER = auto()  # further into the past, so further into the listing
    NEXT = auto()
    FORWARD = auto()  # an arrow
    MORE = auto()  # appends the next page to this one
    BACK = auto()  # to a newer or an earlier page
    PREVIOUS = auto()  # an earlier page, or earlier entries: only a page number can tell
    END = auto()  # the first or the last page


WORDS = {
    Label.OLDER: PAGING_WORDS.words("older"),
    Label.NEXT: PAGING_WORDS.words("next"),
    Label.BACK: PAGING_WORDS.words("newer"),
    Label.PREVIOUS: PAGING_WORDS.words("previous"),
    Label.END: PAGING_WORDS.words("end"),
    Label.MORE: PAGING_WORDS.words("more"),
}
READ_MORE = READ_MORE_WORDS.words("read") | PAGING_WORDS.words("more")
BESIDE = READ_MORE_WORDS.words("beside")
PAGE = COUNTING_WORDS.words("page")
OF = COUNTING_WORDS.words("of")
MAX_LABEL_CHARS = 60
# Punctuation, digits, arrows and emoji. No \W: the vowels of many scripts are marks, no letters.
SIGNS = re.compile(
    r"[\s\d!-,./:-@\[-`{-\u00bf\u2010-\u2027\u2039\u203a\u2190-\u2bff\u3000-\u3004\u3008-\u301f"
    r"\ufe0f\U0001f000-\U0001faff]+"
)
ARROW = re.compile(
    r"(?:[>\u203a\u2192\u00bb\u276f\u21d2\u25b6\u25ba\u27e9\u226b\u27a1]\ufe0f?){1,3}"
)
BACK_ARROW = re.compile(
    r"(?:[<\u2039\u2190\u00ab\u276e\u21d0\u25c0\u25c4\u27e8\u226a\u2b05]\ufe0f?){1,3}"
)
SHARE = re.compile(r"(\D{0,24})(\d{1,5})(\D{1,12})\d{1,6}(\D{0,12})")
NUMBER = re.compile(r"([^\d$\u20ac\u00a3]{0,24})(\d{1,5})([^\d%]{0,12})")


@lru_cache(4096)
def parse_label(text: str) -> Label | None:
    if not text or len(text) > MAX_LABEL_CHARS:
        return None
    if ARROW.fullmatch(text):
        return Label.FORWARD
    if BACK_ARROW.fullmatch(text):
        return Label.BACK
    words = _words(text)
    for label, own in WORDS.items():
        if words & own and words <= own | BESIDE:
            return label
    return None


@lru_cache(4096)
def is_read_more(text: str) -> bool:
    """A link's text that leads on to the article and says nothing of it."""
    words = _words(text) if len(text) <= MAX_LABEL_CHARS else frozenset()
    return bool(words & READ_MORE) and words <= READ_MORE | BESIDE


@lru_cache(4096)
def has_words(text: str) -> bool:
    """Whether there is more to the text than signs."""
    return bool(_words(text))


def _words(text: str) -> frozenset[str]:
    return frozenset(SIGNS.sub(" ", text).lower().split())


@lru_cache(4096)
def parse_number(text: str) -> int | None:
    """The page that a numbered link names: `3`, `[3]`, `Page 3`; a `Part 3` is none."""
    found = NUMBER.fullmatch(text)
    if found is None or not _words(found[1] + found[3]) <= PAGE:
        return None
    return int(found[2])


@lru_cache(1024)
def parse_share(text: str) -> int | None:
    """The page that a line names of so many: `Page 2 of 9`, `2/9`."""
    found = SHARE.fullmatch(text)
    if found is None or not _words(found[1] + found[3] + found[4]) <= PAGE | OF:
        return None
    return int(found[2])
