"""The pages by which extraction is measured, and what each of them has to give.

A case is a folder as the pytest plugin has it, with the `rules` that it is there for (`field: what
is hard about it`) and the right value of each field that counts, whether it is read already or not.
The cases of tests/fixtures, which all have to be read right, count in.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from newsbot.testing import page_case

HERE = Path(__file__).parent
FIXTURES = HERE.parent / "fixtures"
FOLDERS = (FIXTURES / "article", FIXTURES / "listing", HERE / "corpus")
LISTING = frozenset(["cards", "counter", "next_url", "ticker", "is_article", "says_nothing"])


class Case(NamedTuple):
    name: str
    url: str
    excerpt: str
    rules: tuple[str, ...]
    expected: dict[str, Any]
    body: bytes
    folder: Path

    @property
    def is_listing(self) -> bool:
        return not LISTING.isdisjoint(self.expected)


@cache
def read_corpus() -> tuple[Case, ...]:
    return tuple(read_case(case) for folder in FOLDERS for case in sorted(folder.iterdir()))


def read_case(folder: Path) -> Case:
    saved = page_case.read_case(folder)
    rules = json.loads((folder / page_case.EXPECTED).read_text("utf-8")).get("rules", ())
    name, body = f"{folder.parent.name}/{folder.name}", saved.page.read_bytes()
    assert saved.url
    return Case(name, saved.url, saved.card[1], tuple(rules), dict(saved.facts), body, folder)


def read_page(case: Case) -> dict[str, Any]:
    """What today's extraction finds in the fields that the case states: read anew, as a sweep has
    changed the modules that read.
    """
    page = page_case.read_case(case.folder)
    return {name: page.today(name) for name in case.expected}
