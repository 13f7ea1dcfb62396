"""Dates in one line of a page, each with what the line calls it."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from newsbot.dates.moments import parse_moment
from newsbot.dates.names import Order
from newsbot.dates.written import Written, find_dates
from newsbot.pages.vocabulary.date_labels import Label, is_date_label, is_of_others, label_of

# Around a date that is all of its line there are a byline, a place, a count.
MAX_BESIDE = 40
# What follows belongs to another date.
NEXT = re.compile(r"[|•·;/\u2013\u2014-]")
UPDATED_NAME = re.compile(r"updat|modif|aktualis|changed|revis|edited", re.IGNORECASE)
PUBLISHED_NAME = re.compile(r"publi|pub[-_]?date|posted|created|issued", re.IGNORECASE)
# In hAtom a post's date is called `updated`, changed or not.
DATE_OF_POST = re.compile(
    r"(?:^|\s)(?:[\w-]*(?:date|time)\s+updated|updated\s+[\w-]*(?:date|time))(?:\s|$)",
    re.IGNORECASE,
)


class Printed(NamedTuple):
    """`text`: as printed, or in ISO 8601 where only the page tells how to read it; None where
    nothing does. `is_apart`: the line has little else. `is_alone`: it has no other date.
    `has_date_label`: it only says that this is a date (`Date: 3 February 2026`).
    """

    text: str | None
    days: tuple[date, ...]
    label: Label | None
    is_apart: bool = True
    is_alone: bool = True
    has_date_label: bool = False
    has_clock: bool = False

    @classmethod
    def of_text(cls, text: str, label: Label | None) -> "Printed":
        moment = parse_moment(text)
        return cls(text, () if moment is None else (moment.date(),), label)


@lru_cache(2048)
def parse_line(
    line: str, order: Order | None = None, language: str | None = None
) -> tuple[Printed, ...]:
    """`order` and `language` are the page's."""
    found = find_dates(line, order, language)
    return tuple(_printed(line, found)) if found else ()


def _printed(line: str, found: tuple[Written, ...]) -> Iterator[Printed]:
    beside = _texts_beside(line, found)
    labels = [label_of(text) for text in beside[:-1]]
    if labels[0] is None and label_of(NEXT.split(beside[-1])[0]) is not None:
        labels = [label_of(NEXT.split(text)[0]) for text in beside[1:]]  # `2 February, published`
    rest = sum(map(len, beside))
    for written, label, before in zip(found, labels, beside, strict=False):
        yield Printed(
            _worded(line, written),
            written.days,
            label,
            rest <= MAX_BESIDE and len(found) < 3 and not _is_of_something_else(before),
            len(found) == 1,
            is_date_label(before),
            written.clock is not None,
        )


def _is_of_something_else(before: str) -> bool:
    """What has a label of its own (`When: 3 March`)."""
    if is_of_others(before):
        return True
    return before.rstrip().endswith(":") and not (label_of(before) or is_date_label(before))


def _texts_beside(line: str, found: tuple[Written, ...]) -> list[str]:
    """What stands before each of the dates, and behind the last."""
    starts = [0, *(written.end for written in found)]
    ends = [*(written.start for written in found), len(line)]
    return [line[start:end] for start, end in zip(starts, ends, strict=True)]


def _worded(line: str, written: Written) -> str | None:
    moment = written.moment
    if moment is None:
        return None
    text = line[written.start : written.end]
    if parse_moment(text) == moment:
        return text
    return moment.isoformat(" ") if written.clock is not None else moment.date().isoformat()


def names_of_element(attributes: dict[str, str | None]) -> str:
    values = (attributes.get(name) for name in ("class", "id", "itemprop"))
    return " ".join(filter(None, values))


@lru_cache(4096)
def label_of_names(names: str) -> Label | None:
    """By an element's class, id or property."""
    if PUBLISHED_NAME.search(names):
        return "published"
    if UPDATED_NAME.search(names) and not DATE_OF_POST.search(names):
        return "updated"
    return None
