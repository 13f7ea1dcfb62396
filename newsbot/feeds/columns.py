"""What a feed's lines hold: the type, unit and meaning of each value, for every format.

Types are those of Table Schema (datapackage.org): `number` is an exact decimal, `array` a list of
texts.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).parent / "schemas"

TYPES = {
    "article": {
        "type": "string",
        "seq": "integer",
        "change": "string",
        "classes": "array",
        "url": "string",
        "headline": "string",
        "excerpt": "string",
        "excerpt_truncated": "boolean",
        "article_body": "string",
        "authors": "array",
        "section": "string",
        "keywords": "array",
        "date_published": "datetime",
        "date_modified": "datetime",
        "in_language": "string",
        "main_image": "string",
        "listing_urls": "array",
        "seen_at": "datetime",
    },
    "rate": {
        "type": "string",
        "seq": "integer",
        "site": "string",
        "base_currency": "string",
        "quote_currency": "string",
        "rate": "number",
        "change_pct": "number",
        "as_of": "date",
        "as_of_source": "string",
        "seen_at": "datetime",
        "url": "string",
        "flags": "array",
    },
}
UNITS = {"rate": "quote_currency for 1 base_currency", "change_pct": "%"}
PARSERS: dict[str, Callable[[str], Any]] = {
    "number": Decimal,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}


@dataclass(frozen=True, slots=True)
class Column:
    """`unit` and `description` may be empty."""

    name: str
    type: str
    unit: str
    description: str
    required: bool

    def parse(self, value: Any) -> Any:
        """The value of a line as Python has it: Decimal, date, datetime in UTC, else as it is.

        Raises ValueError or ArithmeticError.
        """
        return PARSERS[self.type](value) if value is not None and self.type in PARSERS else value


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """Of the lines of this kind, in their order."""
    schema = json.loads((SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8"))
    return tuple(_column(kind, *item) for item in schema["properties"].items())


def _column(kind: str, name: str, schema: dict[str, Any]) -> Column:
    either = schema.get("anyOf", [schema])
    return Column(
        name=name,
        type=TYPES[kind][name],
        unit=UNITS.get(name, ""),
        description=either[0].get("description", ""),
        required=len(either) == 1,
    )
