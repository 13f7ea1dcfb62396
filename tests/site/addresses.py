"""Addresses of a listing's pages, in several styles of paging."""

import re
from urllib.parse import parse_qs

from tests.site.options import SiteOptions

PAGE_PATHS = {
    "path": re.compile(r"(?P<listing>.*/)page/(?P<page>[1-9][0-9]*)/?"),
    "file": re.compile(r"(?P<listing>.*/)list_(?P<page>[1-9][0-9]*)\.html"),
    "beside": re.compile(r"(?P<listing>.*)(?P<page>[1-9][0-9]*)\.html"),
    "matrix": re.compile(r"(?P<listing>.*/);p=(?P<page>[1-9][0-9]*)"),
    "down": re.compile(r"(?P<listing>.*/)index-(?P<page>[1-9][0-9]*)\.html"),
}


def page_path(options: SiteOptions, listing: str, page: int, pages: int = 0) -> str:
    """`pages`: how many there are, where they count down."""
    if page == 1:
        return listing
    return {
        "path": f"{listing}page/{page}/",
        "query": f"{listing}?page={page}",
        "offset": f"{listing}?start={(page - 1) * options.per_page}",
        "file": f"{listing}list_{page}.html",
        "beside": f"{listing.rstrip('/')}{page}.html",
        "matrix": f"{listing};p={page}",
        "down": f"{listing}index-{pages + 1 - page}.html",
        "search": f"{listing}?title=Search&start={(page - 1) * options.per_page}",
    }[options.paging]


def parse_page_path(options: SiteOptions, path: str) -> tuple[str, int]:
    """Listing and page number that a path asks for; a query of another style is ignored. Of pages
    that count down, the number is the one in the path, below 0.
    """
    path, _, query = path.partition("?")
    if pattern := PAGE_PATHS.get(options.paging):
        match = pattern.fullmatch(path)
        sign = -1 if options.paging == "down" else 1
        return (_folder(match["listing"]), sign * int(match["page"])) if match else (path, 1)
    name = {"query": "page", "offset": "start", "search": "start"}[options.paging]
    value = parse_qs(query).get(name, [""])[0]
    if not value.isdecimal():
        return path, 1
    return path, int(value) if name == "page" else int(value) // options.per_page + 1


def _folder(path: str) -> str:
    return path if path.endswith("/") else f"{path}/"
