"""From the text of a byline, or of one author that a page states, to the names in it."""
# ruff: noqa: RUF001 - full-width signs look like others

import re
from collections.abc import Collection
from functools import lru_cache

from newsbot.dates.written import without_dates
from newsbot.pages.article.fields.person_names import (
    EAST_ASIAN_NAME,
    EDGES,
    clean_name,
    folded,
    is_agency,
    is_full_name,
    is_name_like,
    is_of_organization,
    length_of_lead,
)
from newsbot.pages.html.document import collapse
from newsbot.pages.vocabulary.author_links import ALL_OF
from newsbot.pages.vocabulary.bylines import (
    AND,
    BY,
    BY_OR_NAME,
    DEGREES,
    ENDS,
    LABELS,
    PLAIN_AND,
    REPORTERS,
    SUFFIXES,
    TITLES_BEFORE,
    TITLES_BEHIND,
)
from newsbot.pages.vocabulary.places import is_place

MAX_LENGTH = 300
# An address, a handle; in brackets initials, an agency, a role.
ASIDES = re.compile(r"\S+@\S+|(?<!\w)@\w+|https?:\S+|[(\[{][^()\[\]{}]{0,60}(?:[)\]}]|$)")
IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
PARTS = re.compile(r"\s*[;；|｜·•∙●►▪]\s*")
COMMA = re.compile(r"\s*[,،、，]\s*")
DASH = re.compile(r"\s+[-\u2013~]+(?:\s+|$)|\s*\u2014\s*|[-\u2013]\s+")
SLASH = re.compile(r"\s*[/／]\s*")
SIGNS = frozenset(["&", "+"])
GLUED_COLON = re.compile(r"(?<=[^\W\d])\s?[:：](?=[^\W\d])")
EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
DIGIT = re.compile(r"\d")
JAPANESE = re.compile(r"[\u3040-\u30ff]|記者")
REPORTED = frozenset(["报道", "報導", "報道", "摄影", "综合"])
# Before and behind the name.
ALL_OF_FORMS = [tuple(form.split("N")) for form in ALL_OF]
MAX_LINK = 100
MAX_ROLE = 40
LINK_ENDS = " .:→»›>"


def _any_of(titles: Collection[str]) -> str:
    return "|".join(sorted(titles, key=len, reverse=True))


TITLED = re.compile(
    rf"(?:(?:{_any_of(TITLES_BEFORE)})[:：／/ ・]*[=＝]?|(?:文|글) ?[:：／/・=＝] ?)"
    rf"(?P<behind>{EAST_ASIAN_NAME}(?:[ 、,，]{EAST_ASIAN_NAME}(?![:：\u3400-\u9fff]))*)"
    r"(?![^\W\d]|[:：])"
    rf"|(?P<before>{EAST_ASIAN_NAME}) ?(?:{_any_of(TITLES_BEHIND)})"
)


@lru_cache(4096)
def names_in(text: str) -> tuple[str, ...]:
    """Of a text that is nothing but a byline, or one author as a page states him: names of persons
    one by one; a text that is none stays as it is. Who is named beside a person only says for whom
    she writes (an agency, a newspaper) or where. Cached: a site's pages share them.
    """
    line = _without_asides(collapse(text[:MAX_LENGTH]))
    if titled := _titled(line):
        return tuple(titled)
    if DIGIT.search(line):
        line = without_dates(line, " | ")
    first, *others = PARTS.split(line)
    names = _listed(first)
    for part in others:
        names += (name for name in _listed(part) if not names or not is_of_organization(name))
    persons = [name for name in names if not is_agency(name)]
    return tuple(persons or names)


def names_printed(line: str) -> list[str]:
    """Of a line of the page, `3 May | By NAME, PLACE`; empty if it is no byline."""
    line = _without_asides(line[:MAX_LENGTH])
    if titled := _titled(line):
        return titled
    undated = PARTS.split(without_dates(line, " | "))
    chunks = [chunk for part in undated for chunk in DASH.split(part)]
    for chunk, following in zip(chunks, [*chunks[1:], ""], strict=True):
        said = _behind_by(chunk.split())
        names = _behind_label(chunk) if said is None else names_in(said or following)
        if named := list(filter(is_name_like, names)):
            return named
    return []


def name_of_all(text: str) -> str:
    """NAME of `View all posts by NAME`; empty if the text is no such link."""
    if len(text) > MAX_LINK:
        return ""
    small = text.lower().rstrip(LINK_ENDS)
    for before, after in ALL_OF_FORMS:
        if small.startswith(before) and small.endswith(after):
            return text[len(before) : len(small) - len(after)].strip()
    return ""


def _without_asides(line: str) -> str:
    if whole := IN_BRACKETS.fullmatch(line):
        line = whole[1]
    bare = ASIDES.sub(" ", line).strip()
    if not bare and (inner := IN_BRACKETS.search(line)):  # behind an address of mail
        bare = inner[1]
    return GLUED_COLON.sub(": ", bare)


def _titled(line: str) -> list[str]:
    """王伟 of 记者王伟. A space parts two names, but in Japan a family's from a given one."""
    found = TITLED.search(line) if EAST_ASIAN.search(line) else None
    if found is None:
        return []
    names = re.split(r"[ 、,，]", found["behind"] or "")
    if found["before"] or JAPANESE.search(line) or min(map(len, names)) == 1:
        return [found["before"] or found["behind"]]
    return [name for name in names if name not in REPORTED]


def _behind_by(words: list[str]) -> str | None:
    """What stands behind `By`, `Author:` or `Posted on … by`; None where there is no such word."""
    while words and not words[0].strip(EDGES):
        words = words[1:]
    lead = length_of_lead(words)
    if lead and not (len(words) < 3 and words[0].casefold() in BY_OR_NAME):
        return " ".join(words[lead:])
    if words and folded(words[0]) in ENDS:
        for position, word in enumerate(words[1:], 1):
            if word.casefold() in BY:
                return " ".join(words[position + 1 :])
    return None


def _behind_label(chunk: str) -> tuple[str, ...]:
    """`Author NAME` and `NAME, Staff Writer`, where there is nothing else."""
    label, _, rest = chunk.strip(EDGES).partition(" ")
    if label.casefold() in LABELS and is_full_name(rest):
        return names_in(rest)
    name, comma, role = chunk.partition(", ")
    is_role = comma and not REPORTERS.isdisjoint(map(folded, role.split()))
    return names_in(name) if is_role and is_full_name(name) and len(role) < MAX_ROLE else ()


def _listed(part: str) -> list[str]:
    """`A`, `A, B and C`. Behind the last of them a comma begins something else, as it does before
    what is no full name; `and` goes on with the list.
    """
    first, *others = COMMA.split(part)
    names = _joined(first)
    is_over = len(names) > 1
    for other in filter(None, others):
        words = other.split()
        if names and _is_title(words):
            title = words.pop(0)
            if folded(title) in SUFFIXES:
                names[-1] = f"{names[-1]}, {title}"
            if not words:
                continue
        is_last = _is_joint(words[0])
        found = _joined(" ".join(words[is_last:]))
        goes_on = (is_last or not is_over) and all(map(_is_another, found))
        names += found if goes_on else []
        is_over = not goes_on or is_last or len(found) > 1
    return names


def _is_title(words: list[str]) -> bool:
    """`Jr.`, `PhD`, and nothing more of that name behind it."""
    key = words[0].replace(".", "").casefold()
    return (key in SUFFIXES or key in DEGREES) and (len(words) == 1 or _is_joint(words[1]))


def _is_joint(word: str) -> bool:
    return word.casefold() in AND or word in SIGNS


def _is_another(name: str) -> bool:
    return is_full_name(name) and not is_of_organization(name) and not is_place(name)


def _joined(text: str) -> list[str]:
    """Names between which stands `and`, a slash or nothing; of what stands between dashes one."""
    if len(parts := DASH.split(text)) > 1:
        cleaned = list(filter(None, map(clean_name, parts)))
        named = (part for part in parts if is_full_name(clean_name(part)))
        best = next(named, None)
        return cleaned[:1] if best is None else _joined(best)
    if len(parts := SLASH.split(text)) > 1:
        cleaned = list(filter(None, map(clean_name, parts)))
        persons, agencies = filter(is_full_name, cleaned), filter(is_agency, cleaned)
        return list(persons) or list(agencies) or cleaned[:1]
    for joints in (AND, PLAIN_AND):
        names = list(map(clean_name, _cut(text.split(), joints)))
        if len(names) > 1 and _are_persons(names, joints is PLAIN_AND):
            return names
    return list(filter(None, [clean_name(text)]))


def _cut(words: list[str], joints: Collection[str]) -> list[str]:
    """At the joints, if each has words on either side."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word in SIGNS or word.casefold() in joints:
            parts.append([])
        else:
            parts[-1].append(word)
    return [" ".join(part) for part in parts] if all(parts) else []


def _are_persons(names: list[str], are_joined_plainly: bool) -> bool:
    """A first name may be enough where `and` is no part of a name: `Ann and Bo Sample`, but neither
    the Ministry of Trade and Industry nor Ana Ramón y Cajal are two.
    """
    persons = [name for name in names if not is_agency(name)]
    if len(persons) < len(names):
        return all(map(is_full_name, persons))
    *first, last = names
    if not all(map(is_name_like, names)) or any(map(is_of_organization, names)):
        return False
    if all(map(is_full_name, names)):
        return True
    return are_joined_plainly and (" " in last or not any(" " in name for name in first))
