"""How a database carries out the statements that it is given, by its own EXPLAIN."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, event

from newsbot.db.models import metadata

BIG = (
    "articles",
    "article_addresses",
    "article_revisions",
    "listing_articles",
    "listing_pages",
    "rates",
)
# Indexes of the few rows that a query is after; to read them from end to end is what they are for.
PARTIAL = {
    str(index.name)
    for table in metadata.tables.values()
    for index in table.indexes
    if index.dialect_options["sqlite"]["where"] is not None
}
SQLITE_STEP = re.compile(r"(SCAN|SEARCH) (\S+)(?: USING (.+))?")


class Plan:
    """`scans`: the big tables or indexes that are read from end to end, or in their order until
    there are enough rows. `sorts`: enough are known when all were read. `indexes`: all in use.
    """

    def __init__(self) -> None:
        self.scans: set[str] = set()
        self.indexes: set[str] = set()
        self.sorts = False


@contextmanager
def recorded_plans(engine: Engine) -> Iterator[dict[str, Plan]]:
    """The plan of each statement, as it was when the statement was first run."""
    plans: dict[str, Plan] = {}
    explain = _explain_sqlite if engine.dialect.name == "sqlite" else _explain_postgresql

    def record(
        connection: Connection, _cursor: Any, statement: str, parameters: Any, *_: Any
    ) -> None:
        if statement.split(maxsplit=1)[0] in {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"}:
            one = parameters[0] if isinstance(parameters, list) else parameters
            if statement not in plans:
                plans[statement] = explain(connection.connection.dbapi_connection, statement, one)

    event.listen(engine, "before_cursor_execute", record)
    yield plans
    event.remove(engine, "before_cursor_execute", record)


def _explain_sqlite(connection: Any, statement: str, parameters: Any) -> Plan:
    plan = Plan()
    for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters):
        plan.indexes |= set(re.findall(r"INDEX (\w+)", step))
        plan.sorts |= step == "USE TEMP B-TREE FOR ORDER BY"
        found = SQLITE_STEP.match(step)
        if found and found[2].endswith(BIG) and not plan.indexes & PARTIAL:
            automatic = "AUTOMATIC" in step  # an index made for this query, by a whole scan
            if automatic or found[1] == "SCAN":
                plan.scans.add(step)
    return plan


def _explain_postgresql(connection: Any, statement: str, parameters: Any) -> Plan:
    plan = Plan()
    explain = psycopg.ClientCursor(connection).execute(
        f"EXPLAIN (FORMAT JSON) {statement}", parameters
    )
    (((root,),),) = explain.fetchall()
    for node in _nodes(root["Plan"]):
        index = node.get("Index Name")
        plan.indexes |= {index} - {None}
        plan.sorts |= node["Node Type"] == "Sort"
        whole = node["Node Type"] == "Seq Scan" or (index and "Index Cond" not in node)
        if whole and index not in PARTIAL and node.get("Relation Name", index) in BIG:
            plan.scans.add(f"{node['Node Type']} of {node.get('Relation Name')} by {index}")
    return plan


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for inner in node.get("Plans", ()):
        yield from _nodes(inner)
