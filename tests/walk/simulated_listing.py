"""A listing of a news site, simulated: it answers addresses as a site would."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from newsbot.walk.intents import Fetch
from newsbot.walk.receipt import PageReceipt

HOST = "https://news.example"

# How a site writes the address of page n (n from 2; `{o}` is its offset, `{z}` counts from zero).
HABITS = {
    "wordpress": ("/tag/steppe/", "/tag/steppe/page/{n}/"),
    "no final slash": ("/tag/steppe", "/tag/steppe/page/{n}"),
    "page": ("/tag/steppe", "/tag/steppe?page={n}"),
    "paged": ("/tag/steppe/?lang=en", "/tag/steppe/?lang=en&paged={n}"),
    "bitrix": ("/news/", "/news/?PAGEN_1={n}"),
    "drupal": ("/news", "/news?page={z}"),
    "joomla": ("/index.php/news", "/index.php/news?start={o}"),
    "offset": ("/news/", "/news/?offset={o}"),
    "file": ("/news/", "/news/p{n}.html"),
    "bare": ("/news/", "/news/{n}/"),
}

# What a counter shows as the total, after the real site's options.
COUNTERS: dict[str, Callable[[int], int | None]] = {
    "category": lambda articles: articles,
    "tag, always 1 - 6": lambda articles: articles,
    "no total": lambda _: None,
    "none": lambda _: None,
    "undercounts": lambda articles: max(0, articles - 20),
    "stands still": lambda articles: min(4, articles),
}
TRUTHFUL = ("category", "tag, always 1 - 6")

# What answers beyond the last page.
BEYOND = ("absent", "empty", "last page", "first page", "redirect")


@dataclass
class SimulatedListing:
    keys: list[str]
    size: int = 6
    habit: str = "wordpress"
    counter: str = "category"
    beyond: str = "absent"
    always_next: bool = False
    linked: bool = True
    pinned: str | None = None
    hollow: int = 0  # this page shows no card
    lost: frozenset[int] = frozenset()
    made: int = 0

    @property
    def url(self) -> str:
        return HOST + HABITS[self.habit][0]

    @property
    def last_page(self) -> int:
        return max(1, -(-len(self.keys) // self.size))

    def new_key(self) -> str:
        self.made += 1
        return f"new-{self.made}"

    def address(self, page_no: int) -> str:
        if page_no == 1:
            return self.url
        offset = (page_no - 1) * self.size
        return HOST + HABITS[self.habit][1].format(n=page_no, z=page_no - 1, o=offset)

    def answer(self, fetch: Fetch) -> PageReceipt:
        page_no = self._page_no(fetch.url)
        if page_no in self.lost:
            return PageReceipt(fetch.pass_no, fetch.page_no, fetch.url, "lost")
        if page_no is None or (page_no > self.last_page and self.beyond == "absent"):
            return PageReceipt(fetch.pass_no, fetch.page_no, fetch.url, "absent")
        return self._page(fetch, page_no)

    def _page(self, fetch: Fetch, page_no: int) -> PageReceipt:
        url, shown = fetch.url, page_no
        if page_no > self.last_page:
            shown = {"last page": self.last_page, "empty": page_no}.get(self.beyond, 1)
            url = self.url if self.beyond == "redirect" else url
        first = (shown - 1) * self.size + 1
        cards = [] if shown == self.hollow else self.keys[first - 1 : first - 1 + self.size]
        if self.pinned and cards:
            cards = [self.pinned, *cards]
        more = self.linked and (self.always_next or shown < self.last_page)
        return PageReceipt(
            fetch.pass_no,
            fetch.page_no,
            url,
            "read",
            *self._range(first),
            COUNTERS[self.counter](len(self.keys)),
            card_keys=tuple(cards),
            next_url=self.address(shown + 1) if more else None,
        )

    def _range(self, first: int) -> tuple[int | None, int | None]:
        if self.counter == "none":
            return None, None
        first = first if self.counter == "category" else 1
        return first, first + self.size - 1

    def _page_no(self, url: str) -> int | None:
        if url == self.url:
            return 1
        pattern = re.escape(HOST + HABITS[self.habit][1])
        for name in "nzo":
            pattern = pattern.replace(re.escape(f"{{{name}}}"), rf"(?P<{name}>\d+)")
        found = re.fullmatch(pattern, url)
        if found is None:
            return None
        number = int(found[1])
        return {"n": number, "z": number + 1, "o": number // self.size + 1}[found.lastgroup or "n"]
