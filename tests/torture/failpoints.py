"""A Scrapy extension that does harm to its own run, at a point on the way to the disk.

TORTURE_FAILPOINT names the point, the harm and when: `commit kill 3` is just before the third
commit. It hangs on the events of SQLAlchemy, Scrapy and Python alone; newsbot knows nothing of it.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, Self

import psycopg
from scrapy.crawler import Crawler
from sqlalchemy import URL, Connection, Engine, event

from newsbot.run.signals import item_stored
from tests.db.locks import locked

HELD_S = 3.0  # longer than one try of newsbot's
ENGINE = {
    "begin": "begin",
    "statement": "before_cursor_execute",
    "executed": "after_cursor_execute",
    "commit": "commit",
}
AUDITED = {"lock": "fcntl.flock", "folder": "os.mkdir", "rename": "os.rename"}
POINTS = (*ENGINE, *AUDITED, "acknowledgement", "clock")


class Failpoint:
    """At the point `clock` the number is of milliseconds, elsewhere the point's how manieth time it
    is.
    """

    def __init__(self, crawler: Crawler) -> None:
        point, harm, number = crawler.settings["TORTURE_FAILPOINT"].split()
        self._left = int(number)
        self._harm: Callable[[Any], None] = HARMS[harm]
        if point in ENGINE:
            event.listen(Engine, ENGINE[point], self._reached)
        elif point in AUDITED:
            sys.addaudithook(lambda name, _: self._reached() if name == AUDITED[point] else None)
        elif point == "acknowledgement":
            crawler.signals.connect(self._reached, signal=item_stored, weak=False)
        else:
            threading.Timer(self._left / 1000, self._harm, [None]).start()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def _reached(self, first: object = None, *_: object, **__: object) -> None:
        self._left -= 1
        if self._left == 0:
            self._harm(first)


def _kill(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _lock(connection: Connection) -> None:
    """As another program would that writes for long."""
    held = threading.Event()
    threading.Thread(target=_hold, args=(connection.engine.url, held), daemon=True).start()
    held.wait()


def _hold(url: URL, held: threading.Event) -> None:
    with locked(url):
        held.set()
        time.sleep(HELD_S)


def _disconnect(connection: Connection) -> None:
    address = connection.engine.url.set(drivername="postgresql")
    own: Any = connection.connection.dbapi_connection
    with psycopg.connect(address.render_as_string(hide_password=False), autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [own.info.backend_pid])


HARMS: dict[str, Callable[[Any], None]] = {
    "kill": _kill,
    "lock": _lock,
    "disconnect": _disconnect,
}
