"""Further addresses of articles; articles without a date by when they were first seen"""

import sqlalchemy as sa
from alembic import op

from newsbot.db.types import UTCDateTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "article_addresses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("url_key", sa.Text(), nullable=False),
        sa.Column("first_seen_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_article_addresses_article_id_articles"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_article_addresses"),
        sa.UniqueConstraint("url_key", name="uq_article_addresses_url_key"),
    )
    op.create_index("ix_article_addresses_article_id", "article_addresses", ["article_id"])
    op.drop_index("ix_articles_date_published", "articles")
    op.create_index(
        "ix_articles_date_published_first_seen_at", "articles", ["date_published", "first_seen_at"]
    )
