"""Every line of the vocabulary names a page that has it, or says that none does."""

import re
from functools import cache

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsbot.pages.html.document import collapse
from newsbot.pages.listing.counter import parse_counter
from newsbot.pages.vocabulary.box_names import BOX_NAMES
from newsbot.pages.vocabulary.box_tags import BOX_ROLES, BOX_TAGS
from newsbot.pages.vocabulary.box_titles import BOX_TITLES
from newsbot.pages.vocabulary.counting import COUNTING_WORDS
from newsbot.pages.vocabulary.interstitials import INTERSTITIALS
from newsbot.pages.vocabulary.notices import NOTICES
from newsbot.pages.vocabulary.page_labels import (
    SIGNS,
    is_read_more,
    parse_label,
    parse_number,
    parse_share,
)
from newsbot.pages.vocabulary.paging import PAGING_WORDS
from newsbot.pages.vocabulary.paging_names import PAGING_NAMES
from newsbot.pages.vocabulary.phrases import PHRASES
from newsbot.pages.vocabulary.piece_names import PIECE_NAMES
from newsbot.pages.vocabulary.read_more import READ_MORE_WORDS
from newsbot.pages.vocabulary.table import UNPROVEN, Line, Table
from tests.quality.corpus import FIXTURES, read_corpus

NAMING = ("aria-label", "title", "value")
NOT_SHOWN = {"script", "style", "noscript", "template", "head"}
LONGEST_LINE = 300
LONGEST_NOTICE = 1200
CASES = {
    ("listing" if case.is_listing else "article", case.name.partition("/")[2]): case.body
    for case in read_corpus()
} | {
    ("any", folder.name): (folder / "page.html").read_bytes()
    for folder in (FIXTURES / "interstitial").iterdir()
}


@cache
def elements(case):
    tree = LexborHTMLParser(CASES[case])
    return [node for node in tree.root.traverse(include_text=False) if node.is_element_node]


@cache
def names(case):
    """The values of classes and ids, whole and word by word."""
    values = {
        node.attributes.get(name) or "" for node in elements(case) for name in ("class", "id")
    }
    found = values | {word for value in values for word in value.split()}
    return found | {value.lower() for value in found}


@cache
def tags(case):
    return {node.tag for node in elements(case)} | {"-comment"}


@cache
def roles(case):
    return {node.attributes.get("role") or "" for node in elements(case)}


@cache
def lines(case):
    """The texts of elements that may be a line of the page, as written and in small letters."""
    shown = (node for node in elements(case) if node.tag not in NOT_SHOWN)
    texts = {collapse(text) for node in shown for text in (node.text(), node.text(deep=False))}
    texts |= {collapse(node.text()) for node in elements(case) if node.tag == "title"}
    short = {text for text in texts if 0 < len(text) <= LONGEST_LINE}
    return short | {text.lower() for text in short}


@cache
def labels(case):
    """What leads on by its words, without signs."""
    texts = {text for text in named(case) if parse_label(text) or is_read_more(text)}
    return {SIGNS.sub(" ", text).lower() for text in texts}


@cache
def counts(case):
    """What counts pages, without signs, or results."""
    texts = {text for text in named(case) if parse_number(text) or parse_share(text)}
    counters = {text for text in named(case) if parse_counter(text)}
    return {SIGNS.sub(" ", text).lower() for text in texts} | counters


def named(case):
    """Lines, and what names a control that has none."""
    names = {node.attributes.get(name) for node in elements(case) for name in NAMING}
    return lines(case) | {collapse(text) for text in names if text}


@cache
def notices(case):
    """The texts of elements, with `_` for their spaces."""
    shown = (node for node in elements(case) if node.tag not in NOT_SHOWN)
    texts = {f" {collapse(node.text()).lower()} ".replace(" ", "_") for node in shown}
    return {text for text in texts if len(text) <= LONGEST_NOTICE}


# With what a pattern is looked for in, and the most words without a case: it may only fall.
TABLES = {
    "box_names": (BOX_NAMES, names, 113),
    "box_tags": (BOX_TAGS, tags, 13),
    "box_roles": (BOX_ROLES, roles, 0),
    "piece_names": (PIECE_NAMES, names, 13),
    "paging_names": (PAGING_NAMES, names, 6),
    "paging": (PAGING_WORDS, labels, 418),
    "read_more": (READ_MORE_WORDS, labels, 280),
    "counting": (COUNTING_WORDS, counts, 160),
    "box_titles": (BOX_TITLES, lines, 90),
    "phrases": (PHRASES, lines, 125),
    "notices": (NOTICES, notices, 272),
    "interstitials": (INTERSTITIALS, lines, 175),
}
LINES = [
    pytest.param(table, line, found_in, id=f"{name}-{line.pattern}")
    for name, (table, found_in, _) in TABLES.items()
    for line in table.lines
]


def page_kinds(table: Table, line: Line) -> list[str]:
    """On which a line counts, in the order of its cases."""
    kinds = {table.uses[use].pages for use in line.uses}
    return sorted(kinds - {"any"}, reverse=True) or ["any"]


def has(word, uses, texts) -> bool:
    """Whether a page has it, as one of its uses looks for it."""
    patterns = (re.compile(use.frame.format(word), use.flags) for use in uses)
    return any(pattern.search(text) for pattern in patterns for text in texts)


@pytest.mark.parametrize(("table", "line", "found_in"), LINES)
def test_case_has_the_word(table, line, found_in):
    kinds = page_kinds(table, line)
    assert len(line.cases) == len(kinds)
    for kind, case in zip(kinds, line.cases, strict=True):
        if case != UNPROVEN:
            kinds_of_page = ["any", "listing", "article"] if kind == "any" else [kind]
            pages = [(each, case) for each in kinds_of_page if (each, case) in CASES]
            uses = [table.uses[use] for use in line.uses if table.uses[use].pages == kind]
            texts = found_in(pages[0])
            assert [word for word in line.alternatives if not has(word, uses, texts)] == []


@pytest.mark.parametrize("name", TABLES)
def test_words_without_a_case_become_fewer(name):
    table, _, most = TABLES[name]
    counts = (len(line.alternatives) * line.cases.count(UNPROVEN) for line in table.lines)
    unproven = sum(counts)
    assert unproven <= most, "a new word needs a case of its own"
    assert unproven == most, "record the lower number here"
