"""A site to which a schedule happens, whoever asks it: over sockets, or in the crawl's process."""

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from tests.site.replies import Reply, error_reply, html_reply
from tests.site.site import Site
from tests.world.schedule import RunPlan, Schedule

WALL = html_reply("<!DOCTYPE html><title>One moment</title><h1>One moment</h1><p>Log in first.</p>")
PDF = Reply(b"%PDF-1.4 1 0 obj", headers=(("Content-Type", "application/pdf"),))
JSON = Reply(b'{"error":"busy"}', headers=(("Content-Type", "application/json"),))


@dataclass(frozen=True)
class Machine:
    """What a run's schedule reaches beside the site. `log` takes a line for each fault."""

    send_signal: Callable[[int], None]
    database: Path
    log: Path


class TroubledSite(Site):
    def __init__(self, schedule: Schedule, run: int) -> None:
        """As it is when run number `run`, from 0, begins: the earlier ones' edits are done."""
        super().__init__(schedule.articles, seed=schedule.seed, **schedule.options)
        self._rng = Random(f"{schedule.seed}/edits")
        for plan in schedule.runs[:run]:
            for edit in plan.edits.values():
                self._edit(edit)
        self._plan: RunPlan | None = None
        self._machine: Machine | None = None
        self._count = 0

    def trouble(self, plan: RunPlan, machine: Machine) -> None:
        """From now on."""
        self._plan, self._machine, self._count = plan, machine, 0

    def end_run(self) -> None:
        """Edits for which it made too few requests are done after it."""
        assert self._plan
        for number, edit in self._plan.edits.items():
            if number > self._count:
                self._edit(edit)

    def respond(self, path: str, headers: Mapping[str, str], method: str = "GET") -> Reply:
        with self._lock:
            self._count += 1
            fault = self._before(self._count)
            reply = super().respond(path, headers, method)
            if fault is None:
                return reply
            self._note(path, fault)
            return self._faulty(fault, path, reply)

    def _before(self, number: int) -> str | None:
        plan, machine = self._plan, self._machine
        if plan is None or machine is None:
            return None
        if number in plan.edits:
            self._edit(plan.edits[number])
        if number in plan.locks:
            threading.Thread(target=_lock, args=(machine.database, plan.locks[number])).start()
        if number in plan.signals:
            machine.send_signal(plan.signals[number])
        return plan.faults.get(number)

    def _edit(self, edit: str) -> None:
        """The same in the same order, whatever was asked between."""
        numbers = self.listings[self.options.listing]
        if edit == "publish" or not numbers:
            self.publish()
            return
        url = self.url(self.article(self._rng.choice(numbers)))
        if edit == "remove":
            self.remove(url)
        else:
            self.reorder([url])

    def _note(self, path: str, fault: str) -> None:
        assert self._machine
        with self._machine.log.open("a") as log:
            log.write(json.dumps([path, fault]) + "\n")

    def _faulty(self, fault: str, path: str, reply: Reply) -> Reply:
        if fault.isdigit():
            return error_reply(int(fault))
        if fault == "loop":
            return error_reply(302, ("Location", self.options.base_url + path))
        if fault == "other page":
            return self._reply(self.articles[-1].path) if self.articles else WALL
        if fault.startswith("half"):
            half = reply.body[: len(reply.body) // 2]
            if fault == "half unmeasured":
                return replace(reply, body=half, measured=False)
            return replace(reply, body=half, stated=len(reply.body))
        others = {"wall": WALL, "empty": html_reply(""), "pdf": PDF, "json": JSON}
        return others.get(fault, Reply(silent=True))


def _lock(database: Path, seconds: float) -> None:
    if database.exists():
        connection = sqlite3.connect(database, isolation_level=None)
        try:
            connection.execute("BEGIN EXCLUSIVE")
            time.sleep(seconds)
        except sqlite3.OperationalError:
            pass
        finally:
            connection.close()
