"""Addresses that belong to the article: its own, and its main picture's."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from newsbot.pages.article.fields.headline import Headline
from newsbot.pages.metadata.sources import ArticleSources

_META_IMAGE = (
    "og:image", "og:image:url", "og:image:secure_url",
    "twitter:image", "twitter:image:src", "parsely-image-url",
)  # fmt: skip
# What a page shows until, or instead of, a picture.
_NO_PICTURE = re.compile(
    r"/(?:blank|placeholder|spacer|pixel|transparent|1x1)\.\w+$", re.IGNORECASE
)
# Pictures of the site's own that stand near headlines.
_SITE_PICTURE = re.compile(
    r"logo|icon|sprite|flags?/|avatar|preload|loading|qrcode|button|facebook|twitter"
    r"|\.(?:svg|gif)(?:$|\?)",
    re.IGNORECASE,
)
_LATER = ("data-src", "data-original", "data-lazy-src", "src")
_FIGURE = "article figure img[src], main figure img[src]"


def read_canonical_url(sources: ArticleSources) -> str | None:
    named = (
        sources.canonical,
        sources.meta.first("og:url"),
        sources.article.get("url"),
        sources.web_page.get("url"),
    )
    addresses = filter(None, map(sources.absolute, map(_with_scheme, named)))
    return next((url for url in addresses if not _is_front_page(url, sources.url)), None)


def _with_scheme(address: Any) -> Any:
    """Some sites leave it out."""
    bare = isinstance(address, str) and address.lower().startswith("www.")
    return f"https://{address}" if bare else address


def read_stated_url(sources: ArticleSources) -> str | None:
    """Even if it is the front page's."""
    named = (sources.canonical, sources.meta.first("og:url"))
    return next(filter(None, map(sources.absolute, named)), None)


def _is_front_page(url: str, page_url: str) -> bool:
    """Some themes name the site's front page on every page."""
    try:
        return urlsplit(url).path in {"", "/"} and urlsplit(page_url).path not in {"", "/"}
    except ValueError:
        return False


def read_main_image(sources: ArticleSources, headline: Headline) -> str | None:
    addresses = filter(None, map(sources.absolute, _image_urls(sources, headline)))
    return next((url for url in addresses if not _NO_PICTURE.search(url)), None)


def _image_urls(sources: ArticleSources, headline: Headline) -> Iterator[Any]:
    yield _image_url(sources, sources.article.get("image"))
    yield from sources.meta.all(*_META_IMAGE)
    yield sources.article.get("thumbnailUrl")
    for marked in (picture.attributes for picture in _marked_pictures(sources)):
        yield marked.get("content") or marked.get("href") or _shown_address(marked)
    for near in headline.surroundings:
        address = _shown_address(near.attributes) if near.tag == "img" else None
        if address and not _SITE_PICTURE.search(address):
            yield address


def _marked_pictures(sources: ArticleSources) -> Iterator[LexborNode]:
    yield from sources.document.tree.css('link[rel~="image_src"][href]')
    yield from sources.properties.get("image", ())
    # What stands there until a script comes, and what stands there without one.
    yield from sources.document.tree.css(_FIGURE)[:2]


def _shown_address(attributes: dict[str, str | None]) -> str | None:
    """Also of an image that a script loads when it is scrolled to."""
    return next((address for name in _LATER if (address := attributes.get(name))), None)


def _image_url(sources: ArticleSources, value: Any) -> Any:
    """An address, an ImageObject or a reference to one, or the first of a list of these."""
    for entry in value if isinstance(value, list) else [value]:
        image = sources.json_ld.resolve(entry)
        url = image.get("url") or image.get("contentUrl") if isinstance(image, dict) else image
        if isinstance(url, str) and url:
            return url
    return None
