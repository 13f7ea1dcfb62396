"""The address of the n-th page, from the first page's links."""

import pytest

from newsbot.urls.page_template import learn_pagination

BASE = "https://news.example"


@pytest.mark.parametrize(
    ("listing", "next_path", "third"),
    [
        ("/tag/steppe/", "/tag/steppe/page/2/", "/tag/steppe/page/3/"),
        ("/tag/steppe", "/tag/steppe/page/2", "/tag/steppe/page/3"),
        ("/news?lang=en", "/news?page=2&lang=en", "/news?page=3&lang=en"),
        ("/news?page=1", "/news?page=2", "/news?page=3"),
        ("/news", "/news?page=1", "/news?page=2"),
        ("/news?page=0", "/news?page=1", "/news?page=2"),
        ("/news/", "/news/?PAGEN_1=2", "/news/?PAGEN_1=3"),
        ("/news", "/news?start=6", "/news?start=12"),
        ("/news", "/news?start=7", "/news?start=13"),
        ("/news?start=12", "/news?start=18", "/news?start=24"),
        ("/news/", "/news/p2.html", "/news/p3.html"),
        ("/news/index.html", "/news/index_2.html", "/news/index_3.html"),
        ("/news/", "/news/2/", "/news/3/"),
        ("/tag/steppe/page/3/", "/tag/steppe/page/4/", "/tag/steppe/page/5/"),
        ("/news", "/news?session_id=8&paged=2", "/news?session_id=8&paged=3"),
    ],
)
def test_learnt_from_the_next_link(listing, next_path, third):
    pages = learn_pagination(BASE + listing, BASE + next_path, {}, cards=6)
    assert pages is not None
    assert [pages.address(2), pages.address(3)] == [BASE + next_path, BASE + third]


def test_learnt_from_numbered_links():
    links = {2: f"{BASE}/news?from=10", 3: f"{BASE}/news?from=22"}
    pages = learn_pagination(f"{BASE}/news", None, links, cards=10)
    assert pages is not None
    assert pages.address(4) == f"{BASE}/news?from=34"


@pytest.mark.parametrize(
    ("listing", "second"),
    [
        ("/tag/steppe/", "/tag/steppe/page/2/"),
        ("/tag/steppe", "/tag/steppe/page/2"),
        ("/page-of-steppe/?id=14", "/page-of-steppe/page/2/?id=14"),
        ("/", "/page/2/"),
        ("", "/page/2/"),
    ],
)
@pytest.mark.parametrize("next_url", [None, f"{BASE}/events?month=3"])
def test_wordpress_habit_where_no_link_says(listing, second, next_url):
    pages = learn_pagination(BASE + listing, next_url, {}, cards=6)
    assert pages is not None
    assert pages.address(2) == BASE + second


def test_a_cursor_names_no_page():
    assert learn_pagination(f"{BASE}/news", f"{BASE}/news?after=eyJ4", {}, cards=6) is None
