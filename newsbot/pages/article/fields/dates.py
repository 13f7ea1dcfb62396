"""When the article was published and changed, as the page prints it.

Never the day the page was made, which the site shows in its header, nor a date of another article
in a box. What nothing can read (`Invalid Date`, a template, zeros) hides nothing: the next source
is asked. A date of numbers that two readings fit is one where the page's other dates or its
language tell which is meant, and is then given in ISO 8601.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import islice

from selectolax.lexbor import LexborNode

from newsbot.dates.moments import parse_moment
from newsbot.dates.written import maybe_dated
from newsbot.pages.article.fields.date_reader import DateReader
from newsbot.pages.article.fields.found import Found, NamedSource, first_found
from newsbot.pages.article.fields.headline import Headline
from newsbot.pages.article.fields.loose_dates import LooseDates
from newsbot.pages.article.fields.named_dates import is_of_picture, named_dates
from newsbot.pages.article.fields.printed_dates import Printed, label_of_names, names_of_element
from newsbot.pages.article.fields.stated_dates import StatedDates
from newsbot.pages.article.fields.surroundings import Near, near
from newsbot.pages.html.document import collapse
from newsbot.pages.html.nodes import upwards
from newsbot.pages.html.outline import HEADINGS
from newsbot.pages.metadata.sources import ArticleSources
from newsbot.pages.vocabulary.date_labels import Label, label_of

HOLDS_DATE = re.compile(r"date|time|publi|posted|meta|byline|info|created", re.IGNORECASE)
# Characters of a line that is a byline, where its name does not say so.
MAX_UNMARKED = 80
DATE_ATTRIBUTES = ("title", "content", "data-date", "data-datetime", "data-time", "data-published")
MAX_LABEL_CLIMB = 3
MAX_LABEL_CHARS = 40
A_DAY = timedelta(days=1)
CLOCK = re.compile(r"\d[:.hT時时点시]\s?\d")


class ArticleDates:
    """Both dates of a page, each with the source that has it."""

    def __init__(self, sources: ArticleSources, headline: Headline) -> None:
        self._sources = sources
        self._headline = headline
        self._reader = DateReader(sources)
        self._stated = StatedDates(sources, headline, self._reader)

    @cached_property
    def published(self) -> Found[str | None]:
        found = first_found(PUBLISHED, _as_is, self)
        return Found(found.value and self._completed(found.value), self._source(found))

    @cached_property
    def modified(self) -> Found[str | None]:
        found = first_found(MODIFIED, _as_is, self)
        return Found(found.value and self._with_zone(found.value), self._source(found))

    def _source(self, found: Found[str | None]) -> str | None:
        """Also what decided between two readings."""
        decided_by = self._reader.decided_by
        if found.value is None or decided_by is None or found.source in OF_PROGRAMS:
            return found.source
        return f"{found.source}, its order by {decided_by}"

    def stated(self) -> Iterator[str]:
        if (text := self._stated.published) is not None:
            yield text

    def labelled(self) -> Iterator[str]:
        return _texts(self._printed, "published")

    def in_address(self) -> Iterator[str]:
        """The day, or the moment of that day that the page prints."""
        day = self._reader.address_day
        if day is None:
            return
        yield from _texts((one for one in self._printed if _is_on(one, day)), "published", None)
        yield from _texts(self._loose.of_day(day), "published", None)
        yield day.isoformat()

    def printed(self) -> Iterator[str]:
        return _texts((printed for printed in self._printed if printed.is_apart), None)

    def named(self) -> Iterator[str]:
        return _texts(self._named, "published", None)

    def labelled_anywhere(self) -> Iterator[str]:
        return _texts(self._loose.labelled, "published", None)

    def in_sentences(self) -> Iterator[str]:
        return _texts(self._printed, None)

    def anywhere(self) -> Iterator[str]:
        return _texts(self._loose.unlabelled, "published", None)

    def stated_modified(self) -> Iterator[str]:
        if (text := self._stated.modified) is not None:
            yield text

    def labelled_modified(self) -> Iterator[str]:
        return _texts(self._printed, "updated")

    def modified_anywhere(self) -> Iterator[str]:
        """A page that tells programs nothing is looked at wherever it may tell people."""
        if self._stated.published is None:
            yield from _texts(self._named, "updated")
            yield from _texts(self._loose.labelled, "updated")

    @cached_property
    def _printed(self) -> list[Printed]:
        """Dates near the headline."""
        return list(self._parse_each(self._headline.surroundings))

    @cached_property
    def _named(self) -> list[Printed]:
        """Dates in elements that have an article's names."""
        return list(self._parse_each(map(near, named_dates(self._sources, self._headline))))

    @cached_property
    def _loose(self) -> LooseDates:
        return LooseDates(self._sources, self._headline, self._reader.parse)

    def _parse_each(self, elements: Iterable[Near]) -> Iterator[Printed]:
        for shown in elements:
            for printed in self._parse_near(shown):
                if printed.label is None and printed.is_alone:
                    yield printed._replace(label=_label_before(shown.node))
                else:
                    yield printed

    def _parse_near(self, shown: Near) -> tuple[Printed, ...]:
        line, names = shown.line, names_of_element(shown.attributes)
        if line is None or not (_is_short(shown.tag, line) or HOLDS_DATE.search(names)):
            return ()
        printed = self._reader.parse(line)
        stated = shown.date or _in_attributes(shown, names)
        if not (printed or stated) or is_of_picture(shown.node):
            return ()
        label = label_of_names(names)
        is_one = "datetime" in shown.attributes or (len(printed) < 2 and _has_one(shown.node))
        marked = self._reader.read(stated) if stated and is_one else None
        if marked is not None:
            own = printed[0].label if printed else label_of(line)
            return (Printed.of_text(marked, label if len(printed) > 1 else own or label),)
        is_apart = bool(HOLDS_DATE.search(names))
        return tuple(
            found._replace(label=found.label or label, is_apart=found.is_apart or is_apart)
            for found in printed
        )

    def _completed(self, text: str) -> str:
        """With the time that another place has for the same day, with the zone that another has
        for the same clock.
        """
        moment = parse_moment(text)
        if moment is None or moment.tzinfo is not None:
            return text
        if moment.time() == time.min and not CLOCK.search(text):
            texts = (*self._stated.all_published(), *_texts(self._printed, "published", None))
            text = next((other for other in texts if _has_clock(other, moment)), text)
        return self._with_zone(text)

    def _with_zone(self, text: str) -> str:
        moment = parse_moment(text)
        if moment is None or moment.tzinfo is not None or not CLOCK.search(text):
            return text
        for other in self._with_zones():
            zoned = parse_moment(other)
            if zoned is None or zoned.tzinfo is None:
                continue
            clock = zoned.replace(tzinfo=None)
            if clock == moment:
                return other
            if clock == moment.replace(second=0, microsecond=0):  # printed for people
                return moment.replace(tzinfo=zoned.tzinfo).isoformat()
        return text

    def _with_zones(self) -> Iterator[str]:
        yield from self._stated.all_published()
        yield from self._stated.all_modified()
        yield from filter(None, (shown.date for shown in self._headline.surroundings))
        yield from _texts(self._printed, "published", None)


OF_PROGRAMS = frozenset(["statement for programs"])
PUBLISHED: tuple[NamedSource, ...] = (
    ("statement for programs", ArticleDates.stated),
    ("label near the headline", ArticleDates.labelled),
    ("address", ArticleDates.in_address),
    ("line near the headline", ArticleDates.printed),
    ("named element", ArticleDates.named),
    ("label on the page", ArticleDates.labelled_anywhere),
    ("sentence near the headline", ArticleDates.in_sentences),
    ("line on the page", ArticleDates.anywhere),
)
MODIFIED: tuple[NamedSource, ...] = (
    ("statement for programs", ArticleDates.stated_modified),
    ("label near the headline", ArticleDates.labelled_modified),
    ("label on the page", ArticleDates.modified_anywhere),
)


def _as_is(text: str) -> str:
    return text


def _texts(found: Iterable[Printed], *labels: Label | None) -> Iterator[str]:
    """In the order of the labels. None: of those without one."""
    printed = list(found)
    for label in labels:
        for one in printed:
            if one.label == label and one.text is not None:
                yield one.text


def _in_attributes(shown: Near, names: str) -> str:
    """Of an element that scripts write `three hours ago` into."""
    if not HOLDS_DATE.search(names):
        return ""
    attributes = shown.attributes
    texts = (attributes.get(name) or "" for name in DATE_ATTRIBUTES)
    return next((text for text in texts if maybe_dated(text)), "")


def _has_one(node: LexborNode) -> bool:
    return len(node.css("[datetime]")) < 2


def _label_before(node: LexborNode) -> Label | None:
    """What stands before an element that is a date alone, in the element around it."""
    for around in islice(upwards(node), MAX_LABEL_CLIMB):
        before = around.prev
        while before is not None and not (text := collapse(before.text(separator=" "))):
            before = before.prev
        if before is not None:
            return None if len(text) > MAX_LABEL_CHARS or maybe_dated(text) else label_of(text)
    return None


def _is_on(printed: Printed, day: date) -> bool:
    """Also the day before or after, as the clock of the address may be another."""
    return any(abs(other - day) <= A_DAY for other in printed.days)


def _is_short(tag: str, line: str) -> bool:
    return len(line) <= MAX_UNMARKED and tag not in HEADINGS


def _has_clock(text: str, day: datetime) -> bool:
    moment = parse_moment(text)
    return moment is not None and moment.date() == day.date() and CLOCK.search(text) is not None
