"""What a page may load in the browser: the site's own documents, scripts, styles and answers."""

from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit

from playwright.async_api import Request

from newsbot.errors import InvalidURL
from newsbot.urls.canonical import site_of

LOADED = {"document", "script", "stylesheet", "xhr", "fetch"}
# No service worker answers in the page's place, and nothing is saved.
CONTEXT = {"service_workers": "block", "accept_downloads": False}


class RequestFilter:
    def __init__(self, sites: Collection[str]) -> None:
        self._sites = sites

    def is_ours(self, url: str) -> bool:
        try:
            return site_of(url) in self._sites
        except InvalidURL:
            return False

    def refuses(self, request: Request) -> bool:
        """What a frame shows is no part of the page's own text."""
        if request.resource_type not in LOADED or not self.is_ours(request.url):
            return True
        return request.resource_type == "document" and request.frame.parent_frame is not None

    def is_attack(self, url: str) -> bool:
        """Whether it asks for a machine of a private network, by its number or as localhost."""
        if self.is_ours(url):
            return False
        host = urlsplit(url).hostname or ""
        try:
            return not ip_address(host).is_global
        except ValueError:
            return host == "localhost" or host.endswith(".localhost")
