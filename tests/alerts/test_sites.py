"""A site's own addresses: who hears of which listing, also when they change between runs."""

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from scrapy.settings import Settings
from sqlalchemy import Engine, select

from newsbot.alerts.alerts import tell, tell_end
from newsbot.alerts.conditions import EndedRun
from newsbot.commands.alert import Command
from newsbot.config import Config, read_config
from newsbot.db.models import alerts
from newsbot.run.exit_codes import ExitCode
from tests.alerts.receiver import Receiver, receiver
from tests.alerts.test_states import A, B, Desk, bad, well
from tests.db.conftest import database, engine

__all__ = ["database", "engine"]


@dataclass
class Newsroom:
    """Rows as runs leave them, and three that may hear of them."""

    desk: Desk
    servers: tuple[Receiver, ...]
    file: Path
    settings: Settings = field(default_factory=Settings)

    def config(self, a: str | None, b: str | None, everybody: str = "") -> Config:
        """`a`, `b`: what the file has as alerts of their sites."""
        self.file.write_text(
            "".join(
                f"[{name}]\nlistings.x = '{url}'\n" + (f"alerts = '{own}'\n" if own else "")
                for name, url, own in (("a", A, a), ("b", B, b))
            )
        )
        self.settings.setmodule("newsbot.settings")
        self.settings["NEWSBOT_LISTINGS_FILE"] = str(self.file)
        self.settings["NEWSBOT_ALERTS"] = everybody
        return replace(read_config(self.settings), database_url=self.desk.engine.url)

    def news(self, config: Config) -> list[list[str]]:
        tell(config)
        return [server.news() for server in self.servers]


@pytest.fixture
def newsroom(engine: Engine, tmp_path: Path) -> Iterator[Newsroom]:
    with ExitStack() as stack:
        servers = tuple(stack.enter_context(receiver()) for _ in range(3))
        settings = Settings()
        settings.setmodule("newsbot.settings")
        desk = Desk(engine, servers[0], read_config(settings))
        yield Newsroom(desk, servers, tmp_path / "listings.toml")


def test_each_site_tells_its_own(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two, _ = (server.url for server in newsroom.servers)
    newsroom.desk.run(A=3, B=3)
    assert newsroom.news(newsroom.config(a=two, b=None, everybody=one)) == [[bad(B)], [bad(A)], []]
    monkeypatch.setenv("NEWSBOT_ALERTS", one)
    config = newsroom.config(a=f"{two} ${{NEWSBOT_ALERTS}}", b=None, everybody=one)
    newsroom.desk.run(A=0, B=0)
    assert newsroom.news(config) == [[well(A, B)], [well(A)], []]
    newsroom.desk.run(A=None)
    newsroom.desk.run(A=0)
    died = [[line.partition(" the run")[0] for line in lines] for lines in newsroom.news(config)]
    told = ["TROUBLE: s1.example:", "WELL AGAIN: s1.example: runs come to their end again"]
    assert died == [told, told, []]


def test_a_message_is_a_success_where_its_reader_has_no_trouble(newsroom: Newsroom) -> None:
    one, two, _ = (server.url for server in newsroom.servers)
    config = newsroom.config(a=one, b=two)
    newsroom.desk.run(A=3, B=0)
    newsroom.news(config)
    newsroom.desk.run(A=0, B=3)
    tell(config)
    assert [server.taken[0]["type"] for server in newsroom.servers[:2]] == ["success", "failure"]


def test_a_site_without_addresses_has_its_trouble_told_when_it_gets_some(
    newsroom: Newsroom,
) -> None:
    one, two, _ = (server.url for server in newsroom.servers)
    newsroom.desk.run(A=3, B=3)
    assert newsroom.news(newsroom.config(a=one, b=None)) == [[bad(A)], [], []]
    assert newsroom.news(newsroom.config(a=one, b=two)) == [[], [bad(B)], []]


def test_addresses_that_change_before_all_have_heard(newsroom: Newsroom) -> None:
    """The newcomer gets what is still to be told, whoever had its place; nobody hears it twice."""
    one, two, three = (server.url for server in newsroom.servers)
    newsroom.servers[1].status = 503
    newsroom.desk.run(A=3)
    assert newsroom.news(newsroom.config(a=f"{one} {two}", b=None)) == [[bad(A)], [], []]
    newsroom.servers[1].status = 200
    swapped = newsroom.config(a=f"{three} {two} {one}", b=None)
    assert newsroom.news(swapped) == [[], [bad(A)], [bad(A)]]
    newsroom.desk.run(A=0)
    newsroom.servers[1].status = 503
    assert newsroom.news(newsroom.config(a=f"{one} {two}", b=None)) == [[well(A)], [], []]
    newsroom.servers[1].status = 200
    for own in (one, f"{one} {two}"):  # it left, so that all had heard it, and came back
        assert newsroom.news(newsroom.config(a=own, b=None)) == [[], [], []]
    with newsroom.desk.engine.connect() as connection:
        rows = connection.execute(select(alerts)).mappings().all()
    assert all(row["told_at"] for row in rows)
    assert "s3cret" not in str(rows)
    assert "t0ken" not in str(rows)


def test_who_took_no_alert_is_named_by_place(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two, three = (server.url for server in newsroom.servers)
    config = newsroom.config(a=f"{one} {two}", b=None, everybody=f"{three} {one}")
    newsroom.servers[1].status = 503
    newsroom.desk.run(A=3)
    tell_end(config, EndedRun([A], ExitCode.PARTIAL, "lost page (1)", began=True))
    (told,) = (each for each in caplog.records if each.name.startswith("newsbot."))
    assert told.getMessage().startswith("the listings file's alerts: json 2 of s1.example took no")
    Command().work(config, [], Namespace(test=True))
    assert capsys.readouterr().out.splitlines() == [
        "json: delivered",
        "json 2: delivered",
        "json 2 of s1.example: NOT delivered",
    ]


def test_each_hears_of_its_own_where_the_database_cannot_be_used(newsroom: Newsroom) -> None:
    one, two, _ = (server.url for server in newsroom.servers)
    broken = replace(
        newsroom.config(a=one, b=two),
        database_url=newsroom.desk.config.database_url.set(
            drivername="sqlite", host=None, query={}, database=os.devnull + "/none.db"
        ),
    )
    tell_end(broken, EndedRun([A, B], ExitCode.STORAGE, "no database", began=True))
    heard = [server.news() for server in newsroom.servers]
    words = "TROUBLE: {}: the run ended with exit 5: no database"
    assert heard == [[words.format(A)], [words.format(B)], []]


def test_a_listing_of_nobodys_grows_old_in_silence(newsroom: Newsroom) -> None:
    newsroom.desk.run(timedelta(hours=27), A=0, B=0)
    told = newsroom.news(newsroom.config(a=newsroom.servers[0].url, b=None))
    assert [len(lines) for lines in told] == [1, 0, 0]
    assert B not in told[0][0]
