"""Two values of a page's field, to be compared by a person."""

import json
from collections.abc import Iterator
from difflib import unified_diff
from typing import Any

from newsbot.terminal.marked_text import PLAIN, mark_changes

MIN_LONG_CHARS = 80
MAX_CONTEXT_CHARS = 100


def difference(expected: Any, found: Any) -> Iterator[str]:
    """Of long texts the words that changed, of others the lines of JSON: `-` is what was expected,
    `+` what is read.
    """
    if isinstance(expected, str) and isinstance(found, str) and len(expected) > MIN_LONG_CHARS:
        marked = [*mark_changes(expected, found, PLAIN)]
        if any(PLAIN.gone in line or PLAIN.come in line for line in marked):
            yield from marked
            return
    lines = unified_diff(_lines(expected), _lines(found), n=2, lineterm="")
    for line in lines:
        if not line.startswith(("---", "+++", "@@")):
            yield line if line[0] in "+-" else _shortened(line)


def _shortened(line: str) -> str:
    return line if len(line) <= MAX_CONTEXT_CHARS else f"{line[: MAX_CONTEXT_CHARS - 1]}\u2026"


def _lines(value: Any) -> list[str]:
    return json.dumps(value, ensure_ascii=False, indent=2).splitlines()
