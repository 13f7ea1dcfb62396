"""Scripts, styles and what stands in for scripts: no part of the page as a reader has it."""

from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsbot.pages.html.document import collapse
from newsbot.pages.html.nodes import upwards

MAX_FIGURE_CLIMB = 4
PICTURES = frozenset({"img", "picture"})


def take_out_unshown(tree: LexborHTMLParser) -> None:
    """But for a picture of the article's that a script would show: it stays in its place."""
    for unshown in (*tree.tags("script"), *tree.tags("style")):
        unshown.decompose()
    # Inner ones first, and those after the styles in them, which are no text.
    for unshown in reversed(tree.tags("noscript")):
        if _is_picture(unshown):
            unshown.unwrap()
        else:
            unshown.decompose()


def _is_picture(noscript: LexborNode) -> bool:
    """Marked as the article's, or behind what a script would fill, with no other words than its
    caption. Counters have one, too.
    """
    picture = noscript.css_first("img[src]")
    if picture is None:
        return False
    around = islice(upwards(picture.parent), MAX_FIGURE_CLIMB)
    if (
        "itemprop" not in picture.attributes
        and all(node.tag != "figure" for node in around)
        and not _is_behind_picture(noscript)
    ):
        return False
    caption = noscript.css_first("figcaption")
    return collapse(noscript.text()) == ("" if caption is None else collapse(caption.text()))


def _is_behind_picture(noscript: LexborNode) -> bool:
    before = noscript.prev
    if before is not None and not before.is_element_node:  # the white space between them
        before = before.prev
    return before is not None and before.tag in PICTURES
