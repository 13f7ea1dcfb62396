import pytest

from newsbot.urls.paging import ListingAddress


@pytest.mark.parametrize(
    ("own", "target", "expected"),
    [
        ("/tag/sea/", "/tag/sea/page/2/", 2),
        ("/tag/sea/page/2/", "/tag/sea/page/3", 3),
        ("/tag/sea/page/2/", "/tag/sea/", None),
        ("/news", "/news?page=2", 2),
        ("/news?page=2", "/news?page=3", 3),
        ("/news?page=2", "/news", None),
        ("/index.php/news?start=25", "/index.php/news?start=30", 30),
        ("/news.php", "/news.php?goto=0&page=2", 2),
        ("/news/", "/news/?page2", 2),
        ("/", "/index-1.html", 1),
        ("/news.html", "/news-2.html", 2),
        ("/page/2.html", "/page/3.html", 3),
        ("/news", "/news/12", 12),
        ("/news4.htm", "/news3.htm", 3),
        ("/page/4/?id=14", "/page/5/?id=14", 5),
    ],
)
def test_number_of_a_page(own, target, expected):
    address = ListingAddress(f"https://a.example{own}").number_of(f"https://a.example{target}")
    assert address is not None
    assert address.number == expected


@pytest.mark.parametrize(
    ("own", "target"),
    [
        ("/tag/sea/", "/tag/sea/"),
        ("/tag/sea/", "/tag/land/page/2/"),
        ("/tag/sea/", "/a-headline/"),
        ("/archive/2026/04/", "/archive/2026/03/"),
        ("/?paged=2", "/?p=11"),
        ("/news?page=2", "/news?sort=new"),
        ("/page/4/?id=14", "/?view=article&id=15"),
    ],
)
def test_no_page_of_the_listing(own, target):
    address = ListingAddress(f"https://a.example{own}")
    assert address.number_of(f"https://a.example{target}") is None
