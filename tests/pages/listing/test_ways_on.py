"""What leads on from a listing's page without being a link."""

# ruff: noqa: E501, RUF001 - each control in one line, some in other scripts
import pytest

from newsbot.pages.listing.page import ListingPage

URL = "https://gazette.example/news/"
CARDS = "".join(
    f'<article><h2><a href="/story-{name}-of-the-harbour/">Story {name} about the harbour</a></h2>'
    f"<p>The council of the town has spoken about its harbour for the {name} time.</p></article>"
    for name in "abcdef"
)
FOLLOWED = {
    "data-url": ('<button data-url="/news/?page=2">Load more</button>', "?page=2"),
    "data-href": ('<div class="pager"><a data-href="/news/page/2/">Next</a></div>', "page/2/"),
    "onclick": ("<button onclick=\"location.href='/news/?page=2'\">Next</button>", "?page=2"),
    "form": (
        '<form action="/news/" method="get"><input type="hidden" name="page" value="2"><input type="submit" value="Next page"></form>',
        "?page=2",
    ),
    "select url": (
        '<select name="page" onchange="location=this.value"><option value="/news/?page=1" selected>1</option><option value="/news/?page=2">2</option></select>',
        "?page=2",
    ),
}
NOT_FOLLOWED = {
    "button": '<button class="load-more">Load more</button>',
    "ru": "<button>Показать ещё</button>",
    "de": '<button type="button">Mehr laden</button>',
    "data-page": '<button data-page="2">Next page</button>',
    "onclick fn": '<a href="#" onclick="go(2)">Older posts</a>',
    "js": '<a href="javascript:void(0)">Next »</a>',
    "hash": '<nav class="pagination"><span class="current">1</span><a href="#page=2">2</a><a href="#page=3">3</a></nav>',
    "post": '<form action="/news/" method="post"><input type="hidden" name="page" value="2"><button>Next page</button></form>',
    "aspnet": "<div class=\"pager\"><span>1</span> <a href=\"javascript:__doPostBack('grid','Page$2')\">2</a></div>",
    "select": '<select name="page"><option>1</option><option>2</option></select>',
    "arrow": '<nav class="pagination"><a href="#" aria-label="Next page">›</a></nav>',
    "arrow only": '<ul class="pagination"><li><a href="#">›</a></li></ul>',
    "role": '<div role="button" class="more" tabindex="0">Load more news</div>',
    "icon": '<div class="paging"><button aria-label="Next"><svg></svg></button></div>',
    "svg": '<button aria-label="Next page"><svg></svg></button>',
    "host": '<div class="pager"><a href="https://other.example/news/page/2/">Next</a></div>',
    "private": '<div class="pager"><a href="http://127.0.0.1:9/news/page/2/">Older posts</a></div>',
    "own hash": '<a href="/news/#page=2">Next page</a>',
    "span": '<span class="btn" onclick="more()">Load more</span>',
    "wrapped": '<div class="row"><div class="col text-center"><a class="btn btn-primary" href="#">Show more stories</a></div></div>',
    "hash numbers data": '<ul class="pagination"><li class="active"><a href="#">1</a></li><li><a href="#" data-page="2">2</a></li><li><a href="#" data-page="3">3</a></li></ul>',
    "count": "<div><p>You have read 6 of 40 articles</p><button>Load more</button></div>",
    "after an ad": '<div class="ad">Advertisement</div><div class="load-more-wrap"><button>Load more</button></div>',
    "before a box": '<div class="below"><button>Load more</button><div><h3>Most read</h3><ul><li><a href="/m/">What everybody read this week</a></li></ul></div></div>',
    "plain loader": '<div class="load-more">Load more</div>',
    "first of many": '<div class="pager">1 / 40 <button>Next</button></div>',
    "first of many apart": '<div class="pager"><span>1</span>/<span>40</span> <button>Next</button></div>',
    "page 1": '<div class="pager"><span>Page 1</span> <button>Next</button></div>',
    "anchors without href": '<ul class="pagination"><li class="active" tabindex="0"><a>1</a></li><li tabindex="0"><a>2</a></li></ul>',
    "uz": "<button>Ko‘proq yuklash</button>",
    "kk": '<a href="#" class="btn">Тағы жүктеу</a>',
    "ky": '<a href="#" class="btn">Дагы көрсөтүү</a>',
    "tg": '<a href="#" class="btn">Боз ҳам нишон додан</a>',
    "az": "<button>Daha çox göstər</button>",
}
NO_WAY_ON = {
    "disabled": "<button disabled>Load more</button>",
    "aria": '<a href="#" aria-disabled="true">Next</a>',
    "class": '<ul class="pagination"><li class="page-item disabled"><a href="#">Next</a></li></ul>',
    "hidden": "<button hidden>Load more</button>",
    "style": '<div style="display:none"><button>Load more</button></div>',
    "carousel": '<section class="carousel"><h2>Videos</h2><a href="/v/1">Video one of the day today</a><button class="carousel-next">Next</button></section>',
    "carousel2": '<section><h2><a href="/videos">Videos</a></h2><button aria-label="Next">›</button></section>',
    "image viewer": '<div class="shade"><button aria-label="Close"></button><button aria-label="Next"><i></i></button></div>',
    "image viewer2": '<div class="viewer-container"><button>Prev</button><button>Next</button></div>',
    "kebab": '<button aria-label="More"><svg></svg></button>',
    "swiper": '<div class="swiper-button-next" role="button" aria-label="Next slide"></div>',
    "calendar": '<table id="wp-calendar"><tfoot><tr><td><a href="#">Next »</a></td></tr></table>',
    "comments": '<div id="comments"><button>Load more</button></div>',
    "comments label": "<button>Load more comments</button>",
    "newsletter": '<form action="/subscribe"><input type="email" name="e"><button>Next</button></form>',
    "newsletter2": '<div><input type="email" name="e"><button>Continue</button><button>More</button></div>',
    "cookie": '<div id="cookie-banner"><p>We use cookies</p><button>More</button></div>',
    "next article": '<a href="#">Next article</a>',
    "footer": "<footer><button>More</button></footer>",
    "last number": '<ul class="pagination"><li><a href="#" data-page="1">1</a></li><li class="active"><a href="#">2</a></li></ul>',
    "select last": '<select name="page"><option>1</option><option selected>2</option></select>',
    "lang select": '<select name="lang"><option>English</option><option>Deutsch</option></select>',
    "per page": '<select name="per_page"><option>10</option><option>20</option></select>',
    "year select": '<select name="year"><option>2024</option><option>2025</option></select>',
    "back to top": '<a href="#">Back to top</a>',
    "top": '<a href="#top">↑</a>',
    "aside": "<aside><button>Load more</button></aside>",
    "pager current only": '<nav class="pagination"><a href="#">1</a></nav>',
    "read more box": '<div class="promo"><h3><a href="/x">Our magazine about the sea and the harbour</a></h3><a href="#">Read more</a></div>',
    "dots": '<div class="dots"><button>1</button><button>2</button><button>3</button></div>',
    "box without a name": '<section><h3>Videos</h3><div><a href="/v/1">Video one of the day</a></div><button>Next</button></section>',
    "tags": '<div><a href="/tag/a">Harbour</a> <a href="/tag/b">Ferry</a> <button>More</button></div>',
    "topics": '<ul><li><a href="/tag/a">Harbour</a></li><li><a href="/tag/b">Ferry</a></li><li><a href="#">Show more</a></li></ul>',
    "description": "<div><p>News of the town: harbour, council, weather, schools and all that.</p><button>Показать больше</button></div>",
    "cookies": '<div class="cc-window"><span>This site uses cookies.</span><a href="#" role="button">More</a></div>',
    "menu": '<nav><ul><li><a href="/">Home</a></li><li><a href="/video/">Video</a></li><li><button>More</button></li></ul></nav>',
    "disclosure": '<div><button aria-expanded="false">More</button></div>',
    "second list": '<section><h2>Opinion</h2><ul><li><a href="/o/1">Opinion one on the matter of boats</a></li></ul><div class="load-more"><button>Load more</button></div></section>',
    "advertisement": '<div><a href="https://ads.example/1">What nobody believes of this harbour</a><a href="https://ads.example/more">Next</a></div>',
    "place of a link": '<div class="pagination"><a class="next">Next</a></div>',
    "only page": '<div class="pages"><a href="javascript:;">上一页</a><span class="cur">1</span><a href="javascript:;">下一页</a></div>',
    "1 of 1": '<div class="pages">Page 1 of 1 <a href="#">Next</a></div>',
    "last of three": '<ul class="pages"><li><a href="#">1</a></li><li><a href="#">2</a></li><li><b>3</b></li><li><a href="#">Next</a></li></ul>',
    "off": '<div class="pagination"><a href="#" class="off">Next</a></div>',
    "loader off": '<div class="load-more"><button disabled>Load more</button></div>',
    "hash next": '<a href="#next">Skip to next</a>',
}


def page(below: str, above: str = "") -> ListingPage:
    menu = '<header><nav><a href="/news/">News</a><a href="/sport/">Sport</a></nav></header>'
    main = f'<main><h1>News</h1>{above}<div class="list">{CARDS}</div>{below}</main>'
    return ListingPage(f"<title>News - Gazette</title>{menu}{main}<footer>Gazette</footer>", URL)


@pytest.mark.parametrize(("control", "address"), FOLLOWED.values(), ids=FOLLOWED)
def test_a_plain_address_is_the_next_page(control, address):
    found = page(control)
    assert (found.next_url, found.way_on) == (URL + address, None)


@pytest.mark.parametrize("control", NOT_FOLLOWED.values(), ids=NOT_FOLLOWED)
def test_what_has_no_address_is_named(control):
    found = page(control)
    assert found.next_url is None
    assert found.way_on
    assert len(found.cards) == 6


@pytest.mark.parametrize("control", NO_WAY_ON.values(), ids=NO_WAY_ON)
def test_what_is_off_or_leads_through_something_else(control):
    found = page(control)
    assert (found.next_url, found.way_on) == (None, None)


@pytest.mark.parametrize("name", sorted(NOT_FOLLOWED.keys() - {"select"}))
def test_what_stands_above_the_list_is_of_another_box(name):
    assert page("", NOT_FOLLOWED[name]).way_on is None


def test_a_link_speaks_before_a_button():
    found = page('<a href="/news/page/2/">Older posts</a><button>Load more</button>')
    assert (found.next_url, found.way_on) == (f"{URL}page/2/", None)


def test_a_button_in_each_card_is_the_cards():
    cards = CARDS.replace("</article>", "<button>More</button></article>")
    assert ListingPage(f"<main>{cards}</main>", URL).way_on is None


TEXT = (
    "<p>The harbour is to be dredged before the ferry of the spring comes in, they said.</p>" * 24
)
RELATED = f'<div class="more"><h4>Elsewhere</h4>{CARDS[: 3 * len(CARDS) // 6]}</div>'
DATED = "<p>By Mira Tolen</p><p>3 February 2026</p>"
PAGES = '<nav class="pages"><b>1</b> <a href="/news/?page=2">2</a></nav>'
TITLES = "".join(
    f'<li><a href="/story-{name}-of-the-harbour/">Story {name} about the harbour</a></li>'
    for name in "abcdefghij"
)
STATED = '<meta property="article:published_time" content="2026-02-03T08:00:00Z">'


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (STATED, f"<h1>The harbour</h1>{TEXT}{RELATED}", True),
        ("", f"<h1>The harbour</h1>{DATED}{TEXT}{RELATED}", True),
        ("", f"<h1>The harbour</h1>{TEXT}{RELATED}", False),  # a topic with its description
        ("", f"<h1>The harbour</h1>{DATED}<h2>The lead</h2>{TEXT}{RELATED}", False),
        ("", f"<h1>The harbour</h1>{CARDS}{DATED}{TEXT}", False),
        (STATED, f"<h1>The harbour</h1><p>All of it.</p>{CARDS}", False),
        (STATED, f"<h1>The harbour</h1>{TEXT}{CARDS}{PAGES}", False),
        (STATED, f"<h1>The harbour</h1>{TEXT[:800]}{TITLES}", False),
        (STATED, f"<h1>The harbour</h1>{TEXT}<p>Viewing results 1 - 6 of 40</p>{CARDS}", False),
    ],
)
def test_an_article_with_a_box_of_others_is_no_listing(head, body, expected):
    found = ListingPage(f"<title>The harbour - Gazette</title>{head}<main>{body}</main>", URL)
    assert found.is_article is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("No posts found.", True),
        ("Ничего не найдено", True),
        ("Keine weiteren Beiträge", True),
        ("Aucun article", True),
        ("Error establishing a database connection", False),
        ("Please confirm that you are human", False),
        ("404: page not found", False),
    ],
)
def test_an_empty_page_may_say_so(line, expected):
    assert ListingPage(f"<main><h1>News</h1><p>{line}</p></main>", URL).says_nothing is expected
