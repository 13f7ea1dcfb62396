"""Identities of addresses as they are told apart since campaigns, accents and hosts count less"""

from alembic import op

from newsbot.db.rekeying import rekey

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    rekey(op.get_bind())
