"""Which of a container's blocks are the article."""

from newsbot.pages.article.body.text import HEADINGS, Block
from newsbot.pages.html.text_weight import reading_weight
from newsbot.pages.vocabulary.phrases import (
    bio_end_name,
    is_invitation,
    is_number,
    is_signature,
    tells_of_someone,
)

_PROSE_LENGTH = 80
_CELLS = frozenset(["td", "th"])
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"', "»", ":", "。")


def without_furniture(blocks: list[Block]) -> list[Block]:
    """Without links to elsewhere and calls to the reader. A heading over these goes with them, and
    so does the little that comes after a heading with several of them under it: a page's end.
    """
    kept: list[Block] = []
    headings: list[Block] = []
    left_out = 0
    lengths = [0 if _is_left_out(block) else len(block.text) for block in blocks]
    remaining = sum(lengths)
    for block, length in zip(blocks, lengths, strict=True):
        remaining -= length
        if not length:
            left_out += 1
            if headings and left_out > 1 and remaining < 0.1 * sum(len(b.text) for b in kept):
                break
            if left_out > 1:
                headings.clear()
            continue
        if left_out:
            headings.clear()
        left_out = 0
        headings.append(block)
        if block.tag not in HEADINGS:
            kept += headings
            headings.clear()
    return kept


def _is_left_out(block: Block) -> bool:
    if block.link_length >= 0.7 * len(block.text):
        return True
    return is_invitation(block.text) or (block.tag not in _CELLS and is_number(block.text))


def below_headline(blocks: list[Block], headline: str | None) -> list[Block]:
    """Where the headline stands in the container, what comes before it is the site's header."""
    for at, block in enumerate(blocks):
        if block.tag in HEADINGS and block.text == headline:
            return blocks[at + 1 :]
    return blocks


def without_signature(
    blocks: list[Block], headline: str | None, authors: tuple[str, ...]
) -> list[Block]:
    """Without the lines of author and date before the first paragraph."""
    start = 0
    for at, block in enumerate(blocks[:4], start=1):
        if _is_opening(block, headline, authors):
            start = at
        elif reading_weight(block.text) >= _PROSE_LENGTH:
            break
    return blocks[start:]


def _is_opening(block: Block, headline: str | None, authors: tuple[str, ...]) -> bool:
    if block.text == headline or block.text in authors or block.tag == "h1":
        return True
    return is_signature(block.text) and not block.text.endswith(_SENTENCE_ENDS)


def without_last_lines(blocks: list[Block], authors: tuple[str, ...]) -> list[Block]:
    """Without signatures after the last paragraph, and headings that lost what they stood over."""
    end = len(blocks)
    while end and _is_last_line(blocks[end - 1], authors):
        end -= 1
    return blocks[:end]


def _is_last_line(block: Block, authors: tuple[str, ...]) -> bool:
    text = block.text
    if block.link_length >= 0.5 * len(text) or _is_about(text, authors):
        return True
    if block.tag in HEADINGS or text in authors or (len(text) < 60 and text.endswith(":")):
        return True
    return block.tag not in _CELLS and is_signature(text) and not text.endswith(_SENTENCE_ENDS)


def _is_about(text: str, authors: tuple[str, ...]) -> bool:
    """`NAME is the paper's correspondent`: an author tells of the others, never of himself."""
    name = next((name for name in authors if text.startswith(name)), None)
    return name is not None and tells_of_someone(text[len(name) :])


def without_biography(blocks: list[Block]) -> list[Block]:
    """Without the author's biography that ends in `View more articles from NAME`."""
    for at, block in enumerate(blocks):
        if name := bio_end_name(block.text):
            before = (n for n in range(max(at - 4, 0), at) if blocks[n].text.startswith(name))
            return blocks[: next(before, at)]
    return blocks
