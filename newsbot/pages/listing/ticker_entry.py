"""What is said of one pair of currencies, in words: `100 KZT/USD = 0.20 ▼0.19%`.

An entry is understood to its last figure or not at all: what is not understood stays in the words
of its rate, which no reader of numbers takes for one.
"""

# ruff: noqa: RUF001 - units are worded in other scripts, too

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, Self

MINUS = r"[-+\u2212\u2013]"
UP = frozenset("▲△▴▵↑⇑⇧⬆⭡↗➚⬈⏶⯅🔺🔼")
DOWN = frozenset("▼▽▾▿↓⇓⇩⬇⭣↘➘⬊⏷⯆🔻🔽")
SEPARATE = r"(?<![\w.,])"
DAY = r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}\.? [^\W\d]{3,12}\.?,? \d{4}"
PER = r"(?:per|for|pro|je|por|pour|par|na|za|за|на|для)"
SCALE = (
    r"(?:hundred|thousand|million|billion|hundert|tausend|cent|mille|mil|cien|сто|сотн|тыс|млн"
    r"|миллион|млрд|мың|миң|жүз|ming|yuz|bin|yüz|tys|mln|mio)"
)
SIDE = r"(?:ask|bid|buy|sell|sale|покуп|прода|куп|alış|satış|ankauf|verkauf|achat|vente)"
COUNT = rf"\d{{1,3}}(?:[ ,.'’]?\d{{3}})*+(?![\w%]|[.,]\d)(?: (?!{SCALE})[^\W\d]{{2,12}}\.?)?"
NUMBER = r"(?:\d{1,3}(?:[ '’ʼ′]\d{3})++(?:[.,]\d++)?+(?!\d)|\d++(?:[.,]\d++)*+)"
POWER = (
    rf"(?: ?[x×*·⋅хX] ?10(?: ?\^ ?{MINUS}?\d{{1,2}}| ?{MINUS}\d{{1,2}}|[⁻⁺]?[⁰¹²³⁴-⁹]{{1,2}})"
    rf"|[eE]{MINUS}?\d{{1,9}})?+"
)
VALUE = rf"{NUMBER}{POWER}(?![\w%])"

# The kinds of words on a ticker's line, each with a letter: a line is read by their order.
KINDS = {
    "t": rf"{SEPARATE}(?:(?:{DAY})(?![\d.])|\d{{1,2}}:\d\d(?::\d\d)?(?!\d))",  # day or time
    "u": rf"[(\[] ?{PER} {COUNT} ?[)\]]|(?<!\w){PER} {COUNT}",  # units that a rate is for
    "q": rf"[(\[] ?(?:[x×х] ?)?{COUNT} ?[)\]]|(?<!\w)[x×х] ?{COUNT}",  # units, or something else
    "c": rf"{SEPARATE}(?:{MINUS}|(?<![=:≈])(?<![=:≈] ){MINUS} )?\d[\d.,]* ?%"
    rf"|{SEPARATE}[^\s\d%•|/=:()]{{1,12}}%",  # change
    "n": rf"{SEPARATE}{MINUS}{VALUE}",  # number with a sign
    "v": rf"{SEPARATE}{VALUE}",  # number without one
    "a": rf"[{''.join(UP | DOWN)}]\ufe0f?",  # arrow
    "e": r"[=:≈]",
    "h": rf"(?<!\w){SCALE}\w*\.?",
    "p": rf"(?<!\w)(?:{PER}(?!\w)|{SIDE}\w*)",  # tells what the number beside it is
    "k": r"(?<!\w)(?-i:[A-Z]{3})(?!\w)",  # code
    "w": r"[^\W\d]+(?:['’.-][^\W\d]+)*",
    "m": r"[•·∙●▪■◦|;»]",  # mark between two entries
    "b": r"[(\[]",  # bracket
    "z": r"[)\]]",  # its end
    "x": r"\.{2,}|…",
    "s": r"[.,*]",
    "d": r"[-–—/&]",
    "o": r"\S",
}
TOKEN = re.compile("|".join(f"(?P<{k}>{words})" for k, words in KINDS.items()), re.IGNORECASE)

NUMBERS = frozenset("uqvnh")
NO_DIGITS_AROUND = re.compile(r"^\D+|\D+$")

# A sign and a change behind it tell how far a rate has moved from a second rate.
UNDERSTOOD = re.compile(
    """ (?: (?P<ahead>[uq]) | (?P<plain>v)(?=e) )? e? a? (?P<rate>[vn]) (?P<code>k)? (?P<beside>u)?
        (?: bnz | b?(?:n|av)z?(?=[bs]?a?c) )?
        (?: [bms]? a? (?P<change>c) z? )? (?: a z? )? (?P<behind>u)?
        (?P<rest>
            [zs]*d? | [zs]*m+(?:[wkt].*)? | [bzsm]*t[tbzsmw]* | (?(change)[bzsdwktm]*|(?!))
        ) $
    """,
    re.VERBOSE,
)
UNITS = ("ahead", "plain", "beside", "behind")
TOLD = (*UNITS, "rate", "code", "change")
# An equals sign makes a rate of anything but a percentage; without one, only a number is one.
BEGINS = re.compile("[uq]?(?:v?e(?!c).|a?[vn])")
# Lines below that belong to a rate in one line, and those that belong to one in cells.
MORE = re.compile("(?:b?a?cz?|a|u)?")
CELL = re.compile("[abzcenmqstuvd]*")
LEAD = re.compile("(?:^|(?<=[mscbzwkte]))a?[uqv]?a?$")
UNITS_BETWEEN = re.compile("[cmsbz][uqv]$")


class Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


class Lead(NamedTuple):
    """What stands before a pair. `clear`: no number there is left unexplained."""

    text: str = ""
    arrows: str = ""
    units: str = ""
    clear: bool = True


class Entry(NamedTuple):
    """`printed` is what was understood of it, or all of it."""

    rate: str
    change: str | None
    printed: str
    understood: bool


class Words(NamedTuple):
    """A text on one line; `kinds` has a letter for each of its tokens."""

    text: str
    tokens: tuple[Token, ...]
    kinds: str

    @classmethod
    @lru_cache(256)
    def of(cls, text: str) -> Self:
        text = " ".join(text.split())
        found = [Token(m.lastgroup or "", m[0], m.start(), m.end()) for m in TOKEN.finditer(text)]
        return cls(text, tuple(found), "".join(token.kind for token in found))

    def until(self, end: int) -> Self:
        """The first tokens."""
        text = self.text[: self.tokens[end - 1].end if end else 0]
        return type(self)(text, self.tokens[:end], self.kinds[:end])

    def lead(self, start: int) -> Lead:
        """The tokens from there on, as what stands before a pair."""
        told = self.tokens[start:]
        if not told:
            return Lead()
        arrows = "".join(token.text for token in told if token.kind == "a")
        units = "".join(_count_in(token.text) for token in told if token.kind != "a")
        return Lead(self.text[told[0].start :], arrows, units)

    def split(self, *, arrows_lead: bool) -> tuple[Self, Lead]:
        """Of what stands between two pairs on a line: the words of the first, and what leads to
        the second. `arrows_lead`: on this line arrows stand before their pairs.
        """
        end = len(self.kinds) - (arrows_lead and self.kinds.endswith("a"))
        if UNDERSTOOD.match(self.kinds[:end]) and not self._may_end_with_units(end):
            return self.until(end), self.lead(end)
        if UNITS_BETWEEN.search(self.kinds[:end]) and UNDERSTOOD.match(self.kinds[: end - 1]):
            return self.until(end - 1), self.lead(end - 1)
        if self.kinds[-1:] in NUMBERS:
            return self, Lead(self.text, clear=False)
        return self, Lead()

    def _may_end_with_units(self, end: int) -> bool:
        """`12 100` may be one number, or two of which the second is that of the next pair."""
        return self.kinds[:end].endswith("v") and self.tokens[end - 1].text[-4:-3] == " "


@lru_cache(64)
def lead_of(text: str) -> Lead:
    """Of the text before a line's first pair."""
    words = Words.of(text)
    found = LEAD.search(words.kinds)
    start = found.start() if found else len(words.kinds)
    is_headed = re.search("[uh]|[qvno]$", words.kinds[:start])
    return Lead(text, clear=False) if is_headed else words.lead(start)


def lines_of_entry(lines: Sequence[str]) -> int:
    """How many of the lines from a pair's end on belong to it."""
    kinds = Words.of(lines[0]).kinds
    in_cells = re.fullmatch("[uq]?e?", kinds) is not None
    for count, line in enumerate(lines[1:], 1):
        words = Words.of(line)
        if not _goes_on(kinds, words, in_cells=in_cells):
            return count
        kinds += words.kinds
    return len(lines)


def _goes_on(kinds: str, line: Words, *, in_cells: bool) -> bool:
    if not in_cells or "c" in kinds:
        return bool(MORE.fullmatch(line.kinds)) and not ("c" in kinds and "c" in line.kinds)
    is_lone = kinds.endswith("e") and " " not in line.text
    return is_lone or CELL.fullmatch(line.kinds) is not None


def _count_in(text: str) -> str:
    """The number of `(per 1 000 units)`."""
    return NO_DIGITS_AROUND.sub("", text)


def read_entry(quote: str, lead: Lead, words: Words) -> Entry | None:
    """Of what stands behind a pair; None if that is no rate. `quote` is the pair's second code."""
    if not BEGINS.match(words.kinds):
        return None
    found = UNDERSTOOD.match(words.kinds)
    if found is None or not lead.clear:
        return _odd_entry(lead, words)
    told = {name: words.tokens[found.start(name)].text for name in TOLD if found[name]}
    counts = {_count_in(told.pop(name)) for name in UNITS if name in told}
    counts |= {lead.units} - {""}
    if len(counts) > 1 or told.get("code", quote) != quote:
        return _odd_entry(lead, words)
    understood = words.until(found.start("rest"))
    arrows = [token.text for token in understood.tokens if token.kind == "a"]
    rate = " = ".join([*counts, told["rate"]])
    change = told.get("change") and _signed(_joined(told["change"]), lead.arrows + "".join(arrows))
    return Entry(rate, change, understood.text, understood=True)


def _odd_entry(lead: Lead, words: Words) -> Entry:
    """All its words are its rate's, but for a percentage at the end."""
    kinds = words.kinds.rstrip("zsmd")
    start = int(kinds.startswith("e"))
    has_change = kinds.endswith("c") and len(kinds) > start + 1
    end = len(kinds) - 1 if has_change else len(words.tokens)
    rate = words.until(end).text[words.tokens[start].start :]
    if lead.units or not lead.clear:
        rate = f"{lead.text} \u2026 {rate}"
    change = _joined(words.tokens[end].text) if has_change else None
    return Entry(rate.rstrip(" (["), change, words.text, understood=False)


def _signed(change: str, arrows: str) -> str:
    """With the sign that arrows give it. An arrow that contradicts its sign stays before it."""
    signs = {"-" if arrow in DOWN else "+" for arrow in arrows if arrow in UP | DOWN}
    if not signs or not re.search("[1-9]", change):
        return change
    own = change[0] if re.match(MINUS, change) else ""
    sign = signs.pop()
    if signs or (own and (own == "+") != (sign == "+")):
        return arrows + change
    return f"-{change}" if sign == "-" and not own else change


def _joined(text: str) -> str:
    return "".join(text.split())
