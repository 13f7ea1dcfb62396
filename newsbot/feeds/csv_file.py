"""Feed lines of one kind as CSV (RFC 4180) that a spreadsheet may open.

Texts stand in quotes, numbers do not; NULL is nothing, an empty text is `""`, a list is its JSON.
Python's csv module cannot tell these apart before 3.12.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import IO, Any

from newsbot.feeds.columns import Column, columns

# What spreadsheets take for the beginning of a formula: full-width signs where the East Asian ones
# do, white space where they drop it first.
FORMULA_SIGNS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
# One that begins with apostrophes, too: so that the first of them can be taken away again.
UNSAFE = re.compile(f"'*[{FORMULA_SIGNS}]")


def write_csv(file: IO[bytes], kind: str, lines: Iterable[Mapping[str, Any]]) -> None:
    """A head with the names, then each line. Raises OSError."""
    table = columns(kind)
    file.write((",".join(column.name for column in table) + "\n").encode())
    for line in lines:
        cells = (_cell(column, line[column.name]) for column in table)
        file.write((",".join(cells) + "\n").encode())


def _cell(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if column.type == "array":
        return _quoted(json.dumps(value, ensure_ascii=False))
    if column.type == "string":
        return _quoted(f"'{value}" if UNSAFE.match(value) else value)
    return json.dumps(value) if isinstance(value, (bool, int)) else str(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
