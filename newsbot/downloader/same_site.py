"""No request leaves the sites that the user named, whatever a link or a redirect says."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request

from newsbot.normalize.urls import site_of
from newsbot.spider_face import spider_of


class AnotherSite(IgnoreRequest):
    """A redirect led off the site."""


class SameSiteMiddleware:
    """Unlike Scrapy's own, it tells the request's errback: a page is lost, not forgotten."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        if site_of(request.url) not in spider_of(self._crawler).sites:
            raise AnotherSite(f"leads to another site: {request.url}")
