"""Each folder of fixtures/article is a case: a page, and the fields it has to give."""

import json
from pathlib import Path

import pytest

from newsbot.pages.article.page import ArticlePage
from tests.quality.corpus import FIXTURES, plain

CASES = sorted((FIXTURES / "article").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_fields(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    body = (case / "page.html").read_bytes()
    page = ArticlePage(body, expected.pop("url"), excerpt=expected.pop("excerpt", ""))
    assert {name: plain(getattr(page, name)) for name in expected} == expected
