"""Pages that sites put in an article's place: challenges, walls, errors."""

import re
from functools import cache, lru_cache
from typing import Literal

from newsbot.pages.vocabulary.interstitials import INTERSTITIALS

Interstitial = Literal["challenge", "login wall", "consent wall", "not found", "error"]
REFUSALS = frozenset({"challenge", "login wall", "consent wall"})


def _without_case(text: str) -> str:
    """Of the same length. As for a pattern that ignores the case, an `i` is one with or without its
    dot; but of a hundred alternatives such a pattern takes ten times as long.
    """
    return text.replace("\u0130", "i").lower().replace("\u0131", "i")


# Each with its use in the table.
KINDS: dict[Interstitial, str] = {
    "challenge": "challenge",
    "login wall": "login_wall",
    "not found": "not_found",
    "error": "error",
    "consent wall": "consent_wall",
}
# Below the article's own headline its text may speak of the same things. There a sentence is the
# site's only if it has one of these words, too.
OF_THE_SITE: dict[Interstitial, str] = {
    "challenge": "site_challenge",
    "consent wall": "site_consent_wall",
    "not found": "site_not_found",
    "error": "site_error",
}
MARKUP = re.compile(
    r"<(?:script|style)\b.*?</(?:script|style)>|<[^<>]*>", re.DOTALL | re.IGNORECASE
)
MAX_LINE_CHARS = 300  # characters of a wall's line
SENTENCE = re.compile(r"[^.!?\n\u3002\uff01\uff1f]+")


# Most runs read no article: a pattern of hundreds of words is compiled for those that do.
@cache
def _pattern(use: str) -> re.Pattern[str]:
    return INTERSTITIALS.pattern(use)


@cache
def _caseless_pattern(kind: Interstitial) -> re.Pattern[str]:
    """For texts without case."""
    return re.compile(INTERSTITIALS.source(KINDS[kind]).replace("\u0131", "i"))


def _is_beside(text: str) -> bool:
    """It stands beside an article for those who want to write something."""
    return _pattern("beside").search(text) is not None


def asks_to_log_in(html: str) -> bool:
    """Whether a piece of the page's text does, be it part of the article's text or not."""
    shown = {piece for piece in MARKUP.split(html) if len(piece) < MAX_LINE_CHARS}
    return any(map(_asks_to_log_in, shown))


# Most of a page's pieces are on all pages of its site.
@lru_cache(4096)
def _asks_to_log_in(piece: str) -> bool:
    is_said = _caseless_pattern("login wall").search(_without_case(piece))
    return is_said is not None and not _is_beside(piece)


def find_interstitial(text: str, subject: str = "") -> Interstitial | None:
    """What a heading or title announces. What the article's own headline names is its subject."""
    if _pattern("login_page").search(text):
        return "login wall"
    announced, own = _without_case(text), _without_case(subject)
    found = (kind for kind in KINDS if _caseless_pattern(kind).search(announced))
    return next((kind for kind in found if not _caseless_pattern(kind).search(own)), None)


def main_interstitial(
    text: str, subject: str = "", *, below_headline: bool = False
) -> Interstitial | None:
    """What a text says to its reader in a third of its words at least. `below_headline`: the
    article's own stands above it.
    """
    found = (sentence for sentence in SENTENCE.findall(text) if not _is_beside(sentence))
    sentences, own = list(map(_without_case, found)), _without_case(subject)
    for kind in KINDS:
        pattern = _caseless_pattern(kind)
        told = [sentence for sentence in sentences if pattern.search(sentence)]
        if below_headline and kind in OF_THE_SITE:
            told = [sentence for sentence in told if _pattern(OF_THE_SITE[kind]).search(sentence)]
        if 3 * sum(map(len, told)) >= len(text) > 0 and not pattern.search(own):
            return kind
    return None
