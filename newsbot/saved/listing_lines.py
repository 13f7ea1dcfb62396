"""The lines of a listings file that name a listing."""

import json
import re
import tomllib
from collections.abc import Collection, Iterator
from itertools import count
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsbot.listings_file import HEADER, NAME, ListingsFile, lines_of_keys
from newsbot.saved.site_zone import ZoneGuess
from newsbot.urls.canonical import clean_url, site_of, url_key

BARE_KEY = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
SECOND_LEVELS = {"ac", "co", "com", "edu", "gob", "gov", "gouv", "govt", "net", "org"}
NUMBER = re.compile(r"\d+|page|index\.\w+|p", re.IGNORECASE)
NO_NAME = re.compile(r"[\s,/*?\[\]\x00-\x1f\x7f]+")
FRONT_PAGE = "front-page"


def listing_lines(url: str, zone: ZoneGuess, file: ListingsFile | None) -> tuple[str, ...]:
    """To be pasted at the file's end, or below the header of the group that has the site already:
    then the first line names it in a comment. Nothing where it stands there already.
    """
    listings = file.listings if file else ()
    if any(url_key(listing.url) == url_key(url) for listing in listings):
        return ()
    url, site = clean_url(url), site_of(url)
    groups = {listing.name.partition("/")[0] for listing in listings}
    own = [each.name for each in listings if site_of(each.url) == site]
    if own:
        group = own[0].partition("/")[0]
        known = {each.name.partition("/")[2] for each in listings if each.name in own}
        key = _key(_free(_listing_name(url), known))
        return _below(file.path, group, f"{key} = {_text(url)}") if file else ()
    group = _free(_site_name(site), groups)
    line = f"listings.{_key(_listing_name(url))} = {_text(url)}"
    return f"[{_key(group)}]", *_zone_line(zone), line


def _below(path: Path, group: str, line: str) -> tuple[str, ...]:
    """Where a line can stand depends on how that group is written."""
    text = path.read_text("utf-8")
    places = dict(reversed([*lines_of_keys(text)]))
    for table, words in (((group,), f"listings.{line}"), ((group, "listings"), line)):
        header = ".".join(map(_key, table))
        if _can_stand(text, places.get(table), words):
            return f"# below [{header}]", words
    return f"# into the listings of [{_key(group)}]", f"# {line}"


def _can_stand(text: str, number: int | None, line: str) -> bool:
    lines = text.splitlines()
    if number is None or not HEADER.fullmatch(lines[number - 1]):
        return False
    try:
        tomllib.loads("\n".join([*lines[:number], line, *lines[number:]]))
    except tomllib.TOMLDecodeError:
        return False
    return True


def _zone_line(zone: ZoneGuess) -> Iterator[str]:
    if zone.name:
        line = f"timezone = {_text(zone.name)}"
        yield (
            f"{line}  # its dates have that offset"
            if zone.is_shown
            else f"# {line}  # a guess: is it so?"
        )


def _site_name(site: str) -> str:
    """`steppe` of `news.steppe.co.uk`, as people call it."""
    host, _, port = site.strip("[]").partition(":")
    labels = host.split(".")
    if host.replace(".", "").isdigit() or len(labels) == 1:
        return _plain("-".join(filter(None, [*labels, port])))
    labels = labels[:-1]
    if len(labels) > 1 and labels[-1] in SECOND_LEVELS:
        labels = labels[:-1]
    return labels[-1]


def _listing_name(url: str) -> str:
    """The last word of its path, else of its parameters."""
    parts = urlsplit(url)
    words = [*parts.path.split("/"), *re.split("[=&]", parts.query)[1::2]]
    named = [word for word in map(unquote, words) if word and not NUMBER.fullmatch(word)]
    return _plain(named[-1].removesuffix(".html").removesuffix(".php")) if named else FRONT_PAGE


def _plain(word: str) -> str:
    name = NO_NAME.sub("-", word).strip("-")
    return name if NAME.fullmatch(name) else FRONT_PAGE


def _free(name: str, known: Collection[str]) -> str:
    numbered = (f"{name}-{number}" for number in count(2))
    return name if name not in known else next(each for each in numbered if each not in known)


def _key(name: str) -> str:
    return name if BARE_KEY.fullmatch(name) else _text(name)


def _text(text: str) -> str:
    """JSON's strings are TOML's."""
    return json.dumps(text, ensure_ascii=False)
