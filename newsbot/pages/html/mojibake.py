"""Signs of a text that was read in another encoding than it was written in."""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

# UTF-8 that was read as Windows-1252 and written as UTF-8 again: a lead byte of Latin, Cyrillic,
# Hebrew or Arabic and what follows it, or a quotation mark's three bytes.
LATIN_PAIR = re.compile(
    "(?:[\u00c2-\u00d9]|\u00e2[\u20ac\u201a\u201e])[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020"
    "\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161"
    "\u203a\u0153\u017e\u0178]"
)
MIN_FAULTS = 3  # a capital before a quotation mark looks the same
LATIN_LEADS = (*"\u00c2\u00c3\u00c4\u00c5\u00d0\u00d1\u00d2\u00d7\u00d8\u00d9", "\u00e2\u20ac")
# The same through Windows-1251: Russian capitals ER and ES before what is no Russian letter.
CYRILLIC_RUN = re.compile(
    "(?:[\u0420\u0421][\u0080-\u00bf\u0401-\u040f\u0451-\u045f\u0490\u0491\u2010-\u203f\u20ac\u2116"
    "\u2122]){3}"
)
CYRILLIC_SIGN = "\u00b0"  # ends the pair of the commonest letter

FAULT = re.compile(
    "[\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f]"
    # a quotation mark or a dash in UTF-8
    "|\u00e2\u20ac|\u0432\u0402"
    # a sign inside a word
    "|(?<=[^\\W\\d_])[\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b6\u00b8\u00b9\u00bb-\u00bf\u00d7\u00f7]"
    "(?=[^\\W\\d_])"
    # letters of two scripts in a word
    "|(?<=[A-Za-z\u00c0-\u024f])[\u0370-\u06ff]|(?<=[\u0370-\u06ff])[A-Za-z\u00c0-\u024f]"
    # a capital after a small letter
    "|(?<=[\u0430-\u045f])[\u0401-\u042f]"
    # a Latin word of accents alone
    "|[\u00c0-\u00ff]{4,}"
    # an Icelandic thorn where none can stand: Turkish has an s there
    "|[\u00fe\u00de](?![A-Za-z\u00c0-\u00ff])|\u00fe(?=[b-df-hk-npqstwxz])"
)
SMALL = re.compile("[\u0430-\u045f]+")  # Cyrillic letters
LARGE = re.compile("[\u0400-\u042f]+")


def _pair_through(encoding: str) -> str:
    """What a letter's first two bytes in UTF-8 become."""
    leads = bytes(range(0xC2, 0xF5)).decode(encoding)
    others = bytes(range(0x80, 0xC0)).decode(encoding, "ignore")
    return f"[{leads}][\u0080-\u00bf{others}]"


PAIR = re.compile("|".join(map(_pair_through, ("cp1252", "cp1251"))))


def may_be_double(text: str, utf8: bytes) -> bool:
    """Where all of a text was encoded twice, so were the first of its letters that are not ASCII:
    on most pages they show that it was not. `utf8`: the text's bytes.
    """
    try:
        utf8.decode("ascii")
    except UnicodeDecodeError as foreign:
        return PAIR.match(text, foreign.start) is not None
    return False


def _has_few(pairs: Iterator[object]) -> bool:
    return len([*islice(pairs, MIN_FAULTS)]) == MIN_FAULTS


def is_double(text: str) -> bool:
    """To look for the letters costs next to nothing, so that comes first."""
    if text.isascii():
        return False
    if any(map(text.__contains__, LATIN_LEADS)) and _has_few(LATIN_PAIR.finditer(text)):
        return True
    return CYRILLIC_SIGN in text and CYRILLIC_RUN.search(text) is not None


def is_garbled(text: str) -> bool:
    """Whether it shows signs that nobody wrote: bytes that no letter has, or a double encoding."""
    return is_garbled_html(text) or _has_surrogate(text)


def is_garbled_html(text: str) -> bool:
    """The same of a text that a parser has read out of HTML."""
    return "\ufffd" in text or is_double(text)


def _has_surrogate(text: str) -> bool:
    """They come out of JSON, alone."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def undo_double(text: str) -> str:
    """The text as it was, if all of it was encoded twice; else as it is."""
    for encoding in ("cp1252", "cp1251"):
        with suppress(UnicodeError):
            return text.encode(encoding, "as-latin-1").decode()
    return text


def _encode_as_latin_1(error: UnicodeError) -> tuple[bytes, int]:
    """The codes that an encoding leaves free stand for themselves."""
    assert isinstance(error, UnicodeEncodeError)
    return error.object[error.start : error.end].encode("latin-1"), error.end


codecs.register_error("as-latin-1", _encode_as_latin_1)


def count_faults(text: str) -> int:
    """What no writer writes. Russian in another of its encodings shows in capitals."""
    shouted = sum(map(len, LARGE.findall(text))) - sum(map(len, SMALL.findall(text)))
    return len(FAULT.findall(text)) + len(LATIN_PAIR.findall(text)) + max(shouted, 0)
