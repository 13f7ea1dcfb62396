"""What is a person's name, and where in a text of several words it begins and ends."""
# ruff: noqa: RUF001 - full-width signs look like others

import re

from newsbot.pages.vocabulary.bylines import (
    AGENCIES,
    AND,
    BY,
    BY_OR_NAME,
    DEGREES,
    ENDS,
    FROM,
    GENRES,
    LABELS,
    MODIFIERS,
    NOBODY,
    ORGANIZATION_WORDS,
    OTHER_CREDITS,
    PARTICLES,
    ROLES,
)

# Words of the longest phrase that a byline begins with, or that ends it.
MAX_PHRASE = 4
MAX_NAME_WORDS = 6
# A full stop belongs to some names ("Jr."), and to no other word.
EDGES_OF_NAME = " \t©,:;|·•*'\"“”„«»‹›-\u2013\u2014=/"
EDGES = f"{EDGES_OF_NAME}."
ARTICLES = frozenset(["a", "an", "ein", "eine", "een", "un", "una", "une", "um", "uma"])
DIGIT = re.compile(r"\d")
ABBREVIATION = re.compile(r"[A-Z]{2,5}")
HAN = r"[\u3400-\u9fff々]"
EAST_ASIAN_NAME = (
    rf"(?:{HAN}{{1,3}}[ ・][\u3040-\u30ff\u3400-\u9fff]{{1,4}}"
    rf"|{HAN}{{2,4}}|[\uac00-\ud7af]{{2,4}})"
)
EAST_ASIAN_NAMES = re.compile(EAST_ASIAN_NAME)


def is_full_name(text: str) -> bool:
    """As only persons have them: two words or more, none small but particles."""
    return bool(EAST_ASIAN_NAMES.fullmatch(text)) or (" " in text and is_name_like(text))


def is_name_like(text: str) -> bool:
    """One word may be enough; `Peter Aas, Jr.` is one name."""
    words = text.partition(",")[0].split()
    return (
        0 < len(words) <= MAX_NAME_WORDS
        and not DIGIT.search(text)
        and text.casefold() not in NOBODY
        and all(map(_is_name_word, words))
        and words[-1] not in PARTICLES
        and words[-1].casefold() not in ROLES
    )


def _is_name_word(word: str) -> bool:
    """A capital, or a letter of a script that has none."""
    return not word.islower() or word.casefold() in PARTICLES


def is_agency(name: str) -> bool:
    return bool(ABBREVIATION.fullmatch(name)) or name.casefold() in AGENCIES


def is_of_organization(name: str) -> bool:
    words = name.casefold().split()
    return words[:1] == ["the"] or is_agency(name) or not ORGANIZATION_WORDS.isdisjoint(words)


def length_of_lead(words: list[str]) -> int:
    """Of the words that a byline begins with, `By` or `Author:`; 0 if it is none."""
    for length in range(min(MAX_PHRASE, len(words)), 0, -1):
        phrase = " ".join(words[:length]).casefold()
        label = phrase.rstrip(" :：")
        if label in BY or ((label != phrase or length == len(words)) and _is_label(label)):
            return length + length_of_lead(words[length:])
    start = int(words[:1] != [] and words[0].casefold() in ARTICLES)
    genre, by = words[start : start + 1], words[start + 1 : start + 2]
    is_genre = genre and by and folded(genre[0]) in GENRES and by[0].casefold() in BY
    return start + 2 if is_genre and len(words) > start + 2 else 0


def is_label(text: str) -> bool:
    """Whether a name is to follow: `Author`, `Autorin/Autor:`, `Written by`."""
    words = text.split()
    return 0 < len(words) <= MAX_PHRASE and length_of_lead(words) == len(words)


def _is_label(label: str) -> bool:
    """Of the text's author, perhaps with other credits: `Text und Fotos`."""
    if label in LABELS:
        return True
    first, *others = [part for part in re.split(r"[/&\s]+", label) if part not in AND] or [""]
    return first in LABELS and all(part in LABELS or part in OTHER_CREDITS for part in others)


def clean_name(text: str) -> str:
    """One name, without the words that lead to it and those that say more of it; empty if there
    is nothing else.
    """
    words = text.split()
    if words and words[0].endswith((":", "：")) and folded(words[0]) in OTHER_CREDITS:
        return ""
    words = words[_length_of_name_lead(words) :]
    words = words[_length_of_role(words) :]
    words = words[: _length_of_name(words)]
    while len(words) > 2 and _ends_with_degree(words):
        words.pop()
    return " ".join(words).strip(EDGES_OF_NAME)


def _length_of_name_lead(words: list[str]) -> int:
    """`By` goes always, `Di` and its like only where a full name is left: there are Di Rossis."""
    lead = length_of_lead(words)
    last = words[lead - 1] if lead else ""
    if last.endswith((":", "：")) or not (
        last.casefold() in PARTICLES or last.casefold() in BY_OR_NAME
    ):
        return lead
    return lead if len(words) - lead > 1 else 0


def _length_of_role(words: list[str]) -> int:
    """Of `Senior Reporter` before a name."""
    length = 0
    for position, word in enumerate(words, 1):
        if folded(word) in ROLES:
            length = position
        elif folded(word) not in MODIFIERS:
            break
    return length


def _length_of_name(words: list[str]) -> int:
    """Up to a role, a place, a date or another word that no name has."""
    for position in range(1, len(words)):
        behind = words[position:]
        if behind[0].endswith((":", "：")) or DIGIT.search(behind[0]) or _begins_end(behind):
            return position
        if position > 1 and _is_of_agency(behind):
            return position
        if position > 1 and behind[0] in FROM and behind[1:2] not in (["'t"], ["der"]):
            return position
        if length := _length_of_role(behind):
            if is_of_organization(" ".join(words[:position])):
                return 0
            # Of three words before a role, one may be of the role's: none is a name for sure.
            is_clear = position < 3 or folded(behind[0]) in MODIFIERS or length > 1
            return position if is_clear else len(words)
    return len(words)


def _is_of_agency(words: list[str]) -> bool:
    """`Associated Press`, `BBC News`."""
    is_short = words[0].isupper() and words[0].casefold() in AGENCIES
    return is_short or " ".join(words).casefold() in AGENCIES


def _begins_end(words: list[str]) -> bool:
    if words[1:] and folded(words[0]) in OTHER_CREDITS and words[1].casefold() in BY:
        return True
    return any(" ".join(words[:size]).casefold().strip(EDGES) in ENDS for size in (1, 2))


def _ends_with_degree(words: list[str]) -> bool:
    """In capitals, unless all of the name is: `Jack Ma` is no Master of Arts."""
    last = words[-1].rstrip(",")
    key = last.replace(".", "").casefold()
    return key in DEGREES and last != last.capitalize() and not " ".join(words).isupper()


def folded(word: str) -> str:
    return word.casefold().strip(EDGES)
