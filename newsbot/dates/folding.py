"""One spelling of a name, whatever its case, accents and way to compose them."""

import unicodedata

ACCENTS = dict.fromkeys(range(0x300, 0x370))
# A Turkish capital I is an i without a dot, whatever other languages make of it.
SAME = str.maketrans(
    {
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{MODIFIER LETTER APOSTROPHE}": "'",
        "\N{ZERO WIDTH NON-JOINER}": None,
    }
)


def fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text.casefold()).translate(ACCENTS)
    return unicodedata.normalize("NFKC", text).translate(SAME)
