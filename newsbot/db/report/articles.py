"""Counts the articles by day and section, and reads the newest, as the report shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, case, desc, func, null, select

from newsbot.db.models import articles
from newsbot.db.report.sql import day_of
from newsbot.db.statements import columns_of, read_rows

# An article's day is that of its publication, else that on which it was first seen.
DAY = day_of(func.coalesce(articles.c.date_published, articles.c.first_seen_at)).label("day")
COUNT = func.count().label("articles")
STORED_LAST = 2_000


@dataclass(frozen=True, slots=True)
class SectionRow:
    """`section`: None for the articles that have none."""

    section: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class DayRow(SectionRow):
    """The articles of one day and section; `section` is None for all those not asked for."""

    day: str


@dataclass(frozen=True, slots=True)
class NewArticleRow:
    """Of `articles`."""

    url: str
    headline: str
    section: str | None
    in_language: str | None
    date_published: datetime | None
    first_seen_at: datetime


def count_sections() -> Select[Any]:
    section = articles.c.section
    counted = select(section, COUNT).group_by(section)
    return counted.order_by(desc("articles"), section.is_(None), section)


def count_days(sections: Sequence[str]) -> Select[Any]:
    """By day, and by these sections and all others together."""
    known = case((articles.c.section.in_(sections), articles.c.section), else_=null())
    section = (known if sections else null()).label("section")
    groups = (DAY, section) if sections else (DAY,)
    return select(section, COUNT, DAY).group_by(*groups).order_by(DAY)


def newest_articles(limit: int) -> Select[Any]:
    """Of those that were stored last, by the day on which they were first seen, and then by when
    they were published: a first walk stores a listing's newest ones first.
    """
    last = select(*columns_of(NewArticleRow, articles)).order_by(articles.c.id.desc())
    stored = last.limit(STORED_LAST).subquery("stored")
    order = (
        day_of(stored.c.first_seen_at),
        func.coalesce(stored.c.date_published, stored.c.first_seen_at),
    )
    return select(stored).order_by(*(moment.desc() for moment in order), stored.c.url).limit(limit)


def read_sections(connection: Connection) -> list[SectionRow]:
    return read_rows(connection, SectionRow, count_sections())


def read_days(connection: Connection, sections: Sequence[str]) -> list[DayRow]:
    return read_rows(connection, DayRow, count_days(sections))


def read_newest(connection: Connection, limit: int) -> list[NewArticleRow]:
    return read_rows(connection, NewArticleRow, newest_articles(limit))
