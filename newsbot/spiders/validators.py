"""What makes a request conditional: the validators that a page came with (RFC 9110, 8.8)."""

import re

from newsbot.db.rows import RevisitRow

# Apache's mod_deflate and mod_brotli, Jetty and others name the coding in the tag of a compressed
# page; Apache compares a request's tags with that of the page as it is on the disk.
CODING = re.compile(r'((?:W/)?"[^"]+?)[-;:]{1,2}(?:x-)?(?:gzip|deflate|br|zstd)"', re.IGNORECASE)

CONTROL = re.compile("[\x00-\x1f\x7f]")  # may stand in no header that is sent


def validators(row: RevisitRow) -> dict[str, str]:
    """Headers for a request, as far as the page gave them."""
    headers = {"If-None-Match": entity_tags(row.etag), "If-Modified-Since": row.last_modified}
    return {name: text for name, text in headers.items() if text and not CONTROL.search(text)}


def entity_tags(etag: str | None) -> str | None:
    """The tag, and the same without the name of a coding."""
    coded = CODING.fullmatch(etag or "")
    return f'{etag}, {coded[1]}"' if coded else etag
