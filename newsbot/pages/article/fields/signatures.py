"""Names below an article's text: `Author: NAME` in a list of facts, a signature on the right."""

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from newsbot.pages.article.fields.bylines import names_in, names_printed
from newsbot.pages.article.fields.headline import Headline
from newsbot.pages.article.fields.ownership import OwnParts
from newsbot.pages.article.fields.person_names import is_full_name, is_label
from newsbot.pages.html.document import collapse
from newsbot.pages.html.nodes import upwards

LABELS = "strong, b, dt, th, em, span, h4, h5"
MAX_LABEL_CHARS = 30
MAX_LABELS = 200
MAX_SIGNATURE = 120
PROSE = 80
PARTS = frozenset(["article", "main", "body"])
# Lines that may stand between the last paragraph and the signature.
MAX_LINES_BELOW = 4
AT_THE_RIGHT = re.compile(r"text-align:\s*(?:right|end)", re.IGNORECASE)
SIGNED = re.compile(r"sign|author|autor|byline|text-?(?:right|end)|align-?right", re.IGNORECASE)


def labelled_names(headline: Headline) -> Iterator[str]:
    """`<li><strong>Author</strong> NAME`, `<dt>Author</dt><dd>NAME`."""
    part, own = _part(headline), OwnParts(headline)
    for node in islice(part.css(LABELS) if part else (), MAX_LABELS):
        text = collapse(node.text(separator=" "))
        if len(text) > MAX_LABEL_CHARS or not is_label(text) or own.is_of_other(node):
            continue
        if said := _behind(node, text):
            yield from names_in(said)
            return


def _behind(node: LexborNode, label: str) -> str:
    """What stands in the same line, or in the next element."""
    line = collapse(node.parent.text(separator=" ")) if node.parent else ""
    if line.startswith(label) and len(label) < len(line) < MAX_SIGNATURE:
        return line[len(label) :]
    following = _next_element(node)
    said = collapse(following.text(separator=" ")) if following else ""
    return said if len(said) < MAX_SIGNATURE else ""


def signatures(headline: Headline) -> Iterator[str]:
    """In the lines below the last paragraph of prose: `By NAME`, or the name alone at the right."""
    part = _part(headline)
    prose = [node for node in part.css("p") if len(node.text()) > PROSE] if part else []
    own = OwnParts(headline)
    last = next((node for node in reversed(prose) if not own.is_of_other(node)), None)
    for line in islice(_elements_below(last), MAX_LINES_BELOW):
        text = collapse(line.text(separator=" "))
        if not text or len(text) > MAX_SIGNATURE or own.is_of_other(line):
            continue
        names = names_printed(text) or (list(names_in(text)) if _is_signed(line) else [])
        if names and all(map(is_full_name, names)):
            yield from names
            return


def _part(headline: Headline) -> LexborNode | None:
    return next((above for above in upwards(headline.node) if above.tag in PARTS), None)


def _elements_below(node: LexborNode | None) -> Iterator[LexborNode]:
    while node is not None and (node := _next_element(node)) is not None:
        yield node


def _next_element(node: LexborNode) -> LexborNode | None:
    following = node.next
    while following is not None and not following.is_element_node:
        following = following.next
    return following


def _is_signed(line: LexborNode) -> bool:
    attributes = line.attributes
    return bool(
        AT_THE_RIGHT.search(attributes.get("style") or "")
        or attributes.get("align") == "right"
        or SIGNED.search(attributes.get("class") or "")
    )
