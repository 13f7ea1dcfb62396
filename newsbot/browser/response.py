"""A page of the browser as the response that Scrapy hands on."""

from codecs import BOM_UTF8

from scrapy.exceptions import DownloadFailedError, IgnoreRequest
from scrapy.http import Headers, HtmlResponse

from newsbot.browser.request_filter import RequestFilter
from newsbot.browser.traffic import Traffic
from newsbot.browser.visit import Snapshot
from newsbot.walk.rendering import CHALLENGES

# The coding is undone; and the rest names a shell that stays when its contents change.
NOT_OF_THE_PAGE = ("Content-Encoding", "ETag", "Last-Modified")


async def response_of(
    snapshot: Snapshot, traffic: Traffic, request_filter: RequestFilter
) -> HtmlResponse:
    """The page as it was seen, under the head of its last document. Raises Scrapy's exceptions
    where that is no page of the site.
    """
    if traffic.led_away and not snapshot.state.count:
        raise IgnoreRequest(f"its script leads to another site: {traffic.led_away}")
    if traffic.document is None or not request_filter.is_ours(snapshot.url):
        # A page of the browser's own, as chrome-error://, would have the status 200.
        raise DownloadFailedError(f"the browser ended at {snapshot.url or 'nothing'}")
    status, headers = traffic.document.status, Headers(await traffic.document.all_headers())
    if snapshot.state.count and status in CHALLENGES:
        status = 200  # its script has put the page in its place
    for name in NOT_OF_THE_PAGE:
        headers.pop(name, None)
    # The mark outranks any other encoding that the header or the page name.
    body = BOM_UTF8 + snapshot.html.encode(errors="replace")
    return HtmlResponse(snapshot.url, status, headers, body, ["playwright"], encoding="utf-8")
