"""What a server sent in place of a page, by its first bytes and by what it says itself."""

import re

from scrapy.http import Response

HTML_TYPES = {"", "text/html", "application/xhtml+xml", "application/octet-stream"}
# The first bytes of what servers send under any name (https://mimesniff.spec.whatwg.org/).
SIGNATURES = {
    b"%PDF-": "a PDF document",
    b"%!PS": "a PostScript document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture or sound",
    b"BM": "a picture",
    b"\0\0\1\0": "a picture",
    b"ID3": "a sound",
    b"OggS": "a sound",
    b"PK\3\4": "an archive or office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"Rar!": "an archive",
    b"\x1f\x8b": "an archive",
    b"{\\rtf": "a text document",
}
SNIFFED_BYTES = 4096
# Before the first element: declarations, comments, and what a server puts before them.
ELEMENT = re.compile(rb"<([a-z][\w:-]*)", re.IGNORECASE)
XML_ROOTS = re.compile(
    rb"\s*(?:<\?xml[^>]*>|<!--.*?-->|<!doctype (?!html)[^>]*>|\s)*"
    rb"<(?:rss|feed|rdf:rdf|urlset|sitemapindex|opml|svg|error|response|soap[\w-]*:envelope)\b",
    re.IGNORECASE | re.DOTALL,
)
PAGE = re.compile(rb"<!doctype html|<html\b", re.IGNORECASE)
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def name_foreign_content(response: Response) -> str | None:
    """What the answer is, if it is no HTML; None for a page, and for nothing at all. A page is one
    whatever the header calls it, and a document is none.
    """
    head = response.body[:SNIFFED_BYTES]
    start = head.lstrip(b"\r\n\t ")
    for signature, name in SIGNATURES.items():
        if start.startswith(signature) and not PAGE.search(head):
            return name
    text = _plain(head)
    if XML_ROOTS.match(text):
        return "XML"
    if not text or PAGE.search(text):
        return None
    if text[:1] in b"{[" and response.body.rstrip()[-1:] in b"}]":
        return "JSON"
    stated = _stated_type(response)
    if stated in HTML_TYPES or stated.endswith("xml"):
        return None if ELEMENT.search(_plain(response.body)) else "plain text"
    return stated[:80]


def _plain(head: bytes) -> bytes:
    for mark in BYTE_ORDER_MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").strip()


def _stated_type(response: Response) -> str:
    stated = response.headers.get("Content-Type") or b""
    return stated.decode("latin-1").partition(";")[0].strip().lower()
