"""A clock that is wrong by days, from before the run begins: an extension of Scrapy's."""

import json
import os
from datetime import UTC, datetime, timedelta
from typing import Self

import time_machine
from scrapy.crawler import Crawler

from tests.world.schedule import draw_schedule, plans_of


class Clock:
    @classmethod
    def from_crawler(cls, _crawler: Crawler) -> Self:
        world = json.loads(os.environ["WORLD"])
        plan = plans_of(draw_schedule(world["seed"]))[world["run"]]
        if plan.clock_days:
            then = datetime.now(UTC) + timedelta(days=plan.clock_days)
            time_machine.travel(then, tick=True).start()
        return cls()
