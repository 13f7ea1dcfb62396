"""The text of a page's bytes, whatever its server and its head say about them."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

from newsbot.pages.html.mojibake import (
    count_faults,
    is_double,
    may_be_double,
    undo_double,
)

# What browsers take for a page in these languages that declares nothing (HTML standard, "encoding
# sniffing algorithm", the last step's table), and the same by country.
LANGUAGES = {
    "cp1250": "cs hr hu pl ro sk sl",
    "cp1251": "be bg kk ky mk mn ru sr tg tt uk uz",
    "cp1252": "ca da de en es eu fi fr ga gl id is it ms nb nl nn no pt sq sv sw",
    "cp1253": "el",
    "cp1254": "az ku tr",
    "cp1255": "he",
    "cp1256": "ar fa",
    "cp1257": "et lt lv",
    "cp1258": "vi",
    "cp874": "th",
    "cp932": "ja",
    "cp949": "ko",
}
COUNTRIES = {
    "cp1250": "cz hr hu pl ro si sk",
    "cp1251": "bg by kg kz mk mn rs ru su tj ua uz xn--p1ai",
    "cp1252": "at be br ch de dk es fi fr ie is it mx nl no pt se uk",
    "cp1253": "gr",
    "cp1254": "az tr",
    "cp1255": "il",
    "cp1256": "ae eg iq ir kw qa sa",
    "cp1257": "ee lt lv",
    "cp1258": "vn",
    "big5hkscs": "hk tw",
    "cp874": "th",
    "cp932": "jp",
    "cp949": "kr",
    "gb18030": "cn",
}
BY_LANGUAGE = {name: encoding for encoding, names in LANGUAGES.items() for name in names.split()}
BY_COUNTRY = {name: encoding for encoding, names in COUNTRIES.items() for name in names.split()}
LANGUAGE = re.compile(rb"<html[^>]{0,200}?\blang\s*=\s*[\"']?([a-zA-Z]{2})\b", re.IGNORECASE)
HEAD = 4_096  # bytes that are searched for it
# Latin letters as they are, Russian in two ways, Turkish: told apart by the words that they give.
LAST_RESORT = ("cp1252", "cp1251", "koi8-r", "cp1254", "cp1250")

# The rest of a word from its first letter that is not ASCII. What is neither markup nor digit
# counts as a letter: second bytes of East Asian letters lie in that range, too.
FOREIGN = re.compile(rb"[\x80-\xff][@-~\x80-\xff]{0,200}+")
NO_LETTERS = bytes(byte if byte >= ord("@") else ord(" ") for byte in range(256))
LONGEST_BEGINNING = 40
# Words that are tried, from all parts of a page: its beginning may be a menu in capitals.
WORDS_TRIED = 160
PARTS = 8
SHORTEST_PART = 4_096  # bytes
MOST_FAULTS = 0.05  # for each letter that is not ASCII
# Python knows encodings and transformations that no page is written in; all of them change this.
ASCII = b"\\x41 xn--p1ai +AGE- ~{<"


class Decoded(NamedTuple):
    """`utf8`: the text for the parser. `is_guess`: nothing vouches for the encoding that it was
    written in, neither a proof nor a declaration nor the custom of the page's language or country.
    """

    utf8: bytes
    is_guess: bool = False


def decode(body: bytes | str, url: str = "", stated: str | None = None) -> Decoded:
    """By its byte-order mark, else its zeros (UTF-16), else as UTF-8 where it is valid, else by
    what gives words: `stated` (the HTTP header's encoding), the page's own declaration, the custom
    of its language and country, and the commonest.

    The HTML standard believes a declaration before it looks. But servers state what nobody told
    them, and bytes are not valid UTF-8 by chance, so here the proof comes first.
    """
    if isinstance(body, str):
        return decoded(body)
    by_mark, mark = read_bom(body)
    if by_mark and mark:
        return decoded(body[len(mark) :].decode(by_mark, "replace"))
    if by_zeros := utf_16(body):
        return decoded(body.decode(by_zeros, "replace"))
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return decode_by_words(body, url, stated)
    if may_be_double(text, body) and is_double(text):
        return decoded(undo_double(text))
    return Decoded(body)


def decoded(text: str, *, is_guess: bool = False) -> Decoded:
    # A lone surrogate (only a str can hold one) would stop the UTF-8 encoder.
    return Decoded(text.encode("utf-8", "replace"), is_guess)


def utf_16(body: bytes) -> str | None:
    """Markup is ASCII: many a second byte of its beginning is zero, as in no other encoding."""
    start = body[: HEAD // 2]
    if b"\0" not in start:
        return None
    zeros = start[1::2].count(0), start[::2].count(0)
    if max(zeros) * 16 <= len(start):
        return None
    return "utf-16-le" if zeros[0] > zeros[1] else "utf-16-be"


def decode_by_words(body: bytes, url: str, stated: str | None) -> Decoded:
    """The first encoding that gives words, else the one that gives the fewest faults."""
    sample = b" ".join(sample_words(body))
    vouched = ("utf-8", *candidates(body, url, stated))
    encodings = (*vouched, *LAST_RESORT)
    for encoding in encodings:
        if gives_words(sample.decode(encoding, "replace")):
            is_guess = encoding not in vouched
            return decoded(body.decode(encoding, "replace"), is_guess=is_guess)
    # In UTF-8 what is broken shows: no letter stands there.
    best = min(encodings, key=lambda encoding: count_faults(sample.decode(encoding, "replace")))
    return decoded(body.decode(best, "replace"), is_guess=best != "utf-8")


def gives_words(text: str) -> bool:
    most = MOST_FAULTS * (len(text) - len(text.encode("ascii", "ignore")))
    # What could not be decoded is a fault, too, and counted much faster.
    return text.count("\ufffd") <= most and count_faults(text) <= most


def sample_words(body: bytes) -> list[bytes]:
    """What one part of the page has too few of, the next ones may add."""
    words: list[bytes] = []
    length = max(len(body) // PARTS + 1, SHORTEST_PART)
    for end in range(length, len(body) + length, length):
        wanted = WORDS_TRIED * end // len(body) - len(words)
        words += islice(foreign_words(body[end - length : end]), wanted)
    return words


def foreign_words(body: bytes) -> Iterator[bytes]:
    for rest in FOREIGN.finditer(body):
        start = rest.start()
        before = body[max(0, start - LONGEST_BEGINNING) : start].translate(NO_LETTERS)
        yield before.rpartition(b" ")[2] + rest[0]


def candidates(body: bytes, url: str, stated: str | None) -> Iterator[str]:
    """Latin-1, for which browsers take Windows-1252, is what servers state unasked: the page's
    language knows better.
    """
    declared = [stated, html_body_declared_encoding(body)]
    found = [resolve_encoding(name) for name in declared if name]
    names = [name for name in found if name and is_of_pages(name)]
    yield from (name for name in names if name != "cp1252")
    language = LANGUAGE.search(body[:HEAD])
    if language and (custom := BY_LANGUAGE.get(language[1].decode().lower())):
        yield custom
    if custom := BY_COUNTRY.get(country_of(url)):
        yield custom
    yield from names


def is_of_pages(encoding: str) -> bool:
    try:
        return ASCII.decode(encoding, "replace") == ASCII.decode()
    except (LookupError, UnicodeError):
        return False


def country_of(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rpartition(".")[2]
    except ValueError:
        return ""
