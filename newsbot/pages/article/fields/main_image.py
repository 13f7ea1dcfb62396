"""The picture of an article."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice, takewhile
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from newsbot.pages.article.fields.found import Found, NamedSource, first_found, offers
from newsbot.pages.article.fields.headline import Headline
from newsbot.pages.article.fields.pictures import (
    absolute_picture,
    addresses_of,
    background_of,
    is_logo,
    is_of_article,
    is_site_picture,
    is_small,
    marks_of,
    shown_addresses,
)
from newsbot.pages.html.nodes import upwards
from newsbot.pages.metadata.sources import ArticleSources

META_IMAGE = (
    "og:image", "og:image:url", "og:image:secure_url",
    "twitter:image", "twitter:image:src", "parsely-image-url", "thumbnail",
)  # fmt: skip
FIGURE = "article figure img, main figure img, article picture img, main picture img"
# Above the part of the page that is the article.
FEATURED = (
    "img.wp-post-image, [class*=featured] img, [class*=hero] img, [class*=lead] img,"
    " [class*=cover] img, figure img"
)
BACKGROUND = "[style*=background]"
TRIED = 12  # of these, from the top of the page on
PICTURES = frozenset({"img", "amp-img", "video"})
ADDRESS_OF_OBJECT = "meta[itemprop~=url], link[itemprop~=url], meta[itemprop~=contentUrl]"
MAX_FIGURE_CLIMB = 4
MIN_LARGE_PIXELS = 300  # pixels
LONG_PARAGRAPH = 80
MAX_SHOWN = 80
MIN_FILE_CHARS = 16  # a file's name that no other picture's address has in it


def read_main_image(sources: ArticleSources, headline: Headline) -> Found[str | None]:
    """What the page states, if that is what it shows; else the picture above its text. A logo
    where it has nothing else.
    """
    accept = partial(absolute_picture, sources)
    stated = []
    for picture in offers(STATED, accept, sources):
        if not is_logo(picture.value):
            if _is_shown(picture.value, sources):
                return picture
            stated.append(picture)
    lead = first_found([LEAD] if stated else SHOWN, accept, sources, headline)
    if lead.value is not None:
        return lead
    return stated[0] if stated else first_found(STATED, accept, sources)


def _is_shown(address: str, sources: ArticleSources) -> bool:
    """Some pages state a picture for social networks that they show nowhere. Most show the file."""
    file = address.partition("?")[0].rpartition("/")[2]
    if len(file) >= MIN_FILE_CHARS and any(
        file in (picture.attrs.sget("src") or "") for picture in _pictures(sources)
    ):
        return True
    marks = marks_of(address)
    shown = (unquote(each) for picture in _pictures(sources) for each in shown_addresses(picture))
    return any(mark in each for each in shown for mark in marks)


def _pictures(sources: ArticleSources) -> Iterator[LexborNode]:
    """Most pages have none of the second kind, which are looked for behind the first."""
    found = map(sources.document.tree.tags, ("img", "amp-img"))
    return islice(chain.from_iterable(found), MAX_SHOWN)


def _json_ld(sources: ArticleSources) -> Iterator[str]:
    return _addresses_in(sources, sources.article.get("image"))


def _meta(sources: ArticleSources) -> Iterator[str]:
    return sources.meta.all(*META_IMAGE)


def _thumbnail(sources: ArticleSources) -> Iterator[str]:
    yield from _addresses_in(sources, sources.article.get("thumbnailUrl"))
    yield from _addresses_in(sources, sources.article.get("thumbnail"))


def _web_page(sources: ArticleSources) -> Iterator[str]:
    return _addresses_in(sources, sources.web_page.get("primaryImageOfPage"))


def _addresses_in(sources: ArticleSources, value: Any) -> Iterator[str]:
    """Those of an ImageObject, a reference to one, or lists of these, and of the addresses."""
    waiting = [(value, 0)]
    while waiting:
        entry, depth = waiting.pop()
        if isinstance(entry, str):
            yield entry
        elif isinstance(entry, list):
            waiting += [(inner, depth) for inner in reversed(entry)]
        elif depth < 3 and isinstance(image := sources.json_ld.resolve(entry), dict):
            named = (image.get("url"), image.get("contentUrl"), image.get("@list"))
            waiting += [(inner, depth + 1) for inner in reversed(named)]


def _image_src(sources: ArticleSources) -> Iterator[str | None]:
    links = sources.document.tree.css('link[rel~="image_src"][href]')
    return (link.attributes.get("href") for link in links)


def _microdata(sources: ArticleSources, headline: Headline) -> Iterator[str]:
    for node in sources.properties.get("image", ()):
        if is_of_article(node, headline.node, sources):
            for inner in (node, *node.css(ADDRESS_OF_OBJECT)):
                attributes = inner.attributes
                yield from filter(None, (attributes.get("content"), attributes.get("href")))
            for picture in (node, *node.css("img")[:1]):
                yield from addresses_of(picture.attributes)


def _lead(sources: ArticleSources, headline: Headline) -> Iterator[str]:
    """A large one between the headline and the text."""
    for found in headline.surroundings:
        if found.tag == "p" and (found.line is None or len(found.line) > LONG_PARAGRAPH):
            break
        if found.tag in PICTURES and _is_large(found.node):
            yield from _worthy([found.node], sources, headline)


def _is_large(picture: LexborNode) -> bool:
    width = picture.attributes.get("width") or ""
    if width.isascii() and width.isdecimal() and int(width) >= MIN_LARGE_PIXELS:
        return True
    around = islice(upwards(picture.parent), MAX_FIGURE_CLIMB)
    return any(node.tag in {"figure", "picture"} for node in around)


def _near(sources: ArticleSources, headline: Headline) -> Iterator[str]:
    """Around the headline, down to the text."""
    pictures = (found.node for found in headline.surroundings if found.tag in PICTURES)
    return _worthy(pictures, sources, headline)


def _figures(sources: ArticleSources, headline: Headline) -> Iterator[str]:
    return _worthy(sources.document.tree.css(FIGURE)[:2], sources, headline)


def _featured(sources: ArticleSources, headline: Headline) -> Iterator[str]:
    return _worthy(_above(FEATURED, sources, headline), sources, headline)


def _backgrounds(sources: ArticleSources, headline: Headline) -> Iterator[str]:
    for box in _above(BACKGROUND, sources, headline):
        address = background_of(box.attributes)
        if address and is_of_article(box, headline.node, sources) and not is_site_picture(address):
            yield address


def _above(selector: str, sources: ArticleSources, headline: Headline) -> list[LexborNode]:
    """Those that come before the headline, the nearest first."""
    heading = headline.node
    if heading is None:
        return []
    found = sources.document.tree.css(f"{selector}, {heading.tag}")
    before = takewhile(lambda node: node.mem_id != heading.mem_id, found)
    return [node for node in before if node.tag != heading.tag][: -TRIED - 1 : -1]


def _worthy(
    pictures: Iterable[LexborNode], sources: ArticleSources, headline: Headline
) -> Iterator[str]:
    for picture in pictures:
        if is_small(picture.attributes) or not is_of_article(picture, headline.node, sources):
            continue
        yield from (address for address in shown_addresses(picture) if not is_site_picture(address))


STATED: tuple[NamedSource, ...] = (
    ("JSON-LD", _json_ld),
    ("meta", _meta),
    ("JSON-LD thumbnail", _thumbnail),
    ("JSON-LD WebPage", _web_page),
    ("link image_src", _image_src),
)
LEAD: NamedSource = ("picture above the text", _lead)
SHOWN: tuple[NamedSource, ...] = (
    ("microdata", _microdata),
    ("figure", _figures),
    ("picture near the headline", _near),
    ("picture above the article", _featured),
    ("background above the article", _backgrounds),
)
