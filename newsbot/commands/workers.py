"""`scrapy workers`: who does what in the cluster."""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from scrapy.exceptions import UsageError

from newsbot.cli.cluster_command import ClusterCommand
from newsbot.cli.database_command import print_lines
from newsbot.config import Config
from newsbot.db.cluster.session import ClusterSession
from newsbot.db.cluster.state import (
    ClusterState,
    QueuedRow,
    ResultRow,
    RunningRow,
    WorkerRow,
    read_cluster,
)
from newsbot.errors import StorageError
from newsbot.feeds.lines import timestamp
from newsbot.terminal.screen import MAX_ENTRIES


class Command(ClusterCommand):
    def short_desc(self) -> str:
        return "Show the cluster's workers, its queue and how each site's last crawl ended"

    def syntax(self) -> str:
        return "[--json]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="all of it, as one JSON object")

    def work_in_cluster(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError(f"what is {args[0]!r}?", print_help=False)
        session = ClusterSession(config.database_url)
        if not session.is_installed():
            raise StorageError("there is no queue yet: run `scrapy worker` or `scrapy schedule`")
        state = session.in_queue(read_cluster)
        print_lines([_as_json(state)] if opts.json else _table(state, datetime.now(UTC)))


def _as_json(state: ClusterState) -> str:
    return json.dumps(asdict(state), default=timestamp)


def _table(state: ClusterState, now: datetime) -> Iterator[str]:
    yield from (f"worker   {_worker(row, now)}" for row in state.workers)
    if not any(row.is_alive for row in state.workers):
        yield "worker   none is alive"
    stalled = [row for row in state.running if not row.worker_is_alive]
    yield from (f"stalled  {_stalled(row, now)}" for row in stalled)
    yield from _first("queued   ", [_queued(row, now) for row in state.queued])
    bad = [row for row in state.results if row.exit_code != 0]
    yield from _first("last     ", [_result(row, now) for row in bad])
    good = len(state.results) - len(bad)
    yield f"last     {good} of {len(state.results)} sites ended with exit 0"


def _first(head: str, lines: Sequence[str]) -> Iterator[str]:
    yield from (head + line for line in lines[:MAX_ENTRIES])
    if len(lines) > MAX_ENTRIES:
        yield f"{head}and {len(lines) - MAX_ENTRIES} more"


def _worker(row: WorkerRow, now: datetime) -> str:
    since = f"since {row.since:%Y-%m-%d %H:%M}" if row.since else "just begun"
    life = "alive" if row.is_alive else f"silent for {_ago(row.last_heartbeat, now)}"
    return f"{row.host} {row.pid or ''}  {since}  {life}  {', '.join(row.sites) or 'idle'}"


def _stalled(row: RunningRow, now: datetime) -> str:
    since = f"  begun {_ago(row.started_at, now)} ago" if row.started_at else ""
    return f"{row.site}  {row.host or ''}{since}; the next heartbeat of any worker queues it again"


def _queued(row: QueuedRow, now: datetime) -> str:
    later = f"  not before {row.not_before:%H:%M:%S}" if row.not_before else ""
    return f"{row.site}  for {_ago(row.queued_at, now)}{later}"


def _result(row: ResultRow, now: datetime) -> str:
    ended = f"{row.host}, {_ago(row.ended_at, now)} ago"
    code = "no exit code" if row.exit_code is None else f"exit {row.exit_code}"
    return f"{row.site}  {code}  {row.reason}  ({ended})"


def _ago(moment: datetime, now: datetime) -> str:
    seconds = max(0, int((now - moment).total_seconds()))
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min" if minutes else f"{seconds} s"
