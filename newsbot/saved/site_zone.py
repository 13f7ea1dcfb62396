"""Which time zone a site is in, guessed, and by what."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel.core import get_global

from newsbot.pages.listing.shown_times import ClockSign

# Countries whose domains are sold to everybody, and languages that are spoken in many countries.
SOLD = {
    "ai",
    "cc",
    "co",
    "fm",
    "gg",
    "io",
    "la",
    "ly",
    "me",
    "nu",
    "sh",
    "st",
    "to",
    "tv",
    "vc",
    "ws",
}
WORLDWIDE = {"ar", "en", "es", "fr", "pt", "ru"}
UTC = "UTC"


@dataclass(frozen=True, slots=True)
class ZoneGuess:
    """`name`: None where nothing tells. `is_shown`: the page's dates bear it out; else it is no
    more than a hint. `grounds`: what led to it, in words.
    """

    name: str | None
    is_shown: bool
    grounds: tuple[str, ...]


def guess_zone(url: str, language: str | None, signs: Sequence[ClockSign]) -> ZoneGuess:
    """`language`: what the page states, as `kk-KZ`."""
    hints = [*_countries(url, language)]
    offset = Counter(sign.offset for sign in signs).most_common(1)
    if not offset:
        return _by_hint(hints)
    [(ahead, count)] = offset
    example = next(sign.words for sign in signs if sign.offset == ahead)
    shown = f"its dates are {_offset(ahead)} ({count} of {len(signs)}, such as {example})"
    for country, words in hints:
        fitting = [name for name in _zones_of(country) if _fits(name, signs)]
        if fitting:
            others = f", the first of {len(fitting)} zones that fit" if fitting[1:] else ""
            return ZoneGuess(fitting[0], is_shown=True, grounds=(shown, f"{words}{others}"))
    if not ahead and all(not sign.offset for sign in signs):
        return ZoneGuess(UTC, is_shown=True, grounds=(shown,))
    return ZoneGuess(None, is_shown=False, grounds=(shown, "no country is known whose zone fits"))


def _by_hint(hints: Sequence[tuple[str, str]]) -> ZoneGuess:
    nothing = "no date of the page tells its zone"
    for country, words in hints:
        if names := _zones_of(country):
            others = f", the first of {len(names)} zones there" if names[1:] else ""
            return ZoneGuess(names[0], is_shown=False, grounds=(nothing, f"{words}{others}"))
    return ZoneGuess(None, is_shown=False, grounds=(nothing,))


def _countries(url: str, language: str | None) -> Iterator[tuple[str, str]]:
    """Country → in what words it is hinted at; the better hint first."""
    domain = (urlsplit(url).hostname or "").rpartition(".")[2]
    country = {"uk": "GB"}.get(domain, domain.upper())
    if domain not in SOLD and _zones_of(country):
        yield country, f"a hint: the domain .{domain}"
    main, _, rest = (language or "").replace("_", "-").partition("-")
    if main.lower() == "en":  # what a system says that nobody has asked
        return
    own = next((part for part in rest.split("-") if len(part) == 2), None)
    if own is None and main.lower() not in WORLDWIDE:
        own = get_global("likely_subtags").get(main.lower(), "").rpartition("_")[2]
    if own:
        yield own.upper(), f"a hint: the language {language}"


@cache
def _zones_of(country: str) -> tuple[str, ...]:
    """The one that most of the country has first."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return tuple(row[2] for row in rows if row[0] == country)


def _fits(name: str, signs: Iterable[ClockSign]) -> bool:
    zone = ZoneInfo(name)
    return all(sign.moment.astimezone(zone).utcoffset() == sign.offset for sign in signs)


def _offset(ahead: timedelta) -> str:
    minutes = abs(ahead) // timedelta(minutes=1)
    return f"UTC{'-' if ahead < timedelta() else '+'}{minutes // 60:02}:{minutes % 60:02}"
