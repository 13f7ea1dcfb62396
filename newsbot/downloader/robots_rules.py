"""Which rules of a robots.txt are for us (ROBOTSTXT_PARSER)."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from scrapy.robotstxt import ProtegoRobotParser, decode_robotstxt
from scrapy.utils.python import to_unicode

PRODUCT = re.compile(r"[\w-]+")
USER_AGENT = re.compile(r"\s*user[ -]?agent\s*:?\s*([^#]*)", re.IGNORECASE)
EVERYBODY = "*"


class RobotRules(ProtegoRobotParser):
    """Protego takes a group for ours if its name begins like ours, as "news" does. In RFC 9309,
    2.2.1, ours is that of the whole product token, else that of all.
    """

    def __init__(self, robotstxt_body: bytes, spider: object) -> None:
        if robotstxt_body.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
            robotstxt_body = robotstxt_body.decode("utf-16", errors="ignore").encode()
        super().__init__(robotstxt_body, spider)  # type: ignore[arg-type]
        lines = decode_robotstxt(robotstxt_body, None).splitlines()
        names = [match[1].strip().lower() for match in map(USER_AGENT.match, lines) if match]
        self._groups: dict[str, str] = {_product_of(name): name for name in reversed(names)}
        self._delays: dict[str | bytes, float | None] = {}  # by user agent

    def allowed(self, url: str | bytes, user_agent: str | bytes) -> bool:
        return super().allowed(url, self._group(user_agent))

    def crawl_delay(self, user_agent: str | bytes) -> float | None:
        """Asked with every page."""
        if user_agent not in self._delays:
            self._delays[user_agent] = super().crawl_delay(self._group(user_agent))
        return self._delays[user_agent]

    def _group(self, user_agent: str | bytes) -> str:
        """The name of our group, as that file has it."""
        return self._groups.get(_product_of(to_unicode(user_agent).lower()), EVERYBODY)


def _product_of(name: str) -> str:
    """`newsbot` of `newsbot/0.1 (+https://…)`; empty for `*`."""
    match = PRODUCT.match(name)
    return match[0] if match else ""
