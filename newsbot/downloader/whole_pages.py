"""Tells half a page from a whole one, so that it is retried and lost like any failed download."""

import re
from collections import Counter
from hashlib import blake2b
from urllib.parse import urlsplit

from scrapy.exceptions import ResponseDataLossError
from scrapy.http import HtmlResponse, Request, Response

from newsbot.archive.content_codings import breaks_off, split_codings
from newsbot.archive.scrapy_messages import UNMEASURED

ENDS = (b"</html", b"</body", b"</frameset")
BEGINS = (b"<!doctype", b"<html", b"<body", b"<head>", b"<?xml")
TAIL_BYTES = 1024  # in which a page's end tags nearly always are
# Elements that no minifier leaves open: their end tags may not be left out.
CLOSED = re.compile(
    rb"<(/?)(article|aside|blockquote|div|figure|footer|form|h[1-6]|header|main|nav|ol|section"
    rb"|select|table|title|ul)\b"
)
IN_A_TAG = re.compile(rb"<[a-z/!?][^>]*\Z")
AFTER_A_TAG = re.compile(rb"(?:</[a-z][^<>]*|--)>\Z")
SENTENCE_ENDS = tuple(sign.encode() for sign in (".", "!", "?", "…", "»", '"', "”", "。"))


class WholePages:
    """What one run learns about how the pages of its hosts end."""

    def __init__(self, most: int) -> None:
        """`most`: bytes that a page may have; 0 for any number."""
        self._most = most or 1 << 40
        self._closing: set[str] = set()  # hosts whose pages close <html> or <body>

    def check(self, request: Request, response: Response) -> Response:
        """Raises ResponseDataLossError for a page that breaks off."""
        if response.status == 200 and response.body and self._is_cut(request, response):
            raise ResponseDataLossError(f"{response.url} breaks off before its end")
        return response

    def _is_cut(self, request: Request, response: Response) -> bool:
        codings = response.headers.getlist("Content-Encoding")
        if codings and response.body.lstrip()[:1] != b"<":
            return breaks_off(response.body, split_codings(codings), self._most)
        return isinstance(response, HtmlResponse) and self._is_cut_html(request, response)

    def _is_cut_html(self, request: Request, response: Response) -> bool:
        """By what the page itself shows. One that is as long as its head says gets the benefit of
        every doubt. Among the pages of a host, one document without the end tags that the others
        have is cut; where none has them, minifiers left them out or nobody ever wrote them, and
        the same bytes a second time are all there is.
        """
        host = urlsplit(response.url).netloc
        body = response.body.replace(b"\0", b"")  # in UTF-16 every other byte
        if _closes(body):
            self._closing.add(host)
            return False
        page = _visible(body)
        is_document = page.lstrip().startswith(BEGINS)
        after_a_tag = AFTER_A_TAG.search(page[-TAIL_BYTES:])
        if IN_A_TAG.search(page[-TAIL_BYTES:]):
            return True
        if UNMEASURED not in response.flags:
            return is_document and not (after_a_tag or _is_balanced(page))
        if is_document and host in self._closing:
            return True
        if _is_balanced(page):
            return not page.endswith((b">", *SENTENCE_ENDS))
        return not (_is_repeated(request, body) and after_a_tag)


def _closes(body: bytes) -> bool:
    """Whether the page says that it ends. What a script may write is no end, but a few scripts may
    follow it.
    """
    tail = body[-TAIL_BYTES:].lower()
    if not any(end in tail for end in ENDS):
        tail = body.lower()
    at = max(tail.rfind(end) for end in ENDS)
    rest = tail[at:]
    end_of_script = rest.find(b"</script")
    return at >= 0 and (end_of_script < 0 or 0 <= rest.find(b"<script") < end_of_script)


def _visible(body: bytes) -> bytes:
    """Without finished scripts, styles and comments, in small letters."""
    page = body.lower()
    for begin, end in ((b"<!--", b"-->"), (b"<script", b"</script>"), (b"<style", b"</style>")):
        *whole, last = page.split(end)
        page = b"".join(part.partition(begin)[0] for part in whole) + last
    return page.rstrip()


def _is_balanced(page: bytes) -> bool:
    counts = Counter(CLOSED.findall(page))
    unfinished = any(mark in page for mark in (b"<!--", b"<script", b"<style"))
    return not unfinished and all(
        count <= counts[b"/", name] for (slash, name), count in counts.items() if not slash
    )


def _is_repeated(request: Request, body: bytes) -> bool:
    """Whether the attempt before brought the same bytes; remembers them for the one after."""
    digest = blake2b(body).hexdigest()
    before: str | None = request.meta.get("cut_page")
    request.meta["cut_page"] = digest
    return before == digest
