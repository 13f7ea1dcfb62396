"""A saved page in a folder, with what has to be read from it.

The folder holds one `page.html` (or `page` with the ending of any other saved kind) and an
`expected.json`: an object with the right value of each field that counts, in JSON's terms and in
the page's own words. What it may say besides is in NOTES.
"""

# The plugin is loaded by every pytest on the machine: what reads pages is imported when it is used.
# ruff: noqa: PLC0415

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

PAGE, EXPECTED = "page.html", "expected.json"  # as a new case has them
HTML = {".html", ".htm", ".xhtml"}
FIELDS: Mapping[str, Sequence[str]] = {
    "listing": (
        "cards",
        "counter",
        "ticker",
        "rates",
        "page_date",
        "next_url",
        "way_on",
        "is_article",
        "says_nothing",
    ),
    "article": (
        "headline",
        "article_body",
        "authors",
        "date_published",
        "date_modified",
        "section",
        "keywords",
        "in_language",
        "main_image",
        "canonical_url",
    ),
    "interstitial": ("interstitial",),
}
# What a new case states: of a listing not what most of them have nothing to say of.
SAVED = {
    **FIELDS,
    "listing": ("cards", "counter", "ticker", "rates", "page_date", "next_url"),
}
# `url`: the page's, where it does not say so itself; `encoding`: the one that its HTTP header had;
# `excerpt`: of the card that leads to an article, and with `interstitial` its `headline`, too;
# `newsbot`: the kind of page, which says as well that this is a case; `rules`: what it is for.
NOTES = frozenset({"newsbot", "url", "encoding", "excerpt", "rules"})
MARK = "newsbot"


class CaseError(ValueError):
    """A folder that is no page case, and why."""


@dataclass(frozen=True)
class PageCase:
    """`facts`: field → its right value. `card`: headline and excerpt of the card, if any."""

    folder: Path
    page: Path
    kind: str
    facts: Mapping[str, Any]
    url: str | None = None
    encoding: str | None = None
    card: tuple[str, str] = ("", "")

    def today(self, name: str) -> Any:
        """What is read now, in JSON's terms. Raises CaseError for a page that cannot be read."""
        return _as_json(self._value(name))

    def _value(self, name: str) -> Any:
        body, url, encoding = self._content
        if name == "interstitial":
            return _interstitial(body, url, encoding, self.card)
        if name == "rates":
            return _rates(self._parsed.ticker)
        return getattr(self._parsed, name)

    @cached_property
    def _content(self) -> tuple[bytes, str, str | None]:
        """The page's bytes, its address, and the encoding that its header states."""
        if self.url and self.page.suffix.lower() in HTML:
            return self.page.read_bytes(), self.url, self.encoding
        body, url, encoding = _open(self.page, self.url)
        return body, url, self.encoding or encoding

    @cached_property
    def _parsed(self) -> Any:
        body, url, encoding = self._content
        if self.kind == "listing":
            from newsbot.pages.listing.page import ListingPage

            return ListingPage(body, url, encoding=encoding)
        from newsbot.pages.article.page import ArticlePage

        return ArticlePage(body, url, excerpt=self.card[1], encoding=encoding)


def describe(page: Path, kind: str, url: str, encoding: str | None) -> dict[str, Any]:
    """What the `expected.json` beside an HTML page says, by today's reading."""
    case = PageCase(page.parent, page, kind, {}, url, encoding)
    stated = {MARK: kind, "url": url} | ({"encoding": encoding} if encoding else {})
    return stated | {name: case.today(name) for name in SAVED[kind]}


def is_case(folder: Path) -> bool:
    """Whether the folder is meant as a page case: others may keep an `expected.json`, too. It has
    newsbot's mark, or one page, and all that it states is what a case may state.
    """
    try:
        stated = json.loads((folder / EXPECTED).read_bytes())
    except (OSError, ValueError):
        return False
    if not isinstance(stated, dict):
        return False
    known = {name for names in FIELDS.values() for name in names}
    only_ours = bool(stated.keys() & known) and stated.keys() <= known | NOTES
    return MARK in stated or (only_ours and len(pages_in(folder)) == 1)


def read_case(folder: Path) -> PageCase:
    """Raises CaseError."""
    pages = pages_in(folder)
    if len(pages) != 1:
        there = ", ".join(path.name for path in pages) or "no page"
        raise CaseError(f"{folder} holds {there}: a case has one page, such as page.html")
    try:
        stated = json.loads((folder / EXPECTED).read_bytes())
    except (OSError, ValueError) as error:
        raise CaseError(f"{folder / EXPECTED} cannot be read: {error}") from None
    if not isinstance(stated, dict):
        raise CaseError(f"{folder / EXPECTED} is no JSON object")
    return _case(folder, pages[0], stated)


def _case(folder: Path, page: Path, stated: dict[str, Any]) -> PageCase:
    kind = _kind(folder, stated)
    is_wall = kind == "interstitial"
    inputs = NOTES | ({"headline"} if is_wall else set())
    facts = {name: value for name, value in stated.items() if name not in inputs}
    if unknown := facts.keys() - FIELDS[kind]:
        names = ", ".join(FIELDS[kind])
        raise CaseError(
            f"{folder / EXPECTED}: unknown {', '.join(sorted(unknown))}; {kind}: {names}"
        )
    if not facts:
        raise CaseError(f"{folder / EXPECTED} states nothing that the page has to give")
    headline = stated.get("headline") if is_wall else None
    card = (headline or "", stated.get("excerpt") or "")
    return PageCase(folder, page, kind, facts, stated.get("url"), stated.get("encoding"), card)


def _kind(folder: Path, stated: dict[str, Any]) -> str:
    if "interstitial" in stated:
        return "interstitial"
    if (kind := stated.get(MARK)) is not None:
        if not isinstance(kind, str) or kind not in FIELDS:
            raise CaseError(f"{folder / EXPECTED}: {MARK} is {kind!r}, not listing or article")
        return kind
    return "article" if stated.keys().isdisjoint(FIELDS["listing"]) else "listing"


def pages_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("page*") if path.name.partition(".")[0] == "page")


def _as_json(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        return _as_json(value._asdict())
    if isinstance(value, dict):
        return {name: _as_json(entry) for name, entry in value.items()}
    return [_as_json(entry) for entry in value] if isinstance(value, (tuple, list)) else value


def _open(page: Path, url: str | None) -> tuple[bytes, str, str | None]:
    """Of any saved kind."""
    from scrapy.settings import Settings

    from newsbot.errors import ConfigError
    from newsbot.saved.page_file import open_page
    from newsbot.spiders.failures import Loss
    from newsbot.spiders.raw import page_of

    try:
        response = open_page(page, f"{page}", url, Settings())
    except ConfigError as error:
        raise CaseError(str(error)) from None
    if isinstance(response, Loss):
        raise CaseError(f"{page}: {response.reason}")
    return page_of(response)


def _interstitial(body: bytes, url: str, encoding: str | None, card: tuple[str, str]) -> str | None:
    from newsbot.pages.parsed import parse_article
    from newsbot.spiders.identity import KnownArticle, find_put_before

    headline, excerpt = card
    known = KnownArticle(url, (headline,) if headline else (), excerpt)
    return find_put_before(parse_article(body, url, encoding, excerpt), known)


def _rates(ticker: Sequence[Any]) -> list[dict[str, str | None]]:
    """As exact values: what of the ticker would be stored."""
    from newsbot.errors import Rejected
    from newsbot.normalize.rates import parse_pair, parse_rate, read_change

    rates = []
    for entry in ticker:
        try:
            base, quote = parse_pair(entry.pair)
            rate = parse_rate(entry.rate)
        except Rejected:
            continue
        change, _ = read_change(entry.change)
        rates.append(
            {
                "base_currency": base,
                "quote_currency": quote,
                "rate": f"{rate:f}",
                "change_pct": None if change is None else f"{change:f}",
            }
        )
    return rates
