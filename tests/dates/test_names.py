"""The names that the date grammar knows are those of CLDR and the zones' database."""

import json
from datetime import date

import pytest
from babel.dates import format_date

from newsbot.dates.moments import parse_moment
from newsbot.dates.names import order_of
from tests.dates.generate_names import NAMES, PRESS, generate


def test_the_file_is_what_the_script_writes():
    """A few names of another release of Babel's data or of the zones may differ."""
    stored, fresh = (
        json.loads(NAMES.read_text(encoding="utf-8")),
        json.loads(json.dumps(generate())),
    )
    assert stored.keys() == fresh.keys()
    for table, names in fresh.items():
        assert abs(len(names) - len(stored[table])) <= len(names) * 0.05
        assert sum(name in stored[table] for name in names) > len(names) * 0.95


@pytest.mark.parametrize("language", sorted(PRESS - {"yi"}))
@pytest.mark.parametrize("width", ["full", "long", "medium"])
def test_what_unicode_prints_in_a_language_of_newspapers_is_read(language, width):
    for month in range(1, 13):
        day = date(2026, month, 22)
        moment = parse_moment(format_date(day, width, locale=language), None, language)
        assert moment is not None, format_date(day, width, locale=language)
        assert moment.date() == day


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en-US", "mdy"),
        ("en-GB", "dmy"),
        ("en", None),  # either is written
        ("de", "dmy"),
        ("kk-KZ", "dmy"),
        ("ko", "ymd"),
        ("hu_HU", "ymd"),
        ("", None),
        (None, None),
    ],
)
def test_the_order_of_a_dates_numbers(language, order):
    assert order_of(language) == order
