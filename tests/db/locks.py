"""Another program that holds the database, as a long write of its own would."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import URL


@contextmanager
def locked(url: URL) -> Iterator[None]:
    if url.get_backend_name() == "sqlite":
        other = sqlite3.connect(
            str(url.database), isolation_level=None, check_same_thread=False, timeout=60
        )
        other.execute("BEGIN EXCLUSIVE")
    else:
        address = url.set(drivername="postgresql").render_as_string(hide_password=False)
        other = psycopg.connect(address)
        other.execute("LOCK TABLE articles, rates IN ACCESS EXCLUSIVE MODE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


@contextmanager
def read_by_another(url: URL) -> Iterator[None]:
    """An SQLite file, in a read transaction that stays open."""
    other = sqlite3.connect(str(url.database), isolation_level=None, check_same_thread=False)
    other.execute("BEGIN")
    other.execute("SELECT * FROM alembic_version").fetchall()
    try:
        yield
    finally:
        other.close()
