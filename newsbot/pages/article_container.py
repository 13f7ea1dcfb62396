"""Which element of a page holds the article's paragraphs.

Prose votes: the more of the page's prose an element holds, and the less else it holds, the better.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from newsbot.pages.article_furniture import is_furniture

_UNITS = "p, div, td, li, section, article, main, blockquote, pre, dd"
_SHORTEST_PROSE = 30
# So much text between line breaks is an article of its own, not a paragraph of its parent.
_LONG_PROSE = 400
# Fewer characters of prose than this on a page: it is marked up in an unusual way.
_LITTLE_PROSE = 300
# So much under one parent, and the page's paragraphs are `p` elements.
_MUCH_PROSE = 1000
_OUTSIDE_TRUST = 0.4
# Bounds the work on a page nested without end; real pages are less than 40 deep.
_HIGHEST_CLIMB = 60


@dataclass(slots=True)
class _Group:
    """Prose with a common parent."""

    home: LexborNode
    length: int = 0


@dataclass(slots=True)
class _Holder:
    """An element above one or more groups."""

    node: LexborNode
    length: int = 0
    votes: int = 0
    groups: list[_Group] = field(default_factory=list)


def find_container(body: LexborNode, within: LexborNode | None = None) -> LexborNode | None:
    """`within`: an element known to be in the article, which the container has to hold."""
    groups = _all_groups(body)
    holders = _holders(groups)
    if within is not None:
        above = {node.mem_id for node in _upwards(within)}
        return _best({key: holder for key, holder in holders.items() if key in above})
    best = _best(holders)
    first = None if best is None else _first_of_several(holders, best)
    return best if first is None else _best(_holders(first.groups))


def _all_groups(body: LexborNode) -> list[_Group]:
    groups = _prose_groups(body, "p")
    if max((group.length for group in groups), default=0) < _MUCH_PROSE:
        groups = _prose_groups(body, _UNITS)
    if sum(group.length for group in groups) < _LITTLE_PROSE:
        groups = _prose_groups(body, "*") or groups
    return groups


def _prose_groups(body: LexborNode, selector: str) -> list[_Group]:
    groups: dict[int, _Group] = {}
    furniture: dict[int, _Group] = {}
    trusts = _trusts_around_headline(body)
    linked = _link_lengths(body)
    for unit in body.css(selector):
        is_paragraph = unit.tag == "p"
        text = unit.text() if is_paragraph else unit.text(deep=False)
        length = len(text.strip()) - linked.get(unit.mem_id, 0)
        home = unit if length > _LONG_PROSE and not is_paragraph else unit.parent
        if length < _SHORTEST_PROSE or home is None:
            continue
        trust = _trust(home if is_paragraph else unit, trusts)
        group = (groups if trust else furniture).setdefault(home.mem_id, _Group(home))
        group.length += int(length * (trust or 1))
    return list((groups or furniture).values())


def _link_lengths(body: LexborNode) -> dict[int, int]:
    lengths: dict[int, int] = {}
    for link in body.css("p a"):
        if link.parent is not None:
            identity = link.parent.mem_id
            lengths[identity] = lengths.get(identity, 0) + len(link.text())
    return lengths


def _trusts_around_headline(body: LexborNode) -> dict[int, float]:
    """What holds the headline is no furniture, whatever its name; when that is an `article`
    element, prose outside it is less likely to be the article's.
    """
    trusts = {body.mem_id: 1.0}
    for headline in body.css("h1")[:3]:
        trust = 1.0
        for above in _upwards(headline.parent):
            trusts[above.mem_id] = trust
            if above.tag == "article":
                trust = _OUTSIDE_TRUST
    return trusts


def _trust(node: LexborNode, known: dict[int, float]) -> float:
    """Of an element's surroundings. `known` remembers them, so that none is looked at twice."""
    path = []
    trust = 1.0
    for above in _upwards(node):
        identity = above.mem_id
        if identity in known:
            trust = known[identity]
            break
        path.append(identity)
        tag = above.tag or ""
        if tag == "a" or is_furniture(above, tag):
            trust = 0.0
            break
    known.update(dict.fromkeys(path, trust))
    return trust


def _upwards(node: LexborNode | None) -> Iterator[LexborNode]:
    while node is not None:
        yield node
        node = node.parent


def _holders(groups: list[_Group]) -> dict[int, _Holder]:
    holders: dict[int, _Holder] = {}
    for group in groups:
        for height, above in enumerate(_upwards(group.home)):
            if height > _HIGHEST_CLIMB:
                break
            holder = holders.setdefault(above.mem_id, _Holder(above))
            holder.length += group.length
            # Squared: one long run of paragraphs outvotes many teasers of the same total.
            holder.votes += group.length**2
            holder.groups.append(group)
    return holders


def _best(holders: dict[int, _Holder]) -> LexborNode | None:
    all_votes = max((holder.votes for holder in holders.values()), default=0)
    best, best_score = None, 0.0
    seen: set[int] = set()
    for holder in holders.values():
        share = holder.votes / all_votes
        # The same votes further up: the same groups, and more of everything else.
        if share <= best_score or holder.votes in seen:
            continue
        seen.add(holder.votes)
        density = holder.length / (len(holder.node.text()) or 1)
        score = share * density**0.4
        if score > best_score:
            best, best_score = holder.node, score
    return best


def _first_of_several(holders: dict[int, _Holder], best: LexborNode) -> _Holder | None:
    """A page that goes on to the next article without end holds several; the first is asked for."""
    whole = holders[best.mem_id].length
    several = [
        holder
        for node in best.css("article")
        if (holder := holders.get(node.mem_id)) and holder.length > max(500, whole / 50)
    ]
    return several[0] if len(several) > 1 and several[0].node.mem_id != best.mem_id else None
