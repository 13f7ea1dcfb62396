"""Pages that sites put in an article's place: challenges, walls, errors."""

import re
from functools import lru_cache
from typing import Literal

from newsbot.pages.vocabulary.interstitials import INTERSTITIALS

Interstitial = Literal["challenge", "login wall", "consent wall", "not found", "error"]
REFUSALS = frozenset({"challenge", "login wall", "consent wall"})


def _without_case(text: str) -> str:
    """Of the same length. As for a pattern that ignores the case, an `i` is one with or without its
    dot; but of a hundred alternatives such a pattern takes ten times as long.
    """
    return text.replace("\u0130", "i").lower().replace("\u0131", "i")


def _pattern(use: str) -> re.Pattern[str]:
    """For texts without case."""
    return re.compile(INTERSTITIALS.source(use).replace("\u0131", "i"))


LOGIN_PAGE = INTERSTITIALS.pattern("login_page")
PATTERNS: dict[Interstitial, re.Pattern[str]] = {
    "challenge": _pattern("challenge"),
    "login wall": _pattern("login_wall"),
    "not found": _pattern("not_found"),
    "error": _pattern("error"),
    "consent wall": _pattern("consent_wall"),
}
# Below the article's own headline its text may speak of the same things. There a sentence is the
# site's only if it has one of these words, too.
OF_THE_SITE: dict[Interstitial, re.Pattern[str]] = {
    "challenge": INTERSTITIALS.pattern("site_challenge"),
    "consent wall": INTERSTITIALS.pattern("site_consent_wall"),
    "not found": INTERSTITIALS.pattern("site_not_found"),
    "error": INTERSTITIALS.pattern("site_error"),
}
# What stands beside an article for those who want to write something.
BESIDE = INTERSTITIALS.pattern("beside")
MARKUP = re.compile(
    r"<(?:script|style)\b.*?</(?:script|style)>|<[^<>]*>", re.DOTALL | re.IGNORECASE
)
MAX_LINE_CHARS = 300  # characters of a wall's line
SENTENCE = re.compile(r"[^.!?\n\u3002\uff01\uff1f]+")


def asks_to_log_in(html: str) -> bool:
    """Whether a piece of the page's text does, be it part of the article's text or not."""
    shown = {piece for piece in MARKUP.split(html) if len(piece) < MAX_LINE_CHARS}
    return any(map(_asks_to_log_in, shown))


# Most of a page's pieces are on all pages of its site.
@lru_cache(4096)
def _asks_to_log_in(piece: str) -> bool:
    is_said = PATTERNS["login wall"].search(_without_case(piece))
    return is_said is not None and not BESIDE.search(piece)


def find_interstitial(text: str, subject: str = "") -> Interstitial | None:
    """What a heading or title announces. What the article's own headline names is its subject."""
    if LOGIN_PAGE.search(text):
        return "login wall"
    announced, own = _without_case(text), _without_case(subject)
    found = (kind for kind, pattern in PATTERNS.items() if pattern.search(announced))
    return next((kind for kind in found if not PATTERNS[kind].search(own)), None)


def main_interstitial(
    text: str, subject: str = "", *, below_headline: bool = False
) -> Interstitial | None:
    """What a text says to its reader in a third of its words at least. `below_headline`: the
    article's own stands above it.
    """
    found = (sentence for sentence in SENTENCE.findall(text) if not BESIDE.search(sentence))
    sentences, own = list(map(_without_case, found)), _without_case(subject)
    for kind, pattern in PATTERNS.items():
        told = [sentence for sentence in sentences if pattern.search(sentence)]
        if below_headline and kind in OF_THE_SITE:
            told = [sentence for sentence in told if OF_THE_SITE[kind].search(sentence)]
        if 3 * sum(map(len, told)) >= len(text) > 0 and not pattern.search(own):
            return kind
    return None
