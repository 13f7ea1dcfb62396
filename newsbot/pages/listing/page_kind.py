"""What tells a listing's page from an article, and a page of the site from what hides it."""

from collections.abc import Iterable, Sequence

from newsbot.pages.html.document import Document, collapse
from newsbot.pages.html.links import Link
from newsbot.pages.html.outline import HEADINGS, Outline
from newsbot.pages.listing.cards.text_sums import MIN_PROSE_CHARS
from newsbot.pages.listing.paging.pagination import PageLink
from newsbot.pages.metadata.sources import ArticleSources
from newsbot.pages.vocabulary.dates import MAX_SMALL_PRINT_CHARS, has_date
from newsbot.pages.vocabulary.interstitials import INTERSTITIALS

LANDMARKS = 12
# Characters of text outside the cards that an article has, one that says so and one that does not.
STATED_TEXT = 400
SEEN_TEXT = 1500
MAX_BOX_CARDS = 8  # of a box below an article
MAX_NOTICE_CHARS = 120
NOTICE = INTERSTITIALS.pattern("notice")


def page_title(document: Document) -> str:
    title = document.tree.css_first("title")
    return collapse(title.text()) if title else ""


def find_landmarks(links: Iterable[Link], cards: set[str]) -> tuple[str, ...]:
    """The site's first links: all pages of one template share the most of them."""
    urls: dict[str, None] = {}
    for link in links:
        if len(urls) == LANDMARKS:
            break
        if link.own_site and link.url not in cards:
            urls[link.url] = None
    return tuple(urls)


def says_nothing(outline: Outline) -> bool:
    """Whether a short line says that there are no (more) articles."""
    texts = (text for text in outline.texts if len(text) <= MAX_NOTICE_CHARS)
    return any(NOTICE.search(text) for text in texts)


def is_article(
    document: Document,
    url: str,
    outline: Outline,
    rooms: Sequence[range],
    pages: Sequence[PageLink],
) -> bool:
    """Whether the page is one article, and its cards are those of a box below. `pages`: its links
    to other pages of a listing. A listing may open with an article in full, and a blog may have
    nothing else; what is before all cards, under the page's title and its date, is no card. Some
    sites state a date of the page that they made of their list.
    """
    in_cards = {run for room in rooms for run in room}
    outside = _prose(outline, (run for run in range(len(outline.runs)) if run not in in_cards))
    inside = _prose(outline, sorted(in_cards))
    swallowed = len(rooms) <= 1  # the only card may have been given all of the article's text
    if outside + inside * swallowed < max(STATED_TEXT, inside):
        return False
    few = len(rooms) <= MAX_BOX_CARDS
    if _states_article(ArticleSources(document, url)):
        numbered = any(page.number for page in pages)
        return not numbered and (few or outside > SEEN_TEXT)
    few = few and not pages
    return few and outside > max(SEEN_TEXT, 3 * inside) and _opens(document, outline, in_cards)


def _prose(outline: Outline, runs: Iterable[int]) -> int:
    texts = (outline.texts[run] for run in runs if outline.tags[outline.owners[run]] != "a")
    return sum(len(text) for text in texts if len(text) > MIN_PROSE_CHARS)


def _states_article(sources: ArticleSources) -> bool:
    """A date that only an article has."""
    stated = sources.meta.first("article:published_time") or sources.article.get("datePublished")
    return bool(stated)


def _opens(document: Document, outline: Outline, in_cards: set[int]) -> bool:
    """With the page's title, its date and a text, with no card and no other title between."""
    title = page_title(document)
    for heading in outline.places["h1"]:
        text = outline.text(heading)
        if text and text in title:
            return _goes_on(outline, outline.last_run[heading], in_cards)
    return False


def _goes_on(outline: Outline, start: int, in_cards: set[int]) -> bool:
    dated = False
    for run in range(start, len(outline.runs)):
        text = outline.texts[run]
        owners = (outline.owners[run], *outline.ancestors(outline.owners[run]))
        if run in in_cards or any(outline.tags[owner] in HEADINGS for owner in owners):
            return False
        dated = dated or (len(text) < MAX_SMALL_PRINT_CHARS and has_date(text))
        if len(text) >= 2 * MIN_PROSE_CHARS and dated:
            return True
    return False
