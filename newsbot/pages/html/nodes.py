"""Ways through the tree of a page."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode


def upwards(node: LexborNode | None) -> Iterator[LexborNode]:
    """The node itself, its parent and so on, up to the root."""
    while node is not None:
        yield node
        node = node.parent


def elements_in(node: LexborNode) -> Iterator[LexborNode]:
    """Its own children, without the texts between them."""
    child = node.first_child
    while child is not None:
        if child.is_element_node:
            yield child
        child = child.next
