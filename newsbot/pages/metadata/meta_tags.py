"""Open Graph and every other `<meta>` of a page, by name."""

from collections.abc import Iterator
from itertools import chain

from selectolax.lexbor import LexborHTMLParser

from newsbot.pages.html.document import collapse


class MetaTags:
    """Contents by lower-case `property`, `name` or `http-equiv`, in page order, none empty."""

    __slots__ = ("_contents",)

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._contents: dict[str, list[str]] = {}
        # In the whole tree: a stray element in the head moves all that follow it into the body.
        for node in tree.tags("meta"):
            attributes = node.attributes
            # RDFa allows several properties in one attribute.
            names = attributes.get("property") or attributes.get("name")
            for name in (names or attributes.get("http-equiv") or "").lower().split():
                if content := collapse(attributes.get("content") or ""):
                    self._contents.setdefault(name, []).append(content)

    def all(self, *names: str) -> Iterator[str]:
        return chain.from_iterable(self.each(*names))

    def each(self, *names: str) -> Iterator[list[str]]:
        """What each of the names says, but for those that say nothing."""
        return filter(None, map(self._contents.get, names))

    def first(self, *names: str) -> str | None:
        return next(self.all(*names), None)
