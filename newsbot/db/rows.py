"""What the queries give: a type for each kind of row, whose fields are the columns that are read.

A field has its column's name and type; the docstrings tell of the others. `statements.columns_of`
makes the SELECT of the fields, so that the two cannot disagree.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """Of `articles`."""

    id: int
    url: str
    url_key: str = field(repr=False)
    headline: str
    page_headline: str | None
    excerpt: str = field(repr=False)
    excerpt_truncated: bool
    article_body: str | None = field(repr=False)
    authors: list[str]
    section: str | None
    keywords: list[str]
    date_published: datetime | None
    date_modified: datetime | None
    in_language: str | None
    main_image: str | None
    content_hash: str = field(repr=False)
    first_seen_at: datetime
    last_seen_at: datetime
    gone_at: datetime | None
    read_at: datetime | None = field(repr=False)
    read_run_id: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReparseRow(ArticleRow):
    """An article with one of its cards. `page_url` is where it was read, `started_at` when the run
    began that read it.
    """

    page_url: str
    listing_url: str
    card_hash: str
    position: int | None
    started_at: datetime | None


@dataclass(frozen=True, slots=True)
class RevisitRow:
    """An article to ask for, with its card in one listing. `page_url` is where to ask; `was_asked`:
    not for the first time.
    """

    url_key: str
    headline: str
    excerpt: str
    excerpt_truncated: bool
    etag: str | None
    last_modified: str | None
    card_hash: str
    position: int | None
    page_url: str
    was_asked: bool


@dataclass(frozen=True, slots=True)
class KnownRow:
    """What an article's next state is compared with. `was_read`: its page, not its card alone."""

    id: int
    url_key: str
    content_hash: str
    headline: str
    page_headline: str | None
    was_read: bool


@dataclass(frozen=True, slots=True)
class MainAddressRow:
    """An article's own address, for `other_key`, another one of its."""

    other_key: str
    url_key: str
    url: str


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """Of `article_revisions`. `details`: what else the feed line says, as JSON has it."""

    seq: int
    article_id: int
    run_id: str
    revision: int
    headline: str
    excerpt: str
    article_body: str | None
    content_hash: str
    seen_at: datetime
    change: str
    classes: list[str]
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class LatestRow:
    """What an article's next revision is compared with."""

    article_id: int
    revision: int
    headline: str
    excerpt: str
    article_body: str | None
    content_hash: str


@dataclass(frozen=True, slots=True)
class ArticleLineRow(RevisionRow):
    """A revision with its article's address today."""

    url: str


@dataclass(frozen=True, slots=True)
class EditRow(ArticleLineRow):
    """A revision with the text of the one before it."""

    old_headline: str
    old_excerpt: str
    old_article_body: str | None


@dataclass(frozen=True, slots=True)
class RateRow:
    """Of `rates`."""

    id: int
    seq: int
    site: str
    base_currency: str
    quote_currency: str
    rate: Decimal
    change_pct: Decimal | None
    as_of: date
    as_of_source: str
    first_seen_at: datetime
    last_seen_at: datetime
    source_url: str
    raw: str
    flags: list[str]
    run_id: str


@dataclass(frozen=True, slots=True)
class RunRow:
    """Of `runs`."""

    id: str
    sites: list[str]
    archive: list[str] | None
    started_at: datetime
    finished_at: datetime | None
    exit_code: int | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class ListingRow:
    """Of `listings`. `results`: the number of articles known to stand in it. `named_by`: the newest
    run that was told to walk it, whose `exit_code` and `reason` for this listing are None while it
    runs, or if it died. `last_good_at`: when the last run ended in which all was well with it.
    """

    id: int
    url: str
    results: int
    total: int | None
    verdict: str | None
    last_complete_at: datetime | None
    last_full_at: datetime | None
    named_by: str | None
    exit_code: int | None
    reason: str | None
    last_good_at: datetime | None


@dataclass(frozen=True, slots=True)
class RunListingRow:
    """Of `run_listings`, with the listing's URL and the verdict that the run came to."""

    url: str
    verdict: str | None
    exit_code: int | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class ListingPageRow:
    """Of `listing_pages`. `started_at`: when the run began that read it."""

    url: str
    total: int | None
    cards: int
    fetched_at: datetime
    started_at: datetime


@dataclass(frozen=True, slots=True)
class LostPageRow:
    """Of `lost_pages`."""

    url: str
    kind: str
    reason: str
    http_status: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class AlertRow:
    """Of `alerts`."""

    id: int
    kind: str
    subject: str
    state: str
    words: str
    run_id: str | None
    at: datetime
    told_to: list[str]


@dataclass(frozen=True, slots=True)
class DatedRow:
    """Of `listing_articles`, with the site's own date for the article."""

    date_published: datetime | None
    first_seen_at: datetime


@dataclass(frozen=True, slots=True)
class HostRow:
    """Of `hosts`: `failures` in a row, the last at `failed_at`."""

    name: str
    not_before: datetime | None
    failures: int
    failed_at: datetime | None


@dataclass(frozen=True, slots=True)
class SearchStateRow:
    """Of `search_state`: how far the index came, and by which rules."""

    version: int
    last_seq: int
    last_run_id: str | None
    last_id: int


@dataclass(frozen=True, slots=True)
class SearchedRow:
    """An article as it is searched. `text` is its body, or its excerpt until its page was read."""

    id: int
    url: str
    headline: str
    text: str
    date_published: datetime | None
    first_seen_at: datetime
    gone_at: datetime | None
