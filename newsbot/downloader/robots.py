"""robots.txt as RFC 9309 has it: what cannot be read forbids everything."""

from http import HTTPStatus

from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response
from twisted.internet.defer import Deferred

FORBID_ALL = b"User-agent: *\nDisallow: /"


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's own takes any answer, or none, as a permission."""

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        """RFC 9309, 2.3.1.3 and 2.3.1.4: a 4xx permits all, a server in trouble nothing; 429 is
        trouble. The body of an error page is no robots.txt.
        """
        if response.status >= 500 or response.status == HTTPStatus.TOO_MANY_REQUESTS:
            response = response.replace(body=FORBID_ALL)
        elif response.status >= 400:
            response = response.replace(body=b"")
        await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        """No answer is trouble, too. An archive without a robots.txt was fetched under one."""
        if isinstance(exc, IgnoreRequest):
            super()._robots_error(exc, netloc)
            return
        waiting = self._parsers[netloc]
        assert isinstance(waiting, Deferred)
        parser = self._parserimpl.from_crawler(self.crawler, FORBID_ALL)
        self._parsers[netloc] = parser
        waiting.callback(parser)
