"""The line that says which results a listing's page shows: `Viewing results 1 - 6 of 56`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsbot.pages.vocabulary.counting import COUNTING_WORDS

# Groups of three, or of two before the last as in India.
MARK = "[.,' \u00a0\u2009\u202f\u2019\u02bc\u066c]"
REST = rf"(?:\d{{0,2}}(?:{MARK}\d\d\d?){{0,9}}{MARK}\d{{3}}(?!\d)|\d{{0,29}})"
NUMBER = rf"\d{REST}"
TO = "|".join(COUNTING_WORDS.weights("counter_to"))
OF = "|".join(COUNTING_WORDS.weights("counter_of"))
ABOUT = rf"(?:(?:{'|'.join(COUNTING_WORDS.weights('counter_about'))}) ?)?"
# Of any script. To ask each sign whether it is one takes longer than to leave out most letters.
DIGIT = r"(?-i:[^\x00-/:-\u065f\u3000-\ua61f\uac00-\ud7ff])(?<=\d)"
# With a digit in front, so that the search leaps from one to the next.
RANGE = re.compile(
    rf"(?P<first>{DIGIT}(?<![\w.,/'\u2019-]\d){REST})\s{{0,9}}(?:{TO})\s{{0,9}}(?P<last>{NUMBER})(?:"
    rf"\s{{1,9}}(?:[^\W\d]{{1,15}} )?(?:(?:{OF})(?![^\W\d])|/)"
    rf"(?:\s{{0,9}}{ABOUT}(?P<total>{NUMBER}))?"
    rf"|\s{{0,9}}[(\[]\s?(?:{OF})\s{ABOUT}(?P<boxed>{NUMBER})\s?[)\]]"
    rf"|/(?P<glued>{NUMBER}))",
    re.IGNORECASE,
)
# Of `3-4/2026`, an issue's number, which is printed as a range and a total may be.
YEARS = range(1900, 2100)
# What may stand before the range and after the total: a few plain words, never a sentence.
LABEL = re.compile(r"[^\w\n]{0,3}(?:[^\W\d]{1,20}[ '\u2019:]{1,2}){0,5}[^\w\n]{0,3}")
TAIL = re.compile(r"\+?(?: [^\W\d]{1,20}){0,2}(?: \([^()\n]{1,30}\))?[ .)\]]{0,3}")
MAX_LABEL_CHARS = 200
NOT_A_DIGIT = re.compile(r"\D")


class Counter(NamedTuple):
    """As the page words it, which may be `2485 - 2490 of 1099`, or nothing after "of"."""

    first: int | None
    last: int | None
    total: int | None


class ListPlace(NamedTuple):
    """Where the page's list of cards stands: its lines, those of them that are in its cards, and
    the number of its cards.
    """

    lines: range
    in_cards: set[int]
    cards: int


def parse_counter(text: str, place: ListPlace | None = None) -> Counter | None:
    """The counter in the page's lines; one that is quoted in a sentence is none. Of several, the
    one that counts the list's cards, else the one beside the list, else the first.
    """
    found = list(_counters(text))
    if len(found) < 2 or place is None:
        return found[0][1] if found else None
    return min(found, key=lambda told: _distance(text.count("\n", 0, told[0]), told[1], place))[1]


def _distance(line: int, counter: Counter, place: ListPlace) -> tuple[bool, bool, int]:
    shown = (counter.last or 0) - (counter.first or 0) + 1
    lines = place.lines
    apart = max(lines.start - line, line - lines.stop, 0)
    return line in place.in_cards, shown != place.cards, apart


def _counters(text: str) -> Iterator[tuple[int, Counter]]:
    """With the place that each begins at."""
    for found in RANGE.finditer(text):
        label = _label_before(text, found.start())
        if label is None or (not label and "\n" in found[0]):
            continue
        first, last = int(_digits(found["first"])), int(_digits(found["last"]))
        if first > last:
            continue  # a score, the hours of a shop
        told = found["total"] or found["boxed"] or found["glued"]
        total = int(_digits(told)) if told and _closes_its_line(text, found) else None
        if found["glued"] and total is not None and (total in YEARS or total < last):
            continue
        if total is not None or _ends_with_of(text, found):
            yield found.start(), Counter(first, last, total)


def _label_before(text: str, position: int) -> str | None:
    """What stands before the range on its line, else on the line before it; None if a sentence."""
    before = text[max(0, position - MAX_LABEL_CHARS) : position]
    line = before.rpartition("\n")[2]
    if LABEL.fullmatch(line) is None:
        return None
    if not line.strip():
        line = before.rstrip().rpartition("\n")[2]
    return line.strip() if LABEL.fullmatch(line + " ") else ""


def _digits(number: str) -> str:
    """Without what groups them; of any script."""
    return NOT_A_DIGIT.sub("", number)


def _rest_of_line(text: str, position: int) -> str:
    return text[position : position + MAX_LABEL_CHARS].partition("\n")[0]


def _closes_its_line(text: str, found: re.Match[str]) -> bool:
    rest = _rest_of_line(text, found.end())
    if found["total"] and "\n" in text[found.end("last") : found.start("total")]:
        # A line of its own that opens with a number may as well be a headline.
        return not rest.strip()
    return TAIL.fullmatch(rest) is not None


def _ends_with_of(text: str, found: re.Match[str]) -> bool:
    """The site prints `Viewing results 1 - 6 of` when it lacks the total."""
    if found["boxed"] or found["glued"]:
        return False
    of = text[found.end("last") : found.start("total") if found["total"] else found.end()]
    position = found.end("last") + len(of.rstrip())
    return not _rest_of_line(text, position).strip()
