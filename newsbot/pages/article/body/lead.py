"""The prose between headline and body that a theme sets apart: the lead."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from newsbot.pages.article.body.boilerplate import is_boilerplate
from newsbot.pages.article.body.text import SENTENCE_ENDS, Block, read_blocks
from newsbot.pages.html.document import collapse
from newsbot.pages.html.nodes import upwards
from newsbot.pages.html.outline import HEADINGS
from newsbot.pages.html.text_weight import reading_weight
from newsbot.pages.vocabulary.phrases import is_invitation, is_signature
from newsbot.pages.vocabulary.piece_names import PIECE_NAMES

MAX_CLIMB = 6
TIMES_LONGER = 3
MIN_LEAD_CHARS = 80
# What editors write to stand for the article in cards and search results.
SUMMARY = ", ".join(f'[class*="{name}" i]' for name in PIECE_NAMES.weights("summary"))
CAPTION = 'figcaption, [class*="caption" i]'


def read_lead(
    container: LexborNode, headline: LexborNode | None, descriptions: list[str]
) -> list[Block]:
    """Empty unless the headline stands before the container, not far above it in the tree.
    `descriptions`: what the page says of itself in its meta elements.
    """
    if headline is None:
        return []
    above = {node.mem_id for node in upwards(headline)}
    between = _elements_between(above, container)
    if not between:
        return []
    title = collapse(headline.text())
    lead: list[Block] = []
    # To find that an element has no room for a lead takes much less than to read it.
    if _room(between[0]) >= len(title) + MIN_LEAD_CHARS:
        lead = _after_headline(read_blocks(between[0]), title)
    for element in between[1:]:
        if _room(element) >= MIN_LEAD_CHARS and not is_boilerplate(element, element.tag or ""):
            lead += read_blocks(element)
    lead = [block for block in lead if _is_lead(block)]
    return [block for block in lead if not _is_apart(block.text, between, descriptions)]


def _room(element: LexborNode) -> int:
    """No text in it is longer, whatever line breaks it has."""
    return reading_weight(collapse(element.text(separator=" ")))


def without_summary(
    blocks: list[Block], container: LexborNode, descriptions: list[str]
) -> list[Block]:
    """Without the first block, if it is a summary in the element of a text that is much longer."""
    if not blocks or not _is_described(blocks[0].text, descriptions):
        return blocks
    first, rest = blocks[0].text, blocks[1:]
    if sum(len(block.text) for block in rest) < TIMES_LONGER * len(first):
        return blocks
    marked = (collapse(node.text()) for node in container.css(SUMMARY))
    return rest if first in marked else blocks


def _is_described(text: str, descriptions: list[str]) -> bool:
    return any(text.startswith(description[:40]) for description in descriptions)


def _is_apart(text: str, elements: list[LexborNode], descriptions: list[str]) -> bool:
    """A picture's caption, or a summary: named so, and the page's description too."""
    names = f"{CAPTION}, {SUMMARY}" if _is_described(text, descriptions) else CAPTION
    marked = (node.text() for element in elements for node in element.css(names))
    return any(text in collapse(holder) for holder in marked)


def _elements_between(above: set[int], container: LexborNode) -> list[LexborNode]:
    """The element that holds the headline, and those that follow it up to the container."""
    between: list[LexborNode] = []
    node: LexborNode | None = container
    for _ in range(MAX_CLIMB):
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
        reading_weight(block.text) >= MIN_LEAD_CHARS
        and block.tag != "figcaption"
        and block.tag not in HEADINGS
        and block.link_length < 0.3 * len(block.text)
        and block.text.endswith(SENTENCE_ENDS)
        and not is_invitation(block.text)
        and not is_signature(block.text)
    )
