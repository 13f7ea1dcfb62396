"""`python read_pages.py FILE KIND COUNT` reads so many pages with the newsbot that is in the path,
whichever commit it is of: nothing else of this folder is used. FILE is by `write_pages`.
"""

import json
import sys
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import Any


def main() -> None:
    file, kind, count = sys.argv[1:]
    listing, article = _readers()
    pages = json.loads(Path(file).read_text(encoding="utf-8"))[kind]
    for number, (html, url, excerpt) in enumerate(islice(cycle(pages), int(count))):
        body = f"{html}<!-- {number} -->".encode()  # no page twice
        if kind == "listing":
            listing(body, url, "utf-8")
        else:
            article(body, url, "utf-8", excerpt)


def _readers() -> tuple[Callable[..., Any], Callable[..., Any]]:
    try:
        from newsbot.pages.parsed import parse_article, parse_listing
    except ImportError:  # as older commits call them
        from newsbot.pages.readings import (  # type: ignore[import-not-found]
            read_article as parse_article,
        )
        from newsbot.pages.readings import read_listing as parse_listing
    return parse_listing, parse_article


if __name__ == "__main__":
    main()
