"""What options may say without a word of Python's or of a database's."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from newsbot.cli.option_values import integer, moment
from newsbot.db.feed import Selection, article_rows
from newsbot.db.search import open_index
from newsbot.db.search_index import Filter
from newsbot.search.question import parse_question
from tests.db.conftest import database, engine

__all__ = ["database", "engine"]


@pytest.mark.parametrize("digits", ["9" * 30, "3000000000", "-" + "9" * 30])
def test_numbers_beyond_any_row(engine: Engine, digits: str) -> None:
    chosen = integer(digits)
    with open_index(engine.url) as index, engine.connect() as connection:
        question = parse_question("aral")
        assert index.search(question, Filter(abs(chosen), since_seq=chosen), lambda *_: None) == []
        assert [*article_rows(connection, Selection(since=chosen, limit=abs(chosen)))] == []


@pytest.mark.parametrize("text", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "soon"])
def test_times_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"out of range|soon"):
        moment(text)


def test_a_time_without_a_zone_is_utc() -> None:
    assert (
        moment("2026-11-30T05:00+05:00")
        == moment("2026-11-30")
        == datetime(2026, 11, 30, tzinfo=UTC)
    )
