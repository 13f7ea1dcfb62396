"""Who takes part: the programs that do the same job, and how each is started."""

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.measured import Start
from tests.bench.no_politeness import HURRY
from tests.bench.served import ServedSite
from tests.crawling import Workspace, command


@dataclass(frozen=True, slots=True)
class Contender:
    """A module of this folder, which is given the file of all addresses and a folder for what it
    stores. `needs`: the package without which it is absent. `goal`: so many times as fast newsbot
    is to be. `share`: a slow one is given every so many pages of the listing only.
    """

    name: str
    module: str
    needs: str
    goal: float = 0
    share: int = 1
    python: str = sys.executable

    def start(self, site: ServedSite, folder: Path) -> Start:
        folder.mkdir()
        addresses = folder.with_suffix(".json")
        site.write_addresses(addresses, self.share)
        program = (self.python, "-m", f"tests.bench.{self.module}")
        return Start((*program, str(addresses), str(folder)), Workspace(folder).environment())

    def least_pages(self, site: ServedSite) -> int:
        """Whoever asks for fewer has not done the job."""
        return sum(len(articles) for _, articles in site.pages[:: self.share])


class Newsbot(Contender):
    def start(self, site: ServedSite, folder: Path) -> Start:
        folder.mkdir()
        return crawl_of(site.listing_url, folder)


def crawl_of(listing_url: str, folder: Path, *arguments: str, **settings: str) -> Start:
    """`scrapy crawl listing` with its rows and feeds in `folder`."""
    shorten_deadline = (word for name, value in HURRY.items() for word in ("-s", f"{name}={value}"))
    program = command("crawl", "listing", "-a", f"url={listing_url}", *shorten_deadline, *arguments)
    return Start(tuple(program), Workspace(folder).environment(**settings))


BARE = Contender("bare Scrapy, tuned", "bare_scrapy", "scrapy", 0.55)
NEWSBOT = Newsbot("newsbot, full crawl", "", "newsbot")
SERVER = Contender("a client that reads nothing: the site's own limit", "plain_client", "asyncio")
RIVALS = (
    Contender(
        "Scrapling Spider, two fields, in memory", "peers.scrapling_spider", "scrapling", 0.8
    ),
    Contender("crawlee ParselCrawler, in memory", "peers.crawlee_in_memory", "crawlee", 1.2),
    Contender("crawlee ParselCrawler, its files", "peers.crawlee_files", "crawlee"),
    Contender("Fundus, nothing stored", "peers.fundus_parser", "fundus", 1.6),
    Contender("trafilatura", "peers.trafilatura_extract", "trafilatura", 7, share=3),
    Contender("newspaper4k", "peers.newspaper4k", "newspaper", 25, share=10),
    Contender("news-please", "peers.news_please", "newsplease", 25, share=10),
)


def find_rivals(pythons: Iterable[str]) -> tuple[list[Contender], list[Contender]]:
    """Those that are there, each with the first interpreter that has it, and the absent ones."""
    present, absent = [], []
    for rival in RIVALS:
        python = next((python for python in pythons if _has(python, rival.needs)), None)
        if python is None:
            absent.append(rival)
        else:
            present.append(replace(rival, python=python))
    return present, absent


def _has(python: str, package: str) -> bool:
    question = f"import importlib.util as u; raise SystemExit(u.find_spec({package!r}) is None)"
    return subprocess.run([python, "-c", question], check=False).returncode == 0
