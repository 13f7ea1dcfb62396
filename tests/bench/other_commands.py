"""What newsbot does besides a first crawl, held against what it costs to start at all."""

from collections.abc import Iterator
from pathlib import Path

from tests import postgres
from tests.bench.contenders import Start, crawl_of
from tests.bench.measured import run
from tests.bench.served import ServedSite
from tests.bench.spread import Spread, paired
from tests.crawling import command


def replay_against_live(site: ServedSite, place: Path, rounds: int) -> Spread:
    """How many times as fast as the live crawl, by the whole processes' time."""
    archive = place / "site.warc.gz"
    _wall(crawl_of(site.listing_url, _new(place, "record"), NEWSBOT_RECORD=str(archive)))
    live, replay = [], []
    for number in range(rounds):
        live.append(_wall(crawl_of(site.listing_url, _new(place, f"live {number}"))))
        replayed = _new(place, f"replay {number}")
        replay.append(_wall(crawl_of(site.listing_url, replayed, NEWSBOT_REPLAY=str(archive))))
    return paired(live, replay)


def postgresql_against_sqlite(site: ServedSite, place: Path, rounds: int) -> Spread:
    """How many times as fast as a full crawl into SQLite, by the whole processes' time."""
    file, server = [], []
    with postgres.server(_new(place, "postgresql-server")) as address:
        for number in range(rounds):
            file.append(_wall(crawl_of(site.listing_url, _new(place, f"sqlite {number}"))))
            database = postgres.new_database(address)
            folder = _new(place, f"postgresql {number}")
            server.append(_wall(crawl_of(site.listing_url, folder, NEWSBOT_DATABASE_URL=database)))
    return paired(file, server)


def errands_against_version(
    site: ServedSite, place: Path, rounds: int
) -> Iterator[tuple[str, Spread]]:
    """Wall times over that of `scrapy version`, which imports and prints and no more."""
    update = crawl_of(site.listing_url, _new(place, "known"))
    _wall(update)
    errands = {
        "scrapy version": Start(tuple(command("version")), update.environment),
        "update run on a quiet listing": update,
        "scrapy status": Start(tuple(command("status")), update.environment),
    }
    walls: dict[str, list[float]] = {name: [] for name in errands}
    for _ in range(rounds):
        for name, start in errands.items():
            walls[name].append(_wall(start))
    version = walls.pop("scrapy version")
    for name, times in walls.items():
        yield name, paired(times, version)


def _new(place: Path, name: str) -> Path:
    folder = place / name
    folder.mkdir()
    return folder


def _wall(start: Start) -> float:
    return run(start.command, start.environment).wall
