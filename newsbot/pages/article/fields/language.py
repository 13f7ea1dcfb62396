"""The language that a page says it is written in."""

import re
from collections.abc import Iterator
from itertools import filterfalse

from newsbot.pages.article.fields.found import Found, NamedSource, first_found
from newsbot.pages.html.document import collapse
from newsbot.pages.metadata.json_ld import JsonObject
from newsbot.pages.metadata.sources import ArticleSources, names_of, text_of

# A code or a name, never a list of countries.
LANGUAGE = re.compile(r"[^\W\d_]{2,12}(?:[_-]\w+)*")
# Codes that stand for no language, and what a program prints where it knows none.
NONE = frozenset({"und", "zxx", "mul", "root", "none", "null", "undefined", "default", "auto"})
# Some pages begin in comments that only one old browser reads, and nowhere else.
CONDITIONAL = re.compile(
    r"<!--\[if [^<>]{1,40}\]>\s*<html\b[^>]{0,300}?\slang\s*=\s*[\"']?([\w-]+)", re.IGNORECASE
)
HEAD = 4_096  # characters that are searched for them


def read_language(sources: ArticleSources) -> Found[str | None]:
    return first_found(SOURCES, _language, sources)


def _language(text: str | None) -> str | None:
    language = collapse(text or "")
    stated = LANGUAGE.fullmatch(language) and language.casefold() not in NONE
    return language if stated else None


def _against_default(sources: ArticleSources) -> Iterator[str]:
    """Templates come in English, and many are left so where all that programs are told is right."""
    if any(map(_is_english, filter(None, _root(sources)))):
        others = list(filterfalse(_is_english, filter(None, _stated(sources.article))))
        locales = set(map(_code, sources.meta.all("og:locale") if others else ()))
        yield from (stated for stated in others if _code(stated) in locales)


def _is_english(language: str) -> bool:
    return _code(language) == "en"


def _code(language: str) -> str:
    return language.strip().lower()[:2]


def _root(sources: ArticleSources) -> Iterator[str | None]:
    root = sources.document.tree.root
    attributes = root.attributes if root else {}
    yield attributes.get("lang")
    yield attributes.get("xml:lang")


def _article(sources: ArticleSources) -> Iterator[str | None]:
    return _stated(sources.article)


def _web_page(sources: ArticleSources) -> Iterator[str | None]:
    return _stated(sources.web_page)


def _stated(node: JsonObject) -> Iterator[str | None]:
    value = node.get("inLanguage")
    yield from (entry.get("alternateName") for entry in _languages(value))
    yield text_of(value)
    yield from names_of(value)


def _languages(value: object) -> Iterator[JsonObject]:
    entries = value if isinstance(value, list) else [value]
    return (
        entry
        for entry in entries
        if isinstance(entry, dict) and isinstance(entry.get("alternateName"), str)
    )


def _meta(sources: ArticleSources) -> Iterator[str]:
    return sources.meta.all(
        "content-language", "og:locale", "dc.language", "dcterms.language", "language", "lang"
    )


def _microdata(sources: ArticleSources) -> Iterator[str | None]:
    yield sources.microdata("inLanguage")


def _inner(sources: ArticleSources) -> Iterator[str | None]:
    """Of the text or what it stands in; a link's is that of where it leads."""
    nodes = sources.document.tree.css(
        "body[lang], main[lang], article[lang], section[lang], div[lang]"
    )
    return (node.attributes.get("lang") for node in nodes[:3])


def _conditional(sources: ArticleSources) -> Iterator[str]:
    start = (sources.document.tree.raw_html or b"")[:HEAD].decode(errors="ignore")
    return iter(CONDITIONAL.findall(start))


SOURCES: tuple[NamedSource, ...] = (
    ("JSON-LD and og:locale", _against_default),
    ("html lang", _root),
    ("JSON-LD", _article),
    ("JSON-LD WebPage", _web_page),
    ("meta", _meta),
    ("microdata", _microdata),
    ("lang inside the page", _inner),
    ("html in a comment", _conditional),
)
