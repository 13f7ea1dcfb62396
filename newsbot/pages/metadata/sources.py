"""What a page says about its article in machine-readable form, read once for all fields."""

import html
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsbot.pages.html.document import Document, collapse
from newsbot.pages.metadata.json_ld import JsonLd, JsonObject
from newsbot.pages.metadata.meta_tags import MetaTags
from newsbot.pages.metadata.page_identity import PageIdentity, word_signs
from newsbot.pages.metadata.unshown import take_out_unshown

MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
ARTICLE_TYPES = ("Article", "BlogPosting", "SocialMediaPosting", "ForumPosting", "Report")
# What readers write of the article, or what it is about, is stated as one of these, too.
OTHER_TYPES = ("Review", "CreativeWork")


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
        take_out_unshown(self.document.tree)

    @cached_property
    def meta(self) -> MetaTags:
        return MetaTags(self.document.tree)

    @cached_property
    def json_ld(self) -> JsonLd:
        scripts = self.document.tree.tags("script")
        return JsonLd(script.text() for script in scripts if _is_json_ld(script))

    @cached_property
    def article(self) -> JsonObject:
        """The JSON-LD object about this page; empty when there is none. Of several one that names
        the page, else the one with the page's title.
        """
        identity = self._identity
        found = self.json_ld.of_type(*ARTICLE_TYPES)
        named = [node for node in found if identity.is_named_by(node)]
        titled = (node for node in found if identity.is_titled(_headline(node)))
        possible = (node for node in found if self._may_be_own(node))
        vouched = (
            node
            for node in self.json_ld.of_type(*OTHER_TYPES)
            if identity.is_named_by(node) or identity.is_titled(_headline(node))
        )
        return next(chain(named, titled, possible, vouched), {})

    def _may_be_own(self, node: JsonObject) -> bool:
        identity = self._identity
        return not identity.names_other(node) and identity.may_be_titled(_headline(node))

    @cached_property
    def _identity(self) -> PageIdentity:
        addresses = (self.url, self.canonical, self.meta.first("og:url"))
        return PageIdentity(filter(None, addresses), _titles(self.meta, self.document.tree))

    @property
    def states_article(self) -> bool:
        kind = self.meta.first("og:type") or ""
        return bool(
            self.article or kind.lower() == "article" or self.meta.first("article:published_time")
        )

    @cached_property
    def headlines(self) -> list[LexborNode]:
        """The page's top headings. Some are the site's name, or empty."""
        return _top_headings(self.document.tree)

    def links_to(self, path: re.Pattern[str]) -> list[LexborNode]:
        """`path`: what is found in their addresses; on most pages in none."""
        if not path.search(self._addresses):
            return []
        return [node for node, href in self.links if path.search(href)]

    def links_of(self, rel: str) -> list[LexborNode]:
        """`rel`: what their targets are to the page."""
        return [node for node, names in self._labelled_links if rel in names]

    @cached_property
    def links(self) -> list[tuple[LexborNode, str]]:
        """All of the page's: to go through them takes less than one selector for addresses."""
        nodes = self.document.tree.tags("a")
        return [(node, node.attrs.sget("href", "")) for node in nodes]

    @cached_property
    def _addresses(self) -> str:
        return "\n".join([href for _, href in self.links])

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

    @cached_property
    def canonical(self) -> str | None:
        """Where the page's canonical link leads, as it is written there."""
        link = self.document.tree.css_first('link[rel~="canonical" i][href]')
        return link.attributes.get("href") if link else None

    @cached_property
    def web_page(self) -> JsonObject:
        """The JSON-LD object about the page as such; never one about another page."""
        found = self.json_ld.of_type("WebPage")
        return next((node for node in found if not self._identity.names_other(node)), {})

    def is_site_name(self, text: str) -> bool:
        return word_signs(text) in self._site_names

    @cached_property
    def home_names(self) -> set[str]:
        """What leads to the site's front page is called, lower case."""
        home = urljoin(self.url, "/")
        links = [node for node, href in self.links if self.absolute(href) in {home, home[:-1]}]
        pictures = [node.css_first("img[alt]") for node in links]
        names = [node.text() for node in links]
        names += [picture.attributes.get("alt") or "" for picture in pictures if picture]
        return {collapse(name).casefold() for name in names} - {""}

    @cached_property
    def _site_names(self) -> set[str]:
        """Letters and digits only, lower case."""
        publisher = self.json_ld.resolve(self.article.get("publisher"))
        host = _host(self.url).removeprefix("www.")
        stated = self.meta.all("og:site_name", "application-name")
        names = [*names_of(publisher), *stated, host, host.partition(".")[0]]
        return {word_signs(name) for name in names}

    def is_own_address(self, href: str | None) -> bool:
        """Whether a link leads to the page itself."""
        if (href or "").startswith("#"):
            return True
        address = self.absolute(href)
        return address is not None and self._identity.is_named_by({"url": address})

    def absolute(self, href: Any) -> str | None:
        return self.document.absolute(href) if isinstance(href, str) else None


def _is_json_ld(script: LexborNode) -> bool:
    return "ld+json" in (script.attributes.get("type") or "").lower()


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _headline(node: JsonObject) -> str:
    return text_of(node.get("headline")) or text_of(node.get("name")) or ""


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
    return MARKUP.sub("", text) if "<" in text else text


def _titles(meta: MetaTags, tree: LexborHTMLParser) -> Iterator[str]:
    """Which are seldom asked for. No method, since what then waits with the sources that have it
    would keep the page's tree until Python looks for garbage.
    """
    yield from meta.all("og:title", "twitter:title")
    title = tree.css_first("title")
    yield title.text() if title else ""
    yield from (heading.text(separator=" ") for heading in _top_headings(tree))


def _top_headings(tree: LexborHTMLParser) -> list[LexborNode]:
    return tree.tags("h1")[:3]


def names_of(value: Any) -> Iterator[str]:
    """Names of a person, an organization, or a list of them."""
    for entry in value if isinstance(value, list) else [value]:
        name = text_of(entry.get("name") if isinstance(entry, dict) else entry)
        if name:
            yield name
