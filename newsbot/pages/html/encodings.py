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
MAX_BEGINNING_CHARS = 40
# Words that are tried, from all parts of a page: its beginning may be a menu in capitals.
WORDS_TRIED = 160
PARTS = 8
MIN_PART_BYTES = 4_096  # bytes
MAX_FAULT_SHARE = 0.05  # for each letter that is not ASCII
# A sign beyond the first 65,536 as old programs write it: two halves, each encoded for itself.
CESU_8 = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
# All of their bytes are ASCII; escapes switch between alphabets.
SEVEN_BITS = frozenset({"iso2022_jp", "iso2022_kr", "hz"})
ESCAPES = (b"\x1b$", b"~{")
# Python knows encodings and transformations that no page is written in; all of them change this.
ASCII = b"\\x41 xn--p1ai +AGE- ~{<"


class Decoded(NamedTuple):
    """`utf8`: the text for the parser. `is_guess`: nothing vouches for the encoding that it was
    written in, neither a proof nor a declaration nor the custom of the page's language or country.
    """

    utf8: bytes
    is_guess: bool = False


def decode(body: bytes | str, url: str = "", stated: str | None = None) -> Decoded:
    """By its byte-order mark, else its zeros (UTF-16), else as UTF-8 where all or most of it is
    that, else by what gives words: `stated` (the HTTP header's encoding), the page's own
    declaration, the custom of its language and country, and the commonest.

    The HTML standard believes a declaration before it looks. But servers state what nobody told
    them, and bytes are not valid UTF-8 by chance, so here the proof comes first.
    """
    if isinstance(body, str):
        return _decoded(body)
    by_mark, mark = read_bom(body)
    if by_mark and mark:
        return _decoded(body[len(mark) :].decode(by_mark, "replace"))
    if by_zeros := _utf_16(body):
        return _decoded(body.decode(by_zeros, "replace"))
    try:
        text = body.decode()
    except UnicodeDecodeError:
        text = _decode_as_utf_8(body)
        return _decoded(text) if _is_proof(text) else _decode_by_words(body, url, stated)
    return _decode_utf_8(body, text, stated)


def _decode_utf_8(body: bytes, text: str, stated: str | None) -> Decoded:
    """What is valid UTF-8 may have been something else before."""
    if text.isascii() and (by_escapes := _seven_bits(body, stated)):
        return _decoded(body.decode(by_escapes, "replace"))
    if may_be_double(text, body) and is_double(text):
        return _decoded(undo_double(text))
    return Decoded(body)


def _decoded(text: str, *, is_guess: bool = False) -> Decoded:
    # A lone surrogate (only a str can hold one) would stop the UTF-8 encoder.
    return Decoded(text.encode("utf-8", "replace"), is_guess)


def _utf_16(body: bytes) -> str | None:
    """Markup is ASCII: many a second byte of its beginning is zero, as in no other encoding."""
    start = body[: HEAD // 2]
    if b"\0" not in start:
        return None
    zeros = start[1::2].count(0), start[::2].count(0)
    if max(zeros) * 16 <= len(start):
        return None
    return "utf-16-le" if zeros[0] > zeros[1] else "utf-16-be"


def _seven_bits(body: bytes, stated: str | None) -> str | None:
    """The encoding of ASCII bytes that are none: the declared one; Japanese shows undeclared."""
    if not any(escape in body for escape in ESCAPES):
        return None
    declared = next(filter(SEVEN_BITS.__contains__, _declared_encodings(body, stated)), None)
    return declared or ("iso2022_jp" if b"\x1b$B" in body else None)


def _decode_as_utf_8(body: bytes) -> str:
    return CESU_8.sub(_join_halves, body).decode("utf-8", "replace")


def _join_halves(pair: re.Match[bytes]) -> bytes:
    halves = pair[0].decode("utf-8", "surrogatepass")
    return halves.encode("utf-16", "surrogatepass").decode("utf-16").encode()


def _is_proof(utf8: str) -> bool:
    """Bytes that follow others as UTF-8 has it do so by chance, but not as many as stray ones."""
    whole = utf8.replace("\ufffd", "")
    return len(whole.encode()) - len(whole) >= len(utf8) - len(whole)


def _decode_by_words(body: bytes, url: str, stated: str | None) -> Decoded:
    """The first encoding that gives words, else the one that gives the fewest faults."""
    sample = b" ".join(_sample_words(body))
    vouched = ("utf-8", *_candidates(body, url, stated))
    encodings = (*vouched, *LAST_RESORT)
    for encoding in encodings:
        if _gives_words(sample.decode(encoding, "replace")):
            is_guess = encoding not in vouched
            return _decoded(body.decode(encoding, "replace"), is_guess=is_guess)
    # In UTF-8 what is broken shows: no letter stands there.
    best = min(encodings, key=lambda encoding: count_faults(sample.decode(encoding, "replace")))
    return _decoded(body.decode(best, "replace"), is_guess=best != "utf-8")


def _gives_words(text: str) -> bool:
    most = MAX_FAULT_SHARE * (len(text) - len(text.encode("ascii", "ignore")))
    # What could not be decoded is a fault, too, and counted much faster.
    return text.count("\ufffd") <= most and count_faults(text) <= most


def _sample_words(body: bytes) -> list[bytes]:
    """What one part of the page has too few of, the next ones may add."""
    words: list[bytes] = []
    length = max(len(body) // PARTS + 1, MIN_PART_BYTES)
    for end in range(length, len(body) + length, length):
        wanted = WORDS_TRIED * end // len(body) - len(words)
        words += islice(_foreign_words(body[end - length : end]), wanted)
    return words


def _foreign_words(body: bytes) -> Iterator[bytes]:
    for rest in FOREIGN.finditer(body):
        start = rest.start()
        before = body[max(0, start - MAX_BEGINNING_CHARS) : start].translate(NO_LETTERS)
        yield before.rpartition(b" ")[2] + rest[0]


def _candidates(body: bytes, url: str, stated: str | None) -> Iterator[str]:
    """Latin-1, for which browsers take Windows-1252, is what servers state unasked: the page's
    language knows better.
    """
    names = [name for name in _declared_encodings(body, stated) if _is_of_pages(name)]
    yield from (name for name in names if name != "cp1252")
    language = LANGUAGE.search(body[:HEAD])
    if language and (custom := BY_LANGUAGE.get(language[1].decode().lower())):
        yield custom
    if custom := BY_COUNTRY.get(_country_of(url)):
        yield custom
    yield from names


def _declared_encodings(body: bytes, stated: str | None) -> list[str]:
    declared = (stated, html_body_declared_encoding(body))
    return [name for label in declared if label and (name := resolve_encoding(label))]


def _is_of_pages(encoding: str) -> bool:
    try:
        return ASCII.decode(encoding, "replace") == ASCII.decode()
    except (LookupError, UnicodeError):
        return False


def _country_of(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rpartition(".")[2]
    except ValueError:
        return ""
