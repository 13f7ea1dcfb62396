"""Scrapy's own download handler, but for the pages that a browser is asked for."""

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.http import Request, Response

from newsbot.downloader.rendering import RenderingMiddleware


class PageDownloadHandler(HTTP11DownloadHandler):
    """scrapy-playwright's own would start its driver with the run, and a second one for https."""

    lazy = True

    async def download_request(self, request: Request) -> Response:
        if "playwright" not in request.meta:
            return await super().download_request(request)
        rendering = self._crawler.get_downloader_middleware(RenderingMiddleware)
        assert rendering
        return await rendering.browser().read(request)
