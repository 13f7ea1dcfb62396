"""Pictures that a page shows: their addresses, and whether they are the article's."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, takewhile
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from newsbot.pages.article.fields.surroundings import NOT_SHOWN, OTHER_BOX
from newsbot.pages.html.nodes import upwards
from newsbot.pages.metadata.sources import ArticleSources

Attributes = dict[str, str | None]

# What a script puts into its place comes before what stands there until then.
LATER = ("data-src", "data-original", "data-lazy-src", "data-lazyload", "data-lazy", "src")
IN_SIZES = ("data-srcset", "data-lazy-srcset", "srcset")
PICTURE_NAME = re.compile(r"\.(?:jpe?g|png|webp|avif)(?:$|\?)", re.IGNORECASE)
TO_PICTURE = re.compile(rf"{PICTURE_NAME.pattern}|/(?:@@)?images?(?:/|$)", re.IGNORECASE)
SIZE = re.compile(r"([^\s,]\S*)\s+(\d+(?:\.\d+)?)[wx]\s*(?:,|$)")
BACKGROUND = re.compile(r"background(?:-image)?\s*:[^;]*?url\(\s*[\"']?([^\"')]+)", re.IGNORECASE)

# What a page shows until, or instead of, a picture; what a program prints where it has none.
NO_PICTURE = re.compile(
    r"/(?:blank|placeholder|spacer|pixel|transparent|1x1|no[-_]?(?:image|photo|picture))\.\w+$"
    r"|(?:^|/)(?:null|undefined|none|false|nan|\[object%20object\]|\[object object\])/?$|\{\{|\$\{",
    re.IGNORECASE,
)
AMPERSAND = re.compile(r"&(?:amp|#0*38|#x0*26);", re.IGNORECASE)
# Pictures of the site's own, and of people, that stand near headlines.
SITE_PICTURE = re.compile(
    r"(?<![a-z])(?:logos?|icons?|favicon|sprites?|flags?|g?r?avatars?|headshots?|authors?/"
    r"|preload(?:er)?|loading|qrcode|buttons?|emojis?)(?![a-z])"
    r"|(?<![a-z])(?:facebook|twitter|whatsapp|telegram|linkedin|pinterest)[\w-]*\.\w+$"
    r"|\.(?:svg|gif)(?:$|\?)",
    re.IGNORECASE,
)
LOGO = re.compile(r"(?:^|[-_])logos?(?:[-_.]|$)|^(?:default|og|share|social)[-_.]", re.IGNORECASE)
OTHER_SCOPE = re.compile(r"Person|Organi[sz]ation|Brand|Comment|Product|WPSideBar")
PERSON = re.compile(r"author|avatar|byline|contributor|profile|\bbio\b", re.IGNORECASE)
MIN_SIDE = 200  # pixels; icons and portraits beside a byline are smaller
MAX_BOX_CLIMB = 12

# What tells one file from another: the rest of an address is the server's, the size, the date.
FILE_WORD = re.compile(r"(?=[a-z_-]*\d)[\w-]{8,}|[\w-]{16,}", re.ASCII | re.IGNORECASE)
NO_FILE_WORD = re.compile(r"(?:(?:19|20)\d\d[-_]?\d\d(?:[-_]?\d\d)?|\d+x\d+|[wh]_?\d+)")
SIZE_IN_NAME = re.compile(r"[-_](?:\d{1,4}x\d{1,4}|scaled|\d{3,4}[wh]?)(?=[-_.]|$)")
MIN_NAME = 12  # characters that the names of two forms of a picture begin with


def absolute_picture(sources: ArticleSources, address: object) -> str | None:
    """Where a stated address leads; None if there is no picture."""
    if not isinstance(address, str):
        return None
    address = AMPERSAND.sub("&", address.strip().replace("\\/", "/"))
    if not address or NO_PICTURE.search(address):
        return None
    return sources.absolute(address)


def addresses_of(attributes: Attributes) -> Iterator[str]:
    """An element's own, also of an image that a script loads when it is scrolled to."""
    yield from (address for name in LATER if (address := attributes.get(name)))
    for name in IN_SIZES:
        if sizes := attributes.get(name):
            yield _largest(sizes)
    for name, value in attributes.items():
        if name.startswith("data-") and value and PICTURE_NAME.search(value):
            yield value


def _largest(sizes: str) -> str:
    found = SIZE.findall(sizes)
    return (
        max(found, key=lambda size: float(size[1]))[0]
        if found
        else sizes.partition(", ")[0].strip()
    )


def background_of(attributes: Attributes) -> str | None:
    background = BACKGROUND.search(attributes.get("style") or "")
    return background[1].strip() if background else None


def shown_addresses(picture: LexborNode) -> Iterator[str]:
    """An image's, and where it is one of several forms of a picture, those of the others."""
    if picture.tag == "video":
        yield picture.attributes.get("poster") or ""
        return
    yield from addresses_of(picture.attributes)
    parent = picture.parent
    if parent is not None and parent.tag == "picture":
        for form in parent.css("source"):
            yield from addresses_of(form.attributes)


def is_small(attributes: Attributes) -> bool:
    sides = [attributes.get("width") or "", attributes.get("height") or ""]
    stated = [int(side) for side in sides if side.isascii() and side.isdecimal()]
    return bool(stated) and max(stated) < MIN_SIDE


def is_site_picture(address: str) -> bool:
    return SITE_PICTURE.search(address) is not None


def is_logo(address: str) -> bool:
    """Stated where an article has no picture of its own."""
    return LOGO.search(address.partition("?")[0].rpartition("/")[2]) is not None


def is_of_article(picture: LexborNode, heading: LexborNode | None, sources: ArticleSources) -> bool:
    """Not in a box of others, not a person's, not what leads to another page."""
    own = {node.mem_id for node in upwards(heading)}
    around = islice(upwards(picture), MAX_BOX_CLIMB)
    return not any(
        _is_of_another(node, sources)
        for node in takewhile(lambda node: node.mem_id not in own, around)
    )


def _is_of_another(around: LexborNode, sources: ArticleSources) -> bool:
    attributes = around.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return (
        around.tag in NOT_SHOWN
        or _is_of_others(names)
        or OTHER_SCOPE.search(attributes.get("itemtype") or "") is not None
        or (around.tag == "a" and _leads_away(attributes.get("href"), sources))
    )


@lru_cache(1024)
def _is_of_others(names: str) -> bool:
    """Cached: a site's pages share them."""
    return bool(OTHER_BOX.search(names.lower()) or PERSON.search(names))


def _leads_away(href: str | None, sources: ArticleSources) -> bool:
    if not href or href.startswith("#") or TO_PICTURE.search(href):
        return False
    target = sources.absolute(href) or sources.url
    own = sources.url.partition("#")[0].rstrip("/")
    # A page of the picture alone stands below the article's.
    return target.partition("#")[0] != own and not target.startswith(f"{own}/")


def marks_of(address: str) -> list[str]:
    """What the addresses of the same picture have in them, whatever its size and the server's
    words around it.
    """
    path = unquote(address.partition("?")[0])
    name = SIZE_IN_NAME.sub("", path.rpartition("/")[2].partition(".")[0])
    words = [word for word in FILE_WORD.findall(path) if not NO_FILE_WORD.fullmatch(word)]
    short = [f"/{name}.", f"/{name}-", f"/{name}_"]
    return [*words, *([name[:MIN_NAME]] if len(name) >= MIN_NAME else short)]
