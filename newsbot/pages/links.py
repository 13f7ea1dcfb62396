"""The links of a page that lead to some web address."""

import re
from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsbot.pages.document import absolute_url, collapse
from newsbot.pages.outline import Outline

WWW = re.compile(r"^www\d?\.")


@dataclass(slots=True)
class Link:
    """`url` has no fragment; `fragment` tells that the link has one, as those to comments do.
    `name` is the text, or of a picture what it stands for.
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
    found = (
        _link(outline, element, base_url, site)
        for element, tag in enumerate(outline.tags)
        if tag in {"a", "area"}
    )
    return [link for link in found if link is not None]


def _link(outline: Outline, element: int, base_url: str, site: str) -> Link | None:
    attributes = outline.attributes[element]
    url = absolute_url(base_url, attributes.get("href"))
    if url is None:
        return None
    address, hash_sign, _ = url.partition("#")
    text = outline.text(element)
    return Link(
        element,
        address,
        text,
        text or _picture_name(outline, element),
        fragment=bool(hash_sign),
        own_site=site_of(address) == site,
        rel=frozenset((attributes.get("rel") or "").lower().split()),
    )


def _picture_name(outline: Outline, element: int) -> str:
    for inner in range(element, outline.ends[element]):
        name = collapse(outline.attributes[inner].get("alt") or "")
        if name:
            return name
    attributes = outline.attributes[element]
    return collapse(attributes.get("aria-label") or attributes.get("title") or "")


def repeated_names(links: list[Link]) -> set[str]:
    """What links to three pages or more all say: "Read more", "Permalink", "Next" for "go on"."""
    targets: dict[str, set[str]] = defaultdict(set)
    for link in links:
        targets[link.name].add(link.url)
    return {name for name, urls in targets.items() if len(urls) > 2 and name}


def site_of(url: str) -> str:
    """The host and port without www: the same for all pages of a site."""
    return WWW.sub("", urlsplit(url).netloc.lower())
