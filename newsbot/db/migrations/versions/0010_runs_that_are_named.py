"""Indexes of what names a run, for `scrapy db prune`"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

READ = sa.text("read_run_id IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_articles_read_run_id",
        "articles",
        ["read_run_id"],
        sqlite_where=READ,
        postgresql_where=READ,
    )
    op.create_index("ix_listings_last_run_id", "listings", ["last_run_id"])
    op.create_index("ix_lost_pages_run_id", "lost_pages", ["run_id"])
