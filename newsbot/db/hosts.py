"""Which hosts are to be left alone: what runs have found out for those after them."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

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
    if rows:
        statement = upsert(connection.dialect.name, hosts)
        public = {"was_public": statement.excluded.was_public}
        connection.execute(
            statement.on_conflict_do_update(index_elements=["name"], set_=public), rows
        )


def store_hosts(connection: Connection, rows: Sequence[HostRow]) -> None:
    """Whether a host was public is not for these rows to say."""
    if not rows:
        return
    statement = upsert(connection.dialect.name, hosts)
    learnt = {name: statement.excluded[name] for name in ("not_before", "failures", "failed_at")}
    connection.execute(
        statement.on_conflict_do_update(index_elements=["name"], set_=learnt),
        [asdict(row) for row in rows],
    )
