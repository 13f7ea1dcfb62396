"""Saved pages, each with a habit of the real site or of some theme, and what they say."""

import json

import pytest

from newsbot.pages.listing.page import ListingPage
from tests.quality.corpus import FIXTURES, plain

CASES = sorted((FIXTURES / "listing").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_saved_page(case):
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    page = ListingPage((case / "page.html").read_bytes(), expected.pop("url"))
    assert {name: plain(getattr(page, name)) for name in expected} == expected
