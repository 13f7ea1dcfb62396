"""Numbers for feed rows: ascending in commit order."""

from collections.abc import Iterator

from sqlalchemy import Connection, literal

from newsbot.db.models import feed_sequence
from newsbot.db.statements import upsert


def take_numbers(connection: Connection, count: int) -> Iterator[int]:
    """`count` numbers for this transaction. The row stays locked until it commits, so a reader who
    has seen number n never finds a smaller one later.
    """
    insert = upsert(connection, feed_sequence).values(id=1, last_seq=count)
    last = connection.scalar(
        insert.on_conflict_do_update(
            index_elements=["id"],
            set_={"last_seq": feed_sequence.c.last_seq + literal(count)},
        ).returning(feed_sequence.c.last_seq)
    )
    assert last is not None
    return iter(range(last - count + 1, last + 1))
