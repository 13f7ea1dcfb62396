"""The NEWSBOT_… settings, read once and checked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scrapy.settings import BaseSettings
from scrapy.utils.conf import closest_scrapy_cfg

from newsbot.alert_addresses import read_addresses
from newsbot.db.engine import DatabaseURL, parse_url
from newsbot.errors import ConfigError
from newsbot.listings_file import MODES, ListingsFile, SiteSettings, read_listings_file
from newsbot.parser_process.cores import count_cores
from newsbot.urls.canonical import site_name, site_of
from newsbot.walk.rendering import Mode

SETTINGS = frozenset(
    {
        "NEWSBOT_ALERTS",
        "NEWSBOT_BROWSER",
        "NEWSBOT_CONTACT",
        "NEWSBOT_DATABASE_URL",
        "NEWSBOT_DEADLINE",
        "NEWSBOT_FEED_DIR",
        "NEWSBOT_FEED_LICENSE",
        "NEWSBOT_FULL_EVERY_HOURS",
        "NEWSBOT_LISTINGS_FILE",
        "NEWSBOT_LISTING_URLS",
        "NEWSBOT_MAX_AGE_HOURS",
        "NEWSBOT_PAGE_BUDGET",
        "NEWSBOT_PARSER_PROCESSES",
        "NEWSBOT_PING_URL",
        "NEWSBOT_RECORD",
        "NEWSBOT_RENDER",
        "NEWSBOT_REPLAY",
        "NEWSBOT_REVISIT_HOURS",
        "NEWSBOT_TIMEZONE",
    }
)
ARGUMENTS = ("url", "listing", "full", "follow")
LICENSE = re.compile(r"[-.\w]+", re.ASCII)
MAX_PROCESSES = 64
FOR_TESTS = "NEWSBOT_TEST_"
# What a comment of a header may hold as it is (RFC 9110, 5.6.5), without white space.
SIGN = r"[!-'*-\[\]-~]"
CONTACT = re.compile(rf"https?://(?!/){SIGN}+|(?:(?!@){SIGN})+@(?:(?!@){SIGN})+\.\w+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Config:
    """Relative paths start from the project's root. Durations are exact."""

    database_url: DatabaseURL
    listing_urls: tuple[str, ...]
    listings_file: ListingsFile | None
    defaults: SiteSettings
    feed_dir: Path | None
    feed_license: Mapping[str, str]
    deadline_s: float
    page_budget: int
    parser_processes: int
    ping_url: str
    alerts: tuple[str, ...] = field(repr=False)  # addresses with passwords in them
    max_age: timedelta
    browser: str
    contact: str
    root: Path

    def of(self, site: str) -> SiteSettings:
        """`site`: as `site_of` names it."""
        sites = self.listings_file.sites if self.listings_file else {}
        return sites.get(site, self.defaults)

    def mode_of(self, group: str) -> Mode:
        """Of `walk/rendering.py`: a listing's address, or a host."""
        return self._of_group(group).render

    def alerts_of(self, subject: str) -> tuple[str, ...]:
        """Of `alerts/conditions.py`: a listing's address, or a site."""
        own = self._of_group(subject).alerts
        return self.alerts if own is None else own

    @property
    def has_alerts(self) -> bool:
        """Whether there is anybody to tell, of any site."""
        sites = self.listings_file.sites.values() if self.listings_file else ()
        return bool(self.alerts) or any(site.alerts for site in sites)

    def _of_group(self, group: str) -> SiteSettings:
        return self.of(site_of(group) if "://" in group else site_name(group))


@dataclass(frozen=True, slots=True)
class Arguments:
    """`listings`: names of the listings file, or patterns of such."""

    urls: tuple[str, ...]
    listings: tuple[str, ...]
    full: bool
    follow: bool


def read_config(settings: BaseSettings) -> Config:
    """Raises ConfigError, naming the setting."""
    _check_names(settings)
    root = project_root()
    feed_dir = settings.get("NEWSBOT_FEED_DIR")
    file = settings["NEWSBOT_LISTINGS_FILE"]
    defaults = _site_settings(settings)
    return Config(
        database_url=_database_url(settings["NEWSBOT_DATABASE_URL"], root),
        listing_urls=_split(settings["NEWSBOT_LISTING_URLS"]),
        listings_file=_listings_file(root / file, defaults, settings) if file else None,
        defaults=defaults,
        feed_dir=root / feed_dir if feed_dir else None,
        feed_license=_license(settings["NEWSBOT_FEED_LICENSE"]),
        deadline_s=_positive(settings, "NEWSBOT_DEADLINE"),
        page_budget=int(_positive(settings, "NEWSBOT_PAGE_BUDGET")),
        parser_processes=_parser_processes(settings["NEWSBOT_PARSER_PROCESSES"]),
        ping_url=_ping_url(settings["NEWSBOT_PING_URL"]),
        alerts=read_addresses("NEWSBOT_ALERTS", settings["NEWSBOT_ALERTS"]),
        max_age=timedelta(hours=_positive(settings, "NEWSBOT_MAX_AGE_HOURS")),
        browser=settings["NEWSBOT_BROWSER"],
        contact=read_contact(settings),
        root=root,
    )


def _site_settings(settings: BaseSettings) -> SiteSettings:
    return SiteSettings(
        timezone=_timezone(settings["NEWSBOT_TIMEZONE"]),
        render=_render(settings),
        revisit=timedelta(hours=_positive(settings, "NEWSBOT_REVISIT_HOURS")),
        full_every=timedelta(hours=_positive(settings, "NEWSBOT_FULL_EVERY_HOURS")),
    )


def _listings_file(path: Path, defaults: SiteSettings, settings: BaseSettings) -> ListingsFile:
    file = read_listings_file(path, defaults)
    if not settings["NEWSBOT_REPLAY"]:
        return file
    return replace(file, sites={name: replace(s, render="never") for name, s in file.sites.items()})


def read_contact(settings: BaseSettings) -> str:
    """Of whoever runs newsbot, for the user agent; may be empty. Raises ConfigError."""
    contact: str = settings["NEWSBOT_CONTACT"]
    if contact and not CONTACT.fullmatch(contact):
        raise ConfigError(
            f"NEWSBOT_CONTACT is {contact!r}, no http address or mail address in ASCII"
        )
    return contact


def read_arguments(arguments: Mapping[str, str]) -> Arguments:
    """The spider's `-a` arguments. Raises ConfigError, naming the argument. Those that begin with
    an underscore belong to whoever starts spiders: scrapyd gives each its `_job`.
    """
    for name in sorted(arguments):
        if name not in ARGUMENTS and not name.startswith("_"):
            raise ConfigError(f"unknown argument -a {name}=…; there are {', '.join(ARGUMENTS)}")
    for name in ("url", "listing"):
        if name in arguments and not _split(arguments[name]):
            raise ConfigError(f"-a {name}= names no listing")
    return Arguments(
        urls=_split(arguments.get("url", "")),
        listings=_split(arguments.get("listing", "")),
        full=_switch(arguments, "full", "0"),
        follow=_switch(arguments, "follow", "1"),
    )


def _check_names(names: Iterable[str]) -> None:
    """A misspelt setting would be silently without effect."""
    for name in sorted(names):
        if name in SETTINGS or name.startswith(FOR_TESTS):
            continue
        if name.upper() in SETTINGS:
            raise ConfigError(f"unknown setting {name}: it is written {name.upper()}")
        if name.startswith("NEWSBOT_"):
            raise ConfigError(f"unknown setting {name}")


def project_root() -> Path:
    """The folder of scrapy.cfg, else the current one."""
    return Path(closest_scrapy_cfg() or "scrapy.cfg").resolve().parent


def _split(text: str) -> tuple[str, ...]:
    """Words separated by white space or commas."""
    return tuple(text.replace(",", " ").split())


def _database_url(text: str, root: Path) -> DatabaseURL:
    try:
        return parse_url(text, root)
    except ValueError as error:
        raise ConfigError(f"NEWSBOT_DATABASE_URL: {error}") from None


def _license(text: str) -> dict[str, str]:
    """Of what the feeds hold, as a Data Package names it: `name`, `path`, both or nothing."""
    stated: dict[str, str] = {}
    for word in text.split():
        key = "path" if word.startswith(("http://", "https://")) else "name"
        if key in stated or (key == "name" and not LICENSE.fullmatch(word)):
            raise ConfigError(
                f"NEWSBOT_FEED_LICENSE is {text!r}: it is a name such as CC-BY-4.0, the address of"
                " the licence, or both"
            )
        stated[key] = word
    return stated


def _positive(settings: BaseSettings, name: str) -> float:
    try:
        number = settings.getfloat(name)
    except ValueError:
        number = -1.0
    if not 0 <= number < 1e9:
        raise ConfigError(f"{name} is {settings[name]!r}, not a number from 0 up")
    return number


def _parser_processes(stated: str) -> int:
    if stated == "auto":
        return count_cores()
    number = int(stated) if str(stated).isdecimal() else 0
    if not 0 < number <= MAX_PROCESSES:
        raise ConfigError(
            f"NEWSBOT_PARSER_PROCESSES is {stated!r}: it is auto or a number from 1 to"
            f" {MAX_PROCESSES}"
        )
    return number


def _switch(arguments: Mapping[str, str], name: str, default: str) -> bool:
    value = arguments.get(name, default)
    if value not in {"0", "1"}:
        raise ConfigError(f"-a {name}={value}: it is 0 or 1")
    return value == "1"


def _ping_url(url: str) -> str:
    if url and not url.startswith(("http://", "https://")):
        raise ConfigError(f"NEWSBOT_PING_URL is {url!r}, no http address")
    return url


def _render(settings: BaseSettings) -> Mode:
    """A replay needs no browser: its archive holds the pages as one showed them."""
    mode: Mode = settings["NEWSBOT_RENDER"]
    if mode not in MODES:
        raise ConfigError(f"NEWSBOT_RENDER is {mode!r}: it is auto, always or never")
    return "never" if settings["NEWSBOT_REPLAY"] else mode


def _timezone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ConfigError(f"NEWSBOT_TIMEZONE is {name!r}, no IANA time zone") from None
