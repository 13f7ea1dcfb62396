"""Which addresses are one page, one listing, and the next page of a listing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.urls.address import address_key
from newsbot.urls.page_template import learn_pagination
from newsbot.urls.place import find_place, leads_on, same_listing

LISTING = "https://news.example/tag/steppe/"


@pytest.mark.parametrize(
    "other",
    [
        "http://news.example/tag/steppe",
        "https://www.news.example/tag/steppe/",
        "https://NEWS.example/tag/steppe/#more",
        "https://news.example/tag/steppe/?utm_source=x&fbclid=1",
        "https://news.example/tag/steppe;jsessionid=8A/?PHPSESSID=77",
    ],
)
def test_one_page_is_spelt_in_many_ways(other):
    assert address_key(other) == address_key(LISTING)


@pytest.mark.parametrize("other", ["?page=2", "?id=14", "page/2/", "../desert/"])
def test_another_page_is_another(other):
    assert address_key(LISTING + other) != address_key(LISTING)


@pytest.mark.parametrize(
    ("listing", "next_url", "number"),
    [
        ("https://news.example/tag/steppe/", "https://news.example/tag/steppe/page/2/", 2),
        ("https://news.example/tag/steppe", "http://www.news.example/tag/steppe/page/2", 2),
        ("https://news.example/", "https://news.example/page/2/", 2),
        ("https://news.example/blog/", "https://news.example/blog/page2/", 2),
        ("https://news.example/blog/", "https://news.example/blog/page-2.html", 2),
        ("https://news.example/news/", "https://news.example/news/p2.html", 2),
        ("https://news.example/news/", "https://news.example/news/2/", 2),
        ("https://news.example/news/index.html", "https://news.example/news/index_2.html", 2),
        ("https://news.example/news/index.html", "https://news.example/news/index2.html", 2),
        ("https://news.example/news.html", "https://news.example/news-2.html", 2),
        ("https://news.example/tag/2024/", "https://news.example/tag/2024/page/2/", 2),
        ("https://news.example/news", "https://news.example/news?page=1", 1),
        ("https://news.example/news?lang=en", "https://news.example/news?lang=en&paged=2", 2),
        ("https://news.example/news/", "https://news.example/news/?PAGEN_1=2", 2),
        ("https://news.example/news/", "https://news.example/news/?blad=2", 2),
        ("https://news.example/news", "https://news.example/news?start=6", 6),
        ("https://news.example/news", "https://news.example/news?sid=7fa&page=2", 2),
        ("https://news.example/news?page=3", "https://news.example/news?page=4", 4),
        ("https://news.example/tag/steppe/page/3/", "https://news.example/tag/steppe/page/4/", 4),
        (
            "https://news.example/category/life/",
            "https://news.example/category/home/life/page/2",
            2,
        ),
        (
            "https://news.example/news?month=2026-02",
            "https://news.example/news?month=2026-02&p=2",
            2,
        ),
        ("https://blog.example/", "https://blog.example/search?updated-max=2026-02-01&start=7", 0),
        (
            "https://blog.example/search/label/x",
            "https://blog.example/search/label/x?updated-max=2026-02-01&by-date=false",
            0,
        ),
        ("https://news.example/news", "https://news.example/news?cursor=eyJ4", 0),
        ("https://news.example/news?before=9100", "https://news.example/news?before=9021", 0),
        ("https://news.example/news", "https://news.example/news?offset=20260601000000", 0),
        ("https://news.example/news", "https://news.example/news?page=0%2C1", 0),
        # Pages may count down, and be read from the middle.
        ("https://news.example/", "https://news.example/index-9.html", 9),
        ("https://www2.news.example/", "https://news.example/page/2/", 2),
        ("https://news.example/index-9.html", "https://news.example/index-8.html", 8),
        ("https://news.example/news?page=3", "https://news.example/news?page=2", 2),
        # A parameter that names pages may come with others, and without some.
        ("https://news.example/news?lang=en", "https://news.example/news?page=2", 2),
        ("https://news.example/?paged=1", "https://news.example/page/2/", 2),
        ("https://news.example/l.php?f=4", "https://news.example/l.php?f=4&page=2&order=desc", 2),
        (
            "https://wiki.example/index.php?search=rail&fulltext=1&limit=10",
            "https://wiki.example/index.php?title=Special:Search&limit=10&offset=10&search=rail",
            10,
        ),
        ("https://news.example/list?page=1", "https://news.example/list?page=2&cHash=77ab", 2),
        ("https://news.example/news", "https://news.example/news?per-page=20&page=2", 2),
        ("https://news.example/", "https://news.example/node?page=1", 1),
        ("https://news.example/", "https://news.example/blog/page/2/", 2),
        ("https://news.example/news/", "https://news.example/news2.html", 2),
        ("https://news.example/news/", "https://news.example/news/list_2.html", 2),
        ("https://news.example/news", "https://news.example/news;p=2", 2),
        ("https://news.example/Default.aspx", "https://news.example/Default.aspx?pn=2", 2),
        ("https://news.example/news/", "https://news.example/news/P10", 10),
        ("https://news.example/news", "https://news.example/news/?page2", 2),
        ("https://news.example/news", "https://news.example/news/page/2024/", 2024),
        ("https://news.example/tag/%D1%82/", "https://news.example/tag/%D1%82/page/2/", 2),
        (
            "https://news.example/trade/by-views.html",
            "https://news.example/trade/page/2/by-views.html",
            2,
        ),
    ],
)
def test_next_link_moves_only_the_page(listing, next_url, number):
    place = find_place(listing, next_url)
    assert place is not None
    assert place.number == number
    assert place.kind == "cursor" or next_url[place.start : place.end] == str(number)


@pytest.mark.parametrize(
    ("listing", "next_url"),
    [
        ("https://news.example/tag/steppe/", "https://news.example/tag/steppe/"),
        ("https://news.example/tag/steppe/", "https://news.example/tag/desert/page/2/"),
        ("https://news.example/tag/steppe/", "https://other.example/tag/steppe/page/2/"),
        ("https://news.example/tag/steppe/", "https://news.example/a-long-article/"),
        ("https://news.example/tag/steppe/", "https://news.example/tag/steppe/feed/"),
        ("https://news.example/events/", "https://news.example/events/?month=2026-03"),
        ("https://news.example/events/", "https://news.example/events/?month=3&page=1"),
        ("https://news.example/events?month=2", "https://news.example/events?month=3"),
        ("https://news.example/2026/1/", "https://news.example/2026/2/"),
        ("https://news.example/2026/01/", "https://news.example/2026/02/"),
        ("https://news.example/", "https://news.example/2025/"),
        ("https://news.example/events/", "https://news.example/events/2026-03/"),
        ("https://news.example/news?cat=5", "https://news.example/news?cat=6&page=2"),
        ("https://news.example/news", "https://news.example/news?order=asc"),
        ("https://news.example/news", "http://[news"),
        ("https://news.example/news", "/news?page=2"),
        ("https://news.example/news", "https://news.example/search?page=2"),
        ("https://news.example/news", "https://news.example/news?page=" + "9" * 5000),
        ("https://news.example/news/", "https://news.example/news/page/" + "9" * 5000),
    ],
)
def test_what_continues_nothing(listing, next_url):
    assert find_place(listing, next_url) is None


@pytest.mark.parametrize(
    ("answered", "same"),
    [
        ("https://www.news.example/tag/steppe/page/9", True),
        ("https://news.example/tag/steppe/?paged=9", True),
        ("https://news.example/tag/steppe/", True),
        ("https://news.example/", False),
        ("https://news.example/tag/desert/page/9/", False),
        ("https://other.example/tag/steppe/", False),
    ],
)
def test_where_a_redirect_may_lead(answered, same):
    assert same_listing(LISTING, answered) is same


WORDS = ("page", "news", "2", "15", "2026", "%D1%82", "%2", "index", ".html", "start", "cursor")
PIECES = st.lists(st.sampled_from([*"/;=?&p#-.\u00b2", *WORDS, "month"]), max_size=9).map("".join)


@given(PIECES, PIECES)
def test_any_two_addresses_of_a_site_can_be_compared(listing, other):
    listing, other = f"https://news.example/{listing}", f"https://news.example/{other}"
    place = find_place(listing, other)
    if place is not None and place.kind != "cursor":
        assert int(other[place.start : place.end]) == place.number
    assert leads_on(listing, other) or place is None
    assert same_listing(listing, listing)
    if pagination := learn_pagination(listing, other, {2: other}, cards=6):
        assert pagination.address(3) != pagination.address(2)
