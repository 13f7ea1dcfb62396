"""Which headline stays when an article is read again: no card of old comes back."""

from types import SimpleNamespace
from typing import Any, cast

from newsbot.db.articles import with_headline
from tests.db.given import article

OLD = "Glass Works of Sarkan Light Their Furnace Again"
NEW = "Glass Works of Sarkan Put Out Their Furnace"


def headline_after(card: str, page: str, stored: str, stored_page: str) -> str:
    row = cast("Any", SimpleNamespace(headline=stored, page_headline=stored_page))
    return with_headline(article(1, headline=card, page_headline=page), row).headline


def test_a_card_that_still_cuts_the_old_headline_gives_way_to_the_page_s_new_one():
    assert headline_after("Glass Works of Sarkan Light...", NEW, OLD, OLD) == NEW


def test_an_edited_card_gives_its_new_headline():
    assert headline_after("Sarkan's Furnace Is Cold", NEW, OLD, OLD) == "Sarkan's Furnace Is Cold"


def test_the_stored_headline_stays_while_the_page_s_is_the_same():
    assert headline_after("Glass Works of Sarkan Light...", OLD, OLD, OLD) == OLD
