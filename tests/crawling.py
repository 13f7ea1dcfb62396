"""Runs `scrapy crawl listing` as a user does, and reads what it left."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from tests import postgres, warm_start

ROOT = Path(__file__).parent.parent
ON_BOTH_DATABASES = pytest.mark.parametrize("workspace", ["sqlite", "postgresql"], indirect=True)
# What a crawl is told of its pace, by the name that a test's id has for it. All other settings are
# the defaults.
PACES = {
    "default_pace": (),
    "no_delay": (
        *("-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=0"),
        *("-s", "RETRY_BACKOFF=0.02"),
    ),
}
AT_DEFAULT_PACE = pytest.mark.parametrize("pace", ["default_pace"], indirect=True)


@dataclass(frozen=True)
class Workspace:
    """Where a crawl keeps its things: a folder of the test's own, and a database there or on the
    server that `postgres_url` names. `pace`: arguments of every crawl there.
    """

    folder: Path
    pace: tuple[str, ...] = ()
    postgres_url: str = ""

    def beside(self, name: str) -> "Workspace":
        """Another one, with an SQLite file, for crawls of the same pace."""
        return Workspace(self.folder / name, self.pace)

    def environment(self, **settings: str) -> dict[str, str]:
        ours = ("NEWSBOT_", "SCRAPY_")  # Scrapy sets the latter where a test asks for settings
        kept = {name: os.environ[name] for name in os.environ if not name.startswith(ours)}
        return kept | {
            "NEWSBOT_DATABASE_URL": self.postgres_url or f"sqlite:///{self.folder}/newsbot.db",
            "NEWSBOT_FEED_DIR": f"{self.folder}/feeds",
            **settings,
        }

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """JSON and times as text."""
        if self.postgres_url:
            return postgres.rows(self.postgres_url, sql)
        with sqlite3.connect(self.folder / "newsbot.db") as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(sql)]

    def change(self, *statements: str) -> None:
        if self.postgres_url:
            postgres.execute(self.postgres_url, statements)
            return
        with sqlite3.connect(self.folder / "newsbot.db") as connection:
            for statement in statements:
                connection.execute(statement)

    def value(self, sql: str) -> Any:
        (row,) = self.rows(sql)
        (value,) = row.values()
        return value

    def feeds(self) -> list[Path]:
        return sorted((self.folder / "feeds").iterdir())


@dataclass(frozen=True)
class Crawl:
    workspace: Workspace
    exit_code: int
    output: str
    log: str

    @cached_property
    def feed(self) -> Path:
        return self.workspace.feeds()[-1]

    def lines(self, name: str) -> list[dict[str, Any]]:
        text = (self.feed / name).read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]

    @property
    def manifest(self) -> dict[str, Any]:
        return json.loads((self.feed / "manifest.json").read_text(encoding="utf-8"))


def start(
    workspace: Workspace, url: str, *arguments: str, **settings: str
) -> subprocess.Popen[str]:
    """The same crawl, not waited for."""
    return subprocess.Popen(
        crawl_command(workspace, url, *arguments),
        cwd=ROOT,
        env=workspace.environment(**settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "scrapy", *arguments]


def crawl_command(workspace: Workspace, url: str, *arguments: str) -> list[str]:
    return command("crawl", "listing", "-a", f"url={url}", *workspace.pace, *arguments)


def crawl(
    workspace: Workspace, url: str, *arguments: str, seconds: float = 120, **settings: str
) -> Crawl:
    """`arguments` follow `scrapy crawl listing -a url=…`; `settings` are environment variables.

    Raises subprocess.TimeoutExpired where it takes longer than `seconds`.
    """
    done = run(workspace, crawl_command(workspace, url, *arguments), seconds, **settings)
    return Crawl(workspace, done.returncode, done.stdout, done.stderr)


def scrapy(workspace: Workspace, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Any other command, such as `scrapy status`."""
    return run(workspace, command(*arguments), 120)


def run(
    workspace: Workspace, command: list[str], seconds: float, **settings: str
) -> subprocess.CompletedProcess[str]:
    """A command of Scrapy's, as a process of its own."""
    env = workspace.environment(**settings)
    if warm_start.can_start(settings):
        return warm_start.run(command[2:], ROOT, env, seconds)
    return subprocess.run(
        command,
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


def wait_until(condition: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)
