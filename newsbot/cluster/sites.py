"""The sites of the listings file, as the cluster shares them out."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from zoneinfo import ZoneInfo

from newsbot.errors import ConfigError
from newsbot.listings_file import ListingsFile, some_of
from newsbot.schedule import moments_after, newest_moment
from newsbot.urls.canonical import site_of

MAX_SHOWN_CHARS = 80


@dataclass(frozen=True, slots=True)
class ClusterSite:
    """`name`: the listings file's. `schedule`: empty where it has none."""

    name: str
    schedule: str
    zone: ZoneInfo

    @property
    def periodic_id(self) -> str:
        """Of the site with this schedule: another one begins anew. At most 128 characters."""
        told = f"{self.name} {self.schedule} {self.zone.key}"
        return f"{self.name[:MAX_SHOWN_CHARS]} {hashlib.sha256(told.encode()).hexdigest()[:16]}"

    def next_moment(self, now: datetime) -> datetime:
        return next(moments_after(self.schedule, self.zone, now))

    def newest_moment(self, now: datetime) -> datetime | None:
        return newest_moment(self.schedule, self.zone, now)


def cluster_sites(file: ListingsFile) -> Mapping[str, ClusterSite]:
    """By name, in the file's order."""
    sites = {}
    for listing in file.listings:
        name, settings = listing.name.partition("/")[0], file.sites[site_of(listing.url)]
        sites[name] = ClusterSite(name, settings.schedule, settings.timezone)
    return sites


def find_sites(file: ListingsFile, patterns: list[str]) -> list[str]:
    """Their names; all without a pattern. Raises ConfigError."""
    names = [*cluster_sites(file)]
    found: dict[str, None] = {}
    for pattern in patterns or ["*"]:
        matching = [name for name in names if fnmatchcase(name, pattern)]
        if not matching:
            raise ConfigError(f"{file.path} has no site {pattern!r}; there are {some_of(names)}")
        found |= dict.fromkeys(matching)
    return [*found]
