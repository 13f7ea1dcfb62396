"""Keeps the full-text index in step with the articles, when somebody searches.

A crawl knows nothing of it: to index an article takes nearly a third of the time that its page
takes in a crawl. Whoever searches brings in what has changed since the last search, in steps that
are committed one by one, each with how far it came. A search that is killed is gone on with by the
next one, and nothing is looked for before the last step.

What has changed is told by two numbers: the newest article's, and the newest revision's, of which
every changed text gets one. An index that knows a revision which is not there is that of another
database, or of one that was put back, and is made anew.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from typing import Any, Self, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    MetaData,
    Table,
    Text,
    TextClause,
    bindparam,
    delete,
    func,
    insert,
    select,
    text,
    update,
)

from newsbot.db.engine import storage_errors
from newsbot.db.models import article_revisions, articles
from newsbot.db.retry import RetryPolicy
from newsbot.db.rows import SearchedRow, SearchStateRow
from newsbot.db.statements import columns_of, read_rows
from newsbot.db.types import UTCDateTime
from newsbot.search.folding import VERSION, fold
from newsbot.search.question import Question

STEP = 200  # articles, or revisions; 0.2 s

metadata = MetaData()
search_state = Table(
    "search_state",
    metadata,
    Column("version", Integer, nullable=False),
    Column("last_seq", Integer, nullable=False),  # 0 where there was no revision
    Column("last_run_id", Text),  # the run that made it
    Column("last_id", Integer, nullable=False),
)
REVISION = article_revisions.c
CONDITIONS = {
    "since_seq": "SELECT article_id FROM article_revisions WHERE seq > :since_seq",
    "since": "SELECT id FROM articles WHERE date_published >= :since"
    " OR date_published IS NULL AND first_seen_at >= :since",
}

T = TypeVar("T")
# Is told how many articles or revisions were dealt with just now, and about how many there are.
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FoldedText:
    article_id: int
    headline: str
    text: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Articles with a revision after that number of the feed, and dated (or without a date: first
    seen) from that time on; the best `limit` of them.
    """

    limit: int
    since_seq: int | None = None
    since: datetime | None = None


class SearchIndex(ABC):
    """Of one database, whose tables `engine` shows beside the index."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()

    @abstractmethod
    def prepare(self, connection: Connection) -> None:
        """Makes an empty index where there is none, and keeps others from changing it until the
        transaction ends.
        """

    @abstractmethod
    def clear(self, connection: Connection) -> None: ...

    @abstractmethod
    def store(self, connection: Connection, texts: Sequence[FoldedText]) -> None:
        """In place of what was stored of these articles."""

    @abstractmethod
    def find(self, connection: Connection, question: Question, chosen: Filter) -> list[int]:
        """The ids of articles, in the order of `search`."""

    def guard(self, work: Callable[[], T]) -> T:
        """What `work` returns, which may be done again. Raises StorageError."""
        with storage_errors():
            return work()

    def bring_up_to_date(self, tell: Tell = lambda *_: None) -> None:
        """To what is committed when it begins."""
        self.guard(partial(self._index, tell))

    def search(self, question: Question, chosen: Filter, tell: Tell) -> list[SearchedRow]:
        """The best first, and of those that are as good the newest first."""

        def read(connection: Connection) -> list[SearchedRow]:
            ids = self.find(connection, question, chosen)
            found = {row.id: row for row in _texts(connection, articles.c.id.in_(ids))}
            return [found[article_id] for article_id in ids]

        def answer() -> list[SearchedRow]:
            self._index(tell)
            return self._transact(read)

        return self.guard(answer)

    def _index(self, tell: Tell) -> None:
        """A crawl may store faster than this reads: what comes meanwhile is left to the next."""
        last_seq, last_id, count = self._transact(self._begin)
        for step in (partial(self._index_revised, last_seq), partial(self._index_new, last_id)):
            while done := self._transact(step):
                tell(done, count)

    def _transact(self, work: Callable[[Connection], T]) -> T:
        return RetryPolicy(away_for_s=0.0).run(self._engine, work)

    def _begin(self, connection: Connection) -> tuple[int, int, int]:
        """The newest revision and article, and about how much is to be done."""
        self.prepare(connection)
        last_seq = connection.scalar(select(func.max(REVISION.seq))) or 0
        last_id = connection.scalar(select(func.max(articles.c.id))) or 0
        if not _is_of_this_database(connection):
            self.clear(connection)
            connection.execute(delete(search_state))
            begun = SearchStateRow(VERSION, last_seq, _run_of(connection, last_seq), last_id=0)
            connection.execute(insert(search_state).values(asdict(begun)))
        state = _state(connection)
        count = max(0, last_id - state.last_id) + last_seq - state.last_seq
        return last_seq, last_id, count

    def _index_revised(self, until: int, connection: Connection) -> int:
        """Those among the articles that were indexed before."""
        self.prepare(connection)
        state = _state(connection)
        revised = connection.execute(
            select(REVISION.seq, REVISION.run_id, REVISION.article_id)
            .where(REVISION.seq > state.last_seq, REVISION.seq <= until)
            .order_by(REVISION.seq)
            .limit(STEP)
        ).all()
        if revised:
            known = {row.article_id for row in revised if row.article_id <= state.last_id}
            self.store(connection, _fold(_texts(connection, articles.c.id.in_(known))))
            last = revised[-1]
            connection.execute(
                update(search_state).values(last_seq=last.seq, last_run_id=last.run_id)
            )
        return len(revised)

    def _index_new(self, until: int, connection: Connection) -> int:
        self.prepare(connection)
        new = articles.c.id.between(_state(connection).last_id + 1, until)
        rows = _texts(connection, new, STEP)
        if rows:
            self.store(connection, _fold(rows))
            connection.execute(update(search_state).values(last_id=rows[-1].id))
        return len(rows)


def with_conditions(statement: str, chosen: Filter) -> TextClause:
    """The statement, which has a place for them behind its WHERE, with their values and `limit`."""
    values = {"since_seq": chosen.since_seq, "since": chosen.since}
    given = {name: value for name, value in values.items() if value is not None}
    conditions = "".join(f" AND articles.id IN ({CONDITIONS[name]})" for name in given)
    types: dict[str, Any] = {"since_seq": Integer(), "since": UTCDateTime()}
    return text(statement.format(conditions=conditions)).bindparams(
        bindparam("limit", chosen.limit),
        *(bindparam(name, value, types[name]) for name, value in given.items()),
    )


def _texts(
    connection: Connection, which: ColumnElement[bool], limit: int | None = None
) -> list[SearchedRow]:
    body = func.coalesce(articles.c.article_body, articles.c.excerpt)
    statement = select(*columns_of(SearchedRow, articles, text=body)).where(which)
    return read_rows(connection, SearchedRow, statement.order_by(articles.c.id).limit(limit))


def _fold(rows: Sequence[SearchedRow]) -> list[FoldedText]:
    return [FoldedText(row.id, fold(row.headline), fold(row.text)) for row in rows]


def _state(connection: Connection) -> SearchStateRow:
    statement = select(*columns_of(SearchStateRow, search_state))
    (state,) = read_rows(connection, SearchStateRow, statement)
    return state


def _is_of_this_database(connection: Connection) -> bool:
    """And of these rules of folding; False where nothing was indexed yet."""
    if connection.scalar(select(func.count()).select_from(search_state)) != 1:
        return False
    state = _state(connection)
    same_run = _run_of(connection, state.last_seq) == state.last_run_id
    return state.version == VERSION and same_run


def _run_of(connection: Connection, seq: int) -> str | None:
    return connection.scalar(select(REVISION.run_id).where(REVISION.seq == seq))
