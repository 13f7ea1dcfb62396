"""The first schema"""

import sqlalchemy as sa
from alembic import op

from newsbot.db.types import ExactDecimal, Json, UTCDateTime

revision = "0001"
down_revision = None


def create_partial_index(name: str, table: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def upgrade() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("sites", Json, nullable=False),
        sa.Column("archive", Json, nullable=True),
        sa.Column("started_at", UTCDateTime(), nullable=False),
        sa.Column("finished_at", UTCDateTime(), nullable=True),
        sa.Column("exit_code", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("stats", Json, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    create_partial_index("ix_runs_unfinished", "runs", ["id"], "finished_at IS NULL")
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("url_key", sa.Text(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("page_headline", sa.Text(), nullable=True),
        sa.Column("excerpt", sa.Text(), nullable=False),
        sa.Column("excerpt_truncated", sa.Boolean(), nullable=False),
        sa.Column("article_body", sa.Text(), nullable=True),
        sa.Column("authors", Json, nullable=False),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("keywords", Json, nullable=False),
        sa.Column("date_published", UTCDateTime(), nullable=True),
        sa.Column("date_modified", UTCDateTime(), nullable=True),
        sa.Column("in_language", sa.Text(), nullable=True),
        sa.Column("main_image", sa.Text(), nullable=True),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("first_seen_at", UTCDateTime(), nullable=False),
        sa.Column("last_seen_at", UTCDateTime(), nullable=False),
        sa.Column("gone_at", UTCDateTime(), nullable=True),
        sa.Column("read_at", UTCDateTime(), nullable=True),
        sa.Column("read_run_id", sa.Text(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["read_run_id"], ["runs.id"], name="fk_articles_read_run_id_runs"),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.UniqueConstraint("url", name="uq_articles_url"),
        sa.UniqueConstraint("url_key", name="uq_articles_url_key"),
    )
    op.create_index("ix_articles_date_published", "articles", ["date_published"])
    create_partial_index(
        "ix_articles_unread", "articles", ["id"], "article_body IS NULL AND gone_at IS NULL"
    )
    create_partial_index("ix_articles_gone", "articles", ["gone_at"], "gone_at IS NOT NULL")
    op.create_table(
        "feed_sequence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feed_sequence"),
    )
    op.create_table(
        "article_revisions",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("excerpt", sa.Text(), nullable=False),
        sa.Column("article_body", sa.Text(), nullable=True),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("seen_at", UTCDateTime(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("classes", Json, nullable=False),
        sa.Column("details", Json, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_article_revisions_article_id_articles"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_article_revisions_run_id_runs"),
        sa.PrimaryKeyConstraint("seq", name="pk_article_revisions"),
        sa.UniqueConstraint(
            "article_id", "revision", name="uq_article_revisions_article_id_revision"
        ),
    )
    op.create_index("ix_article_revisions_run_id_seq", "article_revisions", ["run_id", "seq"])
    op.create_table(
        "listings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("last_run_id", sa.Text(), nullable=True),
        sa.Column("last_complete_at", UTCDateTime(), nullable=True),
        sa.Column("last_full_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["last_run_id"], ["runs.id"], name="fk_listings_last_run_id_runs"),
        sa.PrimaryKeyConstraint("id", name="pk_listings"),
        sa.UniqueConstraint("url", name="uq_listings_url"),
    )
    op.create_table(
        "lost_pages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("http_status", sa.Integer(), nullable=True),
        sa.Column("listing_url", sa.Text(), nullable=True),
        sa.Column("url_key", sa.Text(), nullable=True),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_lost_pages_run_id_runs"),
        sa.PrimaryKeyConstraint("id", name="pk_lost_pages"),
        sa.UniqueConstraint("url", name="uq_lost_pages_url"),
    )
    op.create_index("ix_lost_pages_url_key", "lost_pages", ["url_key"])
    op.create_table(
        "rates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("observation", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("base_currency", sa.Text(), nullable=False),
        sa.Column("quote_currency", sa.Text(), nullable=False),
        sa.Column("rate", ExactDecimal(), nullable=False),
        sa.Column("change_pct", ExactDecimal(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("as_of_source", sa.Text(), nullable=False),
        sa.Column("first_seen_at", UTCDateTime(), nullable=False),
        sa.Column("last_seen_at", UTCDateTime(), nullable=False),
        sa.Column("source_url", sa.Text(), nullable=False),
        sa.Column("source_key", sa.Text(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("flags", Json, nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_rates_run_id_runs"),
        sa.PrimaryKeyConstraint("id", name="pk_rates"),
        sa.UniqueConstraint("observation", name="uq_rates_observation"),
        sa.UniqueConstraint("seq", name="uq_rates_seq"),
    )
    op.create_index("ix_rates_run_id_seq", "rates", ["run_id", "seq"])
    op.create_index("ix_rates_source_key", "rates", ["source_key"])
    op.create_index(
        "ix_rates_site_base_currency_quote_currency_id",
        "rates",
        ["site", "base_currency", "quote_currency", "id"],
    )
    op.create_table(
        "listing_articles",
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("left_at", UTCDateTime(), nullable=True),
        sa.Column("card_hash", sa.Text(), nullable=False),
        sa.Column("first_seen_at", UTCDateTime(), nullable=False),
        sa.Column("last_seen_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_listing_articles_article_id_articles"
        ),
        sa.ForeignKeyConstraint(
            ["listing_id"], ["listings.id"], name="fk_listing_articles_listing_id_listings"
        ),
        sa.PrimaryKeyConstraint("listing_id", "article_id", name="pk_listing_articles"),
    )
    op.create_index("ix_listing_articles_article_id", "listing_articles", ["article_id"])
    create_partial_index(
        "ix_listing_articles_order",
        "listing_articles",
        ["listing_id", "position", "article_id"],
        "position IS NOT NULL",
    )
    op.create_table(
        "listing_pages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("pass_no", sa.Integer(), nullable=False),
        sa.Column("page_no", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=True),
        sa.Column("last", sa.BigInteger(), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("cards", sa.Integer(), nullable=False),
        sa.Column("fetched_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["listing_id"], ["listings.id"], name="fk_listing_pages_listing_id_listings"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_listing_pages_run_id_runs"),
        sa.PrimaryKeyConstraint("id", name="pk_listing_pages"),
        sa.UniqueConstraint(
            "run_id",
            "listing_id",
            "pass_no",
            "page_no",
            name="uq_listing_pages_run_id_listing_id_pass_no_page_no",
        ),
    )
    op.create_table(
        "rendered_groups",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("proven_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_rendered_groups"),
    )
