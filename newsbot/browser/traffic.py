"""What one page in the browser asks for, and what it gets."""

from collections.abc import Callable
from typing import Any

from playwright.async_api import Download, Page, Request, Response

from newsbot.browser.request_filter import RequestFilter

# What one page may ask the site for until it shows more, and how often it may begin anew.
MAX_REQUESTS = 300
MAX_DOCUMENTS = 6


class Traffic:
    """`document`: the page's own last one, after reloads. `led_away`: where else its script wanted
    to go. What it asks of machines in private networks is told to `on_private_address`.
    """

    def __init__(
        self, request_filter: RequestFilter, on_private_address: Callable[[str], None]
    ) -> None:
        self._request_filter = request_filter
        self._on_private_address = on_private_address
        self._under_way: set[Request] = set()
        self._requests = 0
        self._documents = 0
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

    @property
    def is_quiet(self) -> bool:
        return not self._under_way

    @property
    def excess(self) -> str | None:
        if self._requests <= MAX_REQUESTS and self._documents <= MAX_DOCUMENTS:
            return None
        return f"the page made {self._requests} requests, {self._documents} of documents"

    def was_fruitful(self) -> None:
        """What was asked for made the page show more."""
        self._requests = 0

    def _asked(self, request: Request) -> None:
        if self._request_filter.is_attack(request.url):
            self._on_private_address(request.url)
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
