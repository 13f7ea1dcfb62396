"""Prose with a common parent."""

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

# A list has more entries than this.
MAX_LONE_ENTRIES = 3
MAX_TEASER_CHARS = 400
MIN_TITLE_CHARS = 15
# With less prose than this outside of it, the list is the page.
MIN_PROSE_CHARS = 150
HEADINGS = "h2, h3, h4, h5, h6"


@dataclass(slots=True)
class Group:
    """`length`: characters of prose, in so many `units`. `home`: the parent."""

    home: LexborNode
    length: int = 0
    units: int = 0

    def add(self, length: int) -> None:
        self.length += length
        self.units += 1


def without_teasers(groups: list[Group]) -> list[Group]:
    """Without the entries of a list of other articles: alike, each with little text and a title
    that is a link.
    """
    others = beside_teasers(groups)
    return others if sum(group.length for group in others) > MIN_PROSE_CHARS else groups


def beside_teasers(groups: list[Group]) -> list[Group]:
    """The same, though they may be the page."""
    teasers = {
        group.home.mem_id
        for family in _families(groups)
        if len(family) > MAX_LONE_ENTRIES and all(map(_is_teaser, family))
        for group in family
    }
    return [group for group in groups if group.home.mem_id not in teasers]


def _families(groups: list[Group]) -> list[list[Group]]:
    families: dict[tuple[int, str], list[Group]] = {}
    for group in groups if len(groups) > MAX_LONE_ENTRIES else ():
        parent, names = group.home.parent, group.home.attributes.get("class")
        if parent is not None and names:
            families.setdefault((parent.mem_id, names), []).append(group)
    return list(families.values())


def _is_teaser(group: Group) -> bool:
    return group.length < MAX_TEASER_CHARS and any(map(_is_title, group.home.css("a")))


def _is_title(link: LexborNode) -> bool:
    """A link that is all of its line."""
    text = link.text().strip()
    if len(text) <= MIN_TITLE_CHARS or link.parent is None:
        return False
    return text == link.parent.text().strip() or link.css_first(HEADINGS) is not None
