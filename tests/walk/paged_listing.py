"""A listing as pages of HTML, whose addresses take any form that sites give theirs."""

from dataclasses import dataclass, field

from newsbot.pages.listing.page import ListingPage
from newsbot.urls.address import address_key
from newsbot.walk.intents import Fetch
from newsbot.walk.receipt import PageReceipt

HOST = "https://news.example"
SIZE = 6

# The address of the first page, and of the others. {n} counts pages from 2, {z} from 1, {o} the
# entries before the page, {p} these and one; {k} is an entry's id, {t} its moment.
COUNTED = {
    "wordpress": ("/tag/steppe/", "/tag/steppe/page/{n}/"),
    "no final slash": ("/tag/steppe", "/tag/steppe/page/{n}"),
    "front page": ("/", "/page/{n}/"),
    "front page of a blog": ("/", "/blog/page/{n}/"),
    "paged": ("/?cat=4", "/?cat=4&paged={n}"),
    "first page named": ("/?paged=1", "/page/{n}/"),
    "page": ("/news", "/news?page={n}"),
    "page from zero": ("/news", "/news?page={z}"),
    "page 1 named": ("/news?page=1", "/news?page={n}"),
    "language dropped": ("/news?lang=en", "/news?page={n}"),
    "language kept": ("/news?lang=en", "/news?lang=en&p={n}"),
    "order added": ("/list.php?f=4", "/list.php?f=4&page={n}&order=desc"),
    "length added": ("/news", "/news?per-page=6&page={n}"),
    "bitrix": ("/news/", "/news/?PAGEN_1={n}"),
    "typo3": ("/news", "/news?tx_news%5BcurrentPage%5D={n}&cHash=7{k}"),
    "liferay": ("/news?p_id=7", "/news?p_id=7&_101_cur={n}"),
    "json api": ("/news", "/news?page%5Bnumber%5D={n}"),
    "number in the name": ("/news/", "/news/?page{n}"),
    "polish": ("/artykuly", "/artykuly?strona={n}"),
    "asp": ("/Default.aspx", "/Default.aspx?pn={n}"),
    "drupal 6": ("/", "/node?page={z}"),
    "matrix parameter": ("/news", "/news;p={n}"),
    "session": ("/news", "/news?sid={k}&page={n}"),
    "page and offset": ("/news", "/news?page={n}&start={o}"),
    "joined": ("/blog/", "/blog/page{n}/"),
    "hyphen": ("/blog/", "/blog/page-{n}"),
    "page as a file": ("/news/", "/news/p{n}.html"),
    "file beside": ("/news.html", "/news-{n}.html"),
    "file with digit": ("/news/", "/news{n}.html"),
    "index with number": ("/news/index.html", "/news/index_{n}.html"),
    "list with number": ("/news/", "/news/list_{n}.html"),
    "comma": ("/news.html", "/news,{n}.html"),
    "german": ("/nachrichten/", "/nachrichten/seite/{n}"),
    "swedish": ("/nyheter", "/nyheter/sida{n}"),
    "russian": ("/novosti/", "/novosti/%D1%81%D1%82%D1%80%D0%B0%D0%BD%D0%B8%D1%86%D0%B0-{n}/"),
    "bare": ("/news/", "/news/{n}/"),
    "bare after index": ("/news", "/news/index/{n}"),
    "before the file name": ("/trade/by-views.html", "/trade/page/{n}/by-views.html"),
    "another parent": ("/category/life/", "/category/home/life/page/{n}/"),
    "year in the path": ("/tag/2024/", "/tag/2024/page/{n}/"),
    "jekyll": ("/blog/index.html", "/blog/page{n}/index.html"),
    "nikola": ("/index.html", "/index-{n}.html"),
    "shared page, new parameter": ("/search?q=rail", "/search?q=rail&a=1&page={n}"),
}
OFFSETS = {
    "joomla": ("/index.php/news", "/index.php/news?start={o}"),
    "offset": ("/news/", "/news/?offset={o}&limit=6"),
    "offset from 1": ("/news/", "/news/?first={p}"),
    "skip": ("/news", "/news?skip={o}"),
    "expression engine": ("/news", "/news/P{o}"),
    "codeigniter": ("/news/latest", "/news/latest/{o}"),
    "mediawiki": (
        "/index.php?search=rail&fulltext=1&limit=6",
        "/index.php?title=Special:Search&limit=6&offset={o}&search=rail",
    ),
}
CURSORS = {
    "after": ("/news", "/news?after=e{k}J"),
    "cursor": ("/news?lang=en", "/news?lang=en&cursor=x{k}"),
    "max_id": ("/news", "/news?max_id={k}"),
    "before": ("/news/", "/news/?before={k}"),
    "moment": ("/w/index.php?title=Blog", "/w/index.php?title=Blog&offset={t}"),
    "blogger": ("/", "/search?updated-max={t}&max-results=6&start={o}"),
    "unheard of": ("/news", "/news?bookmark=q{k}"),
    "older folder": ("/news/", "/news/older/{k}/"),
}
FORMS = COUNTED | OFFSETS | CURSORS


@dataclass
class PagedListing:
    """`links` says how a page leads on: by labels, numbers, arrows or <link>. `down`: the numbers
    in the addresses fall from page 2 on. `counter`: a text with {first}, {last} and {total}.
    """

    form: str
    links: str
    articles: int = 33
    down: bool = False
    counter: str = ""
    asked: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.address(1)

    @property
    def keys(self) -> list[str]:
        return [f"{HOST}/stories/{self._slug(n)}/" for n in range(self.articles)]

    @property
    def last_page(self) -> int:
        return -(-self.articles // SIZE)

    def address(self, page_no: int) -> str:
        first, later = FORMS[self.form]
        if page_no == 1:
            return HOST + first
        number = self.last_page + 1 - page_no if self.down else page_no
        before, entry = SIZE * (page_no - 1), 9000 - 37 * page_no
        return HOST + later.format(
            n=number,
            z=page_no - 1,
            o=before,
            p=before + 1,
            k=entry,
            t=f"2026{1300 - 100 * page_no:04}120000",
        )

    def answer(self, fetch: Fetch) -> PageReceipt:
        self.asked.append(fetch.url)
        key = address_key(fetch.url)
        page_no = next((n for n in self._pages() if address_key(self.address(n)) == key), None)
        if page_no is None:
            return PageReceipt(fetch.pass_no, fetch.page_no, fetch.url, "absent")
        page = ListingPage(self.html(page_no), fetch.url)
        counter = page.counter
        return PageReceipt(
            fetch.pass_no,
            fetch.page_no,
            fetch.url,
            "read",
            total=counter and counter.total,
            card_keys=tuple(card.url for card in page.cards),
            next_url=page.next_url,
            page_links=tuple(page.page_links.items()),
            other_next_urls=page.other_next_urls,
        )

    def html(self, page_no: int) -> str:
        first = SIZE * (page_no - 1)
        last = min(first + SIZE, self.articles)
        counter = self.counter.format(first=first + 1, last=last, total=self.articles)
        cards = "".join(map(self._card, range(first, last)))
        return f"<body><main><p>{counter}</p>{cards}</main>{self._pager(page_no)}</body>"

    def _card(self, number: int) -> str:
        return (
            f"<article><h2><a href='/stories/{self._slug(number)}/'>What happened to the ferry "
            f"{self._slug(number)}</a></h2><p>The captain says little of it, and the harbour even "
            f"less, but the {self._slug(number)} sails again.</p></article>"
        )

    def _pager(self, page_no: int) -> str:
        previous = self.address(page_no - 1) if page_no > 1 else None
        following = self.address(page_no + 1) if page_no < self.last_page else None
        if self.links == "numbers":
            return f"<div class=pages>{' '.join(map(self._number(page_no), self._pages()))}</div>"
        if self.links == "head":
            return f"<link rel=next href='{following}'>" if following else ""
        back, on = {
            "next": ("Previous", "Next"),
            "older": ("Newer posts", "Older posts"),
            "german": ("Zurück", "Weiter"),
            "icons": ("<i></i>", "<i></i>"),
        }[self.links]
        rel = ("rel=prev", "rel=next") if self.links == "icons" else ("", "")
        return (f"<a {rel[0]} href='{previous}'>{back}</a>" if previous else "") + (
            f" <a {rel[1]} href='{following}'>{on}</a>" if following else ""
        )

    def _number(self, own: int):
        return lambda n: f"<b>{n}</b>" if n == own else f"<a href='{self.address(n)}'>{n}</a>"

    def _pages(self) -> range:
        return range(1, self.last_page + 1)

    def _slug(self, number: int) -> str:
        return "".join("abcdefghij"[int(digit)] for digit in f"{number:03}")
