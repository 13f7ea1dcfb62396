"""The full-text index of an SQLite database: FTS5, in a file beside it that may be deleted."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from sqlalchemy import URL, Connection, NullPool, create_engine, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import PoolProxiedConnection

from newsbot.db.engine import storage_errors
from newsbot.db.retry import LOCK_TIMEOUT_MS, sqlite_code
from newsbot.db.search_index import Filter, FoldedText, SearchIndex, search_state, with_conditions
from newsbot.errors import StorageError
from newsbot.search.question import Question, Term

# What is folded has no punctuation: the plainest tokenizer takes its words for what they are.
MAKE = "CREATE VIRTUAL TABLE IF NOT EXISTS articles_fts USING fts5(headline, text, tokenize=ascii)"
STORE = text(
    "REPLACE INTO articles_fts (rowid, headline, text) VALUES (:article_id, :headline, :text)"
)
# `bm25` is the less, the better an article is. An article's date lies behind its text, in other
# pages of the file than its id: only those are read that may be among the best.
FIND = """
    WITH found AS MATERIALIZED (
        SELECT articles.id AS id, bm25(articles_fts, 4.0, 1.0) AS score
        FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid
        WHERE articles_fts MATCH :question {conditions}
    ),
    last AS (SELECT score FROM found ORDER BY score LIMIT 1 OFFSET :limit - 1)
    SELECT id FROM found JOIN articles USING (id)
    WHERE score <= coalesce((SELECT score FROM last), 0)
    ORDER BY score, coalesce(date_published, first_seen_at) DESC, id DESC LIMIT :limit
"""
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

T = TypeVar("T")


class SqliteIndex(SearchIndex):
    def __init__(self, url: URL) -> None:
        self._database = str(url.database)
        self._file = Path(f"{url.database}.search")
        engine = create_engine("sqlite://", creator=self._connect, poolclass=NullPool)
        engine.dialect.do_begin = _begin  # type: ignore[method-assign]
        super().__init__(engine)

    def guard(self, work: Callable[[], T]) -> T:
        """A damaged index is made anew."""
        try:
            with storage_errors():
                return self._mended(work)
        except StorageError as error:
            beside = f"{self._file}, the search index, or the database beside it"
            raise StorageError(f"{beside}: {error}") from error

    def _mended(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except DatabaseError as error:
            if sqlite_code(error) not in DAMAGED:
                raise
            self._file.unlink(missing_ok=True)
            return work()

    @property
    def read_only_address(self) -> str:
        return f"file:{quote(str(self._file))}?mode=ro"

    def prepare(self, connection: Connection) -> None:
        search_state.create(connection, checkfirst=True)
        connection.exec_driver_sql(MAKE)

    def clear(self, connection: Connection) -> None:
        connection.exec_driver_sql("DROP TABLE articles_fts")
        connection.exec_driver_sql(MAKE)

    def store(self, connection: Connection, texts: Sequence[FoldedText]) -> None:
        if texts:
            connection.execute(STORE, [asdict(row) for row in texts])

    def find(self, connection: Connection, question: Question, chosen: Filter) -> list[int]:
        statement = with_conditions(FIND, chosen)
        return [*connection.scalars(statement, {"question": match_words(question)})]

    def _connect(self) -> sqlite3.Connection:
        """To the index, with the database's tables beside."""
        connection = sqlite3.connect(
            f"file:{quote(str(self._file))}", LOCK_TIMEOUT_MS / 1000, isolation_level=None, uri=True
        )
        connection.execute("ATTACH ? AS news", [f"file:{quote(self._database)}?mode=rw"])
        return connection


def _begin(dbapi_connection: PoolProxiedConnection) -> None:
    dbapi_connection.cursor().execute("BEGIN")


def match_words(question: Question) -> str:
    """In FTS5's language."""
    wanted = " AND ".join(map(_match, question.wanted))
    unwanted = " OR ".join(map(_match, question.unwanted))
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _match(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + "*" * term.is_beginning
