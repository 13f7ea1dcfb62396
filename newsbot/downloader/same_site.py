"""No request leaves the sites that the user named, whatever a link or a redirect says."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.http import Request

from newsbot.downloader.errors import AnotherSiteError, PrivateAddressError
from newsbot.errors import AddressRefusedError, InvalidURL
from newsbot.network.guard import host_and_port
from newsbot.run.context import context_of
from newsbot.urls.canonical import site_of


class SameSiteMiddleware:
    """Unlike Scrapy's own, it tells the request's errback: a page is lost, not forgotten. A site
    may keep its robots.txt on another one (RFC 9309, 2.3.1.2): with `meta["robots_of"]`.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._replays = bool(crawler.settings["NEWSBOT_REPLAY"])

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises PrivateAddressError where the other site is none but a machine of a private
        network; of a request that is sent, the connection's own guard sees to that.
        """
        if "robots_of" in request.meta or self._is_ours(request.url):
            return
        await self._refuse_private(request.url)
        raise AnotherSiteError(f"leads to another site: {request.url}")

    def _is_ours(self, url: str) -> bool:
        try:
            return site_of(url) in context_of(self._crawler).targets.sites
        except InvalidURL:
            return False

    async def _refuse_private(self, url: str) -> None:
        resolver = context_of(self._crawler).resolver
        try:
            resolver.guard.refuse_literal(url)
            if not self._replays:  # which asks no name server
                await resolver.resolve(*host_and_port(url))
        except AddressRefusedError as error:
            raise PrivateAddressError(url, error) from error
        except (OSError, ValueError):
            return  # without an address it has no private one
