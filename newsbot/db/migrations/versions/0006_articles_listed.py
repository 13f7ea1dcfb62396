"""A view more in `newsbot/db/views.py`: articles in one line, with what people filter them by"""

from alembic import op
from sqlalchemy import inspect

from newsbot.errors import StorageError

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    if inspect(op.get_bind()).has_table("articles_listed"):
        raise StorageError("the database has an articles_listed that is not newsbot's: rename it")
