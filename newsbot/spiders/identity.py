"""Whether a page that answered is the article that was asked for.

The card that led to it vouches for it, or what is stored of the article, or its own words to
programs. No site's name for a page decides alone: walls, errors and other articles come with
status 200, under the article's address, and in the site's own template.
"""

from dataclasses import dataclass

from newsbot.db.rows import ArticleRow
from newsbot.items import RawCard
from newsbot.normalize.articles import normalize_authors
from newsbot.normalize.content_hash import OPENING_CHARS, fold, opening_of, remove_cut_mark
from newsbot.normalize.excerpts import remove_shortcodes
from newsbot.normalize.likeness import (
    common_vocabulary,
    common_wording,
    has_same_words,
    names_the_same,
)
from newsbot.pages.interstitials import (
    REFUSALS,
    Interstitial,
    find_interstitial,
    main_interstitial,
)
from newsbot.pages.parsed import ParsedArticle
from newsbot.urls.canonical import key_of, same_site

# Bytes of UTF-8, in which a text of any script is about as long.
MIN_TEXT_BYTES = 250
MIN_LONG_TEXT_BYTES = 1_000
BEGINNING_CHARS = 400
MARGIN_CHARS = 10
SENTENCE_CHARS = 200
# Parts of what is known, in words.
HALF, A_THIRD, A_FIFTH = 0.5, 0.3, 0.2


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """What is known of an article before its page is read: its card, and the row if it has one."""

    url: str
    headlines: tuple[str, ...]
    excerpt: str
    article_body: str = ""
    authors: tuple[str, ...] = ()

    @property
    def card(self) -> str:
        return f"{' '.join(self.headlines)} {self.excerpt}"


def known_by_card(card: RawCard) -> KnownArticle:
    headlines = tuple(filter(None, [card.headline]))
    return KnownArticle(card.url, headlines, _without_shortcodes(card.excerpt))


def known_by_row(card: RawCard, row: ArticleRow) -> KnownArticle:
    headlines = (card.headline, row.headline, row.page_headline)
    return KnownArticle(
        card.url,
        tuple(dict.fromkeys(filter(None, headlines))),
        _without_shortcodes(card.excerpt) or row.excerpt,
        row.article_body or "",
        tuple(row.authors),
    )


def _without_shortcodes(excerpt: str) -> str:
    return remove_shortcodes(excerpt) if "[" in excerpt else excerpt


def is_plainly(page: ParsedArticle, card: RawCard) -> bool:
    """Whether the text opens as the card does and goes on for longer than a wall would, or is as
    long as the card's and no more. So it is with nearly all, and costs the least.
    """
    excerpt, body = remove_cut_mark(card.excerpt), page.article_body or ""
    if not _opens_as(excerpt, body):
        return False
    is_whole = excerpt == card.excerpt and len(excerpt) > BEGINNING_CHARS
    more = len(body) - len(excerpt)
    return more > BEGINNING_CHARS or (is_whole and more < MARGIN_CHARS)


def _opens_as(excerpt: str, body: str) -> bool:
    if len(excerpt) > 2 * OPENING_CHARS and body.startswith(excerpt[:OPENING_CHARS]):
        return True
    beginning = _without_shortcodes(excerpt[: 2 * BEGINNING_CHARS])
    opening = opening_of(beginning)
    return len(opening) == OPENING_CHARS and opening in fold(body[:BEGINNING_CHARS])


def find_put_before(page: ParsedArticle, known: KnownArticle) -> Interstitial | None:
    """What the site put in the article's place, in its own words. A heading that is the article's
    announces nothing.
    """
    body = page.article_body or ""
    subject = "\n".join(known.headlines)
    if _has_text(page, known):
        extra = _without_known(body, known)
        is_short = len(extra) < MIN_LONG_TEXT_BYTES
        refusal = main_interstitial(extra, subject, below_headline=True) if is_short else None
        return refusal if refusal in REFUSALS else None
    own = body
    for headline in known.headlines:  # which a wall may repeat
        own = own.replace(headline, "")
    if _is_about_the_same(own, known):
        return None
    shown = (*page.headings, page.headline or "", page.title or "")
    foreign = (text for text in shown if not _names(known, text))
    announced = find_interstitial("\n".join(foreign), subject)
    if announced or _byte_count(body) >= MIN_LONG_TEXT_BYTES:
        return announced
    is_headed = any(_names(known, text) for text in page.headings)
    return main_interstitial(body, subject, below_headline=is_headed)


def may_be_cut(page: ParsedArticle, known: KnownArticle) -> bool:
    """Whether the page shows no more of the text than its beginning, as one behind a wall does."""
    body = page.article_body or ""
    if known.article_body:
        return 2 * len(body) < len(known.article_body)
    excerpt = remove_cut_mark(known.excerpt)
    goes_on = SENTENCE_CHARS if remove_cut_mark(body) != body else MARGIN_CHARS
    return excerpt != known.excerpt and len(body) < len(excerpt) + goes_on


def is_article(page: ParsedArticle, known: KnownArticle) -> bool:
    """Whether the page shows what is known: its text, its headline above a text, or its subject; or
    it is, in its reader's eyes and in its own words to programs, one article under this address.
    Not to be asked of a page that `find_put_before` knows.
    """
    if any(_names(known, text) for text in page.headings) or _has_text(page, known):
        return True
    if _names(known, page.headline or ""):
        body = page.article_body or ""
        return not page.headings or common_vocabulary(known.card, body) >= A_FIFTH
    return not _states_another(page, known) and _may_be_article(page, known)


def _may_be_article(page: ParsedArticle, known: KnownArticle) -> bool:
    """Under another headline, and with another opening."""
    body = page.article_body or ""
    headline = page.headline or ""
    if _is_about_the_same(body, known):
        return True
    if known.authors and normalize_authors(page.authors) == known.authors:
        return True
    if not known.card.strip():
        return bool(headline and body)
    own = key_of(page.stated_url or known.url) == key_of(known.url)
    shown = headline in page.headings and _byte_count(body) >= MIN_TEXT_BYTES
    return own and shown and page.states_article and bool(page.date_published or page.authors)


def is_moved(page: ParsedArticle, known: KnownArticle, *, is_known_elsewhere: bool) -> bool:
    """Whether the page, to which the article's address led on, is still the article: it has the
    known text word for word. Where none is known so, its headline or subject tells, unless
    another article `is_known_elsewhere`, under the page's address: one series has one headline.
    """
    body = page.article_body or ""
    if known.article_body:
        return common_wording(known.article_body, body) >= A_THIRD
    excerpt = fold(remove_cut_mark(known.excerpt))
    if excerpt and excerpt in fold(body):
        return True
    shown = (*page.headings, page.headline or "")
    if any(has_same_words(text, headline) for text in shown for headline in known.headlines):
        return not (is_known_elsewhere and excerpt)
    return not is_known_elsewhere and common_vocabulary(known.card, body) >= HALF


def _states_another(page: ParsedArticle, known: KnownArticle) -> bool:
    """Whether the page names itself by another address of its site, of which the known one is no
    view and no part.
    """
    stated = page.stated_url or ""
    own, other = key_of(known.url), key_of(stated)
    is_part = own.startswith(other) and own[len(other) : len(other) + 1] in {"", "/", "?"}
    return bool(other) and not is_part and same_site(stated, known.url)


def _names(known: KnownArticle, text: str) -> bool:
    return any(names_the_same(text, headline) for headline in known.headlines)


def _byte_count(text: str) -> int:
    """Chinese says in a third of the letters what others do; a page may hold lone surrogates."""
    return len(text.encode(errors="replace"))


def _is_about_the_same(body: str, known: KnownArticle) -> bool:
    enough = HALF if _byte_count(body) < MIN_LONG_TEXT_BYTES else A_THIRD
    return common_vocabulary(known.card, body) >= enough


def _has_text(page: ParsedArticle, known: KnownArticle) -> bool:
    body = page.article_body or ""
    opening = opening_of(remove_cut_mark(known.excerpt))
    if len(opening) > MARGIN_CHARS and opening in fold(body):
        return True
    return bool(known.article_body) and common_wording(known.article_body, body) >= A_THIRD


def _without_known(body: str, known: KnownArticle) -> str:
    """The paragraphs that are new."""
    excerpt = fold(remove_cut_mark(known.excerpt))
    before = f"{excerpt}\n{fold(known.article_body)}"
    paragraphs = ((text, fold(text)) for text in body.split("\n\n"))
    return "\n".join(
        text
        for text, folded in paragraphs
        if folded not in before and not (excerpt and excerpt[:OPENING_CHARS] in folded)
    )
