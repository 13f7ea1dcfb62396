"""JSON files that people keep: written to be read, and changed only where a value changes."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

INDENT = re.compile(r"\n([ \t]+)")
SPACE = re.compile(r"[ \t\r\n]*")
DECODER = json.JSONDecoder()


def written(value: Mapping[str, Any], indent: str = "  ") -> str:
    return f"{_dump(value, indent)}\n"


def rewrite(path: Path, values: Mapping[str, Any]) -> None:
    """In the encoding that the file has."""
    content = path.read_bytes()
    encoding = json.detect_encoding(content)
    path.write_bytes(_with_values(content.decode(encoding), values).encode(encoding))


def _with_values(text: str, values: Mapping[str, Any]) -> str:
    """`text` is a JSON object; of its own entries those named get other values, in its own indent,
    and every other character stays.
    """
    indent = found[1] if (found := INDENT.search(text)) else "  "
    parts, end = [], 0
    for name, start, stop in _entries(text):
        if name in values:
            new = _dump(values[name], indent).replace("\n", f"\n{indent}")
            parts += [text[end:start], new.replace("\n", "\r\n") if "\r\n" in text else new]
            end = stop
    return "".join([*parts, text[end:]])


def _entries(text: str) -> Iterator[tuple[str, int, int]]:
    """Each entry's name, and where its value begins and ends."""
    at = _after_space(text, text.index("{") + 1)
    while text[at] != "}":
        name, at = DECODER.raw_decode(text, at)
        start = _after_space(text, _after_space(text, at) + 1)  # behind the colon
        _, stop = DECODER.raw_decode(text, start)
        yield name, start, stop
        at = _after_space(text, stop)
        if text[at] == ",":
            at = _after_space(text, at + 1)


def _after_space(text: str, at: int) -> int:
    found = SPACE.match(text, at)
    assert found
    return found.end()


def _dump(value: Any, indent: str) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)
