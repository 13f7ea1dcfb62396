"""Where the article belongs: section and keywords."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from newsbot.pages.html.document import collapse
from newsbot.pages.html.nodes import upwards
from newsbot.pages.metadata.sources import ArticleSources, names_of, text_of

_SECTION = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "section",
    "cxenseparse:section",
)
_HOME = frozenset({"home", "homepage", "start", "startseite", "accueil", "inicio", "главная"})
_TAG_PATH = re.compile(r"/(?:tag|topic)s?/")
_ARTICLE = frozenset(["article", "main"])
_NO_ARTICLE = frozenset(["nav", "aside", "header", "form"])
_HIGHEST_ARTICLE = 12
_LONG_ROW = 16
_TRAIL = '[class*="breadcrumb" i], [itemtype*="BreadcrumbList" i], [id*="breadcrumb" i]'


def read_section(sources: ArticleSources) -> str | None:
    return (
        text_of(sources.article.get("articleSection"))
        or sources.meta.first(*_SECTION)
        or _last_section(sources, _stated_trail(sources))
        or sources.microdata("articleSection")
        or _last_section(sources, _shown_trail(sources))
        or _category(sources)
    )


def _category(sources: ArticleSources) -> str | None:
    link = next(iter(sources.links_of("category")), None)
    return None if link is None else text_of(link.text())


def _stated_trail(sources: ArticleSources) -> list[str]:
    trail = next(iter(sources.json_ld.of_type("BreadcrumbList")), {}).get("itemListElement")
    steps = [step for step in trail if isinstance(step, dict)] if isinstance(trail, list) else []
    named = [[*names_of(step), *names_of(step.get("item"))] for step in steps]
    return [names[0] for names in named if names]


def _shown_trail(sources: ArticleSources) -> list[str]:
    tree = sources.document.tree
    # Half as long as the selector, which most pages have nothing for.
    trail = tree.css_first(_TRAIL) if b"readcrumb" in (tree.raw_html or b"") else None
    links = [] if trail is None else trail.css("a")[:10]
    return [text for link in links if (text := text_of(link.text()))]


def _last_section(sources: ArticleSources, trail: list[str]) -> str | None:
    """The last step that is neither the front page nor the article itself."""
    if not trail:
        return None
    headlines = {text_of(node.text()) for node in sources.headlines}
    headlines.add(text_of(sources.article.get("headline")))
    steps = [
        step
        for step in trail
        if step.casefold() not in _HOME
        and not any(headline and headline in step for headline in headlines)
        and not step.startswith("http")
        and not sources.is_site_name(step)
    ]
    return steps[-1] if steps else None


def read_keywords(sources: ArticleSources) -> tuple[str, ...]:
    for texts in _keyword_sources(sources):
        words = dict.fromkeys(collapse(word) for text in texts for word in text.split(","))
        words.pop("", None)
        if words:
            return tuple(words)
    return ()


def _keyword_sources(sources: ArticleSources) -> Iterator[Iterable[str]]:
    yield names_of(sources.article.get("keywords"))
    yield sources.meta.all("article:tag", "og:article:tag")
    yield sources.meta.all("news_keywords", "parsely-tags", "sailthru.tags")
    tags = sources.links_of("tag")
    yield (tag.text() for tag in tags if "category" not in (tag.attributes.get("rel") or ""))
    # Often the same on all of a site's pages.
    yield sources.meta.all("keywords")
    yield (tag.text() for tag in tags)
    yield (tag.text() for tag in _tag_row(sources))


def _tag_row(sources: ArticleSources) -> list[LexborNode]:
    """The first short row of links to pages of tags that stands in the article."""
    rows: dict[int, list[LexborNode]] = {}
    for link in sources.links_to(_TAG_PATH):
        above = list(islice(upwards(link.parent), _HIGHEST_ARTICLE))
        if any(node.tag in _ARTICLE for node in above) and not any(
            node.tag in _NO_ARTICLE for node in above
        ):
            row = above[1] if above[0].tag == "li" else above[0]
            rows.setdefault(row.mem_id, []).append(link)
    return next((row for row in rows.values() if 1 < len(row) < _LONG_ROW), [])
