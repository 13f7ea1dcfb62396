"""The line that says which results a listing's page shows: `Viewing results 1 - 6 of 56`."""

import re
from typing import NamedTuple

REST = r"(?:\d{0,2}(?:[.,' \u00a0\u2009\u202f]\d{3})+(?!\d)|\d{0,29})"
NUMBER = rf"\d{REST}"
TO = r"-|[\u2010-\u2015]|\u2212|~|to|bis|à|a|al|до|по"
OF = r"of|out of|von|aus|sur|de|di|из|з|із|z|ze|od|av|af|van|/"
# With a digit in front, so that the search leaps from one to the next.
RANGE = re.compile(
    rf"(?P<first>\d(?<![\w.,/-]\d){REST})\s{{0,9}}(?:{TO})\s{{0,9}}(?P<last>{NUMBER})\s{{1,9}}"
    rf"(?:[^\W\d]{{1,15}} )?(?:{OF})(?![^\W\d])"
    rf"(?:\s{{0,9}}(?:(?:about|over|around|ca\.?|etwa|около) ?)?(?P<total>{NUMBER}))?",
    re.IGNORECASE,
)
# What may stand before the range and after the total: a few plain words, never a sentence.
LABEL = re.compile(r"[^\w\n]{0,3}(?:[^\W\d]{1,20}[ '\u2019:]{1,2}){0,5}[^\w\n]{0,3}")
TAIL = re.compile(r"\+?(?: [^\W\d]{1,20}){0,2}[ .)\]]{0,3}")
LONGEST_LABEL = 200
NOT_A_DIGIT = re.compile(r"\D")


class Counter(NamedTuple):
    """As the page words it, which may be `2485 - 2490 of 1099`, or nothing after "of"."""

    first: int | None
    last: int | None
    total: int | None


def parse_counter(text: str) -> Counter | None:
    """The first counter in the page's lines; one that is quoted in a sentence is none."""
    for found in RANGE.finditer(text):
        label = _label_before(text, found.start())
        if label is None or (not label and "\n" in found[0]):
            continue
        total = _number(found["total"]) if _closes_its_line(text, found) else None
        if total is not None or _ends_with_of(text, found):
            return Counter(_number(found["first"]), _number(found["last"]), total)
    return None


def _label_before(text: str, position: int) -> str | None:
    """What stands before the range on its line, else on the line before it; None if a sentence."""
    before = text[max(0, position - LONGEST_LABEL) : position]
    line = before.rpartition("\n")[2]
    if LABEL.fullmatch(line) is None:
        return None
    if not line.strip():
        line = before.rstrip().rpartition("\n")[2]
    return line.strip() if LABEL.fullmatch(line + " ") else ""


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(NOT_A_DIGIT.sub("", digits))


def _rest_of_line(text: str, position: int) -> str:
    return text[position : position + LONGEST_LABEL].partition("\n")[0]


def _closes_its_line(text: str, found: re.Match[str]) -> bool:
    rest = _rest_of_line(text, found.end())
    if found["total"] and "\n" in text[found.end("last") : found.start("total")]:
        # A line of its own that opens with a number may as well be a headline.
        return not rest.strip()
    return TAIL.fullmatch(rest) is not None


def _ends_with_of(text: str, found: re.Match[str]) -> bool:
    """The site prints `Viewing results 1 - 6 of` when it lacks the total."""
    of = text[found.end("last") : found.start("total") if found["total"] else found.end()]
    position = found.end("last") + len(of.rstrip())
    return not _rest_of_line(text, position).strip()
