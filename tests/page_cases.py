"""Page cases: folders of `fixtures/` with a page and, as JSON, what must be read from it."""

from pathlib import Path
from typing import Any

from newsbot.pages.article.page import ArticlePage
from newsbot.pages.listing.page import ListingPage

FIXTURES = Path(__file__).parent / "fixtures"
FIELDS = {
    "listing": ("cards", "counter", "ticker", "page_date", "next_url"),
    "article": (
        "headline",
        "article_body",
        "authors",
        "date_published",
        "date_modified",
        "section",
        "keywords",
        "in_language",
        "main_image",
        "canonical_url",
    ),
}


def said(page: ListingPage | ArticlePage, name: str) -> Any:
    """A field of the page in JSON's terms."""
    value = getattr(page, name)
    if name in {"cards", "ticker"}:
        return [entry._asdict() for entry in value]
    if name in {"authors", "keywords"}:
        return list(value)
    return value._asdict() if name == "counter" and value else value
