"""The links of a page that lead to some web address."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from newsbot.pages.html.document import FULL, absolute_url, collapse, site_root
from newsbot.pages.html.outline import Outline
from newsbot.pages.html.text_weight import weight

LINKS = frozenset({"a", "area"})
NO_WORDS = frozenset[str]()
WWW = re.compile(r"^www\d?\.")


class Target(NamedTuple):
    """Where a link leads. `url` has no fragment; `fragment` tells that the link has one, as those
    to comments do.
    """

    url: str
    fragment: bool
    site: str


@dataclass(slots=True)
class Link:
    """`url` and `fragment` are its target's. `name` is the text, or of a picture what it stands
    for; `weight` is the name's.
    """

    element: int
    url: str
    text: str
    name: str
    weight: float
    fragment: bool
    own_site: bool
    rel: frozenset[str]


def links_of(outline: Outline, base_url: str, page_url: str) -> list[Link]:
    own_site, root = site_of(page_url), site_root(base_url)
    found = []
    for element in outline.elements(LINKS):
        attributes = outline.attributes[element]
        href = attributes.get("href") or ""
        # The pages of a site share most of their links, but for those from the page's own path on.
        start = "" if href.startswith(FULL) else root if href.startswith("/") else base_url
        target = _target(start, href)
        if target is None:
            continue
        url, has_fragment, site = target
        text = outline.text(element)
        name = text or _picture_name(outline, element)
        rel = _words(attributes["rel"] or "") if "rel" in attributes else NO_WORDS
        size = len(name) if name.isascii() else weight(name)
        found.append(Link(element, url, text, name, size, has_fragment, site == own_site, rel))
    return found


@lru_cache(8192)
def _target(base_url: str, href: str) -> Target | None:
    url = absolute_url(base_url, href)
    if url is None:
        return None
    address, hash_sign, _ = url.partition("#")
    return Target(address, bool(hash_sign), site_of(address))


@lru_cache(256)
def _words(rel: str) -> frozenset[str]:
    return frozenset(rel.lower().split())


def _picture_name(outline: Outline, element: int) -> str:
    for inner in range(element, outline.ends[element]):
        name = collapse(outline.attributes[inner].get("alt") or "")
        if name:
            return name
    attributes = outline.attributes[element]
    return collapse(attributes.get("aria-label") or attributes.get("title") or "")


def repeated_names(links: list[Link]) -> set[str]:
    """What links to three pages or more all say: "Read more", "Permalink", "Next" for "go on"."""
    counts = Counter([link.name for link in links])
    targets = {name: set[str]() for name, count in counts.items() if count > 2 and name}
    for link in links if targets else []:
        if link.name in targets:
            targets[link.name].add(link.url)
    return {name for name, urls in targets.items() if len(urls) > 2}


def site_of(url: str) -> str:
    """The host and port without www: the same for all pages of a site."""
    return WWW.sub("", urlsplit(url).netloc.lower())
