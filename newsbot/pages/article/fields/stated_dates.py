"""Dates that a page states for programs."""

import re
from collections.abc import Iterator
from functools import cached_property

from newsbot.pages.article.fields.date_reader import DateReader
from newsbot.pages.article.fields.headline import Headline
from newsbot.pages.article.fields.ownership import OwnParts
from newsbot.pages.html.document import collapse
from newsbot.pages.metadata.sources import ArticleSources, text_of

PUBLISHED = (
    "article:published_time", "article:published", "article:published:time", "article.published",
    "og:published_time", "og:article:published_time", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date",
    "dc.date.created", "dc.date.published", "dc.created", "citation_publication_date",
    "citation_online_date", "citation_date", "datepublished", "date_published", "publish-date",
    "publishdate", "publish_date", "published-date", "published_date", "publication_date",
    "publication-date", "publicationdate", "pub_date", "pubdate", "published_time",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "bt:pubdate", "rbpubdate",
    "article_date_original", "originalpublicationdate", "datecreated", "date_created",
    "article:post_date", "vr:published_time", "displaydate",
    "dc:date.issued", "dc:date", "dc:created", "dcterms:created", "dcterms:issued", "dcterms:date",
    "date",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "article:modified", "og:updated_time", "og:modified_time",
    "og:article:modified_time", "dcterms.modified", "dcterms:modified", "dc.date.modified",
    "dc.modified", "datemodified", "last-modified", "lastmod", "modified_time", "revised",
)  # fmt: skip
RDFA = re.compile(
    r"(?:^|\s)(?:(?:dc|dct|dcterms):(?:date|created|issued)|(?:schema:)?datePublished)(?:\s|$)"
)


class StatedDates:
    """Each readable, in the order of how far its source is to be trusted."""

    def __init__(self, sources: ArticleSources, headline: Headline, reader: DateReader) -> None:
        self._sources = sources
        self._own = OwnParts(headline)
        self._reader = reader

    @cached_property
    def published(self) -> str | None:
        return next(self.all_published(), None)

    @cached_property
    def modified(self) -> str | None:
        return next(self.all_modified(), None)

    def all_published(self) -> Iterator[str]:
        return filter(None, map(self._reader.read, self._published()))

    def all_modified(self) -> Iterator[str]:
        return filter(None, map(self._reader.read, self._of("dateModified", MODIFIED)))

    def _published(self) -> Iterator[str | None]:
        yield from self._of("datePublished", PUBLISHED)
        yield text_of(self._sources.article.get("dateCreated"))
        yield from self._in_markup("dateCreated")
        yield from self._in_rdfa()

    def _of(self, name: str, meta_names: tuple[str, ...]) -> Iterator[str | None]:
        yield text_of(self._sources.article.get(name))
        yield from self._sources.meta.all(*meta_names)
        yield text_of(self._sources.web_page.get(name))
        yield from self._in_markup(name)

    def _in_markup(self, name: str) -> Iterator[str | None]:
        """Microdata, not of comments or other articles."""
        for node in self._sources.properties.get(name, ()):
            if not self._own.is_of_other(node, besides=False):
                attributes = node.attributes
                yield from (attributes.get(key) for key in ("datetime", "content", "title"))
                yield collapse(node.text(separator=" "))

    def _in_rdfa(self) -> Iterator[str | None]:
        for node in self._sources.document.tree.css("[property][content]:not(meta)"):
            if RDFA.search(node.attributes.get("property") or ""):
                yield node.attributes.get("content")
