"""CSV that a spreadsheet may open."""

import re
from collections.abc import Iterable
from typing import Any

from scrapy.exporters import CsvItemExporter

from newsbot.feeds.csv_file import FORMULA_SIGNS

FORMULA = re.compile(f"[{FORMULA_SIGNS}]")
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


class SafeCsvExporter(CsvItemExporter):
    """A text that begins a formula gets an apostrophe before it; a number stays one."""

    def _build_row(self, values: Iterable[Any]) -> Iterable[Any]:
        return map(_safe, super()._build_row(values))


def _safe(value: Any) -> Any:
    if isinstance(value, str) and FORMULA.match(value) and not NUMBER.fullmatch(value):
        return f"'{value}"
    return value
