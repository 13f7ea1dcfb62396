"""Which of a container's blocks are the article."""

from collections.abc import Iterable
from itertools import pairwise

from newsbot.pages.article.body.text import SENTENCE_ENDS, Block
from newsbot.pages.html.outline import HEADINGS
from newsbot.pages.html.text_weight import reading_weight
from newsbot.pages.vocabulary.notices import is_last_notice, is_linked_notice
from newsbot.pages.vocabulary.phrases import (
    bio_end_name,
    is_comments_heading,
    is_invitation,
    is_number,
    is_signature,
    tells_of_someone,
)

MIN_SENTENCE_CHARS = 80
LINK_SHARE = 0.7
CELLS = frozenset(["td", "th"])
# Where a time of day is the text's own.
ENTRIES = CELLS | {"li", "dt", "dd"}
# So long a text comes twice by design alone, and is no label.
MIN_REPEAT_CHARS = 40
MAX_QUOTE_CHARS = 300
MAX_NEAR_BLOCKS = 3
MAX_FAR_BLOCKS = 30
MAX_OWN_HEADINGS = 2
MAX_KICKER_CHARS = 30
MIN_HEADLINE_CHARS = 15
MAX_PROSE_ABOVE = 3
QUOTES = "\"'\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u2039\u203a .,!?"


def without_furniture(blocks: list[Block]) -> list[Block]:
    """Without links to elsewhere and calls to the reader. A heading over these goes with them, and
    so does the little that comes after a heading with several of them under it: a page's end.
    """
    kept: list[Block] = []
    headings: list[Block] = []
    left_out = 0
    linked = _linked_headings(blocks)
    lengths = [
        0 if _is_left_out(block) and at not in linked else len(block.text)
        for at, block in enumerate(blocks)
    ]
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


def _linked_headings(blocks: list[Block]) -> set[int]:
    """Numbers of the sub-headings that lead to what the prose below them is about, where the text
    is a list of such.
    """
    found = {
        at
        for at, (block, below) in enumerate(pairwise(blocks))
        if block.tag in HEADINGS
        and block.link_length >= LINK_SHARE * len(block.text)
        and reading_weight(below.text) - below.link_length >= MIN_REPEAT_CHARS
    }
    return found if len(found) > MAX_OWN_HEADINGS else set()


def _is_left_out(block: Block) -> bool:
    if block.link_length >= LINK_SHARE * len(block.text):
        return True
    if block.link_length and is_linked_notice(block.text):
        return True
    return is_invitation(block.text) or _is_label(block)


def _is_label(block: Block) -> bool:
    if block.tag in CELLS or not is_number(block.text):
        return False
    return block.tag not in ENTRIES or block.text.isdigit() or not block.text.strip(QUOTES)


def without_comments(blocks: list[Block]) -> list[Block]:
    """Without what stands under their heading, where the text is above it."""
    for at, block in enumerate(blocks):
        if block.tag in HEADINGS and is_comments_heading(block.text):
            has_text = any(
                reading_weight(above.text) >= MIN_SENTENCE_CHARS for above in blocks[:at]
            )
            return blocks[:at] if has_text else blocks
    return blocks


def without_repeats(blocks: list[Block]) -> list[Block]:
    """Without captions and quotes that are there a second time, for other screens or larger."""
    kept: list[Block] = []
    for at, block in enumerate(blocks):
        if not _is_repeated(block, kept) and not (
            block.tag == "blockquote" and _is_told(block.text, _around(blocks, at))
        ):
            kept.append(block)
    return kept


def _is_repeated(block: Block, before: list[Block]) -> bool:
    if before and before[-1].text == block.text and "figcaption" in {before[-1].tag, block.tag}:
        return True
    if len(block.text) < MIN_REPEAT_CHARS or block.tag in ENTRIES:
        return False
    near = before[-(MAX_FAR_BLOCKS if block.tag == "figcaption" else MAX_NEAR_BLOCKS) :]
    return any(other.text == block.text for other in near)


def _around(blocks: list[Block], at: int) -> list[Block]:
    return [*blocks[max(at - MAX_FAR_BLOCKS, 0) : at], *blocks[at + 1 : at + 1 + MAX_FAR_BLOCKS]]


def _is_told(text: str, blocks: Iterable[Block]) -> bool:
    """Elsewhere, in a sentence that may begin with a small letter where the quote does not."""
    quote = text.strip(QUOTES)[1:]
    return MIN_REPEAT_CHARS <= len(quote) < MAX_QUOTE_CHARS and any(
        quote in block.text for block in blocks
    )


def below_headline(blocks: list[Block], headline: str | None) -> list[Block]:
    """Where the headline stands in the container, what comes before it is the site's header."""
    prose = 0
    for at, block in enumerate(blocks):
        prose += reading_weight(block.text) >= MIN_SENTENCE_CHARS
        if prose > MAX_PROSE_ABOVE:
            break  # A sub-heading in the headline's words.
        if headline and block.tag in HEADINGS and block.text.endswith(headline):
            before = block.text.removesuffix(headline)
            if not before or (
                len(headline) > MIN_HEADLINE_CHARS and len(before) < MAX_KICKER_CHARS
            ):
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
        elif reading_weight(block.text) >= MIN_SENTENCE_CHARS:
            break
    return blocks[start:]


def _is_opening(block: Block, headline: str | None, authors: tuple[str, ...]) -> bool:
    if block.text == headline or block.text in authors or block.tag == "h1":
        return True
    return is_signature(block.text) and not block.text.endswith(SENTENCE_ENDS)


def without_last_lines(blocks: list[Block], authors: tuple[str, ...]) -> list[Block]:
    """Without signatures after the last paragraph, and headings that lost what they stood over."""
    end = len(blocks)
    while end and _is_last_line(blocks[end - 1], authors):
        end -= 1
    if end > 1 and len(blocks[end - 1].text) < MIN_REPEAT_CHARS:
        # A few words behind a notice belong to it.
        end -= 2 * is_last_notice(blocks[end - 2].text)
    return blocks[:end]


def _is_last_line(block: Block, authors: tuple[str, ...]) -> bool:
    text = block.text
    if block.link_length >= 0.5 * len(text) or _is_about(text, authors) or is_last_notice(text):
        return True
    if block.tag in HEADINGS or text in authors or (len(text) < 60 and text.endswith(":")):
        return True
    return block.tag not in CELLS and is_signature(text) and not text.endswith(SENTENCE_ENDS)


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
