"""Shadow trees as the page's own text: a reader does not see that they are apart."""

import re
from collections import defaultdict

from selectolax.lexbor import LexborHTMLParser, LexborNode

NAME = b"shadow-root"
MARK = b"shadowrootmode"
# No page has more; trees in trees are looked through once for each.
MAX_ROOTS = 2_000
MAX_SLOTS = 20_000
TEMPLATE = re.compile(rb"<(?P<end>/?)template(?=[\s/>])(?P<rest>[^>]{0,2000})", re.IGNORECASE)


def open_templates(html: bytes) -> bytes:
    """Declared shadow roots as elements: what stands in a template is no part of the page."""
    is_root: list[bool] = []

    def renamed(found: re.Match[bytes]) -> bytes:
        if not found["end"]:
            is_root.append(MARK in found["rest"].lower())
            opened = is_root[-1]
        else:
            opened = bool(is_root) and is_root.pop()
        return b"<" + found["end"] + NAME + found["rest"] if opened else found[0]

    return TEMPLATE.sub(renamed, html)


def fill_slots(tree: LexborHTMLParser) -> None:
    """Sets what a host has in the light where its shadow tree shows it; the rest is not shown."""
    roots = tree.css(NAME.decode())
    if len(roots) > MAX_ROOTS:
        return
    # A slot may be moved into another tree, and be that one's light, before it is filled itself.
    found = 0
    for number, root in enumerate(roots):
        slots = root.css("slot")
        found += len(slots)
        if found > MAX_SLOTS:
            return
        for slot in slots:
            slot.attrs["of"] = str(number)  # the innermost root is the last to say so
    # From the last to the first, as what is moved is a copy.
    for number, root in reversed(list(enumerate(roots))):
        host = root.parent
        if host is not None:
            light = [node for node in host.iter(include_text=True) if node != root]
            _fill(root.css(f"slot[of='{number}']"), light)


def _fill(slots: list[LexborNode], light: list[LexborNode]) -> None:
    named: dict[str, list[LexborNode]] = defaultdict(list)
    for node in light:
        named[(node.attributes.get("slot") or "") if node.is_element_node else ""].append(node)
    for slot in slots:
        shown = named.pop(slot.attributes.get("name") or "", [])
        if any(node.is_element_node or not (node.text_content or "").isspace() for node in shown):
            for node in list(slot.iter(include_text=True)):
                node.decompose()
        for node in shown:
            slot.insert_child(node)
    for node in light:
        node.decompose()
