"""`wget -E` adds `.html` to the names that lack it. Whether a name lacked it, the pages tell."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from newsbot.archive.formats.mirror import QUERY, MirrorPlace
from newsbot.archive.formats.placed import Placed

SUFFIX = re.compile(r"\.[xs]?html?$", re.IGNORECASE)


def without_added_suffixes(placed: Sequence[Placed]) -> tuple[list[Placed], list[Path]]:
    """The pages, and the files of which nothing tells. Where no page of a host that says its
    address has a suffix there, those that say nothing have none either. A file beside a folder of
    its name cannot have had that name alone. Where a file has no suffix, none was added.
    """
    kept, adding = defaultdict(set), _hosts_with_suffixes_added(placed)
    as_sent = {page.place.host for page in placed if page.place and not _is_suffixed(page.place)}
    for page in placed:
        if page.said:
            kept[_host_of_suffixed(page)].add(_has_suffix(page))
    found, doubtful = [*placed], []
    for number, page in enumerate(placed):
        host = _host_of_suffixed(page)
        if page.said or not host:
            continue
        if host in as_sent and host not in adding and False not in kept[host]:
            continue
        if kept[host] == {False} or page.file.path.with_suffix("").is_dir():
            found[number] = replace(page, url=SUFFIX.sub("", page.url))
        elif kept[host] != {True}:
            doubtful.append(page.file.path)
    return found, doubtful


def _hosts_with_suffixes_added(placed: Iterable[Placed]) -> set[str]:
    """As queries in file names show: hardly any query ends in `.html` by itself."""
    places = (page.place for page in placed if page.place)
    return {place.host for place in places if QUERY.search(place.name) and _is_suffixed(place)}


def _is_suffixed(place: MirrorPlace) -> bool:
    return SUFFIX.search(place.name) is not None


def _has_suffix(page: Placed) -> bool:
    return SUFFIX.search(_without_query(page.url)) is not None


def _without_query(url: str) -> str:
    """Of any text that a page gives for its address."""
    return re.split("[?#]", url)[0]


def _host_of_suffixed(page: Placed) -> str:
    """Empty for a page whose file has no suffix of its own: one of a folder, or with a query."""
    is_folder = _without_query(page.url).endswith("/") or "?" in page.url
    is_named = page.place is not None and _is_suffixed(page.place)
    return page.place.host if page.place and is_named and not is_folder else ""
