"""The hash that tells a changed text from one merely printed otherwise."""

from hashlib import sha256

from newsbot.normalize.excerpts import CUT_MARKS

# Style, not wording. Quotes of every kind are one: houses differ in single and double.
STYLE = (
    *((quote, "'") for quote in '"`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f'),
    *((quote, "'") for quote in "\u00ab\u00bb\u2039\u203a\u2032\u2033"),
    *((dash, "-") for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"),
    ("--", "-"),
    ("--", "-"),
    ("\u2026", "..."),
    ("\u200c", ""),
    ("\u200d", ""),
)
ASCII_STYLE = tuple(pair for pair in STYLE if pair[0].isascii())
LONGEST_FIRST = sorted(CUT_MARKS, key=len, reverse=True)
# Folded characters that tell whether an excerpt opens a body; more than any phrase repeats.
OPENING_CHARS = 60


def content_hash(headline: str, excerpt: str, article_body: str | None) -> str:
    """SHA-256 over normalised headline and text. A body counts alone when it holds the excerpt's
    beginning: where the site cuts its copy is no change of the article. An excerpt in words of
    its own, or without a body yet, counts whole but for its cut mark.
    """
    body = fold(article_body) if article_body else ""
    excerpt = remove_cut_mark(excerpt)
    summary = "" if body and opening_of(excerpt) in body else fold(excerpt)
    return sha256("\n".join((fold(headline), summary, body)).encode()).hexdigest()


def opening_of(text: str) -> str:
    """Its first letters, folded: what tells it from any other."""
    return fold(text[: 2 * OPENING_CHARS])[:OPENING_CHARS]


def remove_cut_mark(excerpt: str) -> str:
    for mark in LONGEST_FIRST:
        if excerpt.endswith(mark):
            return excerpt.removesuffix(mark)
    return excerpt


def fold(text: str) -> str:
    """Without white space (no layout decides where it stands) and with one style of each mark."""
    text = text.replace(" ", "").replace("\n", "")
    for styled, plain in ASCII_STYLE if text.isascii() else STYLE:
        text = text.replace(styled, plain)
    return text
