"""A listing's cards with their articles' addresses."""

from newsbot.spiders.keyed_listing import parse_keyed_listing

CARD = """<article><h2><a href="https://ma\u00df.example/{slug}/">{slug} and the harbour</a></h2>
<p>The {slug} was carried across the bay before the ice had gone, as every year.</p></article>
"""


def test_a_host_is_asked_for_by_the_name_that_a_browser_asks_for():
    cards = "".join(CARD.format(slug=slug) for slug in ("anchor", "barrel", "candle", "drum"))
    page = f"<main><h1>Harbour</h1>{cards}</main>".encode()
    listing = parse_keyed_listing(page, "https://xn--ma-hia.example/tag/harbour/", "utf-8")
    assert [card.key for card in listing.cards][:1] == ["xn--ma-hia.example/anchor"]
    assert [card.url for card in listing.cards][:1] == ["https://xn--ma-hia.example/anchor/"]
    assert len(listing.cards) == 4
