"""The views of `newsbot/db/views.py`, which every upgrade makes when its migrations are through"""

from alembic import op
from sqlalchemy import inspect

from newsbot.errors import StorageError

revision = "0005"
down_revision = "0004"

NAMES = ("rates_numeric", "latest_rates", "articles_flat")


def upgrade() -> None:
    inspector = inspect(op.get_bind())
    for name in filter(inspector.has_table, NAMES):
        raise StorageError(f"the database has a {name} that is not newsbot's: rename it first")
