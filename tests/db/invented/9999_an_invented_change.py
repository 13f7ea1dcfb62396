"""What migrations do: a new column, a table built anew under those that refer to it, rows moved,
another view
"""

import sqlalchemy as sa
from alembic import op

from newsbot.db.schema import NEWEST
from newsbot.db.views import drop_views

revision = "9999"
down_revision = NEWEST


def upgrade() -> None:
    drop_views(op.get_bind())
    op.add_column("runs", sa.Column("host", sa.Text(), server_default="unknown", nullable=False))
    with op.batch_alter_table("articles") as batch:
        batch.alter_column("headline", new_column_name="title")
        batch.add_column(sa.Column("words", sa.Integer()))
    op.execute("UPDATE articles SET words = length(title)")
    op.create_table(
        "currencies",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("code", sa.Text(), unique=True),
    )
    op.execute("INSERT INTO currencies (code) SELECT DISTINCT base_currency FROM rates")
    op.drop_index("ix_rates_run_id_seq", "rates")
    op.create_index("ix_articles_words", "articles", ["words"])
