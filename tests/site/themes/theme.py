"""What differs from theme to theme: markup with the places of the texts in braces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """`page` holds {head} {menu} {ticker} {date} {main} {most_read} {padding}; `main` of a listing
    is `listing` with {title} {counter} {cards} {pagination}, of an article page `article`.
    """

    page: str
    ticker: str  # {rates}
    rate: str  # {pair} {rate} {change}
    date: str  # {date}
    menu_link: str  # {url} {headline}
    listing: str
    counter: str  # {counter}
    card: str  # {url} {headline} {excerpt} {image} {section} {section_url} {author} {author_url}
    between: str  # stands after the third card; {url} {headline} of an article
    pagination: str  # {links}
    number: str  # {url} {page}
    current: str  # {page}
    next: str  # {url}
    most_read_link: str  # {url} {headline}
    article: str  # {headline} {authors} {published} {published_iso} {section} {figure} {paragraphs}
    paragraph: str = "<p>{text}</p>\n"
    figure: str = (
        '<figure><img src="{image}" alt=""><figcaption>Photo: Courier archive</figcaption></figure>'
    )
    author: str = '<a href="{url}" rel="author">{name}</a>'
