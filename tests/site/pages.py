"""Pages of the site as HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import cycle, islice

from tests.site import metadata
from tests.site.addresses import page_path
from tests.site.articles import Article, slug
from tests.site.counters import COUNTERS
from tests.site.options import SiteOptions
from tests.site.texts import PLACES, TOPICS
from tests.site.themes.catalogue import THEMES

BETWEEN_CARDS = 3  # cards before the newsletter box
SCRIPT = 'window.courier=window.courier||[];courier.push(["track",{slot:1,size:[300,250]}]);\n'
SITE_MAP = [
    f'<li class="menu-item menu-item-type-taxonomy"><a href="/tag/{topic}/">{topic} in {place}</a>'
    "</li>\n"
    for place in PLACES
    for topic in TOPICS
]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a listing: `cards` are its own, `latest` those that menus and boxes name."""

    path: str
    page: int
    pages: int
    total: int
    cards: Sequence[Article]
    latest: Sequence[Article]


def listing_html(options: SiteOptions, listing: Listing) -> str:
    theme = THEMES[options.theme]
    name = listing.path.strip("/").rpartition("/")[2].capitalize()
    main = theme.listing.format(
        title=f"Stories on {name}",
        counter=counter(options, listing),
        cards=cards(options, listing),
        pagination=pagination(options, listing),
    )
    head = f'<meta charset="utf-8"><title>{name} - {metadata.SITE_NAME}</title>'
    return page_html(options, head, main, listing.latest)


def article_html(options: SiteOptions, article: Article, latest: Sequence[Article]) -> str:
    theme = THEMES[options.theme]
    main = theme.article.format(
        headline=escape(article.headline),
        authors=" and ".join(
            theme.author.format(name=name, url=f"{options.base_url}/author/{slug(name)}/")
            for name in article.authors
        ),
        published=f"{article.published:%B %d, %Y}",
        published_iso=article.published.isoformat(),
        section=article.section,
        figure=theme.figure.format(image=options.base_url + article.image),
        paragraphs="".join(
            theme.paragraph.format(text=prose(article, p)) for p in article.paragraphs
        ),
    )
    return page_html(options, metadata.head(options, article), main, latest)


def page_html(options: SiteOptions, head: str, main: str, latest: Sequence[Article]) -> str:
    theme = THEMES[options.theme]
    parts = {
        "head": head,
        "main": main,
        "ticker": ticker(options) * bool(options.rates),
        "date": theme.date.format(date=options.date) * bool(options.date),
        "menu": links(options, theme.menu_link, latest[:4]),
        "most_read": links(options, theme.most_read_link, latest[2:7]),
    }
    length = len(theme.page.format(**parts, padding="").encode())
    return theme.page.format(**parts, padding=padding(options.padding - length))


def padding(length: int) -> str:
    """What makes real pages long: a site map in the footer and scripts, half of each."""
    if length <= 0:
        return ""
    items = islice(cycle(SITE_MAP), length // 2 // len(SITE_MAP[0]))
    markup = f'<ul class="site-map" hidden>{"".join(items)}</ul>\n'
    scripts = SCRIPT * ((length - len(markup)) // len(SCRIPT) + 1)
    return f"{markup}<script>{scripts}</script>\n"


def ticker(options: SiteOptions) -> str:
    theme = THEMES[options.theme]
    rates = "".join(
        theme.rate.format(pair=rate.pair, rate=rate.rate, change=rate.change)
        for rate in options.rates
    )
    return theme.ticker.format(rates=rates * options.repeats)


def counter(options: SiteOptions, listing: Listing) -> str:
    name = options.counter or listing.path.split("/")[1]
    text = COUNTERS[name](listing.page, options.per_page, listing.total)
    return THEMES[options.theme].counter.format(counter=text) if text else ""


def cards(options: SiteOptions, listing: Listing) -> str:
    theme = THEMES[options.theme]
    shown = [card(options, article) for article in listing.cards]
    promoted = listing.latest[-1:]
    if len(shown) > BETWEEN_CARDS:
        shown.insert(BETWEEN_CARDS, links(options, theme.between, promoted))
    return "".join(shown)


def card(options: SiteOptions, article: Article) -> str:
    return THEMES[options.theme].card.format(
        url=options.base_url + article.path,
        headline=escape(article.headline),
        excerpt=prose(article, article.excerpt),
        image=options.base_url + article.image,
        section=article.section,
        section_url=f"{options.base_url}/category/{slug(article.section)}/",
        author=article.authors[0],
        author_url=f"{options.base_url}/author/{slug(article.authors[0])}/",
    )


def prose(article: Article, text: str) -> str:
    if article.oddity == "spaces":
        text = text.replace(". ", ".  ").replace(", ", ",\u00a0 ", 1)
    return escape(text, quote=False)


def links(options: SiteOptions, markup: str, articles: Sequence[Article]) -> str:
    return "".join(
        markup.format(url=options.base_url + article.path, headline=escape(article.headline))
        for article in articles
    )


def pagination(options: SiteOptions, listing: Listing) -> str:
    theme = THEMES[options.theme]
    shown = []
    if options.pagination in {"full", "numbers"}:
        shown += [number(options, listing, page) for page in numbers_shown(listing)]
    if options.pagination in {"full", "next"} and listing.page < listing.pages:
        following = page_path(options, listing.path, listing.page + 1, listing.pages)
        shown.append(theme.next.format(url=options.base_url + following))
    return theme.pagination.format(links="".join(shown)) if shown else ""


def number(options: SiteOptions, listing: Listing, page: int) -> str:
    theme = THEMES[options.theme]
    if page == listing.page:
        return theme.current.format(page=page)
    return theme.number.format(
        page=page, url=options.base_url + page_path(options, listing.path, page, listing.pages)
    )


def numbers_shown(listing: Listing) -> list[int]:
    """First, last and the neighbours, as WordPress has it."""
    near = range(listing.page - 2, listing.page + 3)
    return [n for n in range(1, listing.pages + 1) if n in {1, listing.pages} or n in near]
