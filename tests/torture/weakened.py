"""The control: an extension that makes a crawl's SQLite as careless as most programs have it."""

from typing import Any

from sqlalchemy import event
from sqlalchemy.pool import Pool


class Weakened:
    def __init__(self) -> None:
        event.listen(Pool, "checkout", _weaken)


def _weaken(connection: Any, *_: object) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
