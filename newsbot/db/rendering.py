"""Which pages only a browser can read: what runs have found out for those after them."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from newsbot.db.models import rendered_groups


def groups_to_render(connection: Connection, since: datetime) -> set[str]:
    """Those proven since then; the plain pages of the others are tried again."""
    names = select(rendered_groups.c.name).where(rendered_groups.c.proven_at >= since)
    return set(connection.scalars(names))


def store_rendering(connection: Connection, learnt: Mapping[str, bool], at: datetime) -> None:
    """`learnt`: by group, whether it needs the browser."""
    connection.execute(delete(rendered_groups).where(rendered_groups.c.name.in_(learnt)))
    rows = [{"name": name, "proven_at": at} for name, rendered in learnt.items() if rendered]
    if rows:
        connection.execute(insert(rendered_groups), rows)
