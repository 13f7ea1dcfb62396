"""Addresses of people to alert, as a user writes them. They hold passwords: none is ever said."""

import os
import re
from collections.abc import Iterable
from importlib.util import find_spec

from newsbot.errors import ConfigError

SERVICE = re.compile(r"[A-Za-z][\w+.-]*://.")
VARIABLE = re.compile(r"\$\{([A-Za-z_]\w*)\}", re.ASCII)


def read_addresses(setting: str, text: str) -> tuple[str, ...]:
    """Those that white space separates. Raises ConfigError, which says nothing of an address but
    its place. Whether its service exists is known to Apprise alone, which takes a second to ask.
    """
    addresses = tuple(filter(None, (word.strip(",") for word in text.split())))
    for number, address in enumerate(addresses, 1):
        if not SERVICE.match(address):
            raise ConfigError(
                f"{setting}: address {number} is no Apprise URL, which is like"
                " mailto://user:password@host or json://host/path"
            )
    if addresses and find_spec("apprise") is None:
        raise ConfigError(f"{setting} needs Apprise: pip install 'newsbot[alerts]'")
    return tuple(dict.fromkeys(addresses))


def fill_in(setting: str, texts: Iterable[str]) -> str:
    """`${NAME}` is what the environment has of that name. Raises ConfigError."""
    text = " ".join(texts)
    for name in VARIABLE.findall(text):
        if name not in os.environ:
            raise ConfigError(f"{setting}: the environment has no {name}")
    if "${" in VARIABLE.sub("", text):
        raise ConfigError(f"{setting}: what begins with ${{ is no ${{NAME}} of a variable")
    return VARIABLE.sub(lambda match: os.environ[match[1]], text)
