"""Writes a page case with today's reading: `python -m tests.new_case FILE|URL`. What is read wrong
is then put right in its `expected.json`, and what the case is not about taken out.
"""

import json
import re
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from newsbot.pages.article.page import ArticlePage
from newsbot.pages.listing.page import ListingPage
from newsbot.settings import DOWNLOAD_MAXSIZE, DOWNLOAD_TIMEOUT, USER_AGENT
from tests.quality.corpus import FIXTURES, plain

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


def main() -> None:
    options = parser().parse_args()
    try:
        body, url = read_page(options)
    except OSError as error:
        sys.exit(f"{options.page}: {error}")
    kind = options.kind or kind_of(body, url)
    case = options.into / kind / (options.name or name_of(url))
    if case.exists():
        sys.exit(f"{case} is there already: give the case a --name")
    case.mkdir(parents=True)
    (case / "page.html").write_bytes(body)
    text = json.dumps(reading_of(kind, body, url), ensure_ascii=False, indent=2)
    (case / "expected.json").write_text(f"{text}\n", encoding="utf-8")
    print(case)  # noqa: T201


def parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m tests.new_case", description=__doc__)
    parser.add_argument("page", metavar="FILE|URL")
    parser.add_argument("--url", help="a file's address, where its page names none")
    parser.add_argument("--as", dest="kind", choices=FIELDS, help="else told by the page")
    parser.add_argument("--name", help="of the case, else the end of its address")
    parser.add_argument("--into", type=Path, default=FIXTURES, help="another folder than fixtures")
    return parser


def read_page(options: Namespace) -> tuple[bytes, str]:
    """The page's bytes, and its address."""
    if options.page.startswith(("http://", "https://")):
        request = Request(options.page, headers={"User-Agent": USER_AGENT})
        with urlopen(request, timeout=DOWNLOAD_TIMEOUT) as response:
            return response.read(DOWNLOAD_MAXSIZE), response.url
    body = Path(options.page).read_bytes()
    url = options.url or ArticlePage(body, "").canonical_url
    if not url:
        sys.exit(f"{options.page} does not say where it is from: give its --url")
    return body, url


def kind_of(body: bytes, url: str) -> str:
    page = ListingPage(body, url)
    return "listing" if page.cards and not page.is_article else "article"


def name_of(url: str) -> str:
    parts = urlsplit(url)
    return "_".join(re.findall(r"\w+", parts.path.rstrip("/").rpartition("/")[2])) or "front_page"


def reading_of(kind: str, body: bytes, url: str) -> dict[str, object]:
    page = ListingPage(body, url) if kind == "listing" else ArticlePage(body, url)
    return {"url": url} | {name: plain(getattr(page, name)) for name in FIELDS[kind]}


if __name__ == "__main__":
    main()
