"""Texts that say when and nothing else: no titles, no teasers."""

import re
from functools import lru_cache

DATE = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}\b|\b\d{1,2}:\d\d\b|\d\s?[年月日년월일]|[\u0660-\u0669\u06f0-\u06f9]{4}"
)
DAY = re.compile(r"\b[0-3]?\d\b")
# A text that has a date in it and is no longer than this says nothing else.
MAX_SMALL_PRINT_CHARS = 60
# A text this short has no other use for a number of a day's size.
MAX_SHORT_CHARS = 30


@lru_cache(4096)
def has_date(text: str) -> bool:
    """For short texts, most of which stand on all pages of a site."""
    return DATE.search(text) is not None


def is_dated(text: str, size: float) -> bool:
    """`size` is the weight of the text."""
    if size >= MAX_SMALL_PRINT_CHARS:
        return False
    return has_date(text) or (size < MAX_SHORT_CHARS and DAY.search(text) is not None)
