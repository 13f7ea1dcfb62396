"""One page in the browser, from its first byte until it shows all that it will show."""

import asyncio
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import (
    Download,
    Error,
    Page,
    Request,
    Response,
    TimeoutError,  # noqa: A004
)
from scrapy.http import Request as ScrapyRequest

from newsbot.downloader.browser_guard import Guard
from newsbot.downloader.browser_look import Look, look
from newsbot.pages.paging.page_labels import Label, parse_label
from newsbot.walk.rendering import Expected

logger = logging.getLogger(__name__)

# Seconds without anything new after which no more is expected.
QUIET = 0.3  # something is shown, and nothing is under way
SLOW = 2.0  # something is shown, and something is under way
GROWTH = 2.0  # more was asked for, and nothing is under way
HOPE = 8.0  # nothing is shown: challenges take their time before they let a page through
LOOK_EVERY = 0.2

# What one page may ask the site for until it shows more.
MOST_REQUESTS = 300
MOST_DOCUMENTS = 6

BUTTONS = "button, [role=button], input[type=button], a:not([href]), a[href^='#'], a[href^='java']"
MORE = {Label.MORE, Label.OLDER, Label.NEXT}
MOVING = re.compile("navigat|(?:execution|find) context", re.IGNORECASE)
STATE = """() => [
    document.readyState,
    document.getElementsByTagName("*").length,
    document.documentElement ? document.documentElement.textContent.length : 0,
]"""
CHANGED = f"before => ({STATE})().some((value, place) => value !== before[place])"
# From the top: a page that is at its end already would notice nothing.
TO_THE_END = """async () => {
    window.scrollTo(0, 0);
    await new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)));
    window.scrollTo(0, document.documentElement.scrollHeight);
}"""


@dataclass
class Visit:
    """`pace`: seconds between two requests for more. `grown` is told whenever more came. What
    the page tries against the guard is told to `attacked`, or is in `led_away`. Without slots:
    Playwright keeps its own on the objects whose methods listen.
    """

    request: ScrapyRequest
    expected: Expected
    guard: Guard
    max_size: int
    pace: float
    grown: Callable[[], None]
    attacked: Callable[[str], None]
    page: Page | None = None
    document: Response | None = None  # the last one of the page's own, after reloads
    led_away: str | None = None
    excess: str | None = None  # beyond which limit the page went
    requests: int = 0
    documents: int = 0
    seen: Look = field(default_factory=Look)
    _under_way: set[Request] = field(default_factory=set)

    async def begin(self, page: Page, _request: ScrapyRequest) -> None:
        self.page = page

    @property
    def listeners(self) -> dict[str, Callable[..., Any]]:
        return {
            "request": self.asked,
            "response": self.answered,
            "requestfinished": self.ended,
            "requestfailed": self.ended,
            "download": self.downloaded,
            "popup": close,
        }

    async def asked(self, request: Request) -> None:
        if self.guard.is_attack(request.url):
            self.attacked(request.url)
        if self.guard.is_ours(request.url):
            self._under_way.add(request)
            self.requests += 1
            self.documents += is_document(request)
        elif is_document(request):
            self.led_away = request.url
        if self.requests > MOST_REQUESTS or self.documents > MOST_DOCUMENTS:
            self.excess = f"the page made {self.requests} requests, {self.documents} of documents"
            await request.frame.page.close()

    def answered(self, response: Response) -> None:
        if is_document(response.request):
            self.document = response

    def ended(self, request: Request) -> None:
        self._under_way.discard(request)

    def downloaded(self, _download: Download) -> None:
        """Its request is never said to have ended."""
        self._under_way.clear()

    async def read(self, page: Page) -> str:
        """The page's text when nothing more comes."""
        hopeful = self.document is None or self.document.status in {200, 403, 503}
        await self._watch(page, HOPE if hopeful else QUIET)
        while self.seen.goes_on:
            before = self.seen.amount
            # Each time is one more request to the site.
            await asyncio.sleep(self.pace)
            await ask_for_more(page)
            await self._watch(page, GROWTH)
            if self.seen.amount <= before:
                break
        return await page.content()

    async def _watch(self, page: Page, patience: float) -> None:
        """Looks at the page after each change, until all is there or nothing comes any more."""
        clock = asyncio.get_running_loop().time
        began = self.seen.amount
        state: Any = None
        latest = clock()
        while not self.led_away:
            now = await state_of(page)
            if now != state:
                state = now
                seen = await self._look(page)
                if seen.amount > self.seen.amount:
                    latest = clock()
                    self.requests = 0
                    self.grown()
                self.seen = seen
            if self.seen.whole and self.seen.amount > began:
                return
            if clock() - latest > self._patience(patience, grown=self.seen.amount > began):
                return
            await change(page, state)

    def _patience(self, patience: float, *, grown: bool) -> float:
        if self._under_way:
            return SLOW if grown else float("inf")
        return QUIET if grown else patience

    async def _look(self, page: Page) -> Look:
        try:
            html = await page.content()
        except Error as error:
            raise_unless_moving(error)
            return self.seen
        if len(html) > self.max_size:
            self.excess = "the page grew larger than DOWNLOAD_MAXSIZE"
            raise Error(self.excess)
        return look(self.expected, html, page.url)


async def state_of(page: Page) -> Any:
    """None while the page goes on to its next document."""
    try:
        return await page.evaluate(STATE)
    except Error as error:
        raise_unless_moving(error)
        return None


async def change(page: Page, state: Any) -> None:
    if state is None:
        await asyncio.sleep(LOOK_EVERY)
        return
    try:
        await page.wait_for_function(CHANGED, arg=state, polling=50, timeout=LOOK_EVERY * 1000)
    except TimeoutError:
        return
    except Error as error:
        raise_unless_moving(error)


def raise_unless_moving(error: Error) -> None:
    """A page that goes on to its next document cannot be asked for a moment."""
    if not MOVING.search(error.message):
        raise error


async def ask_for_more(page: Page) -> None:
    """Presses the button that says so, or goes to the end of the page, as a reader would."""
    buttons = page.locator(BUTTONS).filter(visible=True)
    for place, text in enumerate(await buttons.all_inner_texts()):
        if parse_label(text.strip()) in MORE:
            # Not by the mouse: a banner may lie above it.
            await buttons.nth(place).dispatch_event("click")
            return
    await page.evaluate(TO_THE_END)


def is_document(request: Request) -> bool:
    """The page's own, not that of a frame in it."""
    return request.is_navigation_request() and request.frame.parent_frame is None


async def close(page: Page) -> None:
    await page.close()
