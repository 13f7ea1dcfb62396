"""JSON that no strict parser takes: what can be read of it, in one pass.

Template engines leave out a value or a comma, people write JavaScript, editors turn quotation
marks. The libraries that repair all this guess at more, and their time grows with the square of
the text: forty kilobytes made for it take one a quarter of a minute.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

NAME = r"@?[^\W\d][\w$:./#-]{0,99}+"
KEY = rf"""(?:"{NAME}"|'{NAME}'|@?[^\W\d][\w$-]{{0,99}}+)\s*+:"""
# A quotation mark inside a text is one that nothing follows which can follow a value.
AFTER_VALUE = rf"""\s*+(?:[]}};]|\Z|/[/*]|<!|-->|,\s*+(?:["'{{}}\[\],/-]|\d|\Z|{KEY})|{KEY})"""
TOKEN = re.compile(
    rf"""(?<!:)//[^\n]*+|/\*.*?(?:\*/|\Z)|<!--|-->|<!\[CDATA\[|\]\]>
    |(?P<key>{KEY}(?!//))
    |(?P<string>
        "(?P<double>(?:[^"\\]|\\.|"(?!{AFTER_VALUE}))*+)(?P<closed>")?
        |'(?P<single>(?:[^'\\]|\\.|'(?!{AFTER_VALUE}))*+)(?P<shut>')?
    )
    |(?P<mark>[][{{}},])
    |(?P<bare>[^]\s[{{}},:"']++)
    """,
    re.DOTALL | re.VERBOSE,
)
ESCAPE = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|)|(")')
# A text that runs into the next name has lost its end.
NEXT_NAME = re.compile(rf"""(?<!\\)"{NAME}"\s*+:\s*+["'{{\[]""")
DECODER = json.JSONDecoder(strict=False)
NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,17}+)(?:\.\d{1,18}+)?")
CONSTANTS = {"true": True, "false": False}
TURNED_QUOTES = {ord(mark): '"' for mark in "\u201c\u201d\u201e\u2033"}
MAX_DEPTH = 100

Container = dict[str, Any] | list[Any]


def parse_leniently(text: str) -> list[Container]:
    """The objects and lists of a text that are not empty, whatever stands between them. A value
    that is no JSON, or that the end of the text cuts off, is left out.
    """
    if '"' not in text:
        text = html.unescape(text)
    if '"' not in text:
        text = text.translate(TURNED_QUOTES)
    return list(filter(None, Builder().build(text)))


class Builder:
    def __init__(self) -> None:
        self._open: list[Container] = []
        # What the next value of the innermost object is called.
        self._key: str | None = None

    def build(self, text: str) -> Iterator[Container]:
        for token in TOKEN.finditer(text):
            if key := token["key"]:
                self._name(key)
            elif mark := token["mark"]:
                yield from self._mark(mark)
            elif token["string"]:
                self._read_string(token)
            elif bare := token["bare"]:
                self._put(_constant(bare))
        yield from self._open[:1]

    def _name(self, key: str) -> None:
        # A list that never ended, where names are given again.
        while len(self._open) > 1 and isinstance(self._open[-1], list):
            self._open.pop()
        self._key = key[:-1].strip().strip("\"'")

    def _mark(self, mark: str) -> Iterator[Container]:
        if mark == ",":
            self._key = None
        elif mark in "{[":
            self._start({} if mark == "{" else [])
        else:
            yield from self._end(dict if mark == "}" else list)

    def _start(self, inner: Container) -> None:
        if len(self._open) < MAX_DEPTH:
            self._put(inner)
            self._open.append(inner)

    def _end(self, kind: type) -> Iterator[Container]:
        """Of the innermost one of its kind, and of all in it; of none where there is none."""
        self._key = None
        if not any(isinstance(container, kind) for container in self._open):
            return
        while self._open:
            ended = self._open.pop()
            if not self._open:
                yield ended
            if isinstance(ended, kind):
                return

    def _read_string(self, token: re.Match[str]) -> None:
        whole = token["double"] if token["closed"] else token["single"] if token["shut"] else None
        self._put(None if whole is None or NEXT_NAME.search(whole) else _unescaped(whole))

    def _put(self, value: Any) -> None:
        """The first value behind a name is the named one."""
        container = self._open[-1] if self._open else None
        if isinstance(container, list):
            if value is not None:
                container.append(value)
        elif container is not None and self._key is not None:
            if value is not None:
                container[self._key] = value
            self._key = None


def _constant(bare: str) -> Any:
    if NUMBER.fullmatch(bare):
        return DECODER.decode(bare)
    return CONSTANTS.get(bare.lower())


def _unescaped(text: str) -> str:
    return str(DECODER.decode(f'"{ESCAPE.sub(_repaired_escape, text)}"'))


def _repaired_escape(escape: re.Match[str]) -> str:
    if escape[2]:
        return r"\""
    return escape[0] if escape[1] else ""
