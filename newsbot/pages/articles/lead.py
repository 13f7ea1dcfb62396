"""The prose between headline and body that a theme sets apart: the lead."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from newsbot.pages.articles.container import upwards
from newsbot.pages.articles.furniture import is_furniture
from newsbot.pages.articles.phrases import is_invitation, is_signature
from newsbot.pages.articles.text import Block, read_blocks
from newsbot.pages.document import collapse

_HIGHEST_CLIMB = 6
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"', "»", "。")


def read_lead(container: LexborNode, headline: LexborNode | None) -> list[Block]:
    """Empty unless the headline stands before the container, not far above it in the tree."""
    if headline is None:
        return []
    above = {node.mem_id for node in upwards(headline)}
    between = _elements_between(above, container)
    if not between:
        return []
    lead = _after_headline(read_blocks(between[0]), collapse(headline.text()))
    for element in between[1:]:
        if not is_furniture(element, element.tag or ""):
            lead += read_blocks(element)
    return [block for block in lead if _is_lead(block)]


def _elements_between(above: set[int], container: LexborNode) -> list[LexborNode]:
    """The element that holds the headline, and those that follow it up to the container."""
    between: list[LexborNode] = []
    node: LexborNode | None = container
    for _ in range(_HIGHEST_CLIMB):
        if node is None or node.mem_id in above:
            break
        for sibling in _elements_before(node):
            between.append(sibling)
            if sibling.mem_id in above:
                return between[::-1]
        node = node.parent
    return []


def _elements_before(node: LexborNode) -> Iterator[LexborNode]:
    sibling = node.prev
    while sibling is not None:
        if sibling.is_element_node:
            yield sibling
        sibling = sibling.prev


def _after_headline(blocks: list[Block], headline: str) -> list[Block]:
    places = [at for at, block in enumerate(blocks) if block.tag == "h1" or block.text == headline]
    return blocks[places[-1] + 1 :] if places else []


def _is_lead(block: Block) -> bool:
    return (
        len(block.text) >= 80
        and block.tag != "figcaption"
        and block.link_length < 0.3 * len(block.text)
        and block.text.endswith(_SENTENCE_ENDS)
        and not is_invitation(block.text)
        and not is_signature(block.text)
    )
