"""The day that a page was made for its reader: a line of its own right after the ticker."""

import re

# Bullets or bars may close the strip before it.
DATE_LINE = re.compile(r"[\s•·∙|,;.]{0,40}(\d{1,2}\s{1,9}[^\W\d_]{3,12}\s{1,9}\d{4})[^\S\n]*(?:\n|\Z)")
WHITE_SPACE = re.compile(r"\s+")


def parse_page_date(text: str, ticker_end: int) -> str | None:
    """`22 February 2026`, as printed. Any other date of the page is some article's."""
    found = DATE_LINE.match(text, ticker_end) if ticker_end >= 0 else None
    return found and WHITE_SPACE.sub(" ", found[1])
