"""Saved pages, each with a habit of the real site or of some theme, and what they say."""

import json
from pathlib import Path

import pytest

from newsbot.pages.listing.page import ListingPage

FIXTURES = Path(__file__).parents[2] / "fixtures" / "listing"
CASES = sorted(path.name for path in FIXTURES.iterdir())


@pytest.mark.parametrize("case", CASES)
def test_saved_page(case):
    expected = json.loads((FIXTURES / case / "expected.json").read_text(encoding="utf-8"))
    page = ListingPage((FIXTURES / case / "page.html").read_bytes(), expected.pop("url"))
    assert {name: said(page, name) for name in expected} == expected


def said(page, name):
    """A field of the page in JSON's terms."""
    value = getattr(page, name)
    if name in {"cards", "ticker"}:
        return [entry._asdict() for entry in value]
    return value._asdict() if name == "counter" and value else value
