"""The links of a page that lead to some web address."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import NamedTuple
from urllib.parse import urlsplit

from newsbot.pages.html.document import absolute_url, collapse
from newsbot.pages.html.outline import Outline

LINKS = frozenset({"a", "area"})
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
    for.
    """

    element: int
    url: str
    text: str
    name: str
    fragment: bool
    own_site: bool
    rel: frozenset[str]


def links_of(outline: Outline, base_url: str, page_url: str) -> list[Link]:
    site = site_of(page_url)
    # A card links to its article two or three times.
    target_of = cache(partial(_target_of, base_url))
    found = []
    for element in outline.elements(LINKS):
        target = target_of(outline.attributes[element].get("href"))
        if target is not None:
            found.append(_link(outline, element, target, site))
    return found


def _target_of(base_url: str, href: str | None) -> Target | None:
    url = absolute_url(base_url, href)
    return None if url is None else _target(url)


def _link(outline: Outline, element: int, target: Target, site: str) -> Link:
    address, has_fragment, target_site = target
    text = outline.text(element)
    name = text or _picture_name(outline, element)
    rel = _words(outline.attributes[element].get("rel") or "")
    return Link(element, address, text, name, has_fragment, target_site == site, rel)


# The pages of a site share most of their links.
@lru_cache(8192)
def _target(url: str) -> Target:
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
    targets: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if counts[link.name] > 2:
            targets[link.name].add(link.url)
    return {name for name, urls in targets.items() if len(urls) > 2 and name}


def site_of(url: str) -> str:
    """The host and port without www: the same for all pages of a site."""
    return WWW.sub("", urlsplit(url).netloc.lower())
