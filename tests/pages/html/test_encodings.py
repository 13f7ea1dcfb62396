"""Bytes of any encoding, declared rightly, wrongly or not at all."""
# ruff: noqa: RUF001 - Cyrillic and Turkish letters look like others

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.pages.article.page import ArticlePage
from newsbot.pages.html.encodings import decode
from newsbot.pages.listing.page import ListingPage

RUSSIAN = (
    "Президент заявил в понедельник, что строительство плотины на реке закончится весной."
    " Министерство не ответило на вопросы журналистов."
)
KAZAKH = "Үкімет өзендегі су қоймасының құрылысын биыл көктемде аяқтайды, деп хабарлады."
TURKISH = (
    "Cumhurbaşkanı yaptığı açıklamada dış siyasetin değişmeyeceğini söyledi, şirketler bekliyor."
)
FRENCH = (
    "Le président a déclaré que la construction du barrage serait achevée au printemps, à Évry."
)
ICELANDIC = "Forsætisráðherra sagði það á mánudag að stíflan yrði tilbúin í vor, þrátt fyrir tafir."
GREEK = "Ο πρόεδρος δήλωσε τη Δευτέρα ότι το φράγμα θα ολοκληρωθεί την άνοιξη."
POLISH = "Prezydent powiedział w poniedziałek, że budowa zapory na rzece zakończy się wiosną."

URL = "https://steppe.example/a/"


def page(text: str, head: str = "", language: str = "") -> str:
    lang = f' lang="{language}"' if language else ""
    return f"<html{lang}><head>{head}<title>News</title></head><body><h1>{text}</h1></body></html>"


def meta(charset: str) -> str:
    return f'<meta charset="{charset}">'


@pytest.mark.parametrize(
    ("text", "written", "header", "head", "language"),
    [
        # not declared
        (RUSSIAN, "cp1251", None, "", ""),
        (RUSSIAN, "koi8-r", None, "", ""),
        (RUSSIAN, "cp1251", None, "", "ru"),
        (TURKISH, "cp1254", None, "", ""),
        (TURKISH, "cp1254", None, "", "tr"),
        (POLISH, "cp1250", None, "", "pl"),
        (FRENCH, "cp1252", None, "", ""),
        (ICELANDIC, "cp1252", None, "", ""),
        (RUSSIAN, "utf-16-le", None, "", ""),
        (TURKISH, "utf-16-be", None, "", ""),
        (RUSSIAN, "utf-16", None, "", ""),
        # declared by one of the two
        (RUSSIAN, "cp1251", "windows-1251", "", ""),
        (RUSSIAN, "koi8-r", None, meta("koi8-r"), ""),
        (POLISH, "iso8859-2", "iso-8859-2", "", ""),
        (POLISH, "iso8859-2", None, meta("iso-8859-2"), "pl"),
        (TURKISH, "iso8859-9", "iso-8859-9", "", ""),
        # declared wrongly
        (RUSSIAN, "cp1251", "utf-8", meta("utf-8"), ""),
        (RUSSIAN, "cp1251", "iso-8859-1", meta("windows-1251"), ""),
        (RUSSIAN, "cp1251", "iso-8859-1", "", ""),
        (RUSSIAN, "cp1251", "koi8-r", "", ""),
        (RUSSIAN, "koi8-r", "windows-1251", "", ""),
        (RUSSIAN, "utf-8", "windows-1251", meta("windows-1251"), "ru"),
        (KAZAKH, "utf-8", "iso-8859-1", "", "kk"),
        (TURKISH, "cp1254", "iso-8859-1", "", ""),
        (TURKISH, "cp1254", "utf-8", meta("utf-8"), "tr"),
        (TURKISH, "utf-8", None, meta("windows-1254"), "tr"),
        (FRENCH, "cp1252", "utf-8", "", "fr"),
        (FRENCH, "cp1252", "windows-1251", "", "ru"),
        (RUSSIAN, "cp1251", "nonsense", meta("nonsense"), ""),
    ],
)
def test_every_page_is_read_right(
    text: str, written: str, header: str | None, head: str, language: str
) -> None:
    html = page(text, head, language)
    assert read(html.encode(written), header) == html
    assert ArticlePage(html.encode(written), URL, encoding=header).headline == text


def read(body: bytes, header: str | None = None, url: str = URL) -> str:
    return decode(body, url, header).utf8.decode()


@pytest.mark.parametrize(
    ("text", "written", "url", "language", "garbled"),
    [
        (RUSSIAN, "cp1251", URL, "ru", False),
        (RUSSIAN, "cp1251", "https://steppe.example.kz/a/", "", False),
        (GREEK, "cp1253", "https://steppe.example.gr/a/", "", False),
        (GREEK, "cp1253", URL, "", True),  # read as Russian words that are none
        (RUSSIAN, "cp1251", URL, "", True),
        (TURKISH, "cp1254", URL, "", True),
        (FRENCH, "cp1252", URL, "", True),
        (FRENCH, "cp1252", URL, "fr", False),
        (RUSSIAN, "cp866", URL, "ru", True),
        (RUSSIAN, "utf-16-le", URL, "", False),
    ],
)
def test_a_guess_that_nothing_vouches_for_is_flagged(
    text: str, written: str, url: str, language: str, garbled: bool
) -> None:
    assert ArticlePage(page(text, "", language).encode(written), url).garbled is garbled


@pytest.mark.parametrize(
    ("through", "text"),
    [
        ("cp1252", RUSSIAN),
        ("cp1252", TURKISH),
        ("cp1252", KAZAKH),
        ("cp1252", "He said \u201cno\u201d \u2013 it\u2019s"),
        ("cp1251", RUSSIAN),
        ("cp1251", KAZAKH),
    ],
)
def test_a_double_encoding_is_undone(through: str, text: str) -> None:
    assert read(twice(page(text), through).encode()) == page(text)


def twice(text: str, through: str) -> str:
    return "".join(bytes([byte]).decode(through, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("through", ["cp1252", "cp1251"])
def test_a_double_encoding_of_a_part_is_flagged(through: str) -> None:
    html = page(f"\u4e2d: {twice(RUSSIAN, through)}")
    assert read(html.encode()) == html
    assert ArticlePage(html.encode(), URL).garbled


def test_cards_in_a_double_encoding_are_flagged() -> None:
    card = f'<article><h2><a href="/a{{}}/">{twice(RUSSIAN, "cp1252")}</a></h2></article>'
    cards = "".join(map(card.format, range(4)))
    assert ListingPage(f"<main>\u4e2d{cards}</main>".encode(), URL).garbled


def test_utf_8_with_a_broken_byte_stays_utf_8_and_is_flagged() -> None:
    body = page(RUSSIAN * 3).encode().replace("весной".encode(), "весно".encode() + b"\xd0", 1)
    assert RUSSIAN in read(body, "windows-1251")
    assert ArticlePage(body, URL, encoding="windows-1251").garbled


def test_a_menu_in_capitals_does_not_hide_the_encoding() -> None:
    menu = "ПОЛИТИКА ОБЩЕСТВО ЭКОНОМИКА КУЛЬТУРА СПОРТ " * 40
    assert RUSSIAN in read(page(menu + RUSSIAN * 100).encode("cp1251"))


def test_a_latin_footer_on_a_page_in_utf_8() -> None:
    said = "He said \u201cno\u201d, and no more than that, to whoever asked him on Monday"
    body = page(said).encode().replace(b"</body>", b"<footer>\xa9 2026</footer></body>")
    found = ArticlePage(body, URL)
    assert (found.headline, found.garbled) == (said, False)


SAID = "The mayor\u2019s office said \u201cno\u201d to the caf\u00e9 owners on Monday"
SURROGATES = b"\xed\xa0\xbd\xed\xb8\x80"  # an emoji in CESU-8


@pytest.mark.parametrize("header", [None, "utf-8", "iso-8859-1", "windows-1251"])
@pytest.mark.parametrize(
    ("footer", "shown"),
    [
        (SURROGATES, "\U0001f600"),
        (SURROGATES * 3 + b"\xe9", "\U0001f600" * 3 + "\ufffd"),
        (b"\xed\xa0\xbd", "\ufffd" * 3),
        (b"\xe9 t\xe9 d\xe9j\xe0 l\xe0", "\ufffd t\ufffd d\ufffdj\ufffd l\ufffd"),
    ],
)
def test_a_few_stray_bytes_on_a_page_in_utf_8(
    footer: bytes, shown: str, header: str | None
) -> None:
    html = page(SAID).replace("</body>", "<footer>@</footer></body>")
    body = html.encode().replace(b"@", footer)
    assert read(body, header) == html.replace("@", shown)
    found = ArticlePage(body, URL, encoding=header)
    assert (found.headline, found.garbled) == (SAID, False)


JAPANESE = "町議会は火曜日、港の橋を再建することで合意した。"
KOREAN = "시의회는 화요일에 항구의 다리를 다시 짓기로 했다."
CHINESE = "议会星期二同意重建港口的桥梁。"


@pytest.mark.parametrize(
    ("text", "written", "header", "head"),
    [
        (JAPANESE, "iso2022_jp", None, meta("iso-2022-jp")),
        (JAPANESE, "iso2022_jp", "ISO-2022-JP", ""),
        (JAPANESE, "iso2022_jp", "utf-8", ""),
        (KOREAN, "iso2022_kr", "iso-2022-kr", ""),
        (CHINESE, "hz", None, meta("hz-gb-2312")),
        ("In ASCII ~{ and ~}", "ascii", "iso-2022-jp", ""),
        ("In ASCII ~{ and ~}", "ascii", "gb2312", ""),
        (JAPANESE, "cp932", "iso-2022-jp", meta("shift_jis")),
        (CHINESE, "gb18030", None, meta("gb2312")),
        (KOREAN, "euc_kr", "euc-kr", ""),
    ],
)
def test_encodings_of_seven_bits_and_their_neighbours(
    text: str, written: str, header: str | None, head: str
) -> None:
    html = page(text, head)
    assert read(html.encode(written), header) == html


@pytest.mark.parametrize(
    "text",
    [
        RUSSIAN,
        TURKISH,
        FRENCH,
        ICELANDIC,
        GREEK,
        "CAF\u00c9\u201d \u00c2\u00a9",
        "« Il a déclaré\u00a0», « âgé\u00a0», « côté\u00a0»",
        "«СССР» и «СССР», «СССР»",
    ],
)
def test_good_text_is_neither_changed_nor_flagged(text: str) -> None:
    assert read(page(text).encode()) == page(text)
    assert not ArticlePage(page(text).encode(), URL).garbled


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"caf\xc3\xa9", "café"),
        (b"caf\xe9", "café"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café"),
        ("Көл".encode("utf-16"), "Көл"),
        (b"<meta charset=windows-1251>\xca\xee\xf2", "<meta charset=windows-1251>Кот"),
        (b"<meta charset=nonsense>caf\xe9", "<meta charset=nonsense>café"),
        (b"<meta charset=windows-1251>caf\xc3\xa9", "<meta charset=windows-1251>café"),
    ],
)
def test_a_few_bytes(body: bytes, text: str) -> None:
    assert read(body) == text


def test_a_lone_surrogate_is_replaced() -> None:
    assert decode("as it \ud800 is").utf8 == b"as it ? is"


@given(
    st.binary(max_size=200),
    st.sampled_from(
        [
            None,
            "utf-8",
            "cp1251",
            "utf-7",
            "idna",
            "hex",
            "punycode",
            "unicode_escape",
            "hz",
            "undefined",
            "mbcs",
            "cp037",
            "\x00",
        ]
    ),
)
def test_any_bytes(body: bytes, encoding: str | None) -> None:
    utf8 = decode(body, URL, encoding).utf8
    assert utf8.decode().encode() == utf8
