import pytest

from newsbot.pages.counter import parse_counter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Viewing results 1 - 6 of 56", (1, 6, 56)),
        ("Viewing results 2485 - 2490 of 1099", (2485, 2490, 1099)),
        ("Viewing results 1 - 6 of 2", (1, 6, 2)),
        ("Viewing results 1 - 6 of", (1, 6, None)),
        ("Viewing results 1 - 6 of\n5 villages flooded", (1, 6, None)),
        ("Viewing results 1 - 6 of\n2026", (1, 6, 2026)),
        ("1 - 6 of 1,234", (1, 6, 1234)),
        ("1.001 - 1.006 of 1.234", (1001, 1006, 1234)),
        ("Viewing results 1\u00a0\u2013\u00a06 of\u00a056", (1, 6, 56)),
        ("Viewing\nresults\n1\n-\n6\nof\n3375\nA headline", (1, 6, 3375)),
        ("(1-6 of 56)", (1, 6, 56)),
        ("Showing 1\u20136 of 56 results", (1, 6, 56)),
        ("Results: 1-6 out of 56.", (1, 6, 56)),
        ("1 - 6 of about 90", (1, 6, 90)),
        ("1 - 6 of 1000000000000", (1, 6, 10**12)),
        ("Ergebnisse 1 bis 6 von 56", (1, 6, 56)),
        ("Résultats 1 à 6 sur 56", (1, 6, 56)),
        ("Показаны 1 - 6 из 56", (1, 6, 56)),
        ("Mostrando 1-6 de 56", (1, 6, 56)),
        ("Menu\nViewing results 7 - 12 of 56\nViewing results 7 - 12 of 56", (7, 12, 56)),
    ],
)
def test_counter(text, expected):
    assert parse_counter(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Page 1 of 10",
        "The page said: Viewing results 1 - 6 of 56, and nothing else was on it.",
        "Viewing results 1 - 6 of 56 carriages that were fit for the winter",
        "From 1 - 6 of May",
        "12-31\nA baker of\n4 towns",
        "2026-02-22",
        "1" * 10_000,
    ],
)
def test_no_counter(text):
    assert parse_counter(text) is None
