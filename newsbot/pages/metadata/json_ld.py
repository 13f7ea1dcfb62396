"""JSON-LD as sites write it: often not quite JSON, several objects, some about other pages."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from newsbot.pages.metadata.lenient_json import parse_leniently

JsonObject = dict[str, Any]

DECODER = json.JSONDecoder(strict=False)
BETWEEN_ROOTS = re.compile(r"[\s,;]*")
# Where an object speaks of the page it stands on; an item list or a "part of" speaks of others.
NESTING_KEYS = ("@graph", "mainEntity", "mainEntityOfPage")


def parse_json_ld(text: str) -> list[Any]:
    """The values in one script element; empty when nothing in it can be read."""
    try:
        return list(_roots(text))
    except (ValueError, RecursionError):
        return list(parse_leniently(text))


def _roots(text: str) -> Iterator[Any]:
    position = BETWEEN_ROOTS.match(text).end()  # type: ignore[union-attr]  # matches nothing too
    while position < len(text):
        root, position = DECODER.raw_decode(text, position)
        yield root
        position = BETWEEN_ROOTS.match(text, position).end()  # type: ignore[union-attr]


class JsonLd:
    """The linked objects of a page. Does not decide what a field is worth."""

    __slots__ = ("_by_id", "objects")

    def __init__(self, scripts: Iterable[str]) -> None:
        self.objects = [node for text in scripts for node in _objects(parse_json_ld(text))]
        self._by_id = {
            node["@id"]: node
            for node in reversed(self.objects)
            if isinstance(node.get("@id"), str) and len(node) > 1
        }

    def resolve(self, value: Any) -> Any:
        """A reference (an object with nothing but its `@id`) becomes what it refers to."""
        if isinstance(value, dict) and not value.keys() - {"@id", "@type"}:
            return self._by_id.get(str(value.get("@id")), value)
        return value

    def of_type(self, *names: str) -> list[JsonObject]:
        """Objects of which a type is, or ends in, one of the names (`Article`: `NewsArticle`)."""
        return [
            node for node in self.objects if any(kind.endswith(names) for kind in _types_of(node))
        ]


def _objects(roots: list[Any]) -> Iterator[JsonObject]:
    waiting = roots[::-1]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[key] for key in NESTING_KEYS if key in value)


def _types_of(node: JsonObject) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if type(kind) is str]
