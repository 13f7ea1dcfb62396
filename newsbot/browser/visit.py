"""One page in the browser, from its first byte until it shows all that it will show."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from time import monotonic

from playwright.async_api import Error, Page
from scrapy.exceptions import DownloadCancelledError

from newsbot.browser.page_state import PageState, state_of
from newsbot.browser.traffic import Traffic
from newsbot.pages.vocabulary.page_labels import Label, parse_label
from newsbot.walk.rendering import CHALLENGES, Expected

# Without anything new, after which no more is expected.
QUIET_S = 0.3  # something is shown, and nothing is under way
BUSY_S = 2.0  # something is shown, and something is under way
GROWTH_S = 2.0  # more was asked for, and nothing is under way
LOOK_INTERVAL_S = 0.1

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
class VisitLimits:
    """A visit ends after `timeout_s` without anything new, a challenge may show nothing for
    `challenge_timeout_s`, and `pace_s` lies between two requests for more.
    """

    max_bytes: int
    timeout_s: float
    challenge_timeout_s: float
    pace_s: float


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The page as it was at one moment."""

    state: PageState
    html: str
    url: str


NOTHING = Snapshot(PageState(), "", "")


@dataclass(slots=True)
class Visit:
    """Its caller limits its time, and is told by `grew` whenever more came."""

    page: Page
    expected: Expected
    traffic: Traffic
    limits: VisitLimits
    grew: Callable[[], None]
    _fingerprint: str = ""

    async def fetch(self) -> Snapshot:
        """Raises DownloadCancelledError for a page that goes beyond its limits."""
        snapshot = await self._watch(NOTHING, self._patience_s(), inf)
        while snapshot.state.may_grow:
            # Each time is one more request to the site.
            await asyncio.sleep(self.limits.pace_s)
            await _load_more(self.page)
            longer = await self._watch(snapshot, GROWTH_S, self.limits.challenge_timeout_s)
            if longer.state.count <= snapshot.state.count:
                break
            snapshot = longer
        return snapshot

    def _patience_s(self) -> float:
        """Challenges take their time before they let a page through, errors are what they are."""
        status = self.traffic.document.status if self.traffic.document else 200
        if status in CHALLENGES:
            return self.limits.challenge_timeout_s
        return self.limits.challenge_timeout_s / 2 if status == 200 else QUIET_S

    async def _watch(self, before: Snapshot, quiet_s: float, busy_s: float) -> Snapshot:
        """Looks at the page after each change, until all is there or nothing comes any more:
        nothing in `quiet_s`, or in `busy_s` while something is under way.
        """
        snapshot, pause, latest = before, LOOK_INTERVAL_S, monotonic()
        while self.traffic.led_away is None:
            await asyncio.sleep(pause)
            began = monotonic()
            seen = await self._snapshot() or snapshot
            if seen.state.count > snapshot.state.count:
                latest, quiet_s, busy_s = began, QUIET_S, BUSY_S
                self.traffic.was_fruitful()
                self.grew()
            snapshot = seen
            if snapshot.state.complete and snapshot.state.count > before.state.count:
                break
            if began - latest > (quiet_s if self.traffic.is_quiet else busy_s):
                break
            # A page that never rests may take half of our time, not all of it.
            pause = max(LOOK_INTERVAL_S, monotonic() - began)
        return snapshot

    async def _snapshot(self) -> Snapshot | None:
        """None if the page is as it was, or goes on to its next document."""
        if self.traffic.excess:
            raise DownloadCancelledError(self.traffic.excess)
        try:
            known = [self._fingerprint, self.limits.max_bytes]
            self._fingerprint, html = await self.page.evaluate(TEXT, known)
        except Error as error:
            raise_unless_moving(error)
            return None
        if html is None:
            return None
        if len(html) > self.limits.max_bytes:
            raise DownloadCancelledError("the page grew larger than DOWNLOAD_MAXSIZE")
        url = self.page.url
        return Snapshot(state_of(self.expected, html, url), html, url)


def raise_unless_moving(error: Error) -> None:
    """A page that goes on to its next document cannot be asked for a moment. The first line of
    the message says so; those after it say what was going on.
    """
    if not MOVING.search(error.message.partition("\n")[0]):
        raise error


async def _load_more(page: Page) -> None:
    """Presses the button that says so, or goes to the end of the page, as a reader would."""
    buttons = page.locator(BUTTONS).filter(visible=True)
    for place, text in enumerate(await buttons.all_inner_texts()):
        if parse_label(text.strip()) in MORE:
            # Not by the mouse: a banner may lie above it.
            await buttons.evaluate_all("(all, place) => all[place]?.click()", place)
            return
    await page.evaluate(TO_THE_END)
