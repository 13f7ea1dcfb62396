"""No request leaves the sites that the user named, whatever a link or a redirect says."""

from ipaddress import ip_address
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.http import Request
from scrapy.utils.defer import maybe_deferred_to_future

from newsbot.downloader.errors import AnotherSiteError, PrivateAddressError
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
        if site_of(request.url) in context_of(self._crawler).targets.sites:
            return
        if "robots_of" not in request.meta:
            raise AnotherSiteError(f"leads to another site: {request.url}")
        # A replay connects to nothing, and asks no name server.
        if not (self._replays or await _is_public(request.url, request.meta["robots_of"])):
            raise PrivateAddressError(f"leads into a private network: {request.url}")


async def _is_public(url: str, near: str) -> bool:
    """Whether its host has a public address, or the very one that the host of `near` has: a site
    of a private network leads to no other machine there.
    """
    address = await _address_of(url)
    return ip_address(address).is_global or address == await _address_of(near)


async def _address_of(url: str) -> str:
    """The one that is connected to: Scrapy's resolver keeps it. Raises Twisted's DNSLookupError."""
    from twisted.internet import reactor  # noqa: PLC0415 - importing it installs it

    host = urlsplit(url).hostname or ""
    try:
        return str(ip_address(host))
    except ValueError:
        resolver: Any = reactor
        return str(await maybe_deferred_to_future(resolver.resolve(host)))
