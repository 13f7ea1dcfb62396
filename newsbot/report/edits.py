"""What the site changed in an article, ready to be shown word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsbot.db.rows import EditRow
from newsbot.report.words import MAX_WORD_SIGNS, cut, language_of
from newsbot.terminal.marked_text import Piece, changed_paragraphs

MAX_WORDS = 400  # of one text's changes; `scrapy diff` shows all


@dataclass(frozen=True, slots=True)
class Change:
    """Of one text. `paragraphs`: its pieces, each as kind and words, or how many are as they were.
    `left_out`: whether there is more.
    """

    name: str
    paragraphs: Sequence[Sequence[tuple[str, str]] | int]
    left_out: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """`note`: what no comparison shows; empty if there is nothing of that kind."""

    row: EditRow
    language: str | None
    changes: Sequence[Change]
    note: str


def show_edit(row: EditRow) -> Edit:
    texts = [("Headline", row.old_headline, row.headline)]
    if row.article_body and row.old_article_body:
        texts.append(("Text", row.old_article_body, row.article_body))
    elif not row.article_body and not row.old_article_body:
        texts.append(("Excerpt", row.old_excerpt, row.excerpt))
    changes = [_show(name, old, new) for name, old, new in texts if old != new]
    language = language_of(row.details.get("in_language"))
    return Edit(row, language, changes, _note(row, changes))


def _note(row: EditRow, changes: Sequence[Change]) -> str:
    if bool(row.old_article_body) != bool(row.article_body):
        counts = (len((text or "").split()) for text in (row.old_article_body, row.article_body))
        return "Text: {:,} words before, {:,} now.".format(*counts)
    if not changes:
        return "The headline changed on the article's own page alone, not in the listing."
    return ""


def _show(name: str, old: str, new: str) -> Change:
    left, left_out = MAX_WORDS, False
    paragraphs: list[list[tuple[str, str]] | int] = []
    for paragraph in changed_paragraphs(old, new):
        if isinstance(paragraph, int):
            paragraphs.append(paragraph)
            continue
        if left <= 0:
            left_out = True
            break
        pieces = [*_bounded(paragraph, left)]
        paragraphs.append(pieces)
        wanted = sum(len(piece.words) for piece in paragraph)
        left_out |= wanted > left
        left -= wanted
    return Change(name, paragraphs, left_out)


def _bounded(paragraph: Sequence[Piece], left: int) -> Iterator[tuple[str, str]]:
    for piece in paragraph:
        if left <= 0:
            return
        words = [cut(word, MAX_WORD_SIGNS) for word in piece.words[:left]]
        yield piece.kind, " ".join(words)
        left -= len(words)
