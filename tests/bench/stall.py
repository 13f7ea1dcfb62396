"""How long the event loop stands still during a crawl, on either database."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import postgres
from tests.bench.contenders import crawl_of
from tests.bench.measured import run
from tests.bench.served import ServedSite, served_site
from tests.bench.spread import Spread, spread

PROBE = {"tests.bench.stall_probe.StallProbe": 20}
Looks = list[tuple[float, float]]  # seconds late, and seconds of that waiting
GOALS = {"SQLite": 0.1, "PostgreSQL": 0.02}  # seconds


def stall_rows(articles: int, rounds: int) -> Iterator[str]:
    yield "| database | longest stall, ms | longest wait in one, ms | goal |"
    yield "|---|---|---|---|"
    with served_site(articles) as site, TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "server").mkdir()
        with postgres.server(folder / "server") as server:
            for name, goal in GOALS.items():
                crawls = [_crawl(site, folder, f"{name} {n}", server) for n in range(rounds)]
                stall = _milliseconds(max(late for late, _ in looks) for looks in crawls)
                wait = _milliseconds(max(waited for _, waited in looks) for looks in crawls)
                yield f"| {name} | {stall} | {wait} | ≤ {goal * 1000:.0f} |"


def _milliseconds(seconds: Iterator[float]) -> Spread:
    return spread(value * 1000 for value in seconds)


def _crawl(site: ServedSite, place: Path, name: str, server: str) -> Looks:
    folder = place / name
    folder.mkdir()
    probe = ("-s", f"EXTENSIONS={json.dumps(PROBE)}", "-s", f"STALL_FILE={folder}/stalls.json")
    start = crawl_of(site.listing_url, folder, *probe, **_database(name, server))
    run(start)
    looks: Looks = json.loads((folder / "stalls.json").read_text())
    return looks


def _database(name: str, server: str) -> Mapping[str, str]:
    if name.startswith("SQLite"):
        return {}
    return {"NEWSBOT_DATABASE_URL": postgres.new_database(server)}
