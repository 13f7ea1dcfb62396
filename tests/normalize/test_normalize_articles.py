"""An article's fields."""

import pytest

from newsbot.normalize.articles import (
    MAX_NAMES,
    normalize_authors,
    normalize_body,
    normalize_image,
    normalize_keywords,
    normalize_language,
    normalize_section,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, None),
        ("", None),
        ("\n\n\u00a0\n\n", None),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("One.\n\ndivider\n\nTwo. Read more\n\nRead more", "One.\n\nTwo."),
        ('[caption id="a" width="1"]credit[/caption]\n\nOne [sic].', "One [sic]."),
        ("One.\n\nView more articles from Ann Example", "One."),
        ("ASTANA (NE) \u2014 The road divider.", "ASTANA (NE) \u2014 The road divider."),
    ],
)
def test_a_body_is_its_paragraphs_without_furniture(text, expected):
    assert normalize_body(text) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], ()),
        (["Ann Example"], ("Ann Example",)),
        (["By Ann Example", "ann example", " Ann  Example "], ("Ann Example",)),
        (["Written by NE"], ("NE",)),
        (["\u2022 Written by Bo Sample"], ("Bo Sample",)),
        (["- By: Bo Sample"], ("Bo Sample",)),
        (["Author: Bo Sample"], ("Bo Sample",)),
        (["By Ann Example, Bo Sample and Cy Model"], ("Ann Example", "Bo Sample", "Cy Model")),
        (["By Ann Example & Bo Sample |"], ("Ann Example", "Bo Sample")),
        (["Ministry of Trade and Industry"], ("Ministry of Trade and Industry",)),
        (["By Example, Ann"], ("Example, Ann",)),
        (["Byron Bysshe", "Authority"], ("Byron Bysshe", "Authority")),
        (["https://news.example/ann", "ann@news.example", "By"], ()),
        (["Ann\x00 Ex\u202eample", "\u200b"], ("Ann Example",)),
    ],
)
def test_authors_are_names_each_once(names, expected):
    assert normalize_authors(names) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], ()),
        (["Water", " water ", "Energy"], ("Water", "Energy")),
        (["Roads, Tolls, & Passes", " rail", "Rail"], ("Roads, Tolls, & Passes", "rail")),
        (["", " "], ()),
    ],
)
def test_keywords_each_once(texts, expected):
    assert normalize_keywords(texts) == expected


def test_F72_lists_are_capped():
    assert len(normalize_keywords([f"word {number}" for number in range(10_000)])) == MAX_NAMES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en", "en"),
        ("en_US", "en-US"),
        ("EN-us", "en-US"),
        (" ru ", "ru"),
        ("zh_hans_cn", "zh-Hans-CN"),
        ("es-419", "es-419"),
        ("sr-Latn-RS", "sr-Latn-RS"),
        (None, None),
        ("", None),
        ("English", None),
        ("en_US.UTF-8", None),
        ("en-", None),
        ("\u0440\u0443", None),
    ],
)
def test_a_language_is_a_bcp_47_tag(text, expected):
    assert normalize_language(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (None, None),
        ("", None),
        ("https://News.example/a b.jpg?w=1200", "https://news.example/a%20b.jpg?w=1200"),
        ("data:image/png;base64,AAAA", None),
        ("http://[::1", None),
    ],
)
def test_an_image_is_an_address_or_nothing(url, expected):
    assert normalize_image(url) == expected


@pytest.mark.parametrize(("text", "expected"), [(None, None), (" ", None), (" Energy ", "Energy")])
def test_a_section_is_a_line_or_nothing(text, expected):
    assert normalize_section(text) == expected
