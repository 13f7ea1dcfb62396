"""The article's own address."""

from typing import Any
from urllib.parse import urlsplit

from newsbot.pages.metadata.sources import ArticleSources


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
