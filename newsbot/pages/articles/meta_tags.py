"""Open Graph and every other `<meta>` of a page, by name."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from newsbot.pages.document import collapse


class MetaTags:
    """Contents by lower-case `property` or `name`, in page order, none empty."""

    __slots__ = ("_contents",)

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._contents: dict[str, list[str]] = {}
        # In the whole tree: a stray element in the head moves all that follow it into the body.
        for node in tree.css("meta[content]"):
            attributes = node.attributes
            content = collapse(attributes.get("content") or "")
            # RDFa allows several properties in one attribute.
            names = attributes.get("property") or attributes.get("name") or ""
            for name in names.lower().split() if content else ():
                self._contents.setdefault(name, []).append(content)

    def all(self, *names: str) -> Iterator[str]:
        for name in names:
            yield from self._contents.get(name, ())

    def first(self, *names: str) -> str | None:
        return next(self.all(*names), None)
