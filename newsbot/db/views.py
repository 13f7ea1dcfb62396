"""Views for whoever looks with SQL: numbers that compare as numbers, an article in one line.

They hold no rows, and are made anew after each upgrade. A view that changes needs a migration all
the same, so that databases are upgraded. SQLite rebuilds a table under its views; on PostgreSQL a
migration calls `drop_views` before it changes or takes away a column that one shows, and where a
view loses a column or changes their order.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    CreateView,
    DropView,
    Float,
    Select,
    Text,
    cast,
    func,
    select,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from newsbot.db.models import article_revisions, articles, listing_articles, listings, rates
from newsbot.db.rates import NEWEST
from newsbot.db.types import Json


class Number(FunctionElement[Any]):
    """Of an exact decimal. SQLite has it as text, and its best number is a float."""

    type = Float()
    inherit_cache = True


@compiles(Number, "sqlite")
def _float_of_text(element: Number, compiler: SQLCompiler, **options: Any) -> str:
    return f"CAST({compiler.process(element.clauses, **options)} AS REAL)"


@compiles(Number, "postgresql")
def _as_it_is(element: Number, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


class Joined(FunctionElement[str]):
    """The texts of a JSON list, in its order; NULL for an empty one."""

    type = Text()
    inherit_cache = True


@compiles(Joined, "sqlite")
def _joined_by_sqlite(element: Joined, compiler: SQLCompiler, **options: Any) -> str:
    values = compiler.process(element.clauses, **options)
    return f"(SELECT group_concat(value, '; ') FROM json_each({values}))"  # noqa: S608 - all ours


@compiles(Joined, "postgresql")
def _joined_by_postgresql(element: Joined, compiler: SQLCompiler, **options: Any) -> str:
    values = compiler.process(element.clauses, **options)
    listed = f"jsonb_array_elements_text({values}) WITH ORDINALITY AS listed (value, place)"
    return f"(SELECT string_agg(value, '; ' ORDER BY place) FROM {listed})"  # noqa: S608 - all ours


class Listed(FunctionElement[Any]):
    """The column's values as a JSON list; an empty one where there are none."""

    type = Json
    inherit_cache = True


@compiles(Listed, "sqlite")
def _listed_by_sqlite(element: Listed, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_group_array({compiler.process(element.clauses, **options)})"


@compiles(Listed, "postgresql")
def _listed_by_postgresql(element: Listed, compiler: SQLCompiler, **options: Any) -> str:
    values = compiler.process(element.clauses, **options)
    return f"coalesce(jsonb_agg({values} ORDER BY {values}), '[]')"


class Site(FunctionElement[str]):
    """Of an article's identity (`urls/canonical.py`): what stands before path and query."""

    type = Text()
    inherit_cache = True


@compiles(Site, "sqlite")
def _site_by_sqlite(element: Site, compiler: SQLCompiler, **options: Any) -> str:
    key = compiler.process(element.clauses, **options)
    return f"substr({key}, 1, instr(replace({key}, '?', '/') || '/', '/') - 1)"


@compiles(Site, "postgresql")
def _site_by_postgresql(element: Site, compiler: SQLCompiler, **options: Any) -> str:
    key = compiler.process(element.clauses, **options)
    return f"split_part(replace({key}, '?', '/'), '/', 1)"


def _exact(column: Column[Any]) -> ColumnElement[str]:
    return cast(column, Text).label(f"{column.name}_text")


def _rates() -> Select[Any]:
    """Each decimal as a number, and beside it as printed."""
    row = rates.c
    return select(
        row.id,
        row.seq,
        row.site,
        row.base_currency,
        row.quote_currency,
        Number(row.rate).label("rate"),
        _exact(row.rate),
        Number(row.change_pct).label("change_pct"),
        _exact(row.change_pct),
        row.as_of,
        row.as_of_source,
        row.first_seen_at,
        row.last_seen_at,
        row.source_url,
        row.raw,
        row.flags,
        row.run_id,
    )


def _articles() -> Select[Any]:
    """Without their texts."""
    row = articles.c
    return select(
        row.id,
        Site(row.url_key).label("site"),
        row.date_published,
        row.headline,
        Joined(row.authors).label("authors"),
        row.section,
        Joined(row.keywords).label("keywords"),
        row.in_language,
        func.length(row.article_body).label("body_characters"),
        row.url,
        row.main_image,
        row.date_modified,
        row.first_seen_at,
        row.last_seen_at,
        row.gone_at,
    )


def _explored() -> Select[Any]:
    """For lists with facets: each list in one column, as JSON."""
    row = articles.c
    place = listing_articles.c
    edits = select(func.count()).where(
        article_revisions.c.article_id == row.id, article_revisions.c.change == "revised"
    )
    urls = (
        select(Listed(listings.c.url))
        .join_from(listing_articles, listings)
        .where(place.article_id == row.id, place.position.is_not(None))
    )
    return select(
        row.id,
        row.date_published,
        row.headline,
        Site(row.url_key).label("site"),
        row.section,
        row.authors,
        row.keywords,
        urls.scalar_subquery().label("listings"),
        row.in_language,
        func.length(row.article_body).label("body_characters"),
        edits.scalar_subquery().label("edits"),
        row.first_seen_at,
        row.gone_at,
        row.url,
    )


VIEWS = (
    CreateView(_rates(), "rates_numeric", or_replace=True),
    # Of each pair of currencies on each site what was stored last, as `scrapy status` has it.
    CreateView(_rates().where(rates.c.id.in_(NEWEST)), "latest_rates", or_replace=True),
    CreateView(_articles(), "articles_flat", or_replace=True),
    CreateView(_explored(), "articles_listed", or_replace=True),
)


def create_views(connection: Connection, views: Sequence[CreateView] = VIEWS) -> None:
    """In place of those of the same names."""
    if connection.dialect.name == "sqlite":  # which knows no OR REPLACE
        drop_views(connection, views)
        views = [CreateView(view.selectable, view.table.name) for view in views]
    for view in views:
        connection.execute(view)


def drop_views(connection: Connection, views: Sequence[CreateView] = VIEWS) -> None:
    for view in views:
        connection.execute(DropView(view.table, if_exists=True))
