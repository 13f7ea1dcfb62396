import pytest

from newsbot.pages.listing import ListingPage

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
    ],
)
def test_ways_to_count(path, links, expected):
    assert next_of(links, path) == expected


def test_page_links():
    links = "<a href='/tag/sea/'>1</a> <span>2</span> <a href='/tag/sea/page/3/'>3</a>"
    page = ListingPage(f"<main>{CARDS}</main>{links}", f"{HOST}/tag/sea/page/2/")
    assert page.page_links == {1: f"{HOST}/tag/sea/", 3: f"{HOST}/tag/sea/page/3/"}
