"""The pages by which extraction is measured, and what each of them has to give.

A case is a folder with `page.html` and `expected.json`: `url`, perhaps the card's `excerpt`, the
`rules` that it is there for (`field: what is hard about it`), and the right value of each field
that counts, whether it is read already or not. The cases of tests/fixtures, which all have to be
read right, count in.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

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

    @property
    def is_listing(self) -> bool:
        return not LISTING.isdisjoint(self.expected)


@cache
def read_corpus() -> tuple[Case, ...]:
    return tuple(read_case(case) for folder in FOLDERS for case in sorted(folder.iterdir()))


def read_case(folder: Path) -> Case:
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    url, excerpt = expected.pop("url"), expected.pop("excerpt", "")
    rules = tuple(expected.pop("rules", ()))
    body = (folder / "page.html").read_bytes()
    return Case(f"{folder.parent.name}/{folder.name}", url, excerpt, rules, expected, body)


def read_page(case: Case) -> dict[str, Any]:
    """What today's extraction finds in the fields that the case states."""
    # Not at the top: a sweep reads the pages by modules that it has just changed.
    from newsbot.pages.article.page import ArticlePage
    from newsbot.pages.listing.page import ListingPage

    if case.is_listing:
        page: Any = ListingPage(case.body, case.url)
    else:
        page = ArticlePage(case.body, case.url, excerpt=case.excerpt)
    return {name: plain(getattr(page, name)) for name in case.expected}


def plain(value: Any) -> Any:
    """In JSON's terms."""
    if hasattr(value, "_asdict"):
        return value._asdict()
    return [plain(entry) for entry in value] if isinstance(value, tuple | list) else value
