"""What NEWSBOT_ALERTS hears of real crawls, through Apprise, on a real server."""

import os
import re
import signal
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiohttp.test_utils import unused_port
from aiosmtpd.controller import Controller
from scrapy.utils.project import get_project_settings

from newsbot.commands.alert import Command
from newsbot.config import read_config
from tests import warm_start
from tests.alerts.receiver import Receiver, receiver
from tests.crawling import ROOT, Crawl, Workspace, command, crawl, crawl_command, run, wait_until
from tests.site.server import serve
from tests.site.site import Site

NOBODY = "User-agent: *\nDisallow: /\n"


@dataclass
class Desk:
    """A listing, who crawls it, and who hears of it."""

    workspace: Workspace
    site: Site
    server: Receiver

    def crawl(self, *arguments: str, **settings: str) -> Crawl:
        known = {"NEWSBOT_ALERTS": self.server.url, **settings}
        done = crawl(self.workspace, self.site.listing_url, *arguments, **known)
        assert "s3cret" not in done.output + done.log
        assert "t0ken" not in done.output + done.log
        return done

    def refuse(self) -> None:
        self.site.change(robots=NOBODY)

    def admit(self) -> None:
        self.site.change(robots="")


class Postbox:
    """Takes mail at its `address`."""

    address = ""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@pytest.fixture
def desk(workspace: Workspace) -> Iterator[Desk]:
    with serve(Site(2)) as site, receiver() as server:
        yield Desk(workspace, site, server)


def ended(exit_code: int, url: str) -> str:
    return f"TROUBLE: {url}: the run ended with exit {exit_code}: "


def well(url: str) -> str:
    return f"WELL AGAIN: {url}: the run ended well"


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    box = Postbox()
    controller = Controller(box, "127.0.0.1", unused_port())
    controller.start()
    box.address = f"mailto://127.0.0.1:{controller.port}?mode=insecure&from=newsbot@desk.example"
    yield box
    controller.stop()


def test_a_bad_end_is_told_once_if_late_and_once_that_it_is_well_again(
    desk: Desk, postbox: Postbox
) -> None:
    """By mail and by JSON: each gets each alert once, however often the other one fails."""
    url = desk.site.listing_url
    both = f"{postbox.address}&to=a@desk.example,b@desk.example, {desk.server.url}"
    desk.refuse()
    desk.server.status = 500
    done = desk.crawl("-s", "LOG_LEVEL=DEBUG", NEWSBOT_ALERTS=both)
    assert done.exit_code == 6
    (line,) = (line for line in done.log.splitlines() if "NEWSBOT_ALERTS" in line)
    assert "json took no alert" in line
    assert "Traceback" not in done.log
    desk.server.status = 200
    assert desk.crawl("-s", "LOG_LEVEL=DEBUG", NEWSBOT_ALERTS=both).exit_code == 6
    assert desk.server.taken[0]["type"] == "failure"
    (line,) = desk.server.news()
    assert line == ended(6, url) + "robots (1)"
    assert {mail["To"] for mail in postbox.mails} == {"a@desk.example", "b@desk.example"}
    assert len(postbox.mails) == 2
    assert postbox.mails[0]["Subject"] == "newsbot: 1 in trouble"
    assert line in postbox.mails[0].get_content()
    assert desk.crawl().exit_code == 6
    desk.admit()
    assert desk.server.news() == []
    assert desk.crawl().exit_code == 0
    assert desk.server.taken[0]["type"] == "success"
    assert desk.server.news() == [well(url)]


def test_a_run_that_was_killed_is_told_of_by_the_next_one(desk: Desk) -> None:
    desk.site.hang("/robots.txt")

    def kill(pid: int) -> None:
        wait_until(lambda: desk.site.log)
        os.kill(pid, signal.SIGKILL)

    arguments = crawl_command(desk.workspace, desk.site.listing_url)[2:]
    environment = desk.workspace.environment(NEWSBOT_ALERTS=desk.server.url)
    done = warm_start.run(arguments, ROOT, environment, 120, kill)
    assert done.returncode == -signal.SIGKILL
    assert desk.crawl().exit_code == 0
    killed, again = desk.server.news()
    died = r"TROUBLE: [\d.:]+: the run that began .* never ended: it was killed, or crashed"
    assert re.fullmatch(died, killed)
    assert again.startswith("WELL AGAIN: ")
    assert again.endswith(": runs come to their end again")


def test_a_run_that_cannot_begin(desk: Desk) -> None:
    (desk.workspace.folder / "file").touch()
    assert desk.crawl(NEWSBOT_FEED_DIR=f"{desk.workspace.folder}/file/feeds").exit_code == 5
    (line,) = desk.server.news()
    assert line.startswith(f"TROUBLE: {desk.site.listing_url}: no run could begin, exit 5: ")


def test_a_run_without_a_database(desk: Desk) -> None:
    (desk.workspace.folder / "newsbot.db").mkdir()
    done = desk.crawl()
    assert done.exit_code == 5
    assert "cannot be looked up" in done.log
    (line,) = desk.server.news()
    assert line.startswith(ended(5, desk.site.listing_url))


def test_scrapy_alert(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Cron's own line, for what no run's end can tell."""

    def alert(*arguments: str) -> tuple[int, str]:
        known = {"NEWSBOT_ALERTS": desk.server.url}
        done = run(desk.workspace, command("alert", *arguments), 60, **known)
        return done.returncode, done.stdout + done.stderr

    def alert_here(max_age_hours: str) -> tuple[int, str]:
        """Without the second that each process needs to import Apprise."""
        settings = get_project_settings()
        settings.set("NEWSBOT_ALERTS", desk.server.url)
        settings.set("NEWSBOT_DATABASE_URL", f"sqlite:///{desk.workspace.folder}/newsbot.db")
        settings.set("NEWSBOT_MAX_AGE_HOURS", max_age_hours)
        told = Command()
        told.work(read_config(settings), [], Namespace(test=False))
        return int(told.exitcode), "".join(capsys.readouterr())

    assert alert()[0] == 5
    assert desk.crawl().exit_code == 0
    assert alert_here("0") == (0, "")
    (line,) = desk.server.news()
    assert line.startswith(f"TROUBLE: {desk.site.listing_url}: the last run in which all was well ")
    desk.server.status = 500
    code, words = alert_here("26")
    assert (code, words.count("\n")) == (3, 1)
    assert "s3cret" not in words
    desk.server.status = 200
    assert alert("--test") == (0, "json: delivered\n")
    assert alert_here("26") == (0, "")
    assert [line.partition(":")[0] for line in desk.server.news()][1:] == ["WELL AGAIN"]


def test_an_address_that_is_none_is_refused_without_being_told(workspace: Workspace) -> None:
    done = crawl(workspace, "http://127.0.0.1:9/", NEWSBOT_ALERTS="json://desk.example/ s3cret@h")
    assert done.exit_code == 2
    assert "address 2 is no Apprise URL" in done.log
    assert "s3cret" not in done.log
