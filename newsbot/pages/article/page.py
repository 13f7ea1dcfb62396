"""One article's page."""

from functools import cached_property

from newsbot.pages.article.body.article_body import ArticleBody, read_body
from newsbot.pages.article.fields.addresses import (
    read_canonical_url,
    read_stated_url,
)
from newsbot.pages.article.fields.authors import read_authors
from newsbot.pages.article.fields.dates import ArticleDates
from newsbot.pages.article.fields.found import Found
from newsbot.pages.article.fields.headline import Headline
from newsbot.pages.article.fields.keywords import read_keywords
from newsbot.pages.article.fields.language import read_language
from newsbot.pages.article.fields.main_image import read_main_image
from newsbot.pages.article.fields.parts import read_part_urls
from newsbot.pages.article.fields.section import read_section
from newsbot.pages.html.document import Document
from newsbot.pages.html.mojibake import is_garbled
from newsbot.pages.html.parse_limits import MAX_UNCOUNTED_TAGS
from newsbot.pages.metadata.sources import ArticleSources

# No page that is read by people nests as deep. One that does is made to stop its readers: a
# selector climbs from every element it meets.
MAX_DEPTH = 400
TOO_DEEP = " > ".join(["*"] * MAX_DEPTH)


def _is_bottomless(document: Document) -> bool:
    return document.tags > MAX_UNCOUNTED_TAGS and document.tree.css_first(TOO_DEEP) is not None


class ArticlePage:
    """What an article's page says, as it words it: texts, never typed values.

    Any input gives an object, and fields that are None or empty where the page says nothing.
    `excerpt` is the text of the listing's card, `encoding` the one that the HTTP header states.
    Does not decide whether the page is an article.
    """

    def __init__(
        self, body: bytes | str, url: str, *, excerpt: str = "", encoding: str | None = None
    ) -> None:
        document = Document(body, url, encoding)
        self._is_guess = document.is_guess
        if _is_bottomless(document):
            document = Document("", url)
        self._sources = ArticleSources(document, url)
        self._sources.take_out_unshown()
        self._headline = Headline(self._sources)
        self._dates = ArticleDates(self._sources, self._headline)
        self._excerpt = excerpt
        self._url = url

    @property
    def headline(self) -> str | None:
        return self._headline.text

    @property
    def sources(self) -> dict[str, str]:
        """Field → the name of the source that its value came from; no fields without a value."""
        found = {
            "headline": self._headline.found,
            "authors": self._authors,
            "date_published": self._dates.published,
            "date_modified": self._dates.modified,
            "section": self._section,
            "keywords": self._keywords,
            "in_language": self._language,
            "main_image": self._image,
        }
        return {field: by for field, (value, by) in found.items() if value and by}

    @property
    def title(self) -> str | None:
        """The page's, which may name the site, too."""
        return self._headline.title

    @property
    def headings(self) -> tuple[str, ...]:
        """The top ones that a reader sees, but for the site's name."""
        return self._headline.shown

    @property
    def states_article(self) -> bool:
        """Whether the page tells programs that it is an article."""
        return self._sources.states_article

    @property
    def article_body(self) -> str | None:
        """Paragraphs, sub-headings, lists, quotes and captions, a blank line between them."""
        return self._body.text

    @property
    def body_fallback(self) -> bool:
        """The text was not where most pages have it, and it took a wider search to find it."""
        return self._body.body_fallback

    @cached_property
    def _body(self) -> ArticleBody:
        return read_body(self._sources, self._headline, self.authors, self._excerpt)

    @property
    def authors(self) -> tuple[str, ...]:
        return self._authors.value

    @cached_property
    def _authors(self) -> Found[tuple[str, ...]]:
        return read_authors(self._sources, self._headline)

    @property
    def date_published(self) -> str | None:
        return self._dates.published.value

    @property
    def date_modified(self) -> str | None:
        return self._dates.modified.value

    @property
    def section(self) -> str | None:
        return self._section.value

    @cached_property
    def _section(self) -> Found[str | None]:
        return read_section(self._sources, self._headline)

    @property
    def keywords(self) -> tuple[str, ...]:
        return self._keywords.value

    @cached_property
    def _keywords(self) -> Found[tuple[str, ...]]:
        return read_keywords(self._sources, self._headline)

    @property
    def in_language(self) -> str | None:
        return self._language.value

    @cached_property
    def _language(self) -> Found[str | None]:
        return read_language(self._sources)

    @property
    def main_image(self) -> str | None:
        return self._image.value

    @cached_property
    def _image(self) -> Found[str | None]:
        return read_main_image(self._sources, self._headline)

    @cached_property
    def canonical_url(self) -> str | None:
        return read_canonical_url(self._sources)

    @property
    def stated_url(self) -> str | None:
        """What the page calls its own address, though it may be another page's."""
        return read_stated_url(self._sources)

    @property
    def part_urls(self) -> dict[int, str]:
        """Number → address of the further pages, where the site shows the article in several."""
        return self.part_urls_of(self._url, 1)

    def part_urls_of(self, article_url: str, number: int) -> dict[int, str]:
        """The same on page `number` of the article that begins at `article_url`."""
        return read_part_urls(self._sources, article_url, number)

    @property
    def garbled(self) -> bool:
        """The text may not be what was written: its encoding is a guess, or it shows signs of
        another one.
        """
        return self._is_guess or is_garbled(f"{self.headline or ''} {self.article_body or ''}")
