"""Words as a search compares them: small letters without accents, apostrophes spelt in one way.

The index and the question are folded alike, so what either database makes of letters, languages
and punctuation does not matter: all that it is given are words with a space between them.
"""

import re
import unicodedata
from dataclasses import dataclass

VERSION = 2  # of the rules below: an index of other rules is made anew

APOSTROPHES = "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b\u2032\uff07"
# The Uzbek letters that Latin script has as o and g with such a sign, however it is typed, or left
# out; `Beijing's` has none of them. All other apostrophes part words (`l'Aral`, `Aral's`), and a
# question looks for those side by side.
UZBEK_LETTER = re.compile(rf"(?<=[oOgG])[{APOSTROPHES}](?=[^\W\d_])(?![sS]\b)")
SOFT_HYPHEN = "\u00ad"  # of the same length, and folded to nothing
LETTERS = {
    "\u0451": "\u0435",  # Cyrillic io, which is mostly printed as ie
    "\u0450": "\u0435",  # ie and i with a grave accent
    "\u045d": "\u0438",
    "\u0131": "i",  # without a dot
    "\u0142": "l",
    "\u00f8": "o",
    "\u0111": "d",
    "\u00e6": "ae",
    "\u0153": "oe",
}
# Marks that orthographies leave out: accents, Hebrew points, Arabic vowels.
DROPPED_MARKS = {220, 230, *range(10, 36)}
# Scripts that put no space between words: each sign stands for itself.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)


class Folding(dict[int, str]):
    """As `str.translate` has it: what becomes of each character, a space between words."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_sign(chr(code))
        return folded


FOLDING = Folding()


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A folded word, and where it stands in the text."""

    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """Its words, with white space of any length between them."""
    return _composed(text).translate(FOLDING)


def placed_words(text: str) -> list[PlacedWord]:
    """The words of `fold`, by their places in a text that is in NFC, as stored ones are."""
    words = []
    word, start = "", 0
    for place, sign in enumerate(_composed(text) + " "):
        folded = FOLDING[ord(sign)]
        letters = folded.strip()
        if word and letters != folded:
            words.append(PlacedWord(word, start, place))
            word = ""
        if letters != folded and letters:
            words.append(PlacedWord(letters, place, place + 1))
        elif letters:
            start = start if word else place
            word += letters
    return words


def _composed(text: str) -> str:
    return UZBEK_LETTER.sub(SOFT_HYPHEN, unicodedata.normalize("NFC", text))


def _fold_sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Cf" or unicodedata.combining(sign) in DROPPED_MARKS:
        return ""
    if kind[0] not in "LMN" or sign in APOSTROPHES:
        return " "
    if UNSPACED.match(sign):
        return f" {sign} "
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    plain = unicodedata.normalize("NFKC", sign.casefold()).casefold()  # of a bold B it makes a B
    folded = "".join(map(_fold_letter, plain))
    return "".join(letter for letter in folded if letter.isalnum() or letter == sign)


def _fold_letter(letter: str) -> str:
    """An accent makes another letter of a Cyrillic one, and none of a Latin or a Greek one."""
    if unicodedata.name(letter, "").startswith(("LATIN", "GREEK")):
        base = unicodedata.normalize("NFD", letter)
        letter = "".join(sign for sign in base if not unicodedata.combining(sign))
    return LETTERS.get(letter, letter)
