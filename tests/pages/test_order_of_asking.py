"""A page's fields are the same in whatever order they are asked for."""

import json
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.pages.article.page import ArticlePage
from newsbot.pages.listing.page import ListingPage

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES = [
    (kind, folder)
    for name, kind in (("article", ArticlePage), ("listing", ListingPage))
    for folder in sorted((FIXTURES / name).iterdir())
]
# Each theme has some of it, at some place.
FOR_NO_SCRIPTS = (
    b"<noscript><h1>Without scripts</h1><p class=byline>By Ada Webdesk</p>"
    b"<time datetime=2019-01-02>2 January 2019</time><a rel=tag href=/tag/scripts/>Scripts</a>"
    b"<figure><img itemprop=image src=/a.jpg></figure></noscript><figure><noscript><img src=/b.jpg>"
    b"</noscript></figure><script>document.write('<h1>By a script</h1>')</script>"
)

Page = ArticlePage | ListingPage


def fields_of(kind: type[Page]) -> list[str]:
    return [
        name
        for name, value in vars(kind).items()
        if isinstance(value, property | cached_property) and not name.startswith("_")
    ]


def opener(kind: type[Page], body: bytes, expected: dict[str, Any]) -> Callable[[], Page]:
    excerpt = {"excerpt": expected.get("excerpt", "")} if kind is ArticlePage else {}
    return lambda: kind(body, expected["url"], **excerpt)


def check(open_page: Callable[[], Page], *orders: list[str]) -> None:
    """Against a page that was asked for nothing else."""
    alone = {name: getattr(open_page(), name) for name in orders[0]}
    for order in orders:
        page = open_page()
        assert {name: getattr(page, name) for name in order} == alone, order


@pytest.mark.parametrize(("kind", "case"), CASES, ids=[case.name for _, case in CASES])
def test_each_field_first(kind: type[Page], case: Path) -> None:
    """So each is asked for after each other one, before which nothing was."""
    body = (case / "page.html").read_bytes()
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    names = fields_of(kind)
    check(opener(kind, body, expected), *([first, *names] for first in names))


@pytest.mark.parametrize("kind", [ArticlePage, ListingPage])
@given(data=st.data())
def test_any_order(kind: type[Page], data: st.DataObject) -> None:
    _, case = data.draw(st.sampled_from(CASES))
    body = (case / "page.html").read_bytes()
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    before = data.draw(st.sampled_from([b"<h1", b"<p", b"<a", b"</body"]))
    page = body.replace(before, FOR_NO_SCRIPTS + before, 1)
    check(opener(kind, page, expected), data.draw(st.permutations(fields_of(kind))))
