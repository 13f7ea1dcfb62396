"""What holds for any input."""

import unicodedata
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from newsbot.errors import Rejected
from newsbot.normalize.articles import (
    normalize_authors,
    normalize_body,
    normalize_keywords,
    normalize_language,
)
from newsbot.normalize.content_hash import content_hash
from newsbot.normalize.dates import parse_page_date, parse_timestamp
from newsbot.normalize.excerpts import normalize_excerpt
from newsbot.normalize.numbers import parse_decimal
from newsbot.normalize.rates import parse_pair, parse_rate
from newsbot.normalize.text import normalize_line, normalize_paragraphs
from newsbot.urls.canonical import clean_url, same_site, site_of, url_key

BIDI_CONTROLS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
FETCHED_AT = datetime(2026, 2, 22, tzinfo=UTC)

# Hostile characters far more often than chance would bring them.
DIRT = (
    "\x00\x07\x1b\x1f\x7f\x85\x9b\u00a0\u00ad\u200b\u200e\u202e\u2066\u2028\ufeff\ud800\U000e0041"
)
PIECES = st.sampled_from(
    [
        *("e", "\u0301", "\u0301" * 9, "\u200d", "\u200c", "\u0645", "\u0915\u094d", "\U0001f468"),
        *(" ", "\n", "\n\n", "&", "&amp;", ".", "...", "\u2026", "\u201c", "A", "\u1100", "\u1161"),
        *(
            "[\u2026]",
            '[caption id="a"]',
            "[caption id=",
            "[/caption]",
            "[sic]",
            '[gallery ids="1"]',
        ),
        *("[embed]", "[/embed]", "Continue reading", "Read more", "divider", "The end."),
        "View more articles from ",
    ]
)
DIRTY = st.lists(
    st.one_of(
        PIECES, st.sampled_from(DIRT), st.characters(), st.characters(categories=["Cs", "Cf"])
    )
).map("".join)

URL_PIECES = st.sampled_from(
    [
        *("https", "http", "javascript", "://", ":", "/", "//", "www.", "News.example", "a", "\\"),
        *("..", ".", "%2e", "%", "%41", "%C3", "?", "&", "=", "utm_source=x", "#", "@", "+", ";"),
        *(":80", ":443", ":99999", "[::1]", "[", "]", " ", "\t", "\x00"),
        *("\u00e9", "\u0430", "\ud800", "\u3002", "\uff0f"),
    ]
)
URLS = st.lists(st.one_of(URL_PIECES, st.characters())).map("".join)
ADDRESSES = st.one_of(
    URLS,
    URLS.map("https://www.news.example/".__add__),
    URLS.map("http://News.example:8000".__add__),
)


def clean_or_reject(url: str) -> str:
    try:
        return clean_url(url)
    except Rejected:
        reject()


@pytest.mark.parametrize("normalize", [normalize_line, normalize_paragraphs])
@given(text=DIRTY)
def test_F71_stored_text_is_clean_whatever_came(normalize, text):
    clean = normalize(text)
    assert unicodedata.is_normalized("NFC", clean)
    assert not any(
        unicodedata.category(character) in {"Cc", "Cs"} for character in clean if character != "\n"
    )
    assert not any(unicodedata.bidirectional(character) in BIDI_CONTROLS for character in clean)
    assert not any(
        character in clean for character in "\u00ad\u200b\u200e\u200f\u061c\u2060\ufeff\u00a0"
    )
    assert "  " not in clean
    assert clean == clean.strip()
    clean.encode()


@given(text=DIRTY)
def test_a_line_is_one_line(text):
    assert len(normalize_line(text).splitlines()) <= 1


@pytest.mark.parametrize(
    "normalize",
    [normalize_line, normalize_paragraphs, lambda text: normalize_line(text, 20)],
)
@given(text=DIRTY)
def test_twice_is_once(normalize, text):
    assume("&" not in text)  # an escaped entity loses one layer with each call
    clean = normalize(text)
    assert normalize(clean) == clean


@given(text=st.text())
def test_an_excerpt_without_furniture_is_its_line(text):
    assume("[" not in text and "\u2026" not in text)
    assume(not any(word in text for word in ("ead", "EAD", "divider", "View")))
    assert normalize_excerpt(text).text == normalize_line(text, 20_000)


@given(text=DIRTY)
def test_excerpts_bodies_and_names_take_anything(text):
    excerpt = normalize_excerpt(text).text
    body = normalize_body(text)
    assert excerpt == excerpt.strip()
    assert body is None or all(line.strip() for line in body.split("\n\n"))
    assert all(normalize_authors([text]))
    assert all(normalize_keywords([text]))
    assert len(content_hash(excerpt, excerpt, body)) == 64


@given(url=ADDRESSES)
def test_F60_an_address_is_clean_or_refused(url):
    clean = clean_or_reject(url)
    assert clean.isascii()
    assert clean.isprintable()
    assert " " not in clean
    assert clean_url(clean) == clean
    assert url_key(clean) == url_key(url)
    assert same_site(url, clean)
    assert "/" not in site_of(url)


@given(
    text=st.text(), zone=st.sampled_from([UTC, ZoneInfo("Asia/Almaty"), ZoneInfo("America/Lima")])
)
def test_F75_any_text_is_a_date_or_none(text, zone):
    assert parse_page_date(text) is None or text.strip()
    assert parse_timestamp(text, zone, FETCHED_AT) is None or text.strip()


@given(moment=st.datetimes(datetime(1971, 1, 2), datetime(2026, 2, 20)))  # noqa: DTZ001
def test_a_timestamp_comes_back(moment):
    moment = moment.replace(tzinfo=UTC)
    assert parse_timestamp(moment.isoformat(), UTC, FETCHED_AT) == moment
    minute = moment.replace(second=0, microsecond=0)
    for form in ("%a, %d %b %Y %H:%M:%S %z", "%B %d, %Y %I:%M %p", "%d.%m.%Y %H:%M"):
        assert parse_timestamp(minute.strftime(form), UTC, FETCHED_AT) == minute


@given(number=st.decimals(min_value="1e-9", max_value="1e9", places=9).map(abs))
def test_F103_decimals_keep_their_exponent(number):
    assume(len(number.as_tuple().digits) <= 18 and number)
    assert parse_rate(f"{number:f}").as_tuple() == number.as_tuple()
    assert parse_decimal(f"-{number:f}") == -number


@given(text=st.text(), parse=st.sampled_from([parse_decimal, parse_rate, parse_pair, clean_url]))
def test_a_refusal_is_one_printable_line(text, parse):
    try:
        parse(text)
    except Rejected as refusal:
        message = str(refusal)
    else:
        message = "no refusal"
    assert message.isprintable()


@given(text=st.text())
def test_a_language_is_ascii_or_none(text):
    assert (normalize_language(text) or "").isascii()
