"""Saved pages, each with a habit of the real site or of some theme, and what they say."""

import json

import pytest

from newsbot.pages.listing.page import ListingPage
from tests import page_cases
from tests.page_cases import said

FIXTURES = page_cases.FIXTURES / "listing"
CASES = sorted(path.name for path in FIXTURES.iterdir())


@pytest.mark.parametrize("case", CASES)
def test_saved_page(case):
    expected = json.loads((FIXTURES / case / "expected.json").read_text(encoding="utf-8"))
    page = ListingPage((FIXTURES / case / "page.html").read_bytes(), expected.pop("url"))
    assert {name: said(page, name) for name in expected} == expected
