"""What runs have learnt of the hosts that they asked"""

import sqlalchemy as sa
from alembic import op

from newsbot.db.types import UTCDateTime

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "hosts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("not_before", UTCDateTime(), nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("failed_at", UTCDateTime(), nullable=True),
        sa.Column("was_public", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("name", name="pk_hosts"),
    )
