"""What NEWSBOT_ALERTS hears of real crawls, through Apprise, on a real server."""

import os
import re
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiohttp.test_utils import unused_port
from aiosmtpd.controller import Controller

from tests.alerts.receiver import Receiver, receiver
from tests.crawling import (
    Crawl,
    Workspace,
    command,
    crawl,
    run,
    start,
    wait_until,
)
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


@pytest.fixture
def desk(workspace: Workspace) -> Iterator[Desk]:
    with serve(Site(2)) as site, receiver() as server:
        yield Desk(workspace, site, server)


def ended(exit_code: int, url: str) -> str:
    return f"TROUBLE: {url}: the run ended with exit {exit_code}: "


def well(url: str) -> str:
    return f"WELL AGAIN: {url}: the run ended well"


def test_a_bad_end_is_told_once_if_late_and_once_that_it_is_well_again(desk: Desk) -> None:
    url = desk.site.listing_url
    desk.refuse()
    desk.server.status = 500
    done = desk.crawl("-s", "LOG_LEVEL=DEBUG")
    assert done.exit_code == 6
    (line,) = (line for line in done.log.splitlines() if "NEWSBOT_ALERTS" in line)
    assert "json took no alert" in line
    assert "Traceback" not in done.log
    desk.server.status = 200
    assert desk.crawl("-s", "LOG_LEVEL=DEBUG").exit_code == 6
    assert desk.server.taken[0]["type"] == "failure"
    assert desk.server.news() == [ended(6, url) + "robots (1)"]
    assert desk.crawl().exit_code == 6
    desk.admit()
    assert desk.server.news() == []
    assert desk.crawl().exit_code == 0
    assert desk.server.taken[0]["type"] == "success"
    assert desk.server.news() == [well(url)]


def test_a_run_that_was_killed_is_told_of_by_the_next_one(desk: Desk) -> None:
    desk.site.hang("/robots.txt")
    process = start(desk.workspace, desk.site.listing_url, NEWSBOT_ALERTS=desk.server.url)
    wait_until(lambda: desk.site.log)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
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


def test_by_mail_and_by_json_at_once(desk: Desk) -> None:
    """Each address gets each alert once, however often the other one fails."""
    mails: list[EmailMessage] = []

    class Postbox:
        async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:
            mails.append(message_from_bytes(envelope.content, policy=default))
            return "250 OK"

    postbox = Controller(Postbox(), "127.0.0.1", unused_port())
    postbox.start()
    mail = (
        f"mailto://127.0.0.1:{postbox.port}?mode=insecure&from=newsbot@desk.example"
        "&to=a@desk.example,b@desk.example"
    )
    both = f"{mail}, {desk.server.url}"
    desk.refuse()
    desk.server.status = 503
    assert desk.crawl(NEWSBOT_ALERTS=both).exit_code == 6
    desk.server.status = 200
    assert desk.crawl(NEWSBOT_ALERTS=both).exit_code == 6
    postbox.stop()
    (line,) = desk.server.news()
    assert {mail["To"] for mail in mails} == {"a@desk.example", "b@desk.example"}
    assert len(mails) == 2
    assert mails[0]["Subject"] == "newsbot: 1 in trouble"
    assert line in mails[0].get_content()


def test_scrapy_alert(desk: Desk) -> None:
    """Cron's own line, for what no run's end can tell."""

    def alert(*arguments: str, **settings: str) -> tuple[int, str]:
        known = {"NEWSBOT_ALERTS": desk.server.url}
        done = run(desk.workspace, command("alert", *arguments), 60, **(known | settings))
        assert "s3cret" not in done.stdout + done.stderr
        return done.returncode, done.stdout + done.stderr

    assert alert()[0] == 5
    assert desk.crawl().exit_code == 0
    assert alert(NEWSBOT_MAX_AGE_HOURS="0") == (0, "")
    (line,) = desk.server.news()
    assert line.startswith(f"TROUBLE: {desk.site.listing_url}: the last run in which all was well ")
    desk.server.status = 500
    code, words = alert()
    assert (code, words.count("\n")) == (3, 1)
    desk.server.status = 200
    assert alert("--test") == (0, "json: delivered\n")
    assert alert() == (0, "")
    assert [line.partition(":")[0] for line in desk.server.news()][1:] == ["WELL AGAIN"]


def test_an_address_that_is_none_is_refused_without_being_told(workspace: Workspace) -> None:
    done = crawl(workspace, "http://127.0.0.1:9/", NEWSBOT_ALERTS="json://desk.example/ s3cret@h")
    assert done.exit_code == 2
    assert "address 2 is no Apprise URL" in done.log
    assert "s3cret" not in done.log
