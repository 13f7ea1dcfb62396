"""Who is to hear of what: of a site its own addresses, or those of all."""

import hashlib
from collections.abc import Iterable
from functools import cache

from newsbot.config import Config
from newsbot.db.rows import AlertRow

# Slow on purpose: a database is read by more people than may know a password.
SLOWNESS = {"n": 2**13, "r": 8, "p": 1}


def addressees(config: Config) -> dict[str, str]:
    """Each address once → what may be told of it: `json`, `json 2`, `json of steppe.example`."""
    told = _names(config.alerts)
    for site, settings in (config.listings_file.sites if config.listings_file else {}).items():
        for address, name in _names(settings.alerts or ()).items():
            told.setdefault(address, f"{name} of {site}")
    return told


def _names(addresses: Iterable[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for address in addresses:
        scheme = address.partition("://")[0].lower()
        number = sum(name.partition(" ")[0] == scheme for name in names.values()) + 1
        names[address] = scheme if number == 1 else f"{scheme} {number}"
    return names


def group_by_address(config: Config, rows: Iterable[AlertRow]) -> dict[str, list[AlertRow]]:
    """Address → of which alerts it has not heard, though it is to."""
    untold: dict[str, list[AlertRow]] = {}
    for row in rows:
        for address in config.alerts_of(row.subject):
            if mark_of(address) not in row.told_to:
                untold.setdefault(address, []).append(row)
    return untold


@cache
def mark_of(address: str) -> str:
    """By which an alert's row knows who has heard it: nothing can be read from it."""
    key = hashlib.scrypt(
        address.encode("utf-8", "surrogateescape"), salt=b"newsbot alerts", dklen=6, **SLOWNESS
    )
    return key.hex()
