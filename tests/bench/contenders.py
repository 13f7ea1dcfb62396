"""Who takes part: the programs that do the same job, and how each is started."""

import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench.hurry import HURRY
from tests.bench.served import ServedSite
from tests.crawling import Place, command


@dataclass(frozen=True, slots=True)
class Start:
    command: tuple[str, ...]
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Contender:
    """A module of this folder, which is given the file of all addresses and a folder for what it
    stores. `needs`: the package without which it is absent; `share`: a slow one is given every
    n-th article only.
    """

    name: str
    module: str
    needs: str
    share: int = 1
    python: str = sys.executable

    def start(self, site: ServedSite, folder: Path) -> Start:
        folder.mkdir()
        addresses = folder.with_suffix(".json")
        site.write_addresses(addresses, self.share)
        program = (self.python, "-m", f"tests.bench.{self.module}")
        return Start((*program, str(addresses), str(folder)), Place(folder).environment())


class Newsbot(Contender):
    def start(self, site: ServedSite, folder: Path) -> Start:
        folder.mkdir()
        return crawl_of(site.listing_url, folder)


def crawl_of(listing_url: str, folder: Path, *arguments: str, **settings: str) -> Start:
    """`scrapy crawl listing` with its rows and feeds in `folder`."""
    hurry = (word for name, value in HURRY.items() for word in ("-s", f"{name}={value}"))
    program = command("crawl", "listing", "-a", f"url={listing_url}", *hurry, *arguments)
    return Start(tuple(program), Place(folder).environment(**settings))


BARE = Contender("bare Scrapy, tuned", "bare_scrapy", "scrapy")
NEWSBOT = Newsbot("newsbot, full crawl", "", "newsbot")
SERVER = Contender("the site's own limit: one socket, nothing read", "plain_client", "socket")
RIVALS = (
    Contender("crawlee ParselCrawler, in memory", "rivals.crawlee_in_memory", "crawlee"),
    Contender("crawlee ParselCrawler, its files", "rivals.crawlee_files", "crawlee"),
    Contender("Fundus, its own parser, nothing stored", "rivals.fundus_parser", "fundus"),
    Contender("trafilatura fetch and extract", "rivals.trafilatura_extract", "trafilatura", 3),
    Contender("newspaper4k", "rivals.newspaper4k", "newspaper", 10),
    Contender("news-please", "rivals.news_please", "newsplease", 10),
)


def find_rivals(pythons: Iterable[str]) -> tuple[list[Contender], list[Contender]]:
    """Those that are there, each with the first interpreter that has it, and the absent ones."""
    present, absent = [], []
    for rival in RIVALS:
        python = next((python for python in pythons if _has(python, rival.needs)), None)
        if python is None:
            absent.append(rival)
        else:
            named = (rival.name, rival.module, rival.needs, rival.share)
            present.append(Contender(*named, python))
    return present, absent


def _has(python: str, package: str) -> bool:
    question = f"import importlib.util as u; raise SystemExit(u.find_spec({package!r}) is None)"
    return subprocess.run([python, "-c", question], check=False).returncode == 0
