"""What somebody looks for: words, "phrases", -words, beginnings*."""

import re
from dataclasses import dataclass

from newsbot.errors import ConfigError
from newsbot.search.folding import fold

MAX_WORDS = 50
QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb'
PHRASE, WORD = rf"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]?", rf"([^\s{QUOTES}]+)"
TERM = re.compile(rf"([-\u2212](?=\S))?(?:{PHRASE}|{WORD})(\*?)")


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that stand side by side, the last of them perhaps as the beginning of one."""

    words: tuple[str, ...]
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """An article answers it that has all of the `wanted` and none of the `unwanted`."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()


def parse_question(text: str) -> Question:
    """Whatever else is written is no word, and is passed over. Raises ConfigError where nothing is
    left to look for.
    """
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for minus, phrase, word, star in TERM.findall(text):
        words = tuple(fold(phrase or word).split())
        if words:
            term = Term(words, is_beginning=f"{phrase.rstrip()}{word}{star}".endswith("*"))
            (unwanted if minus else wanted).append(term)
    if not wanted:
        only = "only what must be absent" if unwanted else "no word to look for"
        raise ConfigError(f'{text!r} has {only}; a question is like: aral -fish* "new port"')
    if sum(len(term.words) for term in (*wanted, *unwanted)) > MAX_WORDS:
        raise ConfigError(f"a question has at most {MAX_WORDS} words")
    return Question(tuple(wanted), tuple(unwanted))
