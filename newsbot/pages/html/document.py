"""An HTML page as a tree, for any bytes that a server may send."""

import re
from functools import cached_property, lru_cache
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from newsbot.pages.html.encodings import decode
from newsbot.pages.html.parse_limits import is_parsable
from newsbot.pages.html.shadow_roots import MARK, fill_slots, open_templates

# To free a page's tree makes glibc hand its memory back to the system, and ask for it again for
# the next page: up to a third of the time that a page takes, until it has seen a block as large as
# this one come and go.
bytearray(4_000_000)

FULL = ("http://", "https://")
NUMBER_BEHIND = re.compile(rb"[^\"'\s<>]{0,80}\d")
RELATIVE = re.compile(rb"""href=["']?(?:[?\d]|\./[?\d])""")
BEFORE_QUERY = re.compile(r"[^?#]*")  # where a browser reads a backslash as a slash


class Document:
    """A parsed page; empty if no parser could read it in reasonable time. `encoding`: the one that
    the HTTP header states. `is_guess`: nothing vouches for the encoding that its text was read in.
    `tags`: how many it has, start and end.
    """

    def __init__(self, body: bytes | str, url: str, encoding: str | None = None) -> None:
        utf8, self.is_guess = decode(body, url, encoding)
        has_roots = MARK in utf8
        utf8 = open_templates(utf8) if has_roots else utf8
        self._html = utf8
        # `count` looks at each byte by itself, and takes three times as many instructions.
        self.tags = len(utf8) - len(utf8.replace(b"<", b""))
        self.tree = LexborHTMLParser(
            utf8 if is_parsable(utf8, self.tags) else b"", options=LexborDocumentOptions.WO_EVENTS
        )
        if has_roots:
            fill_slots(self.tree)
        self.body: LexborNode | None = self.tree.body
        self._url = url

    @cached_property
    def base_url(self) -> str:
        """The address that relative links start from."""
        base = self.tree.css_first("base[href]")
        stated = None if base is None else absolute_url(self._url, base.attributes.get("href"))
        return stated or self._url

    def absolute(self, href: str) -> str | None:
        """Where a link leads. Most that matter are written in full, and no base is looked for."""
        return absolute_url("" if href.lstrip().startswith(FULL) else self.base_url, href)

    def lacks_ends(self, tag: str) -> bool:
        """Whether the source has fewer ends than starts of such an element."""
        name = tag.encode()
        return self._html.count(b"<" + name) > self._html.count(b"</" + name)

    def has_before_number(self, name: str) -> bool:
        """Whether a number follows the name, in the same word of the source, or an address begins
        with a number or a query, from the page's own on.
        """
        html, wanted = self._html, name.encode()
        found = html.find(wanted)
        while found >= 0:
            if NUMBER_BEHIND.match(html, found + len(wanted)):
                return True
            found = html.find(wanted, found + 1)
        return RELATIVE.search(html) is not None

    @property
    def head_next(self) -> list[str]:
        """Where <link rel=next> leads."""
        links = self.tree.css("link[rel~=next]")
        urls = (absolute_url(self.base_url, link.attributes.get("href")) for link in links)
        return [url for url in urls if url is not None]


def absolute_url(base_url: str, href: str | None) -> str | None:
    """The http(s) address a link leads to; None for anchors, scripts, mail and what is no URL."""
    href = (href or "").strip()
    if not href or href.startswith("#"):
        return None
    if "\\" in href:
        href = BEFORE_QUERY.sub(lambda part: part[0].replace("\\", "/"), href, count=1)
    if href.startswith("/"):
        base_url = site_root(base_url)
    elif href.startswith(FULL):
        base_url = ""
    return _absolute_url(base_url, href)


@lru_cache(256)
def site_root(url: str) -> str:
    try:
        return urljoin(url, "/")
    except ValueError:
        return url


# A site's pages share most of their links; only those that start from the page's own path differ.
@lru_cache(8192)
def _absolute_url(base_url: str, href: str) -> str | None:
    try:
        url = href if href.startswith(FULL) else urljoin(base_url, href)
        parts = urlsplit(url)
        if ":" in parts.netloc:
            _ = parts.port  # raises where it is no port number
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def collapse(text: str) -> str:
    """One line: runs of white space as one space, none at the ends."""
    if text.isprintable() and "  " not in text:  # so no other space than a plain one
        return text.strip()
    return " ".join(text.split())
