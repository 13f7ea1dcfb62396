"""CSV that a spreadsheet may open."""

import re
from collections.abc import Iterable
from typing import Any

from scrapy.exporters import CsvItemExporter

# What spreadsheets take for the beginning of a formula: full-width signs where the East Asian ones
# do, white space where they drop it first.
FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


class SafeCsvExporter(CsvItemExporter):
    """A text that begins a formula gets an apostrophe before it; a number stays one."""

    def _build_row(self, values: Iterable[Any]) -> Iterable[Any]:
        return map(_safe, super()._build_row(values))


def _safe(value: Any) -> Any:
    if isinstance(value, str) and FORMULA.match(value) and not NUMBER.fullmatch(value):
        return f"'{value}"
    return value
