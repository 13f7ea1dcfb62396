"""The full-text index of a PostgreSQL database: a table with a GIN index, made at the first search.

The server is given words that are folded already, so no text-search configuration has a say: there
is none for most languages of Central Asia, and the Russian one would cut their words by halves.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Index,
    Integer,
    Table,
    delete,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import TSVECTOR, insert

from newsbot.db.engine import open_engine
from newsbot.db.search_index import Filter, FoldedText, SearchIndex, metadata, with_conditions
from newsbot.search.question import Question, Term

search_words = Table(
    "search_words",
    metadata,
    Column("article_id", Integer, primary_key=True, autoincrement=False),
    Column("words", TSVECTOR, nullable=False),
    Index("ix_search_words", "words", postgresql_using="gin"),
)
FIND = """
    SELECT articles.id
    FROM search_words JOIN articles ON articles.id = search_words.article_id,
        CAST(:question AS tsquery) AS question
    WHERE words @@ question {conditions}
    ORDER BY ts_rank(words, question, 1) DESC,
        coalesce(date_published, first_seen_at) DESC, articles.id DESC
    LIMIT :limit
"""
LOCK = 5_170_240  # of whoever writes to the index
# The server's limits on a tsvector: a megabyte in all, of a place the number 16383, of a word 2 kB.
MAX_BYTES = 900_000
MAX_PLACE = 16_383
MAX_WORD_CHARS = 400
GAP = 2  # no phrase goes from the headline into the text


class ServerIndex(SearchIndex):
    def __init__(self, url: URL) -> None:
        super().__init__(open_engine(url))

    def prepare(self, connection: Connection) -> None:
        connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
        metadata.create_all(connection)

    def clear(self, connection: Connection) -> None:
        connection.execute(delete(search_words))

    def store(self, connection: Connection, texts: Sequence[FoldedText]) -> None:
        statement = insert(search_words)
        statement = statement.on_conflict_do_update(
            index_elements=["article_id"], set_={"words": statement.excluded.words}
        )
        rows = [{"article_id": row.article_id, "words": _vector(row)} for row in texts]
        if rows:
            connection.execute(statement, rows)

    def find(self, connection: Connection, question: Question, chosen: Filter) -> list[int]:
        statement = with_conditions(FIND, chosen)
        return [*connection.scalars(statement, {"question": _query(question)})]


def _vector(row: FoldedText) -> str:
    """As the server writes a tsvector: each word with its places, `A` for those of the headline."""
    headline, body = row.headline.split(), row.text.split()
    places: dict[str, list[str]] = {}
    size = 0
    for place, word in (*_placed(headline, 1), *_placed(body, len(headline) + GAP)):
        size += len(word.encode()) + 8 if word not in places else 2
        if size > MAX_BYTES:
            break
        weight = "A" if place <= len(headline) else ""
        places.setdefault(word, []).append(f"{min(place, MAX_PLACE)}{weight}")
    return " ".join(f"'{word}':{','.join(found)}" for word, found in places.items())


def _placed(words: Iterable[str], first: int) -> Iterator[tuple[int, str]]:
    return enumerate((word[:MAX_WORD_CHARS] for word in words), first)


def _query(question: Question) -> str:
    """As the server writes a tsquery."""
    wanted = " & ".join(map(_phrase, question.wanted))
    unwanted = "".join(f" & !{_phrase(term)}" for term in question.unwanted)
    return wanted + unwanted


def _phrase(term: Term) -> str:
    words = " <-> ".join(f"'{word[:MAX_WORD_CHARS]}'" for word in term.words)
    return f"({words}{':*' * term.is_beginning})"
