"""A row's fields are what its table gives: a column's type, and None where it may be NULL."""

from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from types import NoneType
from typing import get_args, get_origin, get_type_hints

import pytest
from sqlalchemy import JSON, BigInteger, Boolean, Date, Integer, Table, Text

from newsbot.db import models, rows
from newsbot.db.types import ExactDecimal, UTCDateTime

TYPES = {
    Text: {str},
    Integer: {int},
    BigInteger: {int},
    Boolean: {bool},
    Date: {date},
    JSON: {list, dict},
    UTCDateTime: {datetime},
    ExactDecimal: {Decimal},
}
# The table whose columns a row has; one with columns of several tables has those of a further one.
TABLES = [
    (rows.ArticleRow, models.articles),
    (rows.ReparseRow, models.articles),
    (rows.RevisitRow, models.articles),
    (rows.KnownRow, models.articles),
    (rows.RevisionRow, models.article_revisions),
    (rows.ArticleLineRow, models.article_revisions),
    (rows.RateRow, models.rates),
    (rows.RunRow, models.runs),
    (rows.ListingRow, models.listings),
    (rows.ListingPageRow, models.listing_pages),
    (rows.LostPageRow, models.lost_pages),
    (rows.HostRow, models.hosts),
]


@pytest.mark.parametrize(("row", "table"), TABLES, ids=lambda value: getattr(value, "name", None))
def test_fields_have_their_columns_types(row: type, table: Table) -> None:
    hints = get_type_hints(row)
    shared = [field.name for field in fields(row) if field.name in table.c]
    assert shared
    for name in shared:
        column, hint = table.c[name], hints[name]
        options = {get_origin(option) or option for option in get_args(hint) or (hint,)}
        if get_origin(hint) in {list, dict}:
            options = {get_origin(hint)}
        assert (NoneType in options) == column.nullable, name
        assert options - {NoneType} <= TYPES[type(column.type)], name
