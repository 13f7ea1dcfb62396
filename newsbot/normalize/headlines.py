"""The headline of an article that its card and its own page word differently."""

import re

from newsbot.normalize.content_hash import fold, remove_cut_mark

# As much of a headline is said by no other one; a shorter one may only happen to begin alike.
MIN_OPENING_CHARS = 12
# What sets the site's name, or a standfirst, apart from a headline, dashes folded.
SEPARATORS = frozenset("|-\u00b7\u2022")
# Before a headline: a rank, a kicker of a word or two, each with a capital.
BADGE = re.compile(r"\W{0,2}(?:\d{1,3}\W{0,3})?(?:[^\W\d_][\w-]{0,14}[ |\u00b7]{0,3}){0,2}")
# Behind it: `(4)`, `40 views`, `1 hour ago`, `LIVE`, an arrow.
COUNT = re.compile(
    r"\W{0,3}(?:\d[\d.,]{0,9}[KkM]?\+?(?: ?[^\W\d]{1,12}){0,2}\)?|[^\W\d_]{2,12}"
    r"|[\u2190-\u21ff\u00bb\u203a>])"
)


def whole_headline(card: str, page: str) -> str:
    """The card's, which is what the listing calls the article; the page's where the card only cuts
    it short, or prints a rank, a badge or a count beside it. Both are one line, either may be
    empty.
    """
    if not card or not page or card == page:
        return card or page
    shown, whole = fold(card).casefold(), fold(page).casefold()
    if shown == whole:
        # The same words, of which one may have run some together.
        return page if page.count(" ") > card.count(" ") else card
    return page if _is_cut(shown, whole) or _is_adorned(card, page) else card


def _is_cut(shown: str, whole: str) -> bool:
    opening = remove_cut_mark(shown)
    if not opening or not whole.startswith(opening):
        return False
    if opening != shown:
        return len(whole) > len(opening)
    return len(opening) >= MIN_OPENING_CHARS and whole[len(opening)] not in SEPARATORS


def _is_adorned(card: str, page: str) -> bool:
    before, found, after = card.partition(page)
    if not found or len(page) * 2 < len(card):
        return False
    return _is_badge(before) and _is_count(after)


def _is_badge(before: str) -> bool:
    if not before:
        return True
    words = re.findall(r"[^\W\d_]+", before)
    is_said = bool(words) or any(map(str.isdigit, before))
    return is_said and BADGE.fullmatch(before) is not None and all(w[0].isupper() for w in words)


def _is_count(after: str) -> bool:
    if not after:
        return True
    is_word = after.strip().isalpha()
    return COUNT.fullmatch(after) is not None and (not is_word or after.strip().isupper())
