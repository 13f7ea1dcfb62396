"""Which listings each run was told to walk, and how that ended"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

# Of the runs before it is known which listings they read; and that all was well with those of a
# run in which all was well.
FILL = """
INSERT INTO run_listings (run_id, listing_id, verdict, total, exit_code, reason)
SELECT pages.run_id, pages.listing_id, CASE WHEN listings.last_run_id = runs.id THEN verdict END,
    CASE WHEN listings.last_run_id = runs.id THEN listings.total END,
    CASE WHEN runs.exit_code = 0 THEN 0 END, CASE WHEN runs.exit_code = 0 THEN runs.reason END
FROM (SELECT DISTINCT run_id, listing_id FROM listing_pages) AS pages
JOIN runs ON runs.id = pages.run_id
JOIN listings ON listings.id = pages.listing_id
ORDER BY pages.run_id, pages.listing_id
"""


def upgrade() -> None:
    op.create_table(
        "run_listings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("results", sa.Integer(), nullable=True),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("exit_code", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_run_listings_run_id_runs"),
        sa.ForeignKeyConstraint(
            ["listing_id"], ["listings.id"], name="fk_run_listings_listing_id_listings"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_run_listings"),
        sa.UniqueConstraint("run_id", "listing_id", name="uq_run_listings_run_id_listing_id"),
    )
    op.execute(FILL)
    op.create_index("ix_run_listings_listing_id_id", "run_listings", ["listing_id", "id"])
    good = sa.text("exit_code = 0")
    op.create_index(
        "ix_run_listings_good",
        "run_listings",
        ["listing_id", "id"],
        sqlite_where=good,
        postgresql_where=good,
    )
