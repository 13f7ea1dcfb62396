"""Dates anywhere on a page that has none in the places made for them."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from itertools import islice

from selectolax.lexbor import LexborNode

from newsbot.dates.written import maybe_dated
from newsbot.pages.article.fields.headline import Headline
from newsbot.pages.article.fields.named_dates import is_in_other_box, is_of_picture
from newsbot.pages.article.fields.printed_dates import (
    Printed,
    label_of_names,
    names_of_element,
)
from newsbot.pages.html.document import collapse
from newsbot.pages.html.nodes import upwards
from newsbot.pages.html.outline import BLOCKS, TEXT
from newsbot.pages.metadata.sources import ArticleSources

# A label and its date may be cells of one row, or elements of one line.
LINE_BLOCKS = BLOCKS - {"br", "button", "dd", "label", "td", "th", "time"}
LINE_STARTS = frozenset(["br", "dt"])
MAX_LINE = 160
# Of a text that begins with its place and day.
MAX_DATELINE = 60
AFTER_DATELINE = re.compile(r"\s*(?:[\u2013\u2014:.)/|-]|\([^)]{2,40}\)\s*[\u2013\u2014-])")
MIN_TEXT = 80
MAX_LINES = 40
MAX_NAME_CLIMB = 2
# A page with as many days in lines of their own is a list of other pages.
MAX_DAYS = 3


class LooseDates:
    def __init__(
        self,
        sources: ArticleSources,
        headline: Headline,
        parse: Callable[[str], tuple[Printed, ...]],
    ) -> None:
        self._sources = sources
        self._headline = headline
        self._parse = parse

    @property
    def labelled(self) -> Iterator[Printed]:
        """Those that a label says to be the page's."""
        short = (line for line, _ in self._lines if len(line) <= MAX_LINE)
        found = (printed for line in short for printed in self._parse(line))
        return (printed for printed in found if printed.label or printed.has_date_label)

    @property
    def unlabelled(self) -> Iterator[Printed]:
        """In lines of their own, at the head of the text, in the heading, in the title. Above the
        headline is the day that the page was made.
        """
        below = [line for line, is_below in self._lines if is_below]
        short = (line for line in below if len(line) <= MAX_LINE)
        apart = [found for line in short for found in self._parse(line) if _is_apart(found)]
        if len({found.days for found in apart}) <= MAX_DAYS:
            yield from apart
        yield from filter(None, map(self._dateline, below))
        for text in (*self._headline.shown, self._headline.title or ""):
            yield from self._parse(text[:MAX_LINE])

    def of_day(self, day: date) -> Iterator[Printed]:
        """Its moments, in whatever box: the page has told the day."""
        lines = (line for line, _, _ in self._all_lines() if len(line) <= MAX_LINE)
        found = (printed for line in lines if maybe_dated(line) for printed in self._parse(line))
        return (printed for printed in found if printed.days == (day,) and printed.has_clock)

    def _dateline(self, line: str) -> Printed | None:
        """Of a paragraph that begins with its place and day."""
        found = self._parse(line[:MAX_DATELINE]) if len(line) >= MIN_TEXT else ()
        if not found or found[0].text is None:
            return None
        end = line.find(found[0].text) + len(found[0].text)
        return found[0] if AFTER_DATELINE.match(line, end) else None

    @cached_property
    def _lines(self) -> list[tuple[str, bool]]:
        """With dates in them, in the page's order, not of boxes that are another's; each with
        whether it stands below the headline.
        """
        own = (
            (line, is_below and not _is_of_update(first))
            for line, first, is_below in self._all_lines()
            if maybe_dated(line) and not self._is_of_others(first)
        )
        return list(islice(own, MAX_LINES))

    def _is_of_others(self, text: LexborNode) -> bool:
        return is_of_picture(text) or is_in_other_box(self._sources, self._headline, text)

    def _all_lines(self) -> Iterator[tuple[str, LexborNode, bool]]:
        """Text between two ends of blocks, with its first node."""
        title, body = self._headline.node, self._sources.document.body
        is_below = title is None
        first: LexborNode | None = None
        block, runs = first, list[str]()
        for node in body.traverse(include_text=True) if body is not None else ():
            is_text = node.tag_id == TEXT
            around = _block_of(node) if is_text else block
            if first is not None and (node.tag in LINE_STARTS or not _is_same(around, block)):
                yield collapse(" ".join(runs)), first, is_below
                first, runs = None, []
            is_below = is_below or _is_same(title, node)
            if is_text and (run := (node.text_content or "").strip()):
                first, block = first or node, around
                runs.append(run)
        if first is not None:
            yield collapse(" ".join(runs)), first, is_below


def _is_of_update(text: LexborNode) -> bool:
    around = islice(upwards(text.parent), MAX_NAME_CLIMB)
    return any(label_of_names(names_of_element(node.attributes)) == "updated" for node in around)


def _is_apart(printed: Printed) -> bool:
    return printed.is_apart and not printed.label


def _is_same(one: LexborNode | None, other: LexborNode | None) -> bool:
    return one is not None and other is not None and one.mem_id == other.mem_id


def _block_of(text: LexborNode) -> LexborNode:
    return next((node for node in upwards(text.parent) if node.tag in LINE_BLOCKS), text)
