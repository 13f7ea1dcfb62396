"""Who wrote the article: names only."""

import re
from collections.abc import Iterable, Iterator
from itertools import filterfalse, islice
from typing import Any

from selectolax.lexbor import LexborNode

from newsbot.dates.written import find_dates
from newsbot.pages.article.fields.bylines import name_of_all, names_in, names_printed
from newsbot.pages.article.fields.found import Found, NamedSource
from newsbot.pages.article.fields.headline import Headline
from newsbot.pages.article.fields.ownership import OwnParts
from newsbot.pages.article.fields.person_names import is_full_name, is_name_like, is_of_organization
from newsbot.pages.article.fields.signatures import labelled_names, signatures
from newsbot.pages.html.document import collapse
from newsbot.pages.metadata.sources import ArticleSources, text_of
from newsbot.pages.vocabulary.bylines import BY, LABELS, NO_NAME_WORDS, NOBODY
from newsbot.pages.vocabulary.phrases import bio_end_name
from newsbot.pages.vocabulary.places import is_place

# The first that names a person is asked for all it has: another one may spell them otherwise.
META = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "citation_author", "byl", "cxenseparse:author", "article:author_name",
    "article.author", "og:author", "og:article:author", "author_name", "authors", "dc.creator.name",
    "creator", "byline", "mrf:authors", "cxenseparse:recs:author",
)  # fmt: skip
# A wide sieve, since each further name makes the search longer by a third.
BYLINES = '[class*="by" i], [class*="author" i], [class~="writer" i]'
# What few pages have, for those that have none of the former.
RARE_BYLINES = (
    '[class*="autor" i], [class*="auteur" i], [class*="redakt" i], [class*="writer" i],'
    '[class*="reporter" i], [class*="submitted" i], [class~="fn"], [id*="author" i]'
)
BYLINE_NAME = re.compile(
    r"byline|(?:created|posted|written)[-_]?by|aut(?:h?or|eur)[-_]*name|submitted|(?:^|\s)fn(?:\s|$)"
    r"|(?:^|[\s_-]|(?-i:(?<=[a-z])(?=A)))(?:aut(?:h?or|eur)e?s?|writer|reporter|redakteur|redaktor)(?:\s|$)",
    re.IGNORECASE,
)
MAX_BYLINES = 8
MAX_LINKS = 100
PERSON_PATH = re.compile(
    r"/(?:authors?|our-people|staff|contributors?|reporters?|writers?|autor(?:es|en)?)/[^/?#]+"
)
AUTHOR_PATH = re.compile(r"/(?:authors?|our-people)/")
NAME = r"[^\W\d_a-z][\w'.-]+(?: [\w'.-]+){1,3}"
NAMES = re.compile(rf"{NAME}(?:, {NAME})*(?: and {NAME})?")
EDGES = " ,|\u00b7\u2022\u2013\u2014-"
MAX_BYLINE_CHARS = 120
BEFORE_SITE = re.compile(r"\s[|\u2013\u2014»·-]\s*$")
LABEL = re.compile(r"[^\W\d] ?: ")
ORGANIZATION = re.compile(r"\b(?:GmbH|Inc|Ltd|LLC)\b")
# A web address, a template's placeholder: no name of a person.
NO_NAME = re.compile(r"\w{2,}\.\w{2,}|[@/\d{}<>]|https?:|\bthis author\b", re.IGNORECASE)
# What stands for a name in an address.
SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
FAMILY_FIRST = re.compile(r"([^\W\d_][\w'-]+), ([^\W\d_][\w'-]+(?: [^\W\d_]\.)?)")


def read_authors(sources: ArticleSources, headline: Headline) -> Found[tuple[str, ...]]:
    """The first source that names persons; else the first that names what may be none."""
    doubtful: Found[tuple[str, ...]] = Found((), None)
    for name, read in SOURCES:
        if names := _names(sources, read(sources, headline)):
            if not all(_is_doubtful(author, headline.title or "") for author in names):
                return Found(names, name)
            doubtful = doubtful if doubtful.value else Found(names, name)
    return doubtful


def _is_doubtful(name: str, title: str) -> bool:
    """The name of a user of the system, or what the page's title ends with, as with the site's."""
    is_user = name.islower() and " " not in name
    return is_user or (title.endswith(name) and BEFORE_SITE.search(title[: -len(name)]) is not None)


def _json_ld(sources: ArticleSources, _: Headline) -> Iterator[str]:
    for key in ("author", "creator"):
        for entry in _flat(sources.article.get(key)):
            yield from map(_given_first, _names_of(sources.json_ld.resolve(entry)))


def _flat(value: Any) -> Iterator[Any]:
    """The entries of a list, or of lists in it, as some systems nest them."""
    for entry in value if isinstance(value, list) else [value]:
        yield from entry if isinstance(entry, list) else [entry]


def _names_of(entry: Any) -> Iterator[str]:
    """Of a person as an object or a text; there may be a name for each of several in one object."""
    names = entry.get("name") if isinstance(entry, dict) else entry
    found = [name for name in map(text_of, _flat(names)) if name]
    if not found and isinstance(entry, dict):
        parts = (entry.get(key) for key in ("givenName", "additionalName", "familyName"))
        found = [" ".join(filter(None, map(text_of, parts)))]
    yield from filter(None, found)


def _meta(sources: ArticleSources, _: Headline) -> Iterator[str]:
    for stated in sources.meta.each(*META):
        texts = list(map(_given_first, stated))
        if _names(sources, texts):
            yield from texts
            return
    yield from _labelled_meta(sources)


def _labelled_meta(sources: ArticleSources) -> Iterator[str]:
    """`Written by`, `NAME`, as they are shown under a link that someone posts."""
    for number in "123":
        label = (sources.meta.first(f"twitter:label{number}") or "").casefold().rstrip(" :")
        if label in BY or label in LABELS:
            yield from sources.meta.all(f"twitter:data{number}")


def _given_first(text: str) -> str:
    """`Sample, Ann; Model, Bo` are Ann Sample and Bo Model, where no place or agency stands behind
    the comma.
    """
    found = [FAMILY_FIRST.fullmatch(part) for part in text.split("; ")]
    if any(part is None or any(map(_is_of_no_person, part.groups())) for part in found):
        return text
    return "; ".join(f"{part[2]} {part[1]}" for part in found if part)


def _is_of_no_person(text: str) -> bool:
    return text.islower() or is_of_organization(text) or is_place(text)


def _marked(sources: ArticleSources, headline: Headline) -> Iterator[str]:
    """Microdata: a person with a name inside, or the name itself."""
    own = OwnParts(headline)
    for node in sources.properties.get("author", ())[:5]:
        if own.is_of_other(node):
            continue
        name = node.css_first('[itemprop~="name"]') or node
        yield name.attributes.get("content") or collapse(name.text(separator=" "))


def _author_links(sources: ArticleSources, headline: Headline) -> Iterator[str]:
    return _persons(filter(_is_to_author, sources.links_to(PERSON_PATH)), OwnParts(headline))


def _person_links(sources: ArticleSources, headline: Headline) -> Iterator[str]:
    """To the site's people: under a biography it may name another person than in the byline."""
    links = filterfalse(_is_to_author, sources.links_to(PERSON_PATH))
    return _persons(links, OwnParts(headline))


def _is_to_author(link: LexborNode) -> bool:
    attributes = link.attributes
    rel, href = attributes.get("rel") or "", attributes.get("href") or ""
    return "author" in rel.split() or bool(AUTHOR_PATH.search(href))


def _persons(links: Iterable[LexborNode], own: OwnParts) -> Iterator[str]:
    """The first link to a person's page and those beside it: others belong to other articles."""
    byline: LexborNode | None = None
    for link in islice(links, MAX_LINKS):
        text = collapse(link.text(separator=" "))
        # Where it ends a biography, it may name another person.
        if not text or bio_end_name(text) or name_of_all(text) or own.is_of_other(link):
            continue
        if byline is None:
            byline = link.parent
        if byline is not None and link.parent is not None:
            if link.parent.mem_id != byline.mem_id:
                break
            yield text


def _bylines(sources: ArticleSources, headline: Headline) -> Iterator[str]:
    own = OwnParts(headline)
    for selector in (BYLINES, RARE_BYLINES):
        nodes = sources.document.tree.css(selector)
        named = (n for n in nodes if BYLINE_NAME.search(n.attributes.get("class") or n.id or ""))
        for node in islice(named, MAX_BYLINES):
            text = collapse(node.text(separator=" "))
            if text and not own.is_of_other(node):
                names = names_printed(text) or list(filter(_is_of_person, names_in(text)))
                if _names(sources, names):
                    yield from names
                    return


def _is_of_person(name: str) -> bool:
    """In an element that names itself after the author one word is enough, however it begins."""
    return is_name_like(name) or " " not in name


def _printed(sources: ArticleSources, headline: Headline) -> Iterator[str]:
    """The first short line near the headline that says `By NAME`, or `NAME | DATE` and no more."""
    # Elements around one line all have the same; what is around several labels, none of its own.
    lines = dict.fromkeys(near.line for near in headline.surroundings)
    short = (line for line in lines if line and len(line) <= MAX_BYLINE_CHARS)
    for line in sorted(short, key=_holds_labels):
        names = names_printed(line) or _beside_date(sources, line)
        if _names(sources, names):
            yield from names
            return


def _holds_labels(line: str) -> bool:
    return len(LABEL.findall(line)) > 1


def _beside_date(sources: ArticleSources, line: str) -> list[str]:
    """Names and nothing else, before the date or behind it. A section, which stands there as well,
    has a link on the page.
    """
    dates = find_dates(line)
    if len(dates) != 1 or (dates[0].start and dates[0].end != len(line)):
        return []
    rest = f"{line[: dates[0].start]}{line[dates[0].end :]}".strip(EDGES)
    if not NAMES.fullmatch(rest):
        return []
    names = [name for name in names_in(rest) if is_full_name(name) and not _is_of_no_person(name)]
    return names if names and not _is_linked(sources, names[0]) else []


def _is_linked(sources: ArticleSources, text: str) -> bool:
    return any(
        collapse(link.text()) == text and not PERSON_PATH.search(href)
        for link, href in sources.links
    )


def _closing(_: ArticleSources, headline: Headline) -> Iterator[str]:
    yield from labelled_names(headline)
    yield from signatures(headline)


def _biographies(sources: ArticleSources, _: Headline) -> Iterator[str]:
    """`View all posts by NAME`."""
    links = (*sources.links_to(PERSON_PATH), *sources.links_of("author"))
    names = (name_of_all(collapse(link.text(separator=" "))) for link in links)
    return islice(filter(None, names), 1)


SOURCES: tuple[NamedSource, ...] = (
    ("JSON-LD", _json_ld),
    ("meta", _meta),
    ("microdata", _marked),
    ("author link", _author_links),
    ("byline element", _bylines),
    ("printed line", _printed),
    ("person link", _person_links),
    ("closing line", _closing),
    ("biography", _biographies),
)


def _names(sources: ArticleSources, texts: Iterable[str]) -> tuple[str, ...]:
    """Each once, as it is first spelled."""
    names: dict[str, str] = {}
    for text in texts:
        if ORGANIZATION.search(text):
            continue
        for name in names_in(text):
            if _is_name(name) and not sources.is_site_name(name):
                names.setdefault(name.casefold(), name)
    return tuple(names.values())


def _is_name(text: str) -> bool:
    return (
        1 < len(text) < 60
        and len(text.split()) < 7
        and text.casefold() not in NOBODY
        and not NO_NAME.search(text)
        and not SLUG.fullmatch(text)
        and NO_NAME_WORDS.isdisjoint(text.casefold().split())
    )
