"""The further pages of an article that its site shows in several, as its own links name them."""

import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from newsbot.pages.html.document import collapse
from newsbot.pages.metadata.sources import ArticleSources
from newsbot.pages.vocabulary.box_names import BOX_NAMES
from newsbot.pages.vocabulary.page_labels import Label, parse_label, parse_number
from newsbot.pages.vocabulary.paging_names import PAGING_NAMES
from newsbot.urls.address import EXTENSION, host_of, parse_address
from newsbot.urls.paging import ListingAddress

MAX_PARTS = 99
ENDS_IN_NUMBER = re.compile(r"\d(?:/|\.[a-z]{3,5})?(?:[#&]\S*)?$", re.IGNORECASE | re.MULTILINE)
MIN_NAME_CHARS = 4
PLAIN_NAME = re.compile(r"[a-zA-Z0-9_-]+")
COMMENTS = re.compile(r"comment|^c?cp$|cpage|reply", re.IGNORECASE)
NAMED_PART = PAGING_NAMES.pattern("part")
ONWARD = {Label.NEXT, Label.FORWARD, Label.MORE}
# Whose pages are counted there, it is not this article's.
NOT_THE_TEXT = BOX_NAMES.pattern("parts")
WHOLE_PAGE = {"body", "article", "main"}
MAX_CLIMB = 12


def read_part_urls(sources: ArticleSources, article_url: str, number: int) -> dict[int, str]:
    """Number → address of the other parts that part `number` links to; the first one, whose address
    is `article_url`, is not among them. Its address and the number are all of a part's; the address
    of another article may end in a number, too (`/flood` and `/flood-2`).
    """
    if not _may_have_parts(sources, article_url):
        return {}
    nodes = sources.links_to(ENDS_IN_NUMBER)
    if not nodes:
        return {}
    try:
        article = ListingAddress(article_url)
    except ValueError:  # an address may be anything
        return {}
    found: dict[int, str] = {}
    for node in nodes:
        url = (sources.absolute(node.attributes.get("href")) or "").partition("#")[0]
        part = _part_number(article, article_url, url) if url else None
        if part and part not in found and _says_so(node, part, number) and _is_in_text(node):
            found[part] = url
    return found


def _may_have_parts(sources: ArticleSources, article_url: str) -> bool:
    """Whether the source has the article's name before a number, or addresses that start from the
    page's own. To ask for that takes half the time of going through all links.
    """
    name = article_url.partition("?")[0].rstrip("/").rpartition("/")[2]
    name = EXTENSION.sub("", name)
    is_plain = "?" not in article_url and len(name) >= MIN_NAME_CHARS and PLAIN_NAME.fullmatch(name)
    return not is_plain or sources.document.has_before_number(name)


def _part_number(article: ListingAddress, article_url: str, url: str) -> int | None:
    """None for what is no part of the article by its address."""
    if host_of(urlsplit(url)) != host_of(urlsplit(article_url)):
        return None
    page = article.number_of(url)
    if page is None or page.number is None or not 2 <= page.number <= MAX_PARTS:
        return None
    path, query, _ = parse_address(url)
    is_script = not article.path or EXTENSION.search(urlsplit(article_url).path)
    if is_script and not article.query.items() <= query.items():
        return None  # /?p=31 and /page/2/: its parameters make it an article
    if page.is_parameter:
        is_part = page.is_marked and not page.is_offset and not COMMENTS.search(page.place)
    elif path != f"{article.path}{page.place}{page.number}":
        is_part = False
    elif page.place in {"-", "_"}:
        # Blogs give a second article of the same name such an address, but without an extension.
        is_part = all(EXTENSION.search(urlsplit(address).path) for address in (article_url, url))
    else:
        is_part = page.place == "/" or page.is_marked
    return page.number if is_part else None


def _says_so(node: LexborNode, part: int, number: int) -> bool:
    text = collapse(node.text(separator=" "))
    if parse_number(text) == part:
        return True
    names = node.attributes.get("class") or ""
    rel = (node.attributes.get("rel") or "").lower().split()
    is_next = "next" in rel or parse_label(text) in ONWARD
    return bool(NAMED_PART.search(names)) or (is_next and part == number + 1)


def _is_in_text(node: LexborNode) -> bool:
    above = node.parent
    for _ in range(MAX_CLIMB):
        if above is None or above.tag in WHOLE_PAGE:
            break
        names = f"{above.attributes.get('class') or ''} {above.attributes.get('id') or ''}".lower()
        if above.tag == "aside" or NOT_THE_TEXT.search(names):
            return False
        above = above.parent
    return True
