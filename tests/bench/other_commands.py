"""What newsbot does besides a first crawl, held against what it costs to start at all."""

from collections.abc import Iterator
from pathlib import Path

from tests import postgres
from tests.bench.contenders import crawl_of
from tests.bench.measured import Start, run, walls_in_turns
from tests.bench.served import ServedSite, served_site
from tests.bench.served_listings import served_listings
from tests.bench.spread import Spread, paired
from tests.crawling import Workspace, command
from tests.site.options import SiteOptions

PER_PAGE = SiteOptions().per_page
SITES, LISTINGS = 10, 5  # of each site
VERSION = "scrapy version"


def replay_against_live(site: ServedSite, place: Path, rounds: int) -> Spread:
    """How many times as fast as the live crawl, by the whole processes' time."""
    archive = record(site, place)
    live, replay = [], []
    for number in range(rounds):
        live.append(run(crawl_of(site.listing_url, new_folder(place, f"live {number}"))).wall)
        folder = new_folder(place, f"replay {number}")
        start = crawl_of(site.listing_url, folder, NEWSBOT_REPLAY=str(archive))
        replay.append(run(start).wall)
    return paired(live, replay)


def postgresql_against_sqlite(site: ServedSite, place: Path, rounds: int) -> Spread:
    """How many times as fast as a full crawl into SQLite, by the whole processes' time."""
    file, server = [], []
    with postgres.server(new_folder(place, "postgresql-server")) as address:
        for number in range(rounds):
            folder = new_folder(place, f"sqlite {number}")
            file.append(run(crawl_of(site.listing_url, folder)).wall)
            database = postgres.new_database(address)
            folder = new_folder(place, f"postgresql {number}")
            start = crawl_of(site.listing_url, folder, NEWSBOT_DATABASE_URL=database)
            server.append(run(start).wall)
    return paired(file, server)


def reparse_by_two(pages: int, place: Path, rounds: int) -> Spread:
    """How many times as fast two parser processes read all saved pages again as one does."""
    folder = new_folder(place, "saved")
    with served_site(pages * PER_PAGE // (PER_PAGE + 1)) as site:
        archive = record(site, folder)
    known = Workspace(folder / "record").environment()
    starts = {
        str(count): Start(
            tuple(command("reparse", str(archive))),
            {**known, "NEWSBOT_PARSER_PROCESSES": str(count)},
        )
        for count in (1, 2)
    }
    walls = walls_in_turns(starts, rounds)
    return paired(walls["1"], walls["2"])


def many_listings_against_one(place: Path, rounds: int) -> Spread:
    """Of a run in which nothing is new: how many times as long 50 listings of 10 sites take."""
    with served_listings(SITES, LISTINGS) as urls:
        starts = {
            name: crawl_of(",".join(some), new_folder(place, name))
            for name, some in (("many", urls), ("one", urls[:1]))
        }
        for start in starts.values():
            run(start)
        walls = walls_in_turns(starts, rounds)
    return paired(walls["many"], walls["one"])


def errands_against_version(
    site: ServedSite, place: Path, rounds: int
) -> Iterator[tuple[str, Spread]]:
    """Wall times over that of `scrapy version`, which imports and prints and no more."""
    update = crawl_of(site.listing_url, new_folder(place, "known"))
    run(update)
    starts = {
        VERSION: version_of(update),
        "update run on a quiet listing": update,
        "scrapy status": Start(tuple(command("status")), update.environment),
    }
    walls = walls_in_turns(starts, rounds)
    version = walls.pop(VERSION)
    for name, times in walls.items():
        yield name, paired(times, version)


def version_of(start: Start) -> Start:
    return Start(tuple(command("version")), start.environment)


def record(site: ServedSite, place: Path) -> Path:
    """The archive of a crawl of the whole site, whose database is in `place / "record"`."""
    archive, folder = place / "site.warc.gz", place / "record"
    if not archive.exists():
        folder.mkdir()
        run(crawl_of(site.listing_url, folder, NEWSBOT_RECORD=str(archive)))
    return archive


def new_folder(place: Path, name: str) -> Path:
    folder = place / name
    folder.mkdir()
    return folder
