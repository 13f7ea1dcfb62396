"""What a contender that does not walk listings is told: the addresses of all pages."""

import json
from pathlib import Path

Pages = list[tuple[str, list[str]]]


def read_pages(path: str) -> Pages:
    """Each listing page with its articles."""
    pages: Pages = json.loads(Path(path).read_text(encoding="utf-8"))
    return pages


def read_addresses(path: str) -> list[str]:
    """Listing pages first, then all articles."""
    pages = read_pages(path)
    return [url for url, _ in pages] + [url for _, articles in pages for url in articles]


def read_articles(path: str) -> list[str]:
    return [url for _, articles in read_pages(path) for url in articles]
