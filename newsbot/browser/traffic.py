"""What one page in the browser asks for, and what it gets."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from playwright.async_api import Download, Page, Request, Response

from newsbot.browser.request_filter import RequestFilter
from newsbot.network.guard import host_and_port

# What one page may ask the site for until it shows more, and how often it may begin anew.
MAX_REQUESTS = 300
MAX_DOCUMENTS = 6
KEEPING_NOTHING = {"maxTotalBufferSize": 0, "maxResourceBufferSize": 0}
MAX_ANSWERS = 8  # as large as one may be, in all of them together


class Traffic:
    """`document`: the page's own last one, after reloads. `led_away`: where else its script wanted
    to go. What it asks of machines in private networks is told to `on_private_address`.
    `max_bytes`: of one answer, unpacked; `on_excess` is called as soon as there is one with more.
    """

    def __init__(
        self,
        request_filter: RequestFilter,
        on_private_address: Callable[[str, int], None],
        max_bytes: float,
    ) -> None:
        self._request_filter = request_filter
        self._on_private_address = on_private_address
        self._max_bytes = max_bytes
        self.on_excess: Callable[[], None] = lambda: None
        self._received: Counter[str] = Counter()  # unpacked bytes by request
        self._received_bytes = 0
        self._is_too_large = False
        self._under_way: set[Request] = set()
        self._requests = 0
        self._documents = 0
        self.asked = ""  # the page's own last document, wherever it is
        self.document: Response | None = None
        self.led_away: str | None = None

    @property
    def listeners(self) -> dict[str, Callable[..., Any]]:
        return {
            "request": self._asked,
            "response": self._answered,
            "requestfinished": self._ended,
            "requestfailed": self._ended,
            "download": self._downloaded,
            "popup": _close,
        }

    async def watch(self, page: Page, _request: object) -> None:
        """To be called before the page asks for anything. Playwright itself tells the size of an
        answer only after its end; and no copies are kept for us.
        """
        session = await page.context.new_cdp_session(page)
        session.on("Network.dataReceived", self._received_data)
        await session.send("Network.enable", KEEPING_NOTHING)

    def _received_data(self, event: Mapping[str, Any]) -> None:
        request, size = event["requestId"], event["dataLength"]
        self._received[request] += size
        self._received_bytes += size
        if (
            self._received[request] > self._max_bytes
            or self._received_bytes > MAX_ANSWERS * self._max_bytes
        ) and not self._is_too_large:
            self._is_too_large = True
            self.on_excess()

    @property
    def is_quiet(self) -> bool:
        return not self._under_way

    @property
    def excess(self) -> str | None:
        if self._is_too_large:
            return "what the page loads is larger than DOWNLOAD_MAXSIZE"
        if self._requests <= MAX_REQUESTS and self._documents <= MAX_DOCUMENTS:
            return None
        return f"the page made {self._requests} requests, {self._documents} of documents"

    def was_fruitful(self) -> None:
        """What was asked for made the page show more."""
        self._requests = 0

    def _asked(self, request: Request) -> None:
        if _is_document(request):
            self.asked = request.url
        if self._request_filter.is_attack(request.url):
            self._on_private_address(*host_and_port(request.url))
        if self._request_filter.is_ours(request.url):
            self._under_way.add(request)
            self._requests += 1
            # Chromium itself ends a chain of redirects.
            self._documents += _is_document(request) and request.redirected_from is None
        elif _is_document(request) and request.url.startswith("http"):
            self.led_away = request.url

    def _answered(self, response: Response) -> None:
        if _is_document(response.request):
            self.document = response

    def _ended(self, request: Request) -> None:
        self._under_way.discard(request)

    def _downloaded(self, _download: Download) -> None:
        """Its request is never said to have ended."""
        self._under_way.clear()


def _is_document(request: Request) -> bool:
    """The page's own, not that of a frame in it."""
    return request.is_navigation_request() and request.frame.parent_frame is None


async def _close(page: Page) -> None:
    await page.close()
