"""Scrapy's own download handler, but for half pages and those that a browser is asked for."""

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from newsbot.downloader.rendering import RenderingMiddleware
from newsbot.downloader.whole_pages import WholePages


class PageDownloadHandler(HTTP11DownloadHandler):
    """scrapy-playwright's own would start its driver with the run, and a second one for https."""

    lazy = True

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._whole = WholePages(crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    async def download_request(self, request: Request) -> Response:
        if "playwright" not in request.meta:
            return self._whole.check(request, await super().download_request(request))
        rendering = self._crawler.get_downloader_middleware(RenderingMiddleware)
        assert rendering
        return await rendering.browser().fetch(request)
