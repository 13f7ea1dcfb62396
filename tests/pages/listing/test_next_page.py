import pytest

from newsbot.pages.listing.page import ListingPage

HOST = "https://a.example"
CARDS = "".join(
    f"<article><h2><a href='/story-{n}/'>A story with the number {n} of many</a></h2><p>What it "
    "says is of no weight here, as long as it is long enough.</p></article>"
    for n in range(4)
)


def next_of(links: str, path: str = "/tag/sea/page/2/") -> str | None:
    page = ListingPage(f"<body><main>{CARDS}</main><div>{links}</div>", HOST + path)
    assert len(page.cards) == 4
    return page.next_url and page.next_url.removeprefix(HOST)


@pytest.mark.parametrize(
    "links",
    [
        "<a href='/tag/sea/page/3/'>Next</a>",
        "<a href='/tag/sea/page/1/'>Newer</a> <a href='/tag/sea/page/3/'>Older posts</a>",
        "<a href='/tag/sea/page/3/'>« Previous entries</a> <a href='/tag/sea/'>Next »</a>",
        "<a href='/tag/sea/'>1</a> <span>2</span> <a href='/tag/sea/page/3/'>3</a>",
        "<a href='/tag/sea/page/3/'>3</a> … <a href='/tag/sea/page/9/'>Last »</a>",
        "<a href='/tag/sea/page/3/' aria-label='Next page'><svg></svg></a>",
        "<a href='/tag/sea/page/3/'><img src='a.gif' alt='Page suivante'></a>",
        "<a href='/tag/sea/page/3/' class='next'><i></i></a>",
        "<a href='/tag/sea/page/3/#content'>&rsaquo;</a>",
        "<a href='/tag/sea/page/3/'>Load more</a>",
        "<a href='/tag/sea/page/3/'>और खबरें</a>",
        "<link rel=next href='/tag/sea/page/3/'>",
    ],
)
def test_the_page_with_the_next_number(links):
    assert next_of(links) == "/tag/sea/page/3/"


WORDS = (
    *("Next", "Older posts", "Weiter", "Suivant", "Siguiente", "Próxima", "Avanti", "Następna"),
    *("Další", "Sonraki sayfa", "Berikutnya", "Trang sau", "Далее", "Следующая страница"),
    *("التالي", "הבא", "अगला", "ถัดไป", "下一页", "次へ", "다음"),
)


@pytest.mark.parametrize("word", WORDS)
def test_words_where_addresses_do_not_count(word):
    assert next_of(f"<a href='/search?before=8134'>{word} »</a>") == "/search?before=8134"


@pytest.mark.parametrize(
    "links",
    [
        "",
        "<a href='/tag/sea/'>1</a> <span>2</span>",
        "<a href='/tag/sea/'>« Newer posts</a>",
        "<a href='/tag/sea/'>Next Entries »</a>",
        "<a href='#'>Next</a> <a href='javascript:go(3)'>3</a>",
        "<a href='/tag/sea/page/2/'>Next</a>",
        "<a href='/tag/sea/page/3/' class='next disabled'>Next</a>",
        "<a href='/tag/land/page/3/'>More on land</a>",
        "<a href='https://b.example/tag/sea/page/3/'>Next</a>",
        "<link rel=next href='/tag/sea/page/2/'>",
        "<a href='/story-1/'>Next</a>",
        "<a href='/2026/03/'>March »</a>",
    ],
)
def test_none_on_the_last_page(links):
    assert next_of(links) is None


@pytest.mark.parametrize(
    ("path", "links", "expected"),
    [
        ("/news?page=2", "<a href='?page=1'>2</a> <a href='?page=3'>4</a>", "/news?page=3"),
        ("/news", "<a href='?page=0'>1</a> <a href='?page=1'>2</a>", "/news?page=1"),
        ("/news?start=6", "<a href='?start=0'>1</a> <a href='?start=12'>3</a>", "/news?start=12"),
        ("/", "<a href='/page/2/'>2</a> <a href='/page/3/'>3</a>", "/page/2/"),
        ("/news", "<a href='/news/10452'>Euro 2024</a>", None),
        ("/news", "<b>1</b> <a href='?o=10'>2</a> <a href='?o=20'>3</a>", "/news?o=10"),
        ("/news", "<a href='/news'>1</a> <a href='?o=10'>2</a>", "/news?o=10"),
        ("/news", "<a href='?p=1'>1</a> <a href='?p=2'>2</a>", "/news?p=2"),
        ("/news", "Page 1 of 4 <a href='/news/2'>2</a>", "/news/2"),
        ("/", "<b>1</b> <a href='/blog/page/2/'>2</a>", "/blog/page/2/"),
        ("/news", "<a href='/news/p2'>2</a> <a href='/news/p3'>3</a>", "/news/p2"),
        ("/news", "<a href='/news/p2'>What all of the town has read</a>", None),
        ("/news", "<a href='/news?next=1769'>Яна юклаш</a>", "/news?next=1769"),
    ],
)
def test_ways_to_count(path, links, expected):
    assert next_of(links, path) == expected


def test_page_links():
    links = "<a href='/tag/sea/'>1</a> <span>2</span> <a href='/tag/sea/page/3/'>3</a>"
    page = ListingPage(f"<main>{CARDS}</main>{links}", f"{HOST}/tag/sea/page/2/")
    assert page.page_links == {1: f"{HOST}/tag/sea/", 3: f"{HOST}/tag/sea/page/3/"}


@pytest.mark.parametrize(
    ("path", "links", "expected"),
    [
        ("/", "<a href='/index-9.html'>Older posts</a>", "/index-9.html"),
        (
            "/index-9.html",
            "<a href='/'>Newer posts</a> <a href='/index-8.html'>Older posts</a>",
            "/index-8.html",
        ),
        (
            "/list_9.html",
            "<a href='/list_10.html'>上一页</a> <a href='/list_8.html'>下一页</a>",
            "/list_8.html",
        ),
        (
            "/?p=8",
            "<link rel=next href='/?p=7'> <a href='/?p=9'>Previous</a> <a href='/?p=7'>Next</a>",
            "/?p=7",
        ),
        (
            "/",
            "<b>1</b> <a href='/index-9.html'>2</a> <a href='/index-8.html'>3</a> …",
            "/index-9.html",
        ),
        (
            "/index-9.html",
            "<a href='/'>1</a> <b>2</b> <a href='index-8.html'>3</a> <a href='index-1.html'>10</a>",
            "/index-8.html",
        ),
        ("/index-1.html", "<a href='/index-2.html'>Newer posts</a>", None),
        (
            "/index-1.html",
            "<a href='/index-3.html'>8</a> <a href='/index-2.html'>9</a> <b>10</b>",
            None,
        ),
        (
            "/index-3.html",
            "<a href=index-2.html>Older</a> <a href=index-2.html>2</a> <b>3</b> <a href=.>4</a>",
            "/index-2.html",
        ),
        (
            "/index-1.html",
            "<b>1</b> <a href=index-2.html>2</a> <a href=.>3</a> <a href=index-2.html>Newer</a>",
            None,
        ),
        (
            "/blog/page/4/",
            "<a href='/blog/page/5/'>Previous</a> <a href='/blog/page/3/'>Next</a>",
            "/blog/page/5/",
        ),
        ("/blog/page/9/", "<a href='/blog/page/8/'>Next</a>", None),
    ],
)
def test_pages_that_count_down(path, links, expected):
    assert next_of(links, path) == expected


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("/", "Last post by <a class='user next' href='/members/4371.html'>Keeper2</a>"),
        ("/", "<a href='/boat-2/'>Boat 2</a> <a href='/boat-3/'>Boat 3</a>"),
        ("/", "<a href='/top-10/'>Top 10</a>"),
        ("/", "<a href='/tide-2/#comments'>2</a> comments"),
        ("/news/", "<h2><a href='/news/part-2/'>Part 2</a></h2>"),
        ("/news/", "<h2><a href='/news/2'>その２</a></h2>"),
        ("/news/", "<a href='/news/2'>2</a> boats are late"),
        ("/news/", "<a rel=next href='/news/the-late-ferry/'>The late ferry of Kelun</a>"),
        ("/", "<a rel=next href='/story-77/'>The seventy-seventh story</a>"),
        ("/", "<a class=next href='/story-77/'><i></i></a>"),
        ("/", "<link rel=next href='/story-77/'>"),
        ("/", "<div class=carousel><a href='/story-77-and-more/'>Next</a></div>"),
        ("/", "<a href='/issue/1'>1</a> <a href='/issue/2'>2</a> <a href='/issue/3'>3</a>"),
        ("/", "<a href='/?slide=1'>1</a> <a href='/?slide=2'>2</a>"),
        ("/", "<a href='/ferry-2/#comments'>2</a> <a href='/ferry-3/'>3</a>"),
        ("/", "<a href='/match/2'>2</a> : <a href='/match/1'>1</a>"),
        ("/", "<a href='/video/page/2/'>2</a> <a href='/video/page/3/'>3</a>"),
        ("/", "Ships ( <a href='/topic/55?start=10'>2</a>, <a href='/topic/55?start=20'>3</a> )"),
        ("/news/", "Pages: <a href='/news/ferry/page/2'>2</a> <a href='/news/ferry/page/3'>3</a>"),
        ("/", "<table><tr><td>1</td><td><a href='/?d=2'>2</a></td><td>3</td></tr></table>"),
        ("/news-2025.html", "<a href='/news-2026.html'>Next</a>"),
        ("/", "<a class=carousel-next href='/category/culture/'><i></i></a>"),
        ("/", "<a class=next href='/category/culture/'>Culture</a>"),
        ("/", "<a rel=next href='/?p=8134'>A story that came later</a>"),
        ("/", "<a href='/?p=8134'>Next</a>"),
        ("/", "<link rel=next href='/?p=8134'>"),
        ("/", "<a href='/news-2024.html'>2024</a> <a href='/news-2025.html'>2025</a>"),
        ("/news", "<a href='?year=2024'>2024</a> <a href='?year=2025'>2025</a>"),
        ("/news/", "<link rel=next href='/news/10452'>"),
        ("/news", "<link rel=next href='https://b.example/news?page=2'>"),
        ("/events/", "<a rel=next href='/events/2026-03/'>Next Month</a>"),
        ("/events/", "<a href='/events/?month=3'>Next</a>"),
        ("/news", "<a href='/news?page=2' aria-disabled=true>Next</a>"),
        (
            "/",
            "<table>"
            + ("<tr>" + "".join(f"<td><a href='/day/{n}'>{n}</a></td>" for n in range(1, 8)))
            + ("<tr>" + "".join(f"<td>{n}</td>" for n in range(8, 15)))
            + ("<tr>" + "".join(f"<td>{n}</td>" for n in range(15, 22)))
            + "</table>",
        ),
        (
            "/",
            "<ul class=event-calendar><li><a href='/day/1'>1</a><li><a href='/day/2'>2</a></ul>",
        ),
    ],
)
def test_what_is_no_page_number(path, links):
    assert next_of(links, path) is None


@pytest.mark.parametrize(
    ("path", "links", "expected"),
    [
        # A pager's last link may lead ten pages on.
        ("/list", "<a href='?page=2'>2</a> <a href='?page=3'>3</a> <a href='?page=11'>Next</a>", 2),
        ("/list", "<a href='?page=4'>4</a> <link rel=next href='?page=2'>", 2),
        (
            "/list",
            "<a href='?d=2'>Boat 2</a> <a rel=next href='?page=2'>To the earlier ones</a>",
            2,
        ),
        ("/list?page=3", "<link rel=next href='?page=2'> <a href='?page=4'>Next</a>", 4),
        ("/list?page=3", "<link rel=next href='?page=3'> <a href='?page=2'>Back</a>", None),
        ("/list?f=4", "<b>1</b> <a href='?f=4&page=2&order=desc'>2</a>", "2&order=desc"),
    ],
)
def test_what_calls_itself_next_comes_before_numbers(path, links, expected):
    found = next_of(links, path)
    assert (found and found.partition("page=")[2]) == (expected and str(expected))


@pytest.mark.parametrize(
    "link",
    [
        "<a href='?before=8134'>Older</a>",
        "<a href='?before=8134'>&rsaquo;</a>",
        "<a href='?before=8134'>Load more</a>",
        "<a rel=next href='?before=8134'>To the earlier reports</a>",
        "<link rel='Next' href='?before=8134'>",
    ],
)
@pytest.mark.parametrize("path", ["/news", "/news?before=9001"])
def test_a_listing_that_goes_on_from_an_entry(link, path):
    assert next_of(link, path) == "/news?before=8134"


def test_an_article_called_part_2_is_a_card():
    cards = CARDS.replace("/story-1/", "/news/part-2/").replace(
        "A story with the number 1 of many", "Part 2"
    )
    page = ListingPage(f"<main>{cards}</main><a rel=next href='?page=2'>Next</a>", f"{HOST}/news/")
    assert f"{HOST}/news/part-2/" in [card.url for card in page.cards]
    assert page.next_url == f"{HOST}/news/?page=2"
