"""One page in the browser, from its first byte until it shows all that it will show."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from time import monotonic

from playwright.async_api import Error, Page
from scrapy.exceptions import DownloadCancelledError

from newsbot.browser.page_state import Look, look
from newsbot.browser.traffic import Traffic
from newsbot.pages.vocabulary.page_labels import Label, parse_label
from newsbot.walk.rendering import CHALLENGES, Expected

# Seconds without anything new after which no more is expected.
QUIET = 0.3  # something is shown, and nothing is under way
SLOW = 2.0  # something is shown, and something is under way
GROWTH = 2.0  # more was asked for, and nothing is under way
LOOK_EVERY = 0.1

BUTTONS = "button, [role=button], input[type=button], a:not([href]), a[href^='#'], a[href^='java']"
MORE = {Label.MORE, Label.OLDER, Label.NEXT}
MOVING = re.compile("navigat|(?:execution|find) context", re.IGNORECASE)

# The page's text if it is another than before, cut where it is too long to be carried over; with
# what stands in open shadow trees, which `outerHTML` leaves out.
TEXT = """([before, limit]) => {
    const root = document.documentElement;
    if (!root) return [before, null];
    const shadows = [];
    const find = (tree) => {
        for (const element of tree.querySelectorAll("*")) {
            if (element.shadowRoot) {
                shadows.push(element.shadowRoot);
                find(element.shadowRoot);
            }
        }
    };
    find(document);
    const state = [document.readyState];
    for (const tree of [document, ...shadows]) {
        const text = tree.textContent ?? root.textContent;
        state.push(tree.querySelectorAll("*").length, text.length);
    }
    const now = state.join(" ");
    if (now === before) return [now, null];
    if (!shadows.length) return [now, root.outerHTML.slice(0, limit + 1)];
    const tags = root.cloneNode().outerHTML, end = tags.lastIndexOf("</");
    const html = tags.slice(0, end) + root.getHTML({shadowRoots: shadows}) + tags.slice(end);
    return [now, html.slice(0, limit + 1)];
}"""
# From the top: a page that is at its end already would notice nothing.
TO_THE_END = """async () => {
    window.scrollTo(0, 0);
    await new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)));
    window.scrollTo(0, document.documentElement.scrollHeight);
}"""


@dataclass(frozen=True, slots=True)
class Terms:
    """`max_size` in characters. In seconds: `timeout` without anything new ends a visit, `hope` is
    how long a challenge may show nothing, `pace` lies between two requests for more.
    """

    max_size: int
    timeout: float
    hope: float
    pace: float


@dataclass(frozen=True, slots=True)
class View:
    """The page as it was at one moment."""

    shown: Look
    html: str
    url: str


NOTHING = View(Look(), "", "")


@dataclass(slots=True)
class Visit:
    """Its caller limits its time, and is told by `grew` whenever more came."""

    page: Page
    expected: Expected
    traffic: Traffic
    terms: Terms
    grew: Callable[[], None]
    _state: str = ""

    async def read(self) -> View:
        """Raises DownloadCancelledError for a page that goes beyond its limits."""
        view = await self._watch(NOTHING, self._hope(), inf)
        while view.shown.goes_on:
            # Each time is one more request to the site.
            await asyncio.sleep(self.terms.pace)
            await ask_for_more(self.page)
            longer = await self._watch(view, GROWTH, self.terms.hope)
            if longer.shown.amount <= view.shown.amount:
                break
            view = longer
        return view

    def _hope(self) -> float:
        """Challenges take their time before they let a page through, errors are what they are."""
        status = self.traffic.document.status if self.traffic.document else 200
        if status in CHALLENGES:
            return self.terms.hope
        return self.terms.hope / 2 if status == 200 else QUIET

    async def _watch(self, before: View, quiet: float, busy: float) -> View:
        """Looks at the page after each change, until all is there or nothing comes any more:
        nothing in `quiet` seconds, or in `busy` ones while something is under way.
        """
        view, pause, latest = before, LOOK_EVERY, monotonic()
        while self.traffic.led_away is None:
            await asyncio.sleep(pause)
            began = monotonic()
            seen = await self._look() or view
            if seen.shown.amount > view.shown.amount:
                latest, quiet, busy = began, QUIET, SLOW
                self.traffic.was_fruitful()
                self.grew()
            view = seen
            if view.shown.whole and view.shown.amount > before.shown.amount:
                break
            if began - latest > (quiet if self.traffic.is_quiet else busy):
                break
            # A page that never rests may take half of our time, not all of it.
            pause = max(LOOK_EVERY, monotonic() - began)
        return view

    async def _look(self) -> View | None:
        """None if the page is as it was, or goes on to its next document."""
        if self.traffic.excess:
            raise DownloadCancelledError(self.traffic.excess)
        try:
            known = [self._state, self.terms.max_size]
            self._state, html = await self.page.evaluate(TEXT, known)
        except Error as error:
            raise_unless_moving(error)
            return None
        if html is None:
            return None
        if len(html) > self.terms.max_size:
            raise DownloadCancelledError("the page grew larger than DOWNLOAD_MAXSIZE")
        url = self.page.url
        return View(look(self.expected, html, url), html, url)


def raise_unless_moving(error: Error) -> None:
    """A page that goes on to its next document cannot be asked for a moment. The first line of
    the message says so; those after it say what was going on.
    """
    if not MOVING.search(error.message.partition("\n")[0]):
        raise error


async def ask_for_more(page: Page) -> None:
    """Presses the button that says so, or goes to the end of the page, as a reader would."""
    buttons = page.locator(BUTTONS).filter(visible=True)
    for place, text in enumerate(await buttons.all_inner_texts()):
        if parse_label(text.strip()) in MORE:
            # Not by the mouse: a banner may lie above it.
            await buttons.evaluate_all("(all, place) => all[place]?.click()", place)
            return
    await page.evaluate(TO_THE_END)
