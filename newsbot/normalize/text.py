"""Text as it is stored: NFC, plain white space, nothing invisible, of bounded length.

What a reader sees stays as the site words it: quotes, dashes, brackets, the non-breaking hyphen
and superscripts (NFC, never NFKC). Every function is idempotent but for escaped entities: one
layer goes with each call.
"""

import re
from html import unescape
from html.entities import html5
from unicodedata import normalize

MAX_LINE_CHARS = 1_000
MAX_TEXT_CHARS = 500_000
CUT_MARK = "\u2026"

# Entities with their semicolon only: "R&D" and "?a=1&copy=2" are no entities.
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")

# Nothing to do: Latin and Cyrillic letters and visible marks of print, all NFC in any order.
PLAIN = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
BLANK_LINE = re.compile(r"\n\s*\n")
SURROGATE = re.compile("[\ud800-\udfff]")
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # C0 and C1, but for those that are white space
    "\u00ad\u200b\u2060-\u2064\ufeff"  # soft hyphen, zero-width space and joiner, BOM
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # every character with Bidi_Control
    "\u206a-\u206f\ufff9-\ufffb]"  # deprecated format controls, interlinear annotation
    # Tags spell the flags of Scotland or Wales after a black flag, and hidden text elsewhere.
    "|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0000-\U000e007f]+"
)

# Scripts whose letters ZWNJ and ZWJ shape: Arabic to N'Ko, the Indic blocks, Tibetan, Myanmar,
# Khmer, Mongolian, Arabic presentation forms.
JOINING = (
    "\u0600-\u07ff\u0860-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u18af"
    "\ufb50-\ufdff\ufe70-\ufefc"
)
VIRAMA = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"
EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
JOINERS = "\u200c\u200d"
JOINER = re.compile(
    f"((?<=[{JOINING}])[{JOINERS}](?=[{JOINING}])"
    f"|(?<=[{VIRAMA}])\u200d"  # ends a word in Malayalam and Sinhala
    f"|(?<=[{EMOJI}\ufe0f])\u200d(?=[{EMOJI}]))"
    f"|[{JOINERS}]+"
)

# Marks that are piled up for effect; six on one letter are more than any orthography has.
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0e34-\u0e3a\u0e47-\u0e4e\u0f71-\u0f84\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
MARK_BOMB = re.compile(f"([{MARKS}]{{6}})[{MARKS}]+")


def normalize_line(text: str, limit: int = MAX_LINE_CHARS) -> str:
    """One line of at most `limit` characters; a longer one ends with an ellipsis."""
    if "&" in text:
        text = ENTITY.sub(_decode_entity, text)
    if "  " in text or not PLAIN.fullmatch(text):
        text = " ".join(text.split())
        if not PLAIN.fullmatch(text):
            text = " ".join(_normalize_characters(text).split())
    return _cap(text.strip(), limit)


def normalize_paragraphs(text: str, limit: int = MAX_TEXT_CHARS) -> str:
    """Paragraphs as lines with a blank line between them; a single line break is a space."""
    lines = (normalize_line(paragraph, limit) for paragraph in BLANK_LINE.split(text))
    return _cap("\n\n".join(line for line in lines if line), limit)


def _cap(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return text[: limit - 1].rstrip(f" \n{JOINERS}") + CUT_MARK


def _decode_entity(match: re.Match[str]) -> str:
    entity = match[0]
    return unescape(entity) if entity[1] == "#" or entity[1:] in html5 else entity


def _normalize_characters(text: str) -> str:
    """Composed (NFC), without what is not seen; white space stays."""
    text = normalize("NFC", SURROGATE.sub("\ufffd", INVISIBLE.sub("", text)))
    if "\u200c" in text or "\u200d" in text:
        text = normalize("NFC", JOINER.sub(r"\1", text))
    return MARK_BOMB.sub(r"\1", text)
