"""Numbers for feed rows: ascending in commit order."""

from collections.abc import Iterator

from sqlalchemy import Connection, Integer, bindparam

from newsbot.db.models import feed_sequence
from newsbot.db.prepared import Prepared, Statement
from newsbot.db.statements import upsert


def _take(dialect: str) -> Statement:
    count = bindparam("count", type_=Integer)
    insert = upsert(dialect, feed_sequence).values(id=1, last_seq=count)
    return insert.on_conflict_do_update(
        index_elements=["id"],
        set_={"last_seq": feed_sequence.c.last_seq + count},
    ).returning(feed_sequence.c.last_seq)


TAKE = Prepared(_take)


def take_numbers(connection: Connection, count: int) -> Iterator[int]:
    """`count` numbers for this transaction. The row stays locked until it commits, so a reader who
    has seen number n never finds a smaller one later.
    """
    ((last,),) = TAKE.rows(connection, count=count)
    return iter(range(last - count + 1, last + 1))
