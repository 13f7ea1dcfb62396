"""The article's headline."""

import re

from selectolax.lexbor import LexborNode

from newsbot.pages.article_sources import ArticleSources, text_of

_META = ("og:title", "twitter:title", "parsely-title", "dc.title")
# A bar, a dash or another sign between spaces, and no further one up to the end.
_SUFFIX = re.compile(r"\s+[|\u2013\u2014»·\u2039-]\s+(?=[^|\u2013\u2014»·\u2039]+$)")


def read_headline(sources: ArticleSources) -> str | None:
    """As the reader sees it, if the machine-readable title only adds to that (`Headline | Site`);
    else that title without the site's name.
    """
    stated = text_of(sources.article.get("headline")) or sources.meta.first(*_META)
    title = stated or _title(sources)
    shown = _shown(sources)
    inside = [text for text in shown if title and text in title]
    if inside:
        return inside[0]
    if stated is None and len(shown) == 1:
        return shown[0]
    return _without_site(sources, title) if title else next(iter(shown), None)


def _title(sources: ArticleSources) -> str | None:
    title = sources.document.tree.css_first("title")
    return None if title is None else text_of(title.text())


def _shown(sources: ArticleSources) -> list[str]:
    """Texts of the top heading that there are; the site's name over each page is none."""
    return _texts(sources, sources.headlines) or _texts(
        sources, sources.document.tree.css("h2")[:20]
    )


def _texts(sources: ArticleSources, headings: list[LexborNode]) -> list[str]:
    texts = (text_of(node.text()) for node in headings)
    return [text for text in texts if text and not sources.is_site_name(text)]


def _without_site(sources: ArticleSources, title: str) -> str:
    suffix = _SUFFIX.search(title)
    if suffix and sources.is_site_name(title[suffix.end() :]):
        return title[: suffix.start()]
    return title
