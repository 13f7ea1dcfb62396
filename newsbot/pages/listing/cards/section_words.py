"""The headings of boxes that lead away from the listing: what others read, what is related."""

from functools import lru_cache

from newsbot.pages.vocabulary.box_titles import BOX_TITLES

BOX = BOX_TITLES.pattern("box")
MAX_TITLE_CHARS = 60


def names_a_box(text: str) -> bool:
    return len(text) <= MAX_TITLE_CHARS and _has_phrase(text)


@lru_cache(4096)
def _has_phrase(text: str) -> bool:
    return BOX.search(text) is not None
