"""Where on a saved page a text stands. Not which of these places the extraction trusted."""

import json
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborNode

from newsbot.pages.html.document import Document, collapse

NAMES = ("property", "name", "itemprop")
ATTRIBUTES = ("datetime", "lang", "content", "src", "href")
MAX_PLACES = 3  # places of one kind
MAX_DEPTH = 100


def find_places(document: Document, text: str) -> list[str]:
    """JSON-LD, meta elements, the innermost elements that hold the text, other attributes."""
    wanted = collapse(text)
    kinds = (
        _in_json_ld(document, wanted),
        _in_meta(document, wanted),
        _in_text(document, wanted),
        _in_attributes(document, wanted),
    )
    return [*dict.fromkeys(place for kind in kinds for place in islice(kind, MAX_PLACES))]


def find_container(document: Document, texts: list[str]) -> list[str]:
    """The innermost element that holds all of them."""
    return [*islice(_in_text(document, *map(collapse, texts)), 1)]


def _in_json_ld(document: Document, wanted: str) -> Iterator[str]:
    for script in document.tree.css('script[type*="ld+json" i]'):
        try:
            graph = json.loads(script.text())
        except (ValueError, RecursionError):
            continue
        for place, text in _texts_of(graph, ""):
            if collapse(unescape(text)) == wanted:
                yield f"JSON-LD {place}"


def _texts_of(value: Any, place: str, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Each text with its path, which starts anew at every object that names its type."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list) and depth < MAX_DEPTH:
        for number, entry in enumerate(value):
            yield from _texts_of(entry, f"{place}[{number}]", depth + 1)
    elif isinstance(value, dict) and depth < MAX_DEPTH:
        kind = value.get("@type")
        start = kind if isinstance(kind, str) and not place.count(".") else place
        for name, entry in value.items():
            yield from _texts_of(entry, f"{start}.{name}".lstrip("."), depth + 1)


def _in_meta(document: Document, wanted: str) -> Iterator[str]:
    for meta in document.tree.css("meta[content]"):
        attributes = meta.attributes
        name = next((name for name in NAMES if attributes.get(name)), None)
        if name and collapse(unescape(attributes.get("content") or "")) == wanted:
            yield f'meta[{name}="{attributes[name]}"]'


def _in_text(document: Document, *wanted: str) -> Iterator[str]:
    if document.body is not None and _holds(document.body, wanted):
        yield from _innermost(document.body, wanted, [])


def _innermost(node: LexborNode, wanted: tuple[str, ...], above: list[str]) -> Iterator[str]:
    path = [*above, _step(node)]
    inner = [child for child in node.iter() if len(path) < MAX_DEPTH and _holds(child, wanted)]
    for child in inner:
        yield from _innermost(child, wanted, path)
    if not inner:
        yield " > ".join(path)


def _holds(node: LexborNode, wanted: tuple[str, ...]) -> bool:
    if node.tag in {"script", "style"}:
        return False
    inner = collapse(node.text())
    return all(text in inner for text in wanted)


def _step(node: LexborNode) -> str:
    """An element as a selector has it: with its id, or its first class."""
    name = node.tag or "?"
    if identifier := node.attributes.get("id"):
        return f"{name}#{identifier}"
    classes = (node.attributes.get("class") or "").split()
    return f"{name}.{classes[0]}" if classes else name


def _in_attributes(document: Document, wanted: str) -> Iterator[str]:
    for name in ATTRIBUTES:
        for node in document.tree.css(f":not(meta)[{name}]"):
            if node.attributes[name] == wanted:
                yield f"{_step(node)}[{name}]"
