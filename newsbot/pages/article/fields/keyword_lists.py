"""From what a page states as keywords to a list of words that a person would call so."""
# ruff: noqa: RUF001 - full-width signs look like others

import html
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from newsbot.pages.html.document import collapse
from newsbot.pages.metadata.sources import text_of
from newsbot.pages.vocabulary.bylines import PLAIN_AND
from newsbot.pages.vocabulary.classification import FACT_LABELS, NO_KEYWORDS, SUBJECT_LABELS

MAX_KEYWORD = 100
MAX_KEYWORDS = 300
COMMA = re.compile(r"[,،，、]")
OTHER_SIGN = re.compile(r"[;；|｜•\n]")
HASH_TAGS = re.compile(r"#[^\s#,]+(?:\s+#[^\s#,]+)*")
HAN_OR_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
EDGES = " \t\"'“”„«»‘’`*[]"
LABELLED = re.compile(r"([^\W\d][\w &/-]{1,30}?)\s?:\s+(\S.*)")
MAX_LABELS = 2
# What is no word of a language: an identifier, a number that is no year, an address, a variable.
MACHINE = re.compile(
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=[a-f]*\d)[0-9a-f]{12,}"
    r"|(?!(?:1[89]|20)\d\d$|\d\d?/\d\d?$)[\d\W_]+|https?:\S+|\S+@\S+\.\w+"
    r"|(?:[a-z0-9-]+\.)+(?:[a-z]{2,6}|example)(?:/\S*)?"
    r"|/\S*|\S+/|[\w.-]+(?:/[\w.-]+){2,}|[a-z0-9]+(?:-[a-z0-9]+)+/[a-z0-9-]+"
    r"|[a-z0-9]+/[a-z0-9]+(?:-[a-z0-9]+)+|[a-z_-]{3,}:\S+|\w+:\d\S*|\w+=\S+|\w+_\d+"
    r"|.*(?:\{\{|\}\}|\$\{|<%|%s).*|(?:is|has|no|hide|show)[A-Z]\w+|_\w+",
)
SNAKE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")
LOWER_PATH = re.compile(r"[a-z0-9]+/[a-z0-9]+")


def split_list(text: str) -> list[str]:
    """Of one text the keywords in it; `Roads, Tolls, & Passes` is one."""
    text = html.unescape(text).strip(EDGES)
    if HASH_TAGS.fullmatch(text):
        return text.split()
    commas, others = COMMA.findall(text), OTHER_SIGN.findall(text)
    if not commas and not others:
        return text.split() if HAN_OR_KANA.search(text) else [text]
    parts = (OTHER_SIGN if len(others) >= len(commas) else COMMA).split(text)
    return [text] if _ends_enumeration(parts[-1]) else parts


def _ends_enumeration(part: str) -> bool:
    first, _, rest = part.strip().partition(" ")
    return bool(rest) and (first == "&" or first in PLAIN_AND)


def is_one_name(text: str) -> bool:
    """`Crime, Law and Justice`, where each text is known to be one keyword."""
    *first, last = COMMA.split(text)
    words = last.split()
    return (
        0 < len(first) < 3
        and len(words) == 3
        and (words[1] in PLAIN_AND or words[1] == "&")
        and all(len(part.split()) < 3 for part in first)
    )


def clean_list(texts: Iterable[str]) -> tuple[str, ...]:
    """Each once. Without what an editing system stores for itself."""
    return _clean(tuple(islice(texts, MAX_KEYWORDS)))


@lru_cache(8)
def _clean(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Cached: many pages state their list in two places."""
    words = [word for text in texts if (word := _word(text))]
    if not words:
        return ()
    words = [word for word in _without_labels(words) if not _is_machine(word)]
    odd = _odd_ones(words)
    spellings: dict[str, str] = {}
    for word in words:
        if word not in odd:
            spellings.setdefault(word.casefold(), word)
    return tuple(spellings.values())


def _odd_ones(words: list[str]) -> set[str]:
    """`no_ads` among words, though not where all are written so; several `news/us`, `type/news`."""
    snakes = {word for word in words if "_" in word and SNAKE.fullmatch(word)}
    paths = {word for word in words if "/" in word and LOWER_PATH.fullmatch(word)}
    facts = {path for path in paths if path.partition("/")[0] in FACT_LABELS}
    several = paths if len(paths) > 1 else facts
    return (snakes if len(snakes) < len(words) else set()) | several


def _word(text: str) -> str:
    line = (text_of(text) or "") if "&" in text or "<" in text else collapse(text)
    return line.strip(EDGES).lstrip("#").strip()


def _without_labels(words: list[str]) -> Iterator[str]:
    """Where several have labels, they are facts about the page, whatever the labels are."""
    labelled = {
        word: found for word in words if ":" in word and (found := LABELLED.fullmatch(word))
    }
    are_facts = len({found[1] for found in labelled.values()}) > MAX_LABELS
    for word in words:
        found = labelled.get(word)
        if found is None:
            yield word
        elif (label := found[1].casefold()) in SUBJECT_LABELS:
            yield found[2]
        elif not are_facts and FACT_LABELS.isdisjoint(label.split()):
            yield word


def _is_machine(word: str) -> bool:
    if word.isalpha() and (word.islower() or word.istitle()):
        return word.casefold() in NO_KEYWORDS
    return (
        len(word) > MAX_KEYWORD
        or word.casefold() in NO_KEYWORDS
        or MACHINE.fullmatch(word) is not None
    )
