"""The tables. Names are schema.org's words in snake case; times are UTC."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    and_,
    text,
)

from newsbot.db.types import ExactDecimal, Json, UTCDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _only(condition: ColumnElement[bool], name: str, *columns: Column[Any]) -> None:
    """An index of those rows alone."""
    Index(name, *columns, sqlite_where=condition, postgresql_where=condition)


# An index is there for the query that is named beside it; primary keys and unique columns serve
# the look-ups by identity.

# The number that the last feed row got. Taken inside the transaction that stores the row, so that
# numbers appear in commit order even with two writers on one PostgreSQL database.
feed_sequence = Table(
    "feed_sequence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("last_seq", Integer, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Text, primary_key=True),  # sortable: the start time, then a random part
    Column("command", Text, nullable=False),  # crawl, or reparse --write
    Column("sites", Json, nullable=False),
    Column("archive", Json),  # the WARC files that hold the run's pages; NULL: none were kept
    Column("started_at", UTCDateTime, nullable=False),
    Column("finished_at", UTCDateTime),  # NULL: running, or died
    Column("exit_code", Integer),
    Column("reason", Text),
    Column("stats", Json),
)
# runs.unfinished_runs: who died, looked for at each start among all runs there ever were.
_only(runs.c.finished_at.is_(None), "ix_runs_unfinished", runs.c.id)

listings = Table(
    "listings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("total", BigInteger),
    Column("verdict", Text),  # NULL: never walked to an end
    Column("last_run_id", Text, ForeignKey("runs.id")),
    Column("last_complete_at", UTCDateTime),
    Column("last_full_at", UTCDateTime),  # end of the last walk that read every page
    Index(None, "last_run_id"),  # prune: whether anything names a run
)

LEFT_OUT = 7  # the exit code of a listing whose site another run was at work on

# Which listings each run was told to walk, and how that ended; `id` tells the order, whatever the
# clock says.
run_listings = Table(
    "run_listings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", Text, ForeignKey("runs.id"), nullable=False),
    Column("listing_id", Integer, ForeignKey("listings.id"), nullable=False),
    Column("verdict", Text),  # NULL: the run did not come to it, or has not ended
    Column("results", Integer),
    Column("total", BigInteger),
    Column("exit_code", Integer),  # NULL: running, or died; LEFT_OUT
    Column("reason", Text),
    UniqueConstraint("run_id", "listing_id"),
    Index(None, "listing_id", "id"),  # status.listing_states: the newest run that named it
)
# status.listing_states: the newest good one.
_only(
    run_listings.c.exit_code == 0,
    "ix_run_listings_good",
    run_listings.c.listing_id,
    run_listings.c.id,
)

listing_pages = Table(
    "listing_pages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", Text, ForeignKey("runs.id"), nullable=False),
    Column("listing_id", Integer, ForeignKey("listings.id"), nullable=False),
    Column("pass_no", Integer, nullable=False),
    Column("page_no", Integer, nullable=False),
    Column("url", Text, nullable=False),
    Column("first", BigInteger),
    Column("last", BigInteger),
    Column("total", BigInteger),
    Column("cards", Integer, nullable=False),
    Column("fetched_at", UTCDateTime, nullable=False),
    UniqueConstraint("run_id", "listing_id", "pass_no", "page_no"),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),  # as the site words it, cleaned
    Column(
        "url_key", Text, nullable=False, unique=True
    ),  # the identity: without scheme, www, slash
    Column("headline", Text, nullable=False),
    Column("page_headline", Text),  # what the article's own page calls it
    Column("excerpt", Text, nullable=False),
    Column("excerpt_truncated", Boolean, nullable=False),
    Column("article_body", Text),  # NULL until the article's page was read
    Column("authors", Json, nullable=False),
    Column("section", Text),
    Column("keywords", Json, nullable=False),
    Column("date_published", UTCDateTime),
    Column("date_modified", UTCDateTime),
    Column("in_language", Text),
    Column("main_image", Text),
    Column("content_hash", Text, nullable=False),
    Column("first_seen_at", UTCDateTime, nullable=False),
    Column("last_seen_at", UTCDateTime, nullable=False),
    Column("gone_at", UTCDateTime),
    Column("read_at", UTCDateTime),  # when the page that gave all this was fetched
    Column("read_run_id", Text, ForeignKey("runs.id")),
    Column("etag", Text),  # the page's validators, for conditional requests
    Column("last_modified", Text),
    # pending.overdue_articles: the young ones, by when they were first seen if they have no date.
    # report.articles: how many there are of each day and section, without a look at the texts.
    Index(None, "date_published", "first_seen_at", "section"),
)
# reading.overdue_articles: those whose page is still to be read.
_only(
    and_(articles.c.article_body.is_(None), articles.c.gone_at.is_(None)),
    "ix_articles_unread",
    articles.c.id,
)
# summary.summarize_listings: what the run found gone.
_only(articles.c.gone_at.is_not(None), "ix_articles_gone", articles.c.gone_at)

# prune: whether an article names the run. A card alone does not, and costs nothing.
_only(articles.c.read_run_id.is_not(None), "ix_articles_read_run_id", articles.c.read_run_id)

# Where else an article was found: before it moved, or by a canonical link. No identity is both here
# and in `articles`.
article_addresses = Table(
    "article_addresses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", Integer, ForeignKey("articles.id"), nullable=False),
    Column("url", Text, nullable=False),
    Column("url_key", Text, nullable=False, unique=True),
    Column("first_seen_at", UTCDateTime, nullable=False),
    Index(None, "article_id"),  # addresses.move_articles: those of one article
)

# Whole texts, for whoever reads the table with SQL. Compressed ones would make a database of 10,000
# articles a fifth smaller, and to leave out those that `articles` has as well, a quarter.
article_revisions = Table(
    "article_revisions",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("article_id", Integer, ForeignKey("articles.id"), nullable=False),
    Column("run_id", Text, ForeignKey("runs.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("headline", Text, nullable=False),
    Column("excerpt", Text, nullable=False),
    Column("article_body", Text),
    Column("content_hash", Text, nullable=False),
    Column("seen_at", UTCDateTime, nullable=False),
    # New or newly read, revised by the site, or reread by us.
    Column("change", Text, nullable=False),
    Column("classes", Json, nullable=False),  # what a later state changed
    Column("details", Json, nullable=False),  # what else the feed line says
    UniqueConstraint("article_id", "revision"),
    Index(None, "run_id", "seq"),  # feed.article_rows: the feed of one run
)
# report.edits: what the site changed. In literal SQL, as SQLite asks of a query that is to use it.
REVISED = text("change = 'revised'")
Index(
    "ix_article_revisions_revised",
    article_revisions.c.seq,
    sqlite_where=REVISED,
    postgresql_where=REVISED,
)

listing_articles = Table(
    "listing_articles",
    metadata,
    Column("listing_id", Integer, ForeignKey("listings.id"), primary_key=True),
    Column("article_id", Integer, ForeignKey("articles.id"), primary_key=True),
    Column("position", Integer),  # NULL: a complete walk did not find it there any more
    Column("left_at", UTCDateTime),  # when a walk proved that the listing has it no more
    Column("card_hash", Text, nullable=False),
    Column("first_seen_at", UTCDateTime, nullable=False),
    Column("last_seen_at", UTCDateTime, nullable=False),
    Index(None, "article_id"),  # revisions.append_revisions: the listings of one article
)
# listings.open_listing: the order so far. status.listing_states: how many stand in a listing.
_only(
    listing_articles.c.position.is_not(None),
    "ix_listing_articles_order",
    listing_articles.c.listing_id,
    listing_articles.c.position,
    listing_articles.c.article_id,
)

rates = Table(
    "rates",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("seq", Integer, nullable=False, unique=True),
    Column("observation", Text, nullable=False, unique=True),  # the natural key in one text
    Column("site", Text, nullable=False),
    Column("base_currency", Text, nullable=False),
    Column("quote_currency", Text, nullable=False),
    Column("rate", ExactDecimal, nullable=False),
    Column("change_pct", ExactDecimal),
    Column("as_of", Date, nullable=False),
    Column("as_of_source", Text, nullable=False),
    Column("first_seen_at", UTCDateTime, nullable=False),
    Column("last_seen_at", UTCDateTime, nullable=False),
    Column("source_url", Text, nullable=False),
    Column("source_key", Text, nullable=False),  # the identity of that page, as an article's
    Column("raw", Text, nullable=False),
    Column("flags", Json, nullable=False),
    Column("run_id", Text, ForeignKey("runs.id"), nullable=False),
    Index(None, "run_id", "seq"),  # feed.rate_rows: the feed of one run
    Index(None, "source_key"),  # history.rates_of: those of one page
    Index(None, "site", "base_currency", "quote_currency", "id"),  # rates.newest_rates
)

lost_pages = Table(
    "lost_pages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", Text, ForeignKey("runs.id"), nullable=False),
    Column("url", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("http_status", Integer),
    Column("listing_url", Text),
    Column("url_key", Text),
    Column("at", UTCDateTime, nullable=False),
    Index(None, "run_id"),  # prune: whether anything names a run
    Index(None, "url_key"),  # articles.upsert_articles: found again
)

# Which pages only a browser can read; those of a group are made alike.
rendered_groups = Table(
    "rendered_groups",
    metadata,
    Column("name", Text, primary_key=True),  # a listing's URL, or the site of articles
    Column("proven_at", UTCDateTime, nullable=False),  # when a plain page was last tried in vain
)

# What people are to hear of, as it changed: a row for each state that a run or a listing came to.
alerts = Table(
    "alerts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),  # run, died, age or rhythm
    Column("subject", Text, nullable=False),  # listings or sites
    Column("state", Text, nullable=False),  # empty: well
    Column("words", Text, nullable=False),
    Column("run_id", Text),  # the newest run of which it tells
    Column("at", UTCDateTime, nullable=False),
    Column("claimed_at", UTCDateTime),  # by whoever delivers it just now
    Column("told_to", Json, nullable=False),  # which of the addresses have it
    Column("told_at", UTCDateTime),  # NULL: not all of them
)

# What runs have learnt of the hosts that they asked.
hosts = Table(
    "hosts",
    metadata,
    Column("name", Text, primary_key=True),  # with its port if that is not the scheme's own
    Column("not_before", UTCDateTime),  # when it said to come back
    Column("failures", Integer, nullable=False, server_default="0"),  # in a row, up to now
    Column("failed_at", UTCDateTime),  # the last of them
    Column("was_public", Boolean),  # whether its name ever led to a public address; NULL: unknown
)
