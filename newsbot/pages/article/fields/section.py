"""The section of its site that the article belongs to."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from newsbot.pages.article.fields.found import Found, NamedSource, first_found
from newsbot.pages.article.fields.headline import Headline
from newsbot.pages.article.fields.ownership import OwnParts
from newsbot.pages.article.fields.tag_links import categories_of, is_tag_address
from newsbot.pages.metadata.sources import ArticleSources, names_of, text_of

SECTION = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "section",
    "cxenseparse:section",
    "category",
)
HOME = frozenset({"home", "homepage", "start", "startseite", "accueil", "inicio", "главная"})
BREADCRUMBS = ", ".join(
    ['[itemtype*="BreadcrumbList" i]']
    + [f'[{name}*="breadcrumb" i]' for name in ("class", "id", "aria-label")]
)
# With a part of each name that the source of a page has if it has the element.
TRAILS = (
    (b"readcrumb", BREADCRUMBS),
    (b"ariane", '[class*="ariane" i]'),
    (b"speedbar", '[class~="speedbar" i]'),
    (b"pathway", '[class~="pathway" i]'),
)
# What a step of a trail says, and where it leads.
Step = tuple[str, str]


def read_section(sources: ArticleSources, headline: Headline) -> Found[str | None]:
    return first_found(SOURCES, text_of, sources, headline)


def _json_ld(sources: ArticleSources, _: Headline) -> Iterator[object]:
    yield sources.article.get("articleSection")


def _meta(sources: ArticleSources, _: Headline) -> Iterator[str]:
    return sources.meta.all(*SECTION)


def _stated_trail(sources: ArticleSources, _: Headline) -> Iterator[str]:
    trail = next(iter(sources.json_ld.of_type("BreadcrumbList")), {}).get("itemListElement")
    steps = [step for step in trail if isinstance(step, dict)] if isinstance(trail, list) else []
    return _last_section(sources, list(map(_stated_step, steps)))


def _stated_step(step: dict[str, object]) -> Step:
    item = step.get("item")
    leads_to = (item.get("@id") or item.get("url")) if isinstance(item, dict) else item
    return next(iter([*names_of(step), *names_of(item)]), ""), text_of(leads_to) or ""


def _microdata(sources: ArticleSources, _: Headline) -> Iterator[str | None]:
    yield sources.microdata("articleSection")


def _shown_trail(sources: ArticleSources, _: Headline) -> Iterator[str]:
    tree = sources.document.tree
    # Half as long as the selector, which most pages have nothing for.
    page = tree.raw_html or b""
    trail = next((tree.css_first(css) for name, css in TRAILS if name in page), None)
    links = [] if trail is None else trail.css("a")[:10]
    return _last_section(sources, [_shown_step(link) for link in links])


def _shown_step(link: LexborNode) -> Step:
    return text_of(link.text()) or "", link.attributes.get("href") or ""


def _last_section(sources: ArticleSources, trail: list[Step]) -> Iterator[str]:
    """The last step that is neither the front page nor the article itself, nor a tag."""
    headlines = {text_of(node.text()) for node in sources.headlines} if trail else set()
    headlines.add(text_of(sources.article.get("headline")))
    for step, address in reversed(trail):
        if (
            step
            and step.casefold() not in HOME
            and not any(headline and headline in step for headline in headlines)
            and not step.startswith("http")
            and not is_tag_address(address)
            and not sources.is_site_name(step)
        ):
            yield step


def _category(sources: ArticleSources, headline: Headline) -> Iterator[str]:
    return (link.text() for link in categories_of(sources, OwnParts(headline)))


SOURCES: tuple[NamedSource, ...] = (
    ("JSON-LD", _json_ld),
    ("meta", _meta),
    ("JSON-LD trail", _stated_trail),
    ("microdata", _microdata),
    ("trail", _shown_trail),
    ("category link", _category),
)
