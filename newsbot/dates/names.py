"""Names of months, weekdays and zones in all languages, and the order of a date's numbers.

From CLDR and the IANA zones; `tests/dates/generate_names.py` writes the file that holds them.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypedDict

from newsbot.dates.folding import fold

Order = Literal["dmy", "mdy", "ymd"]


class NamesFile(TypedDict):
    months: dict[str, int]
    months_in_languages: dict[str, dict[str, int]]
    weekdays: dict[str, list[int]]
    halves: dict[str, str]
    between: list[str]
    month_first: list[str]
    year_first: list[str]
    zones: dict[str, list[int]]


NAMES: NamesFile = json.loads(Path(__file__).with_name("names.json").read_text(encoding="utf-8"))

# RFC 5322, section 4.3: whatever these mean elsewhere.
MAIL_ZONES: dict[str, int | None] = {
    "EST": -300,
    "EDT": -240,
    "CST": -360,
    "CDT": -300,
    "MST": -420,
    "MDT": -360,
}
MAIL_ZONES |= {"PST": -480, "PDT": -420, "UT": 0, "Z": 0}
# Minutes from UTC. None: zones of several continents, of which the site's own is meant.
ZONES: dict[str, int | None] = {
    name: minutes[0] if len(minutes) == 1 else None for name, minutes in NAMES["zones"].items()
} | MAIL_ZONES

# Mark → whether the hour is one after noon.
HALVES = {mark: half == "pm" for mark, half in NAMES["halves"].items()}

# What stands between a day, a month and a year, or behind them: "of", "year", endings of ordinals.
BETWEEN = frozenset(NAMES["between"]) | frozenset(
    map(
        fold,
        """of the st nd rd th er ère eme o on el al van vom der dem am il co go eko טן ค.ศ พ.ศ วันที่ ที่
        сарын ngày năm года год году рік року годзе гада година годину години жылы жыл жылдын
        yil yilda yili ýyl ilin соли сол онд ны го й թվականի թ წელი წლის წ év évi anul roku rok
        godine leta gads metų سنة سال ماه عام""".split(),  # noqa: RUF001, SIM905 - sixty words
    )
)
MONTH_FIRST = frozenset(NAMES["month_first"])
YEAR_FIRST = frozenset(NAMES["year_first"])
# Their dates are printed in more than one order.
UNDECIDED = frozenset(["en", "en-ca", "fr-ca", "en-001", "en-150"])


@lru_cache(4096)
def month_of(word: str, language: str | None = None) -> int | None:
    """1 to 12. `language`: its tag; some names are another month's in another language."""
    name = fold(word).rstrip(".'")
    forms = (
        name,
        name.partition("'")[2],  # `d'abril`
        name.removeprefix("\N{HEBREW LETTER BET}"),  # "in"
        name.removesuffix("\N{CYRILLIC SMALL LETTER I}"),  # "of" in Tajik
    )
    in_languages = NAMES["months_in_languages"]
    code = (language or "").replace("_", "-").partition("-")[0].lower()
    for form in forms:
        month = in_languages.get(form, {}).get(code) or NAMES["months"].get(form)
        if month is not None:
            return month
    return None


@lru_cache(4096)
def weekdays_of(word: str) -> tuple[int, ...]:
    """Monday is 0. Several where a word is only part of the name, none if it is no weekday's."""
    return tuple(NAMES["weekdays"].get(fold(word).rstrip(".").removesuffix("ที่"), ()))


@lru_cache(4096)
def is_between(word: str) -> bool:
    return fold(word).rstrip(".'") in BETWEEN


@lru_cache(64)
def order_of(language: str | None) -> Order | None:
    """In which a language writes a date's numbers; None where that is not sure."""
    tag = (language or "").replace("_", "-").lower()
    base = tag.partition("-")[0]
    if tag in UNDECIDED or not (base.isalpha() and 2 <= len(base) <= 3):
        return None
    if tag in MONTH_FIRST:
        return "mdy"
    return "ymd" if tag in YEAR_FIRST or base in YEAR_FIRST else "dmy"
