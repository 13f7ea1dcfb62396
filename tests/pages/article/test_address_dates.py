"""The day in a page's address, and numbers there that are none."""

from datetime import date

import pytest

from newsbot.pages.article.fields.address_dates import day_in_address

DAY = date(2026, 2, 10)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2026/02/10/ferry-landing", DAY),
        ("/2026/2/10/ferry-landing/", DAY),
        ("/news/2026/feb/10/ferry-landing", DAY),
        ("/2026-02-10-ferry-landing", DAY),
        ("/news/20260210/ferry.html", DAY),
        ("/ferry_2026_02_10.html", DAY),
        ("/2026/02/10-things-to-know/", None),
        ("/2026/02/41/ferry/", None),
        ("/2026/02/", None),
        ("/news/20120212121212", None),
        ("/02-03-2026/ferry", None),
        ("/23-03-2026/ferry", date(2026, 3, 23)),
        ("/2026/02/41/2026-02-10-ferry", DAY),
    ],
)
def test_the_day_in_an_address(path, day):
    assert day_in_address(f"https://river.example{path}") == day
