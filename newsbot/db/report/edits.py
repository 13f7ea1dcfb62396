"""Reads what the site changed in its articles, as the report shows it."""

from typing import Any

from sqlalchemy import Connection, Select, func, select

from newsbot.db.entries import EDITS
from newsbot.db.models import REVISED, article_revisions
from newsbot.db.rows import EditRow
from newsbot.db.statements import read_rows


def newest_edits(limit: int) -> Select[Any]:
    seq = article_revisions.c.seq
    numbers = select(seq).where(REVISED).order_by(seq.desc()).limit(limit)
    newest = numbers.subquery("newest")
    return EDITS.join(newest, newest.c.seq == seq).order_by(seq.desc())


def count_edits() -> Select[Any]:
    return select(func.count().label("edits")).select_from(article_revisions).where(REVISED)


def read_edits(connection: Connection, limit: int) -> list[EditRow]:
    return read_rows(connection, EditRow, newest_edits(limit))
