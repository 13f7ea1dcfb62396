"""Which page an object of JSON-LD speaks of: the one it stands on, or another."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from newsbot.pages.html.document import collapse

ADDRESS = re.compile(r"https?://|/(?!/)")
NO_LETTER = re.compile(r"\W+")
MIN_SLUG = 8  # characters by which an article is told from others, under whatever section
MIN_TITLE = 12  # letters or digits: "Comment" is a part of many titles
# Of a long word its stem; of writing without spaces each two letters.
WORD = re.compile(
    r"(?=([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{2}))"
    r"|(?<!\w)([^\W\d_]{5})"
)

Node = dict[str, Any]


class Place(NamedTuple):
    """What of an address tells a site's pages apart, whatever its host and scheme."""

    path: str
    query: str


class PageIdentity:
    """A page by the addresses it has and the titles it bears. `headline_of`: an object's."""

    def __init__(self, addresses: Iterable[str], titles: Iterable[str]) -> None:
        self._pages = [page for page in map(_split, addresses) if _is_below_front(page)]
        self._titles = titles

    def is_named_by(self, node: Node) -> bool:
        """One of the object's addresses is the page's."""
        return any(map(self._is_page, _addresses_of(node)))

    def names_other(self, node: Node) -> bool:
        """It has addresses, and each of them is another page's."""
        named = list(_addresses_of(node))
        return bool(self._pages and named) and not any(map(self._is_page, named))

    def is_titled(self, headline: str) -> bool:
        """The page bears the same title, whatever either of them adds to it."""
        letters = word_signs(headline)
        return bool(letters) and any(
            letters == title
            or (
                min(len(letters), len(title)) >= MIN_TITLE
                and (letters in title or title in letters)
            )
            for title in self._title_letters
        )

    def may_be_titled(self, headline: str) -> bool:
        """Worded for search engines it still shares a word with one of the page's own titles."""
        words = _words(headline)
        return not (words and self._title_words) or bool(words & self._title_words)

    @cached_property
    def _title_letters(self) -> list[str]:
        self._titles = list(self._titles)
        return list(filter(None, map(word_signs, self._titles)))

    @cached_property
    def _title_words(self) -> set[str]:
        return {word for title in self._titles for word in _words(title)}

    def _is_page(self, named: Place) -> bool:
        return any(_is_same_page(named, page) for page in self._pages)


def _addresses_of(node: Node) -> Iterator[Place]:
    page = node.get("mainEntityOfPage")
    inner = (page.get("@id"), page.get("url")) if isinstance(page, dict) else (page,)
    for address in (node.get("url"), node.get("@id"), *inner):
        if isinstance(address, str) and ADDRESS.match(address := address.strip()):
            named = _split(address)
            if _is_below_front(named):
                yield named


# The page's own is stated several times.
@lru_cache(8)
def _split(address: str) -> Place:
    try:
        parts = urlsplit(unquote(address).casefold())
    except ValueError:
        return Place("", "")
    return Place(parts.path.rstrip("/"), parts.query)


def _is_below_front(page: Place) -> bool:
    return bool(page.path or page.query)


def _is_same_page(one: Place, other: Place) -> bool:
    if one.path != other.path:
        slug = _slug(one.path)
        return len(slug) >= MIN_SLUG and slug == _slug(other.path)
    if not (one.query and other.query):
        return True
    queries = dict(parse_qsl(one.query)), dict(parse_qsl(other.query))
    shared = queries[0].keys() & queries[1].keys()
    return all(queries[0][name] == queries[1][name] for name in shared)


def _slug(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


@lru_cache(1024)
def word_signs(text: str) -> str:
    """Without case and all that is no part of a word. Cached: a site's name is on all its pages."""
    return NO_LETTER.sub("", text.casefold())


def _words(text: str) -> set[str]:
    return {first or second for first, second in WORD.findall(collapse(text.casefold()))}
