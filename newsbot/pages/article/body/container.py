"""Which element of a page holds the article's paragraphs.

Prose votes: the more of the page's prose an element holds, and the less else it holds, the better.
"""

from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from newsbot.pages.article.body.boilerplate import is_ambiguous, is_boilerplate
from newsbot.pages.article.body.groups import Group, beside_teasers, without_teasers
from newsbot.pages.html.nodes import elements_in, upwards
from newsbot.pages.html.text_weight import reading_weight
from newsbot.pages.vocabulary.box_names import BOX_NAMES

UNITS = "p, div, td, li, section, article, main, blockquote, pre, dd, span, font"
PHRASES = frozenset(["span", "font"])
MIN_PROSE_CHARS = 30
FEW_CHARS = 12  # less than that in any script
# So much text between line breaks is an article of its own, not a paragraph of its parent.
LONG_PROSE = 400
# Fewer characters of prose than this on a page: it is marked up in an unusual way.
LITTLE_PROSE = 300
# So much under one parent, and the page's paragraphs are `p` elements.
MUCH_PROSE = 1000
# What is called furniture is the article where it is so much longer than all that is not.
TIMES_LONGER = 4
# So much of a short page's prose beside the headline is the text, and the rest about the site.
NEAR_SHARE = 0.4
NEAR_LEVELS = 8
CONSENT = BOX_NAMES.pattern("consent")
# Bounds the work on a page nested without end; real pages are less than 40 deep.
MAX_CLIMB = 60


@dataclass(slots=True)
class Candidate:
    """An element above one or more groups."""

    node: LexborNode
    length: int = 0
    votes: int = 0


class Container(NamedTuple):
    """`by_paragraphs`: there is prose enough in them to tell; no other element was looked at."""

    node: LexborNode | None
    by_paragraphs: bool


def find_container(body: LexborNode, headline: LexborNode | None) -> Container:
    """`headline`: the heading of the article, if the page has one."""
    groups, by_paragraphs = _all_groups(body, headline)
    groups = _of_headline(groups, headline)
    best = _best(_holders(without_teasers(groups)))
    return Container(best and _with_other_parts(best, groups, headline), by_paragraphs)


def _of_headline(groups: list[Group], headline: LexborNode | None) -> list[Group]:
    """Those of the headline's own article, where that is marked as one: a page that goes on to the
    next one without end holds several. Where all are short, those nearest to the headline.
    """
    article = next((node for node in upwards(headline) if node.tag == "article"), None)
    if article is not None:
        own = _inside(article, groups)
        if sum(map(_length, own)) > LITTLE_PROSE or (own and _are_teasers_beside(article, groups)):
            return own
    length = sum(map(_length, groups))
    if len(groups) > 1 and length < MUCH_PROSE:
        around = islice(upwards(headline), NEAR_LEVELS)
        near = next(filter(None, (_inside(node, groups) for node in around)), groups)
        # A single paragraph there may be the standfirst.
        if sum(group.units for group in near) > 1 and _share(near, length) > NEAR_SHARE:
            return near
    return groups


def _share(groups: list[Group], length: int) -> float:
    return sum(map(_length, groups)) / length


def _inside(node: LexborNode, groups: list[Group]) -> list[Group]:
    return [group for group in groups if _is_inside(group.home, node)]


def _are_teasers_beside(article: LexborNode, groups: list[Group]) -> bool:
    others = beside_teasers(groups)
    return len(_inside(article, others)) == len(others)


def _with_other_parts(
    best: LexborNode, groups: list[Group], headline: LexborNode | None
) -> LexborNode:
    """The parent, where the text goes on below in elements named alike. What has its own heading,
    or is not known to lack it, is another article.
    """
    whole, names = best.parent, best.attributes.get("class")
    if whole is None or not names or headline is None or _is_inside(headline, best):
        return best
    for group in groups:
        above = islice(upwards(group.home), MAX_CLIMB)
        part = next((node for node in above if _is_child(node, whole)), None)
        if (
            part is not None
            and part.mem_id != best.mem_id
            and part.attributes.get("class") == names
            and part.css_first("h1, h2") is None
        ):
            return whole
    return best


def _is_child(node: LexborNode, parent: LexborNode) -> bool:
    return node.parent is not None and node.parent.mem_id == parent.mem_id


def _is_inside(node: LexborNode, outer: LexborNode) -> bool:
    return any(above.mem_id == outer.mem_id for above in upwards(node))


def _all_groups(body: LexborNode, headline: LexborNode | None) -> tuple[list[Group], bool]:
    """Also, whether those of paragraphs are all."""
    # What holds the headline is no furniture, whatever its name.
    trusts = {node.mem_id: True for node in upwards(headline)}
    trusts[body.mem_id] = True
    groups = _paragraph_groups(body.css("p"), trusts)
    if max((group.length for group in groups), default=0) >= MUCH_PROSE:
        return groups, True
    linked = _link_lengths(body)
    groups = _prose_groups(body.css(UNITS), linked, trusts)
    if sum(group.length for group in groups) < LITTLE_PROSE:
        groups = _prose_groups(body.css("*"), linked, trusts) or groups
    return groups, False


def _paragraph_groups(paragraphs: list[LexborNode], trusts: dict[int, bool]) -> list[Group]:
    """Paragraphs are trusted as their parent is."""
    found: dict[int, Group] = {}
    for paragraph in paragraphs:
        length = reading_weight(paragraph.text().strip())
        if length < MIN_PROSE_CHARS:
            continue
        length -= sum(len(link.text()) for link in elements_in(paragraph) if link.tag == "a")
        home = paragraph.parent
        if length < MIN_PROSE_CHARS or home is None:
            continue
        identity = home.mem_id
        if identity not in found:
            found[identity] = Group(home)
        found[identity].add(length)
    groups: list[Group] = []
    furniture: list[Group] = []
    for group in found.values():
        (groups if _is_trusted(group.home, trusts) else furniture).append(group)
    return _article_or_else(groups, furniture)


def _prose_groups(
    units: list[LexborNode], linked: dict[int, int], trusts: dict[int, bool]
) -> list[Group]:
    """Those of any elements. `linked`: characters of links in a part of a paragraph."""
    groups: dict[int, Group] = {}
    furniture: dict[int, Group] = {}
    for unit in units:
        is_paragraph = unit.tag == "p"
        text = unit.text() if is_paragraph else unit.text(deep=False)
        if len(text) < FEW_CHARS:
            continue
        length = reading_weight(text.strip()) - linked.get(unit.mem_id, 0)
        if length < MIN_PROSE_CHARS:
            continue
        home = unit if length > LONG_PROSE and not is_paragraph else _home(unit)
        if home is None:
            continue
        trusted = _is_trusted(home if is_paragraph else unit, trusts)
        found, identity = groups if trusted else furniture, home.mem_id
        if identity not in found:
            found[identity] = Group(home)
        found[identity].add(length)
    return _article_or_else(list(groups.values()), list(furniture.values()))


def _home(unit: LexborNode) -> LexborNode | None:
    """The parent; None for a part of a paragraph, which counts as a whole."""
    home = unit.parent
    if unit.tag in PHRASES:
        while home is not None and home.tag in PHRASES:
            home = home.parent
        return None if home is None or home.tag == "p" else home
    return home


def _article_or_else(groups: list[Group], furniture: list[Group]) -> list[Group]:
    """Furniture, if there is nothing else; or what of it is long enough for an article where
    nothing else is: its name means something else.
    """
    article = max(furniture, key=_length, default=None)
    least = max(MUCH_PROSE, TIMES_LONGER * sum(map(_length, groups)))
    if article is not None and sum(map(_length, furniture)) > least:
        kind = _kind(article)
        alike = [group for group in furniture if _kind(group) == kind]
        if sum(map(_length, alike)) > least and _is_misnamed(article.home):
            return alike
    if article and article.length > MUCH_PROSE and all(_length(g) < LITTLE_PROSE for g in groups):
        return [article]
    return groups or [group for group in furniture if not _asks_for_consent(group.home)]


def _kind(group: Group) -> tuple[str, ...]:
    around = [group.home, *filter(None, [group.home.parent])]
    return tuple(f"{node.tag} {node.attributes.get('class') or ''}" for node in around)


def _is_misnamed(home: LexborNode) -> bool:
    """Whether each name that makes furniture of it may be the text's, too."""
    return all(
        is_ambiguous(above) for above in upwards(home) if is_boilerplate(above, above.tag or "")
    )


def _asks_for_consent(home: LexborNode) -> bool:
    """No page's text is in a cookie banner, however little else it has."""
    names = (
        name
        for above in upwards(home)
        if above.tag not in {"body", "html"}  # which only tell whether there is one
        for name in (above.attributes.get("class"), above.attributes.get("id"))
    )
    return any(CONSENT.search(name or "") for name in names)


def _length(group: Group) -> int:
    return group.length


def _link_lengths(body: LexborNode) -> dict[int, int]:
    lengths: dict[int, int] = {}
    for link in body.css("p a"):
        parent = link.parent
        if parent is not None:
            identity = parent.mem_id
            lengths[identity] = lengths.get(identity, 0) + len(link.text())
    return lengths


def _is_trusted(node: LexborNode, known: dict[int, bool]) -> bool:
    """Of an element's surroundings. `known` remembers them, so that none is looked at twice."""
    if node.mem_id in known:
        return known[node.mem_id]
    path = []
    trusted = True
    for above in upwards(node):
        identity = above.mem_id
        if identity in known:
            trusted = known[identity]
            break
        path.append(identity)
        tag = above.tag or ""
        if tag == "a" or is_boilerplate(above, tag):
            trusted = False
            break
    known.update(dict.fromkeys(path, trusted))
    return trusted


def _holders(groups: list[Group]) -> dict[int, Candidate]:
    holders: dict[int, Candidate] = {}
    for group in groups:
        for height, above in enumerate(upwards(group.home)):
            if height > MAX_CLIMB:
                break
            identity = above.mem_id
            if identity not in holders:
                holders[identity] = Candidate(above)
            holder = holders[identity]
            holder.length += group.length
            # Squared: one long run of paragraphs outvotes many teasers of the same total.
            holder.votes += group.length**2
    return holders


def _best(holders: dict[int, Candidate]) -> LexborNode | None:
    """Of equal votes the first counts: further up are the same groups, and more of all else."""
    by_votes: dict[int, Candidate] = {}
    for holder in holders.values():
        by_votes.setdefault(holder.votes, holder)
    best, best_score = None, 0.0
    ranked = sorted(by_votes, reverse=True)
    for votes in ranked:
        share = votes / ranked[0]
        if share <= best_score:  # which no density can raise
            break
        holder = by_votes[votes]
        score = share * (holder.length / (len(holder.node.text()) or 1)) ** 0.4
        if score > best_score:
            best, best_score = holder.node, score
    return best
