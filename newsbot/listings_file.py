"""The listings file: any number of listings, each with a name, grouped by site.

    [timesca]                              # a site, by a name of the user's own
    timezone = "Asia/Almaty"
    listings.tokayev = "https://timesca.com/tag/tokayev/"
    listings.kazakhstan = "https://timesca.com/category/kazakhstan/"

A listing's name is `timesca/tokayev`. What a site does not set is as NEWSBOT_… has it.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsbot.alert_addresses import fill_in, read_addresses
from newsbot.errors import ConfigError, InvalidURL
from newsbot.schedule import check_schedule
from newsbot.urls.canonical import clean_url, site_of
from newsbot.walk.rendering import Mode

MODES: tuple[Mode, ...] = ("auto", "always", "never")
MAX_NUMBER = 1e9
MAX_SHOWN = 10
NAME = re.compile(r"[^\s,/*?\[\]]+")
HEADER = re.compile(r"\s*(\[[^\[\]]+\])\s*(?:#.*)?")
KEY = re.compile(
    r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*="
)

KeyPath = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """`delay_s`: at least so long between two requests to a host, whatever DOWNLOAD_DELAY says.
    `schedule`: of `schedule.py`, on the clock of `timezone`; empty where none is written.
    `alerts`: addresses with passwords in them; None where NEWSBOT_ALERTS has whom to tell.
    """

    timezone: ZoneInfo
    render: Mode
    revisit: timedelta
    full_every: timedelta
    delay_s: float = 0.0
    schedule: str = ""
    alerts: tuple[str, ...] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class NamedListing:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class ListingsFile:
    """`sites`: their settings by what `site_of` calls them."""

    path: Path
    listings: tuple[NamedListing, ...]
    sites: Mapping[str, SiteSettings]

    def find(self, pattern: str) -> list[NamedListing]:
        """`timesca/tokayev`, `timesca/*`, or without a slash the listing's own name. Raises
        ConfigError where there is none.
        """
        found = [listing for listing in self.listings if _is_meant(listing.name, pattern)]
        if not found:
            names = [listing.name for listing in self.listings]
            raise ConfigError(f"{self.path} has no listing {pattern!r}; there are {some_of(names)}")
        return found


def some_of(names: Sequence[str]) -> str:
    """As many as a line may hold, and how many more there are."""
    more = f" and {len(names) - MAX_SHOWN} more" if len(names) > MAX_SHOWN else ""
    return ", ".join(names[:MAX_SHOWN]) + more


def _is_meant(name: str, pattern: str) -> bool:
    own = name if "/" in pattern else name.partition("/")[2]
    return fnmatchcase(own, pattern)


def read_listings_file(path: Path, defaults: SiteSettings) -> ListingsFile:
    """Raises ConfigError, naming file and line."""
    try:
        text = path.read_text("utf-8")
        groups = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"NEWSBOT_LISTINGS_FILE: {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is no text in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from None
    return FileReader(path, text, defaults).read(groups)


def is_unwritten(path: Path) -> bool:
    """Whether it is still to get its first listing: absent, or nothing but comments."""
    try:
        return not tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return True
    except (OSError, ValueError):  # `read_listings_file` says what is wrong
        return False


class FileReader:
    def __init__(self, path: Path, text: str, defaults: SiteSettings) -> None:
        self._path = path
        self._lines = dict(reversed([*lines_of_keys(text)]))  # the first of each
        self._defaults = defaults
        self._groups: dict[str, str] = {}  # site → the group that has it
        self._names: dict[str, str] = {}  # address → name of its listing

    def read(self, groups: Mapping[str, Any]) -> ListingsFile:
        listings: list[NamedListing] = []
        sites: dict[str, SiteSettings] = {}
        for name, values in groups.items():
            own = self._listings(name, values)
            settings = self._settings(name, values)
            sites |= dict.fromkeys((site_of(listing.url) for listing in own), settings)
            listings += own
        if not listings:
            raise ConfigError(f"{self._path} names no listing")
        return ListingsFile(self._path, tuple(listings), sites)

    def _listings(self, group: str, values: Any) -> list[NamedListing]:
        with self._at(group):
            _check(isinstance(values, dict), f"{group} is no site: write [{group}]")
            _check(NAME.fullmatch(group), f"{_shown(group)} is no name")
            named = values.get("listings")
            _check(isinstance(named, dict) and named, f"[{group}] has no listings.NAME = ADDRESS")
        return [self._listing(group, name, url) for name, url in named.items()]

    def _listing(self, group: str, name: str, url: Any) -> NamedListing:
        with self._at(group, "listings", name):
            _check(NAME.fullmatch(name), f"{_shown(name)} is no name")
            _check(isinstance(url, str), f"{name} is no address")
            address, full_name = clean_url(url), f"{group}/{name}"
            other = self._names.setdefault(address, full_name)
            _check(other == full_name, f"{address} is {other} already")
            owner = self._groups.setdefault(site_of(address), group)
            _check(owner == group, f"{site_of(address)} belongs to [{owner}] already")
        return NamedListing(full_name, address)

    def _settings(self, group: str, values: Mapping[str, Any]) -> SiteSettings:
        settings = self._defaults
        for key, value in values.items():
            if key == "listings":
                continue
            with self._at(group, key):
                known = ", ".join(SETTINGS)
                _check(
                    key in SETTINGS, f"unknown setting {_shown(key)}; there are listings, {known}"
                )
                field, read = SETTINGS[key]
                settings = replace(settings, **{field: read(key, value)})
        return settings

    @contextmanager
    def _at(self, *path: str) -> Iterator[None]:
        try:
            yield
        except (ConfigError, InvalidURL) as error:
            known = (self._lines.get(path[:length]) for length in range(len(path), 0, -1))
            line = next(filter(None, known), 1)
            raise ConfigError(f"{self._path}, line {line}: {error}") from None


def _timezone(key: str, value: Any) -> ZoneInfo:
    try:
        return ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, TypeError):
        raise ConfigError(f"{key} is {value!r}, no IANA time zone") from None


def _render(key: str, value: Any) -> Mode:
    _check(value in MODES, f"{key} is {value!r}: it is auto, always or never")
    mode: Mode = value
    return mode


def _number(key: str, value: Any) -> float:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    _check(is_number and 0 <= value < MAX_NUMBER, f"{key} is {value!r}, no number from 0 up")
    return float(value)


def _schedule(key: str, value: Any) -> str:
    _check(isinstance(value, str), f"{key} is {value!r}, no text")
    check_schedule(value)
    return str(value)


def _alerts(key: str, value: Any) -> tuple[str, ...]:
    texts = [value] if isinstance(value, str) else value
    is_text = isinstance(texts, list) and all(isinstance(text, str) for text in texts)
    _check(is_text, f"{key} is no address of Apprise and no list of such")
    return read_addresses(key, fill_in(key, texts))


def _hours(key: str, value: Any) -> timedelta:
    return timedelta(hours=_number(key, value))


SETTINGS: dict[str, tuple[str, Callable[[str, Any], Any]]] = {
    "timezone": ("timezone", _timezone),
    "render": ("render", _render),
    "revisit_hours": ("revisit", _hours),
    "full_every_hours": ("full_every", _hours),
    "delay": ("delay_s", _number),
    "schedule": ("schedule", _schedule),
    "alerts": ("alerts", _alerts),
}


def _shown(name: str) -> str:
    """Misplaced addresses may hold a password."""
    return "an address" if "://" in name else repr(name)


def _check(is_so: object, words: str) -> None:
    if not is_so:
        raise ConfigError(words)


def lines_of_keys(text: str) -> Iterator[tuple[KeyPath, int]]:
    """Where each key is set, which the parser does not tell."""
    table: KeyPath = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := HEADER.fullmatch(line):
            table = _path_of(header[1])
            yield table, number
        elif key := KEY.match(line):
            path = table + _path_of(f"{key[1]} = 0")
            yield from ((path[:length], number) for length in range(len(path), 0, -1))


def _path_of(line: str) -> KeyPath:
    """The keys of a line that sets one alone."""
    try:
        value: Any = tomllib.loads(line)
    except tomllib.TOMLDecodeError:  # inside of a text of several lines
        return ()
    path: list[str] = []
    while isinstance(value, dict) and value:
        [(key, value)] = value.items()
        path.append(key)
    return tuple(path)
