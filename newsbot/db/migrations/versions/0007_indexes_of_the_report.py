"""Indexes for the report: articles by day and section, and the site's edits"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

REVISED = sa.text("change = 'revised'")


def upgrade() -> None:
    op.drop_index("ix_articles_date_published_first_seen_at", table_name="articles")
    op.create_index(
        "ix_articles_date_published_first_seen_at_section",
        "articles",
        ["date_published", "first_seen_at", "section"],
    )
    op.create_index(
        "ix_article_revisions_revised",
        "article_revisions",
        ["seq"],
        sqlite_where=REVISED,
        postgresql_where=REVISED,
    )
