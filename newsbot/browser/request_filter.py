"""What a page may load in the browser: the site's own documents, scripts, styles and answers."""

from collections.abc import Callable, Collection
from urllib.parse import urlsplit

from playwright.async_api import Request

from newsbot.errors import AddressRefusedError, InvalidURL
from newsbot.network.addresses import is_public, literal
from newsbot.network.guard import host_and_port
from newsbot.network.resolver import GuardedResolver
from newsbot.urls.canonical import DEFAULT_PORTS, site_of

LOADED = {"document", "script", "stylesheet", "xhr", "fetch"}
# No service worker answers in the page's place, and nothing is saved.
CONTEXT = {"service_workers": "block", "accept_downloads": False}


class RequestFilter:
    def __init__(self, sites: Collection[str]) -> None:
        self._sites = sites
        self._hosts = {urlsplit(f"//{site}").hostname for site in sites}

    def is_ours(self, url: str) -> bool:
        try:
            return site_of(url) in self._sites
        except InvalidURL:
            return False

    def is_at_our_host(self, url: str) -> bool:
        """At whatever port."""
        return host_and_port(url)[0].removeprefix("www.") in self._hosts

    def refuses(self, request: Request) -> bool:
        """What a frame shows is no part of the page's own text. Whether another port of a site's
        host is private, the proxy finds.
        """
        if request.resource_type not in LOADED or not self.is_at_our_host(request.url):
            return True
        return request.resource_type == "document" and request.frame.parent_frame is not None

    def is_attack(self, url: str) -> bool:
        """Whether it asks for a machine of a private network, by its number or as localhost."""
        if self.is_ours(url):
            return False
        host, _port = host_and_port(url)
        address = literal(host)
        if address is None:
            return host == "localhost" or host.endswith(".localhost")
        return not is_public(address)


class ConnectionFilter:
    """Which addresses the browser may connect to, whatever in it asks: those of the sites, where
    the run's guard permits them. `on_private_address` is told of hosts and ports that it does not.
    """

    def __init__(
        self,
        request_filter: RequestFilter,
        resolver: GuardedResolver,
        on_private_address: Callable[[str, int], None],
    ) -> None:
        self._request_filter = request_filter
        self._resolver = resolver
        self._on_private_address = on_private_address

    async def resolve(self, host: str, port: int) -> list[str]:
        """Raises OSError, or AddressRefusedError."""
        try:
            addresses = await self._resolver.resolve(host, port)
        except AddressRefusedError:
            self._on_private_address(host, port)
            raise
        if not self._request_filter.is_ours(_url_of(host, port)):
            raise AddressRefusedError(f"{host} port {port} is no site of a listing")
        return addresses


def _url_of(host: str, port: int) -> str:
    scheme = "https" if port == DEFAULT_PORTS["https"] else "http"
    return f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}/"
