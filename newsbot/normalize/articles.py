"""An article's fields: from what its pages say to what is stored."""

import re
from collections.abc import Iterable

from newsbot.errors import InvalidURL
from newsbot.normalize.excerpts import has_furniture, remove_links, remove_shortcodes
from newsbot.normalize.text import normalize_line, normalize_paragraphs
from newsbot.urls.canonical import clean_url

MAX_NAME_CHARS = 200
MAX_NAMES = 100

BYLINE = re.compile(
    r"[-\u2013\u2022| ]*"
    r"(?:(?:(?:written|posted|reported|published|story|text) )?by\b:?|authors?:) ?",
    re.IGNORECASE,
)
NAMES = re.compile(r",? and |, | & |; ")
NO_NAME = re.compile(r"://|@|^www\.", re.IGNORECASE)
LANGUAGE = re.compile(r"([a-z]{2,3})((?:[-_][a-z0-9]{2,8})*)", re.IGNORECASE)


def normalize_body(text: str | None) -> str | None:
    """Paragraphs separated by a blank line; None for an empty one."""
    body = normalize_paragraphs(text or "")
    if has_furniture(body):
        lines = (remove_links(remove_shortcodes(paragraph)) for paragraph in body.split("\n\n"))
        body = "\n\n".join(line for line in lines if line)
    return body or None


def normalize_section(text: str | None) -> str | None:
    return normalize_line(text or "", MAX_NAME_CHARS) or None


def normalize_authors(names: Iterable[str]) -> tuple[str, ...]:
    """Names only, each once. Only a byline ("By A B and C D") is taken apart: "and" and commas
    belong to many an organisation's name.
    """
    return _distinct(
        name for text in names for name in split_byline(normalize_line(text, MAX_NAME_CHARS))
    )


def split_byline(line: str) -> list[str]:
    byline = BYLINE.match(line)
    names = line[byline.end() :] if byline else line
    if NO_NAME.search(names):
        return []
    parts = NAMES.split(names)
    whole = byline is None or any(" " not in part for part in parts)
    return [part.strip(" ,|\u00b7") for part in ([names] if whole else parts)]


def normalize_keywords(texts: Iterable[str]) -> tuple[str, ...]:
    """Each once. A comma in one is its own: `Roads, Tolls, & Passes`."""
    return _distinct(normalize_line(text, MAX_NAME_CHARS) for text in texts)


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    """The first spelling of each, in order, letter case aside."""
    spellings: dict[str, str] = {}
    for value in filter(None, values):
        spellings.setdefault(value.casefold(), value)
        if len(spellings) == MAX_NAMES:
            break
    return tuple(spellings.values())


def normalize_language(text: str | None) -> str | None:
    """A BCP 47 tag in its customary case (RFC 5646, section 2.1.1): `en_us` is `en-US`."""
    tag = LANGUAGE.fullmatch((text or "").strip())
    if tag is None:
        return None
    subtags = tag[2].replace("_", "-").split("-")[1:]
    return "-".join([tag[1].lower(), *map(_subtag_case, subtags)])


def _subtag_case(subtag: str) -> str:
    if len(subtag) == 2:
        return subtag.upper()
    return subtag.title() if len(subtag) == 4 and subtag.isalpha() else subtag.lower()


def normalize_image(url: str | None) -> str | None:
    """None for what is no http(s) address: an article is not lost for its picture."""
    try:
        return clean_url(url) if url else None
    except InvalidURL:
        return None
