"""Which hosts are to be left alone: what runs have found out for those after them."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, select

from newsbot.db.models import hosts
from newsbot.db.rows import HostRow
from newsbot.db.statements import columns_of, read_rows, upsert


def known_hosts(connection: Connection) -> list[HostRow]:
    """Those that failed last, or said when to come back."""
    troubled = hosts.c.failed_at.is_not(None) | hosts.c.not_before.is_not(None)
    return read_rows(connection, HostRow, select(*columns_of(HostRow, hosts)).where(troubled))


def public_hosts(connection: Connection) -> frozenset[str]:
    """Those, without ports, whose names ever led to a public address."""
    return frozenset(connection.scalars(select(hosts.c.name).where(hosts.c.was_public)))


def store_public_hosts(connection: Connection, names: Iterable[str]) -> None:
    rows = [{"name": name, "was_public": True} for name in sorted(names)]
    _store(connection, rows, "was_public")


def store_hosts(connection: Connection, rows: Sequence[HostRow]) -> None:
    """Whether a host was public is not for these rows to say."""
    _store(connection, [asdict(row) for row in rows], "not_before", "failures", "failed_at")


def _store(connection: Connection, rows: Sequence[dict[str, Any]], *learnt: str) -> None:
    if not rows:
        return
    statement = upsert(connection.dialect.name, hosts)
    new = {name: statement.excluded[name] for name in learnt}
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=new), rows)
