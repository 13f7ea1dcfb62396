"""Lines and paragraphs: what goes, what stays, how long they get."""

import re
import unicodedata

import pytest

from newsbot.normalize.text import (
    CUT_MARK,
    MAX_LINE_CHARS,
    MAX_TEXT_CHARS,
    PLAIN,
    normalize_line,
    normalize_paragraphs,
)

NFC = "\u00e9"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" \t\r\n ", ""),
        ("  two  words   here ", "two words here"),
        ("a\tb\r\nc\vd\fe", "a b c d e"),
        ("17\u00a0billion\u202fsom\u2009net\u3000of\u2003tax", "17 billion som net of tax"),
        ("line\u2028paragraph\u2029next\u0085end\x1clast", "line paragraph next end last"),
        ("e\u0301", NFC),
        ("\u212b ngstr\u00f6m", "\u00c5 ngstr\u00f6m"),
    ],
)
def test_white_space_and_composition(text, expected):
    assert normalize_line(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Minister: \u201chistorical mistake\u201d",
        'curly \u201copening and straight" closing',
        "1990\u20132020 \u2014 a \u2018view\u2019",
        "non\u2011breaking hyphen",
        "CO\u2082 per km\u00b2, 5\u00d710\u207b\u00b3",
        "\ufb01ligature \u2167 \uff11",
        "the [sic] of [the minister] (and) {more} <b>",
        "#StopViolence: \u201ca title\u201d",
        "R&D at AT&T; ?a=1&copy=2 &unknown;",
        "KGS/USD = 0.01143 -0.19% at 3:2 on example.example",
        "Астана \u2014 Өскемен, şehir, naïve",
    ],
)
def test_print_stays_as_it_is(text):
    assert normalize_line(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q&amp;A", "Q&A"),
        ("Kazakhstan&#8217;s &#x201C;plan&#x201d;", "Kazakhstan\u2019s \u201cplan\u201d"),
        ("a&nbsp;b&hellip;", "a b\u2026"),
        ("&amp;amp; once", "&amp; once"),
        ("&lt;script&gt;", "<script>"),
        ("a&#0;b&#27;c&#xD800;d", "a\ufffdbc\ufffdd"),
        ("a&#x202e;b&shy;c", "abc"),
        ("&notit;", "&notit;"),
    ],
)
def test_entities_are_decoded_once(text, expected):
    assert normalize_line(text) == expected


def test_F69_lone_surrogates_become_the_replacement_character():
    assert normalize_line("a\ud800b\udfff") == "a\ufffdb\ufffd"


def test_F70_nul_is_removed():
    assert normalize_line("a\x00b") == "ab"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("".join(map(chr, range(0x20))) + "x", "x"),
        ("".join(f"a{chr(code)}" for code in range(0x7F, 0xA0) if code != 0x85), "a" * 32),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("soft\u00adhyphen zero\u200bwidth\ufeff \u2060joiner", "softhyphen zerowidth joiner"),
        ("\u202eevil\u202c \u2066iso\u2069 \u200emark\u200f\u061c", "evil iso mark"),
        ("fla\U000e0041g\U000e007f", "flag"),
        ("e" + "\u0301" * 500 + "!", NFC + "\u0301" * 6 + "!"),
    ],
)
def test_F71_nothing_invisible_is_kept(text, expected):
    assert normalize_line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u0645\u06cc\u200c\u0631\u0648\u0645", None),  # Persian "I go"
        ("\u0915\u094d\u200d\u0937", None),  # Devanagari half form
        ("\u0d28\u0d4d\u200d", None),  # Malayalam chillu at the end of a word
        (f"emoji {FAMILY} and \u2764\ufe0f\u200d\U0001f525", None),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f England", None),
        ("pass\u200dword zero\u200cwidth", "password zerowidth"),
        ("\u0645\u200c\u200c\u0645", "\u0645\u0645"),
        ("e\u200d\u0301", NFC),
    ],
)
def test_joiners_stay_where_a_script_or_an_emoji_needs_them(text, expected):
    assert normalize_line(text) == (expected or text)


@pytest.mark.parametrize(
    "text",
    ["\u05e9\u05c1\u05b8\u05bc\u05dc\u05d5\u05b9\u05dd", "Vi\u1ec7t Nam", "\u0628\u0651\u0650"],
)
def test_marks_of_an_orthography_stay(text):
    assert normalize_line(text) == unicodedata.normalize("NFC", text)


def test_F72_a_line_is_capped_with_a_mark():
    line = normalize_line("word " * 200_000)
    assert len(line) <= MAX_LINE_CHARS
    assert line.endswith("word" + CUT_MARK)
    assert normalize_line("x" * MAX_LINE_CHARS) == "x" * MAX_LINE_CHARS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\n\ntwo", "one\n\ntwo"),
        ("one\ntwo\n\n\n three ", "one two\n\nthree"),
        ("one\r\n\r\ntwo", "one\n\ntwo"),
        ("one\n \u00a0\t\ntwo\n\n\u00a0\n\nthree\n\n\u200b\n\n", "one\n\ntwo\n\nthree"),
        ("a\x00\n\nb&amp;c", "a\n\nb&c"),
        ("\n\n", ""),
    ],
)
def test_paragraphs_are_divided_by_one_blank_line(text, expected):
    assert normalize_paragraphs(text) == expected


def test_F72_paragraphs_are_capped_with_a_mark():
    text = normalize_paragraphs("word word\n\n" * 100_000)
    assert len(text) <= MAX_TEXT_CHARS
    assert text.endswith("word" + CUT_MARK)


def test_every_plain_character_is_printable_and_composed():
    plain = [chr(code) for code in range(0x3000) if PLAIN.fullmatch(chr(code))]
    assert len(plain) > 900
    assert "".join(plain).isprintable()
    assert not any(map(unicodedata.combining, plain))
    assert all(unicodedata.is_normalized("NFC", character) for character in plain)
    assert not re.search(r"\s", "".join(plain).replace(" ", ""))
