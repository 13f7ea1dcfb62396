"""When the article was published and changed, as the page prints it.

Never the day the page was made, which the site shows in its header, nor a date of another article
in a box: without a machine-readable date only the surroundings of the headline are searched.
"""
# ruff: noqa: RUF001 - Cyrillic letters look like others

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from newsbot.pages.article.fields.headline import Headline
from newsbot.pages.article.fields.named_dates import named_dates
from newsbot.pages.article.fields.surroundings import Near, near
from newsbot.pages.html.document import collapse
from newsbot.pages.metadata.sources import ArticleSources, text_of

_PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "dcterms.date", "dc.date.created", "citation_publication_date", "citation_date",
    "publish-date", "publishdate", "publish_date", "pub_date", "pubdate", "published_time",
    "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "article:modified", "og:updated_time", "og:modified_time",
    "og:article:modified_time", "dcterms.modified", "dc.date.modified", "last-modified",
    "lastmod", "modified_time", "revised",
)  # fmt: skip
# As most European languages, Russian, Ukrainian, Turkish, Kazakh, Uzbek and Arabic begin them.
_MONTHS = """
jan ene gen yan sty ян січ қаң oca يناير feb fév fev lut фев лют ақп şub فبراير
mar mär mrt maa мар бер нау مارس apr avr abr kwi апр кві сәу nis أبريل
may mai mag mei maj мая май тра мам مايو jun juin giu cze iyu haz июн чер мау يونيو
jul juil lug lip tem июл лип шіл يوليو aug ago aoû avg sie авг сер там ağu أغسطس
sep set sen wrz сен вер қыр eyl سبتمبر oct okt ott out paź окт жов қаз eki أكتوبر
nov noy lis ноя лис қар kas نوفمبر dec dez dic déc dek gru дек гру жел ara ديسمبر
"""
MONTH = rf"(?:{'|'.join(_MONTHS.split())})[^\W\d_]{{0,9}}\.?"
# Before a number. Most words have none behind them, and need not be compared with all the names.
MONTH_FIRST = rf"(?=[^\W\d_]{{3,20}}\.? \d){MONTH} "
DATE = re.compile(
    r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?[ -](?:de |of |di )?{MONTH},?[ -](?:de |del )?\d{{4}}"
    rf"|{MONTH_FIRST}\d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日)(?!\d)"
    r"(?:(?:T|,? (?:at |um |à |- |\| )?)\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?"
    r"(?:Z| ?[+-]\d\d:?\d\d| (?-i:[A-Z]{2,4})\b)?)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_DIGIT = re.compile(r"\d")
_UPDATED = re.compile(r"updat|modif|aktualis", re.IGNORECASE)
_HOLDS_DATE = re.compile(r"date|time|publish|posted|meta|byline|info|created", re.IGNORECASE)


_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
# Characters of a line that is a byline, where its name does not say so.
_LONGEST_UNMARKED = 80


class ArticleDates:
    """Both dates of a page. Does not parse them."""

    def __init__(self, sources: ArticleSources, headline: Headline) -> None:
        self._sources = sources
        self._headline = headline

    def published(self) -> str | None:
        return (
            self._stated("datePublished", _PUBLISHED)
            or text_of(self._sources.article.get("dateCreated"))
            or next((date for date, updated in self._printed if not updated), None)
            or _in_url(self._sources.url)
            or next((date for date, updated in self._named() if not updated), None)
        )

    def modified(self) -> str | None:
        return self._stated("dateModified", _MODIFIED) or next(
            (date for date, updated in self._printed if updated), None
        )

    def _stated(self, name: str, meta_names: tuple[str, ...]) -> str | None:
        return (
            text_of(self._sources.article.get(name))
            or self._sources.meta.first(*meta_names)
            or text_of(self._sources.web_page.get(name))
            or _with_year(self._sources.microdata(name))
        )

    @cached_property
    def _printed(self) -> list[tuple[str, bool]]:
        """Dates near the headline, each with whether it is said to be that of an update."""
        return list(filter(None, map(_parse_printed, self._headline.surroundings)))

    def _named(self) -> Iterator[tuple[str, bool]]:
        nodes = named_dates(self._sources, self._headline)
        return filter(None, map(_parse_printed, map(near, nodes)))


def _parse_printed(shown: Near) -> tuple[str, bool] | None:
    line = shown.line
    if line is None or not (_is_short(shown.tag, line) or _HOLDS_DATE.search(shown.names)):
        return None
    date = _marked_date(shown) or ((found := find_date(line)) and found[0])
    return (date, bool(_UPDATED.search(f"{shown.names} {line[:60]}"))) if date else None


def _is_short(tag: str, line: str) -> bool:
    return len(line) <= _LONGEST_UNMARKED and tag not in _HEADINGS


@lru_cache(1024)
def find_date(line: str) -> re.Match[str] | None:
    """Cached: elements around one line all have the same."""
    return DATE.search(line) if _DIGIT.search(line) else None


def _with_year(text: str | None) -> str | None:
    """Not the time of day that some themes leave of a date."""
    return text if text and _YEAR.search(text) else None


def _in_url(url: str) -> str | None:
    found = _URL_DATE.search(url)
    return None if found is None else "-".join(found.groups())


def _marked_date(shown: Near) -> str | None:
    stated = shown.date or (shown.attributes.get("title") if shown.tag == "abbr" else None)
    return _with_year(collapse(stated)) if stated else None
