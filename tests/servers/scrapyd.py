"""newsbot's jobs on a real scrapyd, deployed as `docs/scrapy.md` has it.

`pytest -n 0 tests/servers/scrapyd.py`: no part of the tests, since pip installs scrapyd and a wheel
of newsbot into an environment of their own. It takes a minute or two.
"""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from tests.crawling import ROOT, Workspace, wait_until
from tests.site.server import serve
from tests.site.site import Site

# scrapyd uses pkg_resources, which later ones have no more.
PACKAGES = ("scrapyd==1.6.0", "scrapyd-client==2.0.3", "setuptools<81")
SECONDS = 300
# The project of a user who has a spider of his own beside newsbot's.
PROJECT = {
    "setup.py": """
from setuptools import find_packages, setup
setup(name="desk", version="1", packages=find_packages(),
      entry_points={"scrapy": ["settings = desk.settings"]})
""",
    "desk/__init__.py": "",
    "desk/settings.py": """
from newsbot.settings import *
SPIDER_MODULES = [*SPIDER_MODULES, "desk.spiders"]
DOWNLOAD_DELAY = 0
AUTOTHROTTLE_ENABLED = False
""",
    "desk/spiders/__init__.py": "",
    "desk/spiders/headings.py": """
import scrapy
class Headings(scrapy.Spider):
    name = "headings"
    async def start(self):
        yield scrapy.Request(self.url)
    def parse(self, response):
        self.logger.info("heading: %s", response.css("h1::text").get())
""",
}


@dataclass(frozen=True)
class Server:
    folder: Path
    address: str

    def ask(self, name: str, **data: str) -> dict[str, Any]:
        body = urlencode({"project": "desk", **data}).encode() if data else None
        with urlopen(f"{self.address}/{name}.json{'' if data else '?project=desk'}", body) as page:
            answer: dict[str, Any] = json.load(page)
        assert answer["status"] == "ok", answer
        return answer

    def schedule(self, spider: str, **arguments: str) -> Path:
        """The log of the job."""
        job = self.ask("schedule", spider=spider, **arguments)["jobid"]
        return self.folder / "logs" / "desk" / spider / f"{job}.log"

    def log_of(self, spider: str, **arguments: str) -> list[str]:
        """Of a job, when it has ended."""
        path = self.schedule(spider, **arguments)
        wait_until(lambda: self.has_ended(path), SECONDS)
        return path.read_text("utf-8").splitlines()

    def has_ended(self, log: Path) -> bool:
        return log.stem in {job["id"] for job in self.ask("listjobs")["finished"]}

    @property
    def workspace(self) -> Workspace:
        return Workspace(self.folder / "data")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(Site(8)) as served:
        yield served


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("scrapyd")
    programs = install(folder)
    port = free_port()
    (folder / "scrapyd.conf").write_text(
        f"[scrapyd]\nbind_address = 127.0.0.1\nhttp_port = {port}\npoll_interval = 0.2\n", "utf-8"
    )
    process = subprocess.Popen([programs / "scrapyd"], cwd=folder, stdout=subprocess.DEVNULL)
    try:
        wait_until(lambda: answers(port), SECONDS)
        address = f"http://127.0.0.1:{port}"
        deploy(programs, folder / "desk", address)
        yield Server(folder, address)
    finally:
        process.terminate()
        process.wait()


def install(folder: Path) -> Path:
    """Of newsbot its wheel alone; the folder of the programs."""
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    pip = [folder / "venv/bin/python", "-m", "pip", "-q"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", folder, ROOT], check=True)
    (wheel,) = folder.glob("newsbot-*.whl")
    subprocess.run([*pip, "install", wheel, *PACKAGES], check=True)
    return folder / "venv/bin"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def answers(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def deploy(programs: Path, project: Path, address: str) -> None:
    for name, text in PROJECT.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    settings = "[settings]\ndefault = desk.settings\n"
    deployed = f"[deploy]\nurl = {address}/\nproject = desk\n"
    (project / "scrapy.cfg").write_text(settings + deployed, "utf-8")
    subprocess.run([programs / "scrapyd-deploy"], cwd=project, check=True)


def test_both_spiders_are_there(server: Server) -> None:
    assert server.ask("listspiders")["spiders"] == ["headings", "listing"]


def test_a_job_of_the_listing_spider(server: Server, site: Site) -> None:
    """It makes the database, by its migrations; its log ends with verdict and exit line."""
    *_, last = log = server.log_of("listing", url=site.listing_url)
    assert last.endswith(" INFO: exit 0  all well")
    assert any("8 of 8 results · complete" in line for line in log[-8:])
    assert server.workspace.value("SELECT count(article_body) FROM articles") == 8
    assert (server.workspace.feeds()[-1] / "manifest.json").exists()


def test_a_job_with_a_wrong_argument(server: Server, site: Site) -> None:
    (line,) = server.log_of("listing", urll=site.listing_url)
    assert "ERROR: exit 2  unknown argument -a urll=" in line


def test_a_job_that_is_cancelled(server: Server, site: Site) -> None:
    log = server.schedule("listing", url=site.listing_url, full="1", setting="DOWNLOAD_DELAY=3")
    wait_until(lambda: log.exists() and "page 1" in log.read_text("utf-8"), SECONDS)
    server.ask("cancel", job=log.stem)
    wait_until(lambda: server.has_ended(log), SECONDS)
    assert log.read_text("utf-8").splitlines()[-1].endswith("exit 11  stopped (1)")


def test_a_job_of_the_users_own_spider(server: Server, site: Site) -> None:
    log = server.log_of("headings", url=site.listing_url)
    assert any(line.endswith("heading: Stories on Serimov") for line in log)
    assert not any("exit " in line for line in log)
