"""What a run knows of the hosts that it asks: who fails, and who is to be left alone until when.

A host that said when to come back is not asked before. One that failed MAX_FAILURES times in a row
is asked for one page at a time, with a pause behind each that fails. A run has nothing more to ask
of one that wants to be left alone for longer than it waits, or that failed MAX_PROBES times more.
"""

import logging
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import monotonic

from newsbot.db.rows import HostRow

logger = logging.getLogger(__name__)

MAX_FAILURES = 5
MAX_PROBES = 5
PROBE_PAUSE_S = 12.5  # at most five requests in any minute
# What a server says may be a mistake of its own; after that long it is asked anew.
MAX_NOT_BEFORE_S = 30 * 86_400


@dataclass(slots=True)
class Host:
    """`left_alone` and `failing`: why the run has nothing more to ask of it. `resumes_at`: of the
    monotonic clock, as `failing_since`, when `failures` in a row came to be too many.
    """

    name: str
    failures: int = 0
    failed_at: datetime | None = None
    not_before: datetime | None = None
    left_alone: str | None = None
    failing: str | None = None
    resumes_at: float = 0.0
    failing_since: float = 0.0
    probes: int = field(default=0, init=False)
    was_paused: bool = field(default=False, init=False)
    has_answered: bool = field(default=False, init=False)  # in this run, whatever it said
    was_met: bool = field(default=False, init=False)  # in this run, and not found well as ever
    awaits_rules: bool = field(default=False, init=False)  # until its robots.txt is read

    @property
    def is_paused(self) -> bool:
        return monotonic() < self.resumes_at

    @property
    def is_on_probation(self) -> bool:
        """Whether the next page shows how it is now: until then it is asked for that one alone."""
        return self.was_paused or self.failures >= MAX_FAILURES


class Hosts:
    """`known`: from the runs before. No wait is longer than `max_wait_s`, or than the run, which
    ends at `ends_at` of the monotonic clock.
    """

    def __init__(self, known: Iterable[HostRow], max_wait_s: float, ends_at: float) -> None:
        self.max_wait_s = max_wait_s
        self._ends_at = ends_at
        self._hosts = {row.name: _remembered(row, datetime.now(UTC)) for row in known}

    @property
    def time_left_s(self) -> float:
        return self._ends_at - monotonic()

    def of(self, name: str) -> Host:
        """`name`: with its port if that is not the scheme's own."""
        if name not in self._hosts:
            self._hosts[name] = Host(name)
        return self._hosts[name]

    def succeeded(self, name: str, sent_at: float) -> None:
        """It answered what was asked at `sent_at`, by the monotonic clock."""
        host = self.of(name)
        host.has_answered = True
        if not (host.failures or host.was_paused):
            return
        if host.is_on_probation and host.failures:
            logger.info("%s answers again", name)
        host.was_met = True
        host.failures = host.probes = 0
        host.failed_at = None
        if sent_at >= host.resumes_at:
            host.was_paused = False
            host.not_before = None

    def failed(
        self, name: str, why: str, sent_at: float, retry_after_s: float | None = None
    ) -> None:
        """`retry_after_s`: from now, as the host itself said."""
        host = self.of(name)
        host.was_met = True
        host.failures += 1
        host.failed_at = datetime.now(UTC)
        if retry_after_s is not None:
            self._leave_alone(host, why, retry_after_s)
        if host.failures == MAX_FAILURES:
            host.failing_since = monotonic()
            logger.warning(
                "%s failed %d times in a row (%s): it is asked for one page every %g s until it"
                " answers again",
                name,
                MAX_FAILURES,
                why,
                PROBE_PAUSE_S,
            )
        if host.failures >= MAX_FAILURES:
            _pause(host, PROBE_PAUSE_S)
            _count_probe(host, why, sent_at)

    def _leave_alone(self, host: Host, why: str, wait_s: float) -> None:
        later = timedelta(seconds=min(wait_s, MAX_NOT_BEFORE_S))
        until = datetime.now(UTC) + later
        host.not_before = max(until, host.not_before or until)
        if wait_s <= min(self.max_wait_s, self.time_left_s):
            logger.info("%s answers %s: it is asked again in %.3g s", host.name, why, wait_s)
            _pause(host, wait_s)
        elif host.left_alone is None:
            host.left_alone = f"{_not_before(host)}: it answered {why} and said so"
            logger.warning("%s", host.left_alone)

    def any_has_answered(self) -> bool:
        return any(host.has_answered for host in self._hosts.values())

    def learnt(self) -> list[HostRow]:
        """For the runs to come."""
        return [
            HostRow(host.name, _future(host.not_before), host.failures, host.failed_at)
            for host in self._hosts.values()
            if host.was_met
        ]

    def waits(self) -> Iterator[str]:
        """Which hosts want to be left alone now, and until when."""
        for host in self._hosts.values():
            if host.was_met and _future(host.not_before):
                yield _not_before(host)


def _remembered(row: HostRow, now: datetime) -> Host:
    latest = now + timedelta(seconds=MAX_NOT_BEFORE_S)  # later ones are from a wrong clock
    not_before = row.not_before if row.not_before and row.not_before <= latest else None
    host = Host(row.name, row.failures, row.failed_at, _future(not_before))
    host.was_paused = row.not_before is not None
    if host.not_before:
        host.left_alone = f"{_not_before(host)}: it said so to an earlier run"
    if host.is_on_probation and host.failed_at:
        since_s = (now - host.failed_at).total_seconds()
        _pause(host, min(PROBE_PAUSE_S - since_s, PROBE_PAUSE_S))
    return host


def _future(when: datetime | None) -> datetime | None:
    return when if when and when > datetime.now(UTC) else None


def _pause(host: Host, pause_s: float) -> None:
    host.was_paused = True
    host.resumes_at = max(host.resumes_at, monotonic() + pause_s)


def _count_probe(host: Host, why: str, sent_at: float) -> None:
    """Pages that were under way when the fifth failed are no probes."""
    host.probes += sent_at >= host.failing_since
    if host.probes >= MAX_PROBES and host.failing is None:
        host.failing = (
            f"{host.name} failed {host.failures} times in a row ({why}):"
            " this run asks it for nothing more"
        )
        logger.warning("%s", host.failing)


def _not_before(host: Host) -> str:
    assert host.not_before
    seconds = math.ceil(host.not_before.timestamp())
    when = datetime.fromtimestamp(seconds, UTC)
    return f"{host.name} is not to be asked before {when:%Y-%m-%d %H:%M:%S} UTC"
