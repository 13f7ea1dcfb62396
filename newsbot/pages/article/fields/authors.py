"""Who wrote the article: names only."""

import re
from collections.abc import Iterable, Iterator
from itertools import filterfalse, islice

from selectolax.lexbor import LexborNode

from newsbot.pages.article.fields.dates import DATE, MONTH_FIRST, find_date
from newsbot.pages.article.fields.headline import Headline
from newsbot.pages.html.document import collapse
from newsbot.pages.html.nodes import upwards
from newsbot.pages.metadata.sources import ArticleSources, names_of
from newsbot.pages.vocabulary.phrases import bio_end_name

_META = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "citation_author", "byl", "cxenseparse:author",
)  # fmt: skip
# A wide sieve, since each further name makes the search longer by a third.
_BYLINES = '[class*="by" i], [class*="author" i], [class~="writer" i]'
_BYLINE_NAME = re.compile(
    r"byline|createdby|author[-_]name|(?:^|\s)(?:author|writer)(?:\s|$)", re.IGNORECASE
)
_PERSON_PATH = re.compile(
    r"/(?:authors?|our-people|staff|contributors?|reporters?|writers?|autor(?:es|en)?)/[^/?#]+"
)
_AUTHOR_PATH = re.compile(r"/(?:authors?|our-people)/")
_LEAD = re.compile(
    r"(?:(?:[•·*|,\u2013-]|and\b|und\b|view|see|show|all|more|posts?|articles?|stories|written|posted"
    r"|reported|published|story|text|words|photos?|author|autor|auteur|автор|by|von|par|por|di|of"
    r"|от)(?:\s*:\s*|\s+))+",
    re.IGNORECASE,
)
_BY = re.compile(r"[-•]?\s?(?:written |posted |reported )?by\b", re.IGNORECASE)
_AFTER_NAME = re.compile(
    rf"\s+(?:(?:on|at|in|for|[-\u2013|])\s|\d|{MONTH_FIRST}\d"
    r"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|posted|published|updated|share|follow|facebook"
    r"|twitter|e-?mail)\b).*",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w'.-]+(?: [\w'.-]+){1,3}"
_NAMES_BEFORE_DATE = re.compile(rf"{_NAME}(?:, {_NAME})*(?: and {_NAME})?, ")
_BY_ABROAD = re.compile(
    rf"(?i:von|par|por|di|door|от|автор|autor):? ({_NAME}(?:(?:, | (?:und|et|y|e|и|en) ){_NAME})*)"
    r"(?: ?[,|\u2013-].*)?"
)
_BETWEEN = re.compile(r"\s*(?:[,;|·•]|\s(?:and|und|et|y|e|и)\s|\s&\s)\s*", re.IGNORECASE)
_LONGEST_BYLINE = 120
# Beside a name it says for whom.
_AGENCY = re.compile(r"[A-Z]{2,5}|Associated Press|Reuters")
_ELSEWHERE = frozenset(["nav", "aside", "footer"])
_HIGHEST_COMMENTS = 8
_COMMENTS = re.compile(r"(?:^|[\s_-])comment(?:s|-?list|-body|-author)?(?:$|[\s_-])", re.IGNORECASE)
_ORGANIZATION = re.compile(r"\b(?:GmbH|Inc|Ltd|LLC)\b")
# A web address, a template's placeholder, a role: no name of a person.
_NO_NAME = re.compile(
    r"\w{2,}\.\w{2,}|[@/\d{}<>]|https?:|\b(?:editors?|reporters?"
    r"|correspondent|staff|columnist|contributors?|journalist|admin|administrator|bureau|updated"
    r"|published|profile|archives?|follow|comments?|redaktion|desk|newsroom)\b"
    r"|\bthis author\b"
    r"|^(?:name|author|autor|mehr|more|ceo|guest|unknown|author name|page)$",
    re.IGNORECASE,
)


def read_authors(sources: ArticleSources, headline: Headline) -> tuple[str, ...]:
    for source in (_json_ld, _meta, _marked):
        if names := _names(sources, source(sources)):
            return names
    persons = sources.links_to(_PERSON_PATH)
    return (
        _names(sources, _persons(filter(_is_to_author, persons)))
        or _names(sources, _bylines(sources))
        or _names(sources, _printed(headline))
        # Last: under a biography the site may name another person than in the byline.
        or _names(sources, _persons(filterfalse(_is_to_author, persons)))
    )


def _json_ld(sources: ArticleSources) -> Iterator[str]:
    for key in ("author", "creator"):
        value = sources.article.get(key)
        for entry in value if isinstance(value, list) else [value]:
            yield from names_of(sources.json_ld.resolve(entry))


def _meta(sources: ArticleSources) -> Iterator[str]:
    return sources.meta.all(*_META)


def _marked(sources: ArticleSources) -> Iterator[str]:
    """Microdata: a person with a name inside, or the name itself."""
    for node in sources.properties.get("author", ())[:5]:
        if _is_in_comments(node):
            continue
        name = node.css_first('[itemprop~="name"]') or node
        yield name.attributes.get("content") or _shown_name(name)


def _is_to_author(link: LexborNode) -> bool:
    attributes = link.attributes
    rel, href = attributes.get("rel") or "", attributes.get("href") or ""
    return "author" in rel.split() or bool(_AUTHOR_PATH.search(href))


def _persons(links: Iterable[LexborNode]) -> Iterator[str]:
    """The first link to a person's page and those beside it: others belong to other articles."""
    byline: LexborNode | None = None
    for link in filter(_is_name_of_person, links):
        if byline is None:
            byline = link.parent
        if byline is not None and link.parent is not None:
            if link.parent.mem_id != byline.mem_id:
                break
            yield _shown_name(link)


def _is_name_of_person(link: LexborNode) -> bool:
    """Not where it ends a biography, and not in a menu."""
    text = collapse(link.text(separator=" "))
    return bool(text) and not bio_end_name(text) and not _is_in_navigation(link)


def _shown_name(node: LexborNode) -> str:
    return _AFTER_NAME.sub("", collapse(node.text(separator=" ")))


def _is_in_navigation(node: LexborNode) -> bool:
    return any(above.tag in _ELSEWHERE for above in upwards(node)) or _is_in_comments(node)


def _is_in_comments(node: LexborNode) -> bool:
    classes = (above.attributes.get("class") for above in islice(upwards(node), _HIGHEST_COMMENTS))
    return any(names and _COMMENTS.search(names) for names in classes)


def _bylines(sources: ArticleSources) -> Iterator[str]:
    nodes = sources.document.tree.css(_BYLINES)
    named = (n for n in nodes if _BYLINE_NAME.search(n.attributes.get("class") or ""))
    for node in islice(named, 3):
        if not _is_in_navigation(node) and (text := _shown_name(node)):
            yield text
            return


def _printed(headline: Headline) -> Iterator[str]:
    """The first short line near the headline that says `By NAME`, or `NAME, DATE` and no more."""
    # Elements around one line all have the same.
    for line in dict.fromkeys(near.line for near in headline.surroundings):
        if not line or len(line) > _LONGEST_BYLINE:
            continue
        if _BY.match(line):
            yield _AFTER_NAME.sub("", DATE.sub("", line))
            return
        if _BY_ABROAD.match(line) and (by := _BY_ABROAD.fullmatch(DATE.sub("", line).strip())):
            yield by[1]
            return
        date = find_date(line)
        if date and date.end() == len(line) and _NAMES_BEFORE_DATE.fullmatch(line[: date.start()]):
            yield _AFTER_NAME.sub("", line[: date.start()])
            return


def _names(sources: ArticleSources, texts: Iterable[str]) -> tuple[str, ...]:
    names = dict.fromkeys(_each_name(sources, texts))
    return tuple(name for name in names if len(names) == 1 or not _AGENCY.fullmatch(name))


def _each_name(sources: ArticleSources, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        line = collapse(text[:300])
        if _ORGANIZATION.search(line):
            continue
        for part in _BETWEEN.split(line):
            name = part[lead.end() :] if (lead := _LEAD.match(part)) else part
            name = name.rstrip(" -\u2013\u2014|,")
            if _is_name(name) and not sources.is_site_name(name):
                yield name


def _is_name(text: str) -> bool:
    return 1 < len(text) < 60 and len(text.split()) < 7 and not _NO_NAME.search(text)
