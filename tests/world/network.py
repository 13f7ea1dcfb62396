"""The network and all that is behind it, inside the crawl's own process: no socket is opened.

A download handler for `DOWNLOAD_HANDLERS`; the environment variable WORLD says which run of which
schedule, and where its notes go.
"""

import asyncio
import json
import os
from http import HTTPStatus
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadTimeoutError, ResponseDataLossError
from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes

from newsbot.archive.scrapy_messages import UNMEASURED
from newsbot.downloader.whole_pages import WholePages
from tests.site.replies import Reply
from tests.world.schedule import draw_schedule, plans_of
from tests.world.troubled_site import Machine, TroubledSite

MAX_TURNS = 4  # of the event loop, that an answer takes


class SimulatedNetwork(BaseDownloadHandler):
    """Every host is the schedule's site."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        world: dict[str, Any] = json.loads(os.environ["WORLD"])
        schedule = draw_schedule(world["seed"])
        plan = plans_of(schedule)[world["run"]]
        self._site = TroubledSite(schedule, world["run"])
        self._site.trouble(
            plan, Machine(_send_to_self, Path(world["database"]), Path(world["log"]))
        )
        self._rng = Random(f"{schedule.seed}/{world['run']}/turns")
        self._whole = WholePages(crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    async def download_request(self, request: Request) -> Response:
        parts = urlsplit(request.url)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        named = {
            name.decode("latin-1").lower(): values[-1].decode("latin-1")
            for name, values in request.headers.items()
        }
        reply = self._site.respond(path, named)
        for _ in range(self._rng.randrange(MAX_TURNS)):
            await asyncio.sleep(0)
        return self._whole.check(request, _response(request, reply))


def _send_to_self(number: int) -> None:
    os.kill(os.getpid(), number)


def _response(request: Request, reply: Reply) -> Response:
    if reply.silent:
        raise DownloadTimeoutError(f"Getting {request.url} took too long.")
    if reply.stated is not None and reply.stated > len(reply.body):
        raise ResponseDataLossError(f"{request.url} ended too early")
    headers = Headers(list(reply.headers))
    make = responsetypes.from_args(headers=headers, url=request.url, body=reply.body)
    flags = [] if reply.measured else [UNMEASURED]
    status = HTTPStatus(reply.status).value
    return make(url=request.url, status=status, headers=headers, body=reply.body, flags=flags)
