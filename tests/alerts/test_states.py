"""Which states people hear of, and how often, by rows as runs leave them, on both databases."""

import os
import signal
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from scrapy.settings import Settings
from sqlalchemy import Engine, insert, select, update

from newsbot.alerts import alerts as sending
from newsbot.alerts import delivery
from newsbot.alerts.alerts import tell, tell_end
from newsbot.alerts.conditions import EndedRun
from newsbot.config import Config, read_config
from newsbot.db.alerts import CLAIM_S
from newsbot.db.forget import Forgettable, forget_listing
from newsbot.db.models import alerts, listings, run_listings, runs
from newsbot.db.run_listings import name_listings
from newsbot.run.exit_codes import ExitCode
from tests.alerts.receiver import Receiver, receiver
from tests.db.conftest import database, engine
from tests.db.given import article, card, ended, store
from tests.site.certificates import self_signed

__all__ = ["database", "engine"]

A, B = "https://s1.example/tag/1/", "https://s2.example/tag/2/"
NOW = datetime.now(UTC)
PROCESSES = get_context("forkserver")


@dataclass
class Desk:
    """A database, what runs leave there, and who hears of it."""

    engine: Engine
    server: Receiver
    config: Config
    count: int = 0

    def run(self, ago: timedelta = timedelta(), **ends: int | None) -> None:
        """`ends`: exit code for A and B, as named; None for a run that died or is at work."""
        self.count += 1
        run_id, urls = f"2026-{self.count:04}", [globals()[name] for name in ends]
        worst = max(ends.values(), key=lambda code: code or 0)
        with self.engine.begin() as connection:
            connection.execute(
                insert(runs).values(
                    id=run_id,
                    command="crawl",
                    sites=[url.split("/")[2] for url in urls],
                    started_at=NOW - ago,
                    finished_at=None if worst is None else NOW - ago,
                    exit_code=worst,
                )
            )
            name_listings(connection, run_id, urls)
            for name, code in ends.items():
                number = select(listings.c.id).where(listings.c.url == globals()[name])
                connection.execute(
                    update(run_listings)
                    .where(run_listings.c.run_id == run_id)
                    .where(run_listings.c.listing_id == number.scalar_subquery())
                    .values(exit_code=code, reason="lost page (1)" if code else "all well")
                )

    def news(self) -> list[str]:
        """What a look at the database tells."""
        tell(self.config)
        return self.server.news()


@pytest.fixture
def desk(engine: Engine) -> Iterator[Desk]:
    settings = Settings()
    settings.setmodule("newsbot.settings")
    with receiver() as server:
        config = replace(read_config(settings), database_url=engine.url, alerts=(server.url,))
        yield Desk(engine, server, config)


def bad(*urls: str, code: int = 3) -> str:
    return f"TROUBLE: {', '.join(urls)}: the run ended with exit {code}: lost page (1)"


def well(*urls: str) -> str:
    return f"WELL AGAIN: {', '.join(urls)}: the run ended well"


def test_each_state_once(desk: Desk) -> None:
    desk.run(A=0)
    assert desk.news() == []
    desk.run(A=3)
    assert desk.news() == [bad(A)]
    assert desk.news() == []
    desk.run(A=3)
    assert desk.news() == []
    desk.run(A=11)  # somebody stopped it
    assert desk.news() == []
    desk.run(A=6)
    assert desk.news() == [bad(A, code=6)]
    desk.run(A=None)  # at work
    assert desk.news() == []
    with desk.engine.begin() as connection:
        connection.execute(update(runs).where(runs.c.id == "2026-0006").values(exit_code=0))
        connection.execute(
            update(run_listings).where(run_listings.c.run_id == "2026-0006").values(exit_code=0)
        )
    assert desk.news() == [well(A)]
    assert desk.news() == []
    with desk.engine.connect() as connection:
        assert len([*connection.scalars(select(alerts.c.id))]) == 3


def test_two_listings_and_two_schedules(desk: Desk) -> None:
    desk.run(A=3, B=3)
    assert desk.news() == [bad(A, B)]  # in one line
    desk.run(A=0, B=3)
    assert desk.news() == [well(A)]
    for _ in range(2):  # each on its own
        desk.run(A=0)
        desk.run(B=3)
        assert desk.news() == []
    desk.run(B=0)
    assert desk.news() == [well(B)]


def test_two_causes_at_once_and_age(desk: Desk) -> None:
    desk.run(timedelta(hours=27), A=0)
    (line,) = desk.news()
    assert line.startswith(f"TROUBLE: {A}: the last run in which all was well ended ")
    assert line.endswith("more than 26 hours ago")
    desk.run(timedelta(hours=27), B=0)
    desk.run(A=3, B=3)
    assert desk.news() == [bad(A, B), line.replace(A, B)]
    desk.run(A=0, B=0)
    first, *more = desk.news()
    assert first == well(A, B)
    assert len(more) == 1
    assert more[0].startswith(f"WELL AGAIN: {A}, {B}: all was well in the run of ")


def test_a_listing_that_is_named_no_more_or_forgotten(desk: Desk) -> None:
    desk.run(timedelta(hours=1), A=0, B=0)
    desk.run(A=0)  # without B, which grows old
    old = NOW - timedelta(days=9)
    with desk.engine.begin() as connection:
        connection.execute(update(runs).values(finished_at=old).where(runs.c.id == "2026-0001"))
    assert desk.news() == []
    desk.run(B=3)
    first, second = desk.news()
    assert first == bad(B)
    assert second.startswith(f"TROUBLE: {B}: the last run in which all was well ")
    with desk.engine.begin() as connection:
        number = connection.scalar(select(listings.c.id).where(listings.c.url == B))
        forget_listing(connection, Forgettable(**forgettable(number)))
    assert desk.news() == []
    desk.run(B=0)  # it was a mistake
    assert desk.news() == []
    desk.run(B=3)
    assert desk.news() == [bad(B)]


def forgettable(number: int) -> dict[str, Any]:
    known = {"id": number, "url": B}
    return {name: known.get(name, 0) for name in Forgettable.__dataclass_fields__}


def test_runs_that_die(desk: Desk) -> None:
    desk.run(A=0)
    desk.run(A=None)
    assert desk.news() == []  # it may be at work
    desk.run(A=None)
    (line,) = desk.news()
    assert line.startswith("TROUBLE: s1.example: the run that began ")
    assert line.endswith("never ended: it was killed, or crashed")
    desk.run(A=None)
    assert desk.news() == []  # the third one: the same state
    desk.run(A=0)
    assert desk.news() == ["WELL AGAIN: s1.example: runs come to their end again"]
    assert desk.news() == []
    desk.run(A=None)
    desk.run(A=0)
    first, second = desk.news()  # died, and was followed by a good one
    assert first.startswith("TROUBLE: s1.example: the run that began ")
    assert second == "WELL AGAIN: s1.example: runs come to their end again"
    assert desk.news() == []


def test_a_run_that_could_not_begin(desk: Desk) -> None:
    desk.run(A=0)
    refused = EndedRun([A], ExitCode.STORAGE, "the disk is full", began=False)
    for news in (["TROUBLE: " + A + ": no run could begin, exit 5: the disk is full"], []):
        tell_end(desk.config, refused)
        assert desk.server.news() == news
    tell_end(desk.config, EndedRun([A], ExitCode.LOCKED, "another run", began=False))
    assert desk.server.news() == []
    desk.run(A=0)
    tell_end(desk.config, EndedRun([A], ExitCode.GOOD, "all well", began=True))
    assert desk.server.news() == [f"WELL AGAIN: {A}: a run could begin again"]


def test_what_could_not_be_delivered_is_so_later(desk: Desk) -> None:
    desk.run(A=3)
    desk.server.status = 503
    assert tell(desk.config) == ["json"]
    desk.run(A=0)
    assert tell(desk.config) == ["json"]
    desk.server.status = 200
    assert desk.news() == [bad(A), well(A)]
    assert desk.news() == []


def test_an_address_that_hangs_is_not_waited_for_long(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "TIMEOUT_S", 0.1)
    desk.run(A=3)
    desk.server.go_on.clear()
    assert tell(desk.config) == ["json"]


def test_no_warning_tells_an_address(desk: Desk, tmp_path: Path) -> None:
    """As urllib3's of a certificate that nobody is to verify, which names the host."""
    plain = desk.server.socket
    desk.server.socket = self_signed(tmp_path).wrap_socket(plain, server_side=True)
    address = desk.server.url.replace("json:", "jsons:") + "?verify=no"
    desk.run(A=3)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert tell(replace(desk.config, alerts=(address,))) == []
    assert told == []
    assert desk.server.news() == [bad(A)]


def claim_and_die(config: Config, at: str) -> None:
    """Killed before the delivery, or behind it."""
    deliver = sending.deliver

    def die(*arguments: Any, **options: Any) -> None:
        if at == "behind":
            deliver(*arguments, **options)
        os.kill(os.getpid(), signal.SIGKILL)

    sending.deliver = die
    tell(config)


@pytest.mark.parametrize("at", ["before", "behind"])
def test_a_process_that_is_killed_loses_no_alert(desk: Desk, at: str) -> None:
    """In the moment behind the delivery it makes one come twice."""
    desk.run(A=3)
    desk.engine.dispose()
    process = PROCESSES.Process(target=claim_and_die, args=(desk.config, at))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    told = desk.server.news()
    assert told == ([] if at == "before" else [bad(A)])
    assert desk.news() == []  # the claim holds
    claimed_at = datetime.now(UTC) - timedelta(seconds=CLAIM_S + 1)
    with desk.engine.begin() as connection:
        connection.execute(update(alerts).values(claimed_at=claimed_at))
    assert desk.news() == [bad(A)]
    assert desk.news() == []


def test_of_many_at_once_one_tells(desk: Desk) -> None:
    desk.run(A=3)
    threads = [Thread(target=tell, args=(desk.config,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert desk.server.news() == [bad(A)]


def day_of(at: datetime, numbers: range) -> list[object]:
    seen = {"listing_url": A, "seen_at": at + timedelta(hours=1)}
    cards = [card(number, **seen) for number in numbers]
    return [*cards, *(article(number, date_published=at, **seen) for number in numbers)]


def test_a_listing_out_of_its_rhythm(desk: Desk) -> None:
    """Twelve articles a day for ten weeks, then none; from the rows that crawls store."""
    settled = NOW - timedelta(hours=2)  # before two in the night yesterday is still to be judged
    noon = settled.replace(hour=12, minute=0, second=0, microsecond=0)
    desk.run(A=0)
    items: list[object] = []
    for day in range(69, 1, -1):
        items += day_of(noon - timedelta(days=day), range(day * 20, day * 20 + 12))
        desk.run(timedelta(days=day - 1), A=0)
    with desk.engine.begin() as connection:
        store(connection, "2026-0001", items)
        store(connection, "2026-0001", [ended(("s1.example/40",), at=NOW, url=A)])
    desk.run(A=0)
    (line,) = desk.news()
    assert line.startswith(f"TROUBLE: {A}: 0 articles on ")
    assert line.endswith(" are usual")
    assert desk.news() == []
    yesterday = noon - timedelta(days=1)
    with desk.engine.begin() as connection:
        store(connection, "2026-0001", day_of(yesterday, range(9)))
    (line,) = desk.news()
    assert line.startswith(f"WELL AGAIN: {A}: 9 articles on ")
