"""Each folder of fixtures/interstitial: a page that a site put in an article's place."""

import json
from pathlib import Path

import pytest

from newsbot.pages.parsed import parse_article
from newsbot.spiders.identity import KnownArticle, find_put_before

CASES = sorted((Path(__file__).parents[1] / "fixtures" / "interstitial").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_kind(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    url, excerpt = expected["url"], expected["excerpt"]
    page = parse_article((case / "page.html").read_bytes(), url, None, excerpt)
    known = KnownArticle(url, (expected["headline"],), excerpt)
    assert find_put_before(page, known) == expected["interstitial"]
