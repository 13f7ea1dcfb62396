"""What a page says about its article in machine-readable form, read once for all fields."""

import html
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from newsbot.pages.html.document import Document, collapse
from newsbot.pages.metadata.json_ld import JsonLd, JsonObject
from newsbot.pages.metadata.meta_tags import MetaTags
from newsbot.pages.metadata.unshown import take_out_unshown

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
_NOT_WORD = re.compile(r"\W+")
_ARTICLE_TYPES = ("Article", "Posting", "Report", "Review", "CreativeWork")


class ArticleSources:
    """JSON-LD, meta elements and the parsed page. Does not decide which of them a field trusts."""

    def __init__(self, document: Document, url: str) -> None:
        self.document = document
        self.url = url

    def take_out_unshown(self) -> None:
        """From the tree, once it has told what it has for programs. Whoever reads anything else of
        it does so afterwards: an element would be gone by the time it is looked at again.
        """
        _ = self.meta, self.json_ld
        if self.document.body is not None:
            take_out_unshown(self.document.body)

    @cached_property
    def meta(self) -> MetaTags:
        return MetaTags(self.document.tree)

    @cached_property
    def json_ld(self) -> JsonLd:
        scripts = self.document.tree.css('script[type*="ld+json" i]')
        return JsonLd(script.text() for script in scripts)

    @cached_property
    def article(self) -> JsonObject:
        """The JSON-LD object about this page; empty when there is none. Of several that do not
        name the page, the one with the page's title.
        """
        found = self.json_ld.of_type(*_ARTICLE_TYPES)
        if len(found) > 1:
            found = (
                [node for node in found if self._names_page(node)]
                or [node for node in found if self._has_title(node)]
                or found
            )
        return found[0] if found else {}

    @property
    def states_article(self) -> bool:
        kind = self.meta.first("og:type") or ""
        return bool(
            self.article or kind.lower() == "article" or self.meta.first("article:published_time")
        )

    @cached_property
    def headlines(self) -> list[LexborNode]:
        """The page's top headings. Some are the site's name, or empty."""
        return self.document.tree.tags("h1")[:3]

    def links_to(self, path: re.Pattern[str]) -> list[LexborNode]:
        """`path`: what is found in their addresses; on most pages in none."""
        if not path.search(self._addresses):
            return []
        return [node for node, href in self._links if path.search(href)]

    def links_of(self, rel: str) -> list[LexborNode]:
        """`rel`: what their targets are to the page."""
        return [node for node, names in self._labelled_links if rel in names]

    @cached_property
    def _links(self) -> list[tuple[LexborNode, str]]:
        """All of the page's: to go through them takes less than one selector for addresses."""
        nodes = self.document.tree.tags("a")
        return [(node, node.attrs.sget("href", "")) for node in nodes]

    @cached_property
    def _addresses(self) -> str:
        return "\n".join(href for _, href in self._links)

    @cached_property
    def _labelled_links(self) -> list[tuple[LexborNode, list[str]]]:
        nodes = self.document.tree.css("a[rel][href]")
        return [(node, (node.attributes.get("rel") or "").split()) for node in nodes]

    def microdata(self, name: str) -> str | None:
        node = next(iter(self.properties.get(name, ())), None)
        if node is None:
            return None
        attributes = node.attributes
        stated = attributes.get("datetime") or attributes.get("content")
        return text_of(stated or node.text())

    @cached_property
    def properties(self) -> dict[str, list[LexborNode]]:
        """The elements of each name in microdata."""
        found: dict[str, list[LexborNode]] = {}
        for node in self.document.tree.css("[itemprop]"):
            for name in (node.attributes.get("itemprop") or "").split():
                found.setdefault(name, []).append(node)
        return found

    def _names_page(self, node: JsonObject) -> bool:
        page = node.get("mainEntityOfPage")
        names = (node.get("url"), node.get("@id"), page.get("@id") if type(page) is dict else page)
        return any(type(name) is str and _path(name) in self._page_paths for name in names)

    @cached_property
    def canonical(self) -> str | None:
        """Where the page's canonical link leads, as it is written there."""
        link = self.document.tree.css_first('link[rel~="canonical" i][href]')
        return link.attributes.get("href") if link else None

    @cached_property
    def _page_paths(self) -> set[str]:
        return {_path(address) for address in (self.url, self.canonical) if address}

    def _has_title(self, node: JsonObject) -> bool:
        title = self.document.tree.css_first("title")
        headline = text_of(node.get("headline"))
        return bool(title and headline and headline in collapse(title.text()))

    @cached_property
    def web_page(self) -> JsonObject:
        return next(iter(self.json_ld.of_type("WebPage")), {})

    def is_site_name(self, text: str) -> bool:
        return _NOT_WORD.sub("", text.casefold()) in self._site_names

    @cached_property
    def _site_names(self) -> set[str]:
        """Letters and digits only, lower case."""
        publisher = self.json_ld.resolve(self.article.get("publisher"))
        host = _host(self.url).removeprefix("www.")
        stated = self.meta.all("og:site_name", "application-name")
        names = [*names_of(publisher), *stated, host, host.partition(".")[0]]
        return {_NOT_WORD.sub("", name.casefold()) for name in names}

    def absolute(self, href: Any) -> str | None:
        return self.document.absolute(href) if isinstance(href, str) else None


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _path(url: str) -> str:
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return url


def text_of(value: Any) -> str | None:
    """A JSON-LD text, or the first of several, as one line without the entities and markup that
    sites leave in it.
    """
    for entry in value if isinstance(value, list) else [value]:
        text = entry.get("@value") if isinstance(entry, dict) else entry
        if isinstance(text, str) and (line := collapse(_without_markup(text))):
            return line
    return None


def _without_markup(text: str) -> str:
    if "&" in text:
        text = html.unescape(text)
    return _MARKUP.sub("", text) if "<" in text else text


def names_of(value: Any) -> Iterator[str]:
    """Names of a person, an organization, or a list of them."""
    for entry in value if isinstance(value, list) else [value]:
        name = text_of(entry.get("name") if isinstance(entry, dict) else entry)
        if name:
            yield name
