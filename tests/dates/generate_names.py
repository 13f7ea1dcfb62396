"""Writes what `newsbot/dates/names.json` holds: names of CLDR (by Babel) and of the IANA zones.

python -m tests.dates.generate_names
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.localedata import locale_identifiers

import newsbot.dates
from newsbot.dates.folding import fold

NAMES = Path(newsbot.dates.__file__).with_name("names.json")
# Where a name means two months, languages that many newspapers are written in outweigh others.
PRESS = frozenset(
    """af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id
    is it ja ka kk km ko ky lo lt lv mk mn mr ms my nb ne nl nn no pl ps pt ro ru si sk sl sq sr sv
    sw ta te tg th tk tr uk ur uz vi zh""".split()  # noqa: SIM905 - a list of eighty strings
)
LITERAL = re.compile(r"'([^']+)'")
WORDS = re.compile(r"[^\W\d_]+")
IS_NAME = re.compile(r"[^\d-]+")
# Two Latin letters are too many other words: only in their own language.
TOO_SHORT = re.compile(r"[a-z]{1,2}|.")
# The `d'` of `d'abril`.
CONTRACTED = re.compile(r"^[a-z]{1,2}'")
# A word that is written together with the month's name.
SUFFIX = re.compile(r"[ML]{3,4}'([^' ]+)'")
# From here on one sign is a whole word.
FIRST_SIGN = "\u2e80"
ZONE_YEARS = range(2019, 2027)


def generate() -> dict[str, object]:
    locales = {name: Locale.parse(name) for name in sorted(locale_identifiers())}
    months, in_languages = _months(locales)
    return {
        "months": months,
        "months_in_languages": in_languages,
        "weekdays": _weekdays(locales),
        "halves": _halves(locales),
        "between": sorted({word for locale in locales.values() for word in _between(locale)}),
        "month_first": sorted(_of_order(locales, "Md")),
        "year_first": sorted(_of_order(locales, "yM")),
        "zones": _zones(),
    }


def _months(locales: dict[str, Locale]) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """Number by name, and by name the languages in which it is another number's."""
    meanings: dict[str, dict[str, int]] = defaultdict(dict)
    for identifier, locale in locales.items():
        for name, number in _names_of_months(locale):
            meanings[name].setdefault(identifier.partition("_")[0], number)
    plain, in_languages = {}, {}
    for name, by_language in sorted(meanings.items()):
        weighty = {language: by_language[language] for language in by_language if language in PRESS}
        numbers = set((weighty or by_language).values())
        if len(numbers) == 1 and not TOO_SHORT.fullmatch(name):
            plain[name] = numbers.pop()
        others = {code: n for code, n in sorted(by_language.items()) if n != plain.get(name)}
        if others:
            in_languages[name] = others
    return plain, in_languages


def _names_of_months(locale: Locale) -> Iterator[tuple[str, int]]:
    suffixes = set(SUFFIX.findall(" ".join(_patterns(locale))))
    for names in _rows_of_months(locale):
        shared = _shared_words(names)
        for number, words in names.items():
            name = " ".join(word for word in words if word not in shared)
            name = CONTRACTED.sub("", name).rstrip(".'")
            if len(name.split()) <= 2 and IS_NAME.fullmatch(name):
                yield name, number
                yield from ((name + fold(suffix), number) for suffix in suffixes)


def _rows_of_months(locale: Locale) -> Iterator[dict[int, list[str]]]:
    for forms in locale.months.values():
        for width in ("wide", "abbreviated"):
            yield {number: fold(name).split() for number, name in forms[width].items()}


def _shared_words(names: dict[int, list[str]]) -> set[str]:
    """Words for "month" or "of", which stand in all or most of the names."""
    counts = Counter(word for words in names.values() if len(words) > 1 for word in set(words))
    return {word for word, count in counts.items() if count > 4}


def _weekdays(locales: dict[str, Locale]) -> dict[str, list[int]]:
    """Words of their names: Monday is 0. One word may stand in several (`second`, `market`)."""
    found: dict[str, set[int]] = defaultdict(set)
    for locale in locales.values():
        for forms in locale.days.values():
            for width in ("wide", "abbreviated", "short"):
                for number, name in forms.get(width, {}).items():
                    for word in fold(name).split():
                        if len(word.strip(".")) > 1 or word > FIRST_SIGN:
                            found[word.strip(".")].add(number)
    return {word: sorted(numbers) for word, numbers in sorted(found.items())}


def _halves(locales: dict[str, Locale]) -> dict[str, str]:
    """Marks of `am` and `pm` in other scripts than Latin, and the two that are known everywhere."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, locale in locales.items():
        if name.partition("_")[0] not in PRESS:
            continue
        for forms in locale.day_periods.values():
            for periods in forms.values():
                for half in ("am", "pm"):
                    if (mark := periods.get(half)) and not re.search("[a-z\\d]", fold(mark)):
                        found[mark].add(half)
    marks = {mark: halves.pop() for mark, halves in found.items() if len(halves) == 1}
    return dict(sorted(marks.items()))


def _between(locale: Locale) -> Iterator[str]:
    for names in _rows_of_months(locale):
        yield from _shared_words(names)
    for pattern in _patterns(locale):
        for literal in LITERAL.findall(pattern):
            yield from WORDS.findall(fold(literal))


def _patterns(locale: Locale) -> list[str]:
    return [locale.date_formats[width].pattern for width in ("full", "long", "medium", "short")]


def _of_order(locales: dict[str, Locale], order: str) -> Iterator[str]:
    """Tags of locales whose shortest form begins so."""
    for name, locale in locales.items():
        pattern = LITERAL.sub("", locale.date_formats["short"].pattern)
        letters = "".join(dict.fromkeys(re.findall("[yMd]", pattern)))
        if letters.startswith(order):
            yield name.replace("_", "-").lower()


def _zones() -> dict[str, list[int]]:
    """Minutes from UTC by abbreviation: one, or several if it has as many meanings."""
    found: dict[str, set[int]] = defaultdict(set)
    for zone in map(ZoneInfo, available_timezones()):
        for year in ZONE_YEARS:
            for month in (1, 7):
                moment = datetime(year, month, 1, tzinfo=UTC).astimezone(zone)
                offset, name = moment.utcoffset(), moment.tzname()
                if offset is not None and name and name.isalpha():
                    found[name.upper()].add(int(offset.total_seconds() // 60))
    return {name: sorted(minutes) for name, minutes in sorted(found.items())}


def _lines(tables: dict[str, object]) -> Iterator[str]:
    """A table a line."""
    for name, table in tables.items():
        yield f'"{name}": {json.dumps(table, ensure_ascii=False, separators=(",", ":"))}'


if __name__ == "__main__":
    NAMES.write_text("{\n" + ",\n".join(_lines(generate())) + "\n}\n", encoding="utf-8")
