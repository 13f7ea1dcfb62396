"""Addresses of a listing's pages, in the three styles of paging."""

import re
from urllib.parse import parse_qs

from tests.site.habits import Habits

PAGE_PATH = re.compile(r"(?P<listing>.*/)page/(?P<page>[1-9][0-9]*)/?")


def page_path(habits: Habits, listing: str, page: int) -> str:
    if page == 1:
        return listing
    return {
        "path": f"{listing}page/{page}/",
        "query": f"{listing}?page={page}",
        "offset": f"{listing}?start={(page - 1) * habits.per_page}",
    }[habits.paging]


def parse_page_path(habits: Habits, path: str) -> tuple[str, int]:
    """Listing and page number that a path asks for; a query of another style is ignored."""
    path, _, query = path.partition("?")
    if habits.paging == "path":
        match = PAGE_PATH.fullmatch(path)
        return (match["listing"], int(match["page"])) if match else (path, 1)
    name = {"query": "page", "offset": "start"}[habits.paging]
    value = parse_qs(query).get(name, [""])[0]
    if not value.isdecimal():
        return path, 1
    return path, int(value) if name == "page" else int(value) // habits.per_page + 1
