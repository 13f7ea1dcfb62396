"""Which parts of a page are the article's, and which speak of other ones."""

import re
from functools import cached_property, lru_cache
from itertools import islice

from selectolax.lexbor import LexborNode

from newsbot.pages.article.fields.headline import Headline
from newsbot.pages.html.nodes import upwards
from newsbot.pages.vocabulary.box_names import BOX_NAMES

MAX_CLIMB = 12
CLOSE = 4
ELSEWHERE = frozenset(["nav", "aside"])
OF_ONE_ARTICLE = frozenset(["article", "main", "section"])
OWN_FOOTER = re.compile(r"post|entry|article|story|meta|byline|info", re.IGNORECASE)
OTHERS = BOX_NAMES.pattern("others")
CARDS = frozenset(["article", "li", "div", "section"])
CARD_TITLE = "h2 a[href], h3 a[href], h4 a[href], h5 a[href]"
ARTICLE_TITLE = "h2, h3, h4, h5"
MAX_CARD = 600
PROSE = 60


class OwnParts:
    """By what stands around an element, up to what it has in common with the headline."""

    def __init__(self, headline: Headline) -> None:
        self._headline = headline
        # The title of each box that was looked at: many elements stand in the same ones.
        self._titles: dict[int, LexborNode | None] = {}

    def is_of_other(self, node: LexborNode, *, besides: bool = True) -> bool:
        """In a menu, beside the article, among comments or on the card of another article.
        `besides`: what stands beside the text within the article is of others, too.
        """
        footer: LexborNode | None = None
        is_beside = False
        for above in islice(upwards(node), MAX_CLIMB):
            tag = above.tag or ""
            if above.mem_id in self._headline.around:
                is_beside = is_beside and (besides or tag != "article")
                return is_beside or (footer is not None and not _is_own(footer, tag))
            attributes = above.attributes
            if _names_others(attributes.get("class") or "") or "comment" in (
                attributes.get("itemprop") or ""
            ):
                return True
            is_beside = is_beside or tag in ELSEWHERE
            if tag == "footer":
                footer = above
            elif tag in CARDS and self._headline.around and self._is_card(above, node):
                return True
        return is_beside or (footer is not None and not _is_own(footer, ""))

    def is_in_part(self, node: LexborNode) -> bool:
        """In the part of the page that is the article's, not only on its page."""
        above = list(islice(upwards(node), MAX_CLIMB))
        if any(part.tag in OF_ONE_ARTICLE for part in above):
            return True
        return any(part.mem_id in self._close_to_headline for part in above)

    def _is_card(self, box: LexborNode, node: LexborNode) -> bool:
        """It has a title, which is not the element itself and leads to the article."""
        if box.mem_id not in self._titles:
            self._titles[box.mem_id] = _title_of_card(box)
        title = self._titles[box.mem_id]
        return (
            title is not None
            and title.mem_id != node.mem_id
            and (title.tag != "a" or title.attributes.get("href") != node.attributes.get("href"))
        )

    @cached_property
    def _close_to_headline(self) -> set[int]:
        return {above.mem_id for above in islice(upwards(self._headline.node), 1, CLOSE)}


def _is_own(footer: LexborNode, around: str) -> bool:
    return around in OF_ONE_ARTICLE or bool(OWN_FOOTER.search(footer.attributes.get("class") or ""))


def _title_of_card(box: LexborNode) -> LexborNode | None:
    """None where the box is more than a card: an article's may be short, too."""
    title = box.css_first(ARTICLE_TITLE if box.tag == "article" else CARD_TITLE)
    if title is None or len(box.text()) >= MAX_CARD:
        return None
    prose = sum(len(paragraph.text()) > PROSE for paragraph in box.css("p"))
    return title if prose < 2 else None


@lru_cache(4096)
def _names_others(names: str) -> bool:
    """Cached: a site's pages share them."""
    return bool(names) and OTHERS.search(names) is not None
