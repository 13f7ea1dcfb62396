"""Scrapy's own commands and a user's spiders in this project; the listing spider without it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from scrapy.crawler import Crawler
from scrapy.settings import Settings
from scrapy.utils.project import get_project_settings

from newsbot import settings
from newsbot.gc_tuning import GC_THRESHOLD
from newsbot.spiders.listing import ListingSpider
from tests import crawling
from tests.crawling import ROOT, Workspace, command
from tests.site.server import serve
from tests.site.site import Site

# Two spiders of a user's own, one of them a listing spider by another name.
SPIDERS = """
import gc
import scrapy
from newsbot.spiders.listing import ListingSpider

class Headings(scrapy.Spider):
    name = "headings"
    allowed_domains = ["127.0.0.1"]

    async def start(self):
        yield scrapy.Request(self.url)

    def parse(self, response):
        self.logger.info("garbage is looked for every %d objects", gc.get_threshold()[0])
        yield {"heading": response.css("h1::text").get()}
        yield response.follow("http://elsewhere.example/")

class Mine(ListingSpider):
    name = "mine"
    custom_settings = {"NEWSBOT_RENDER": "never"}
"""
SETTINGS = """
from newsbot.settings import *
SPIDER_MODULES = [*SPIDER_MODULES, "own_spiders"]
"""
SCRIPT = """
import sys
from scrapy.crawler import AsyncCrawlerProcess
from newsbot.spiders.listing import ListingSpider

process = AsyncCrawlerProcess({"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False})
process.crawl(ListingSpider, url=sys.argv[1])
process.start()
"""
# Several crawls in turn, and what became of each.
IN_TURN = """
import sys
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.utils.reactor import install_reactor
install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
from scrapy.utils.defer import deferred_f_from_coro_f
from twisted.internet.task import react
from newsbot.spiders.listing import ListingSpider

async def main(reactor):
    runner = AsyncCrawlerRunner({"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False})
    for url in sys.argv[1:]:
        crawler = runner.create_crawler(ListingSpider)
        await runner.crawl(crawler, url=url)
        print(f"exit {crawler.spider.exit_code:d}", flush=True)

react(deferred_f_from_coro_f(main))
"""
MIDDLEWARE = """
class Marking:
    def process_request(self, request):
        request.headers["x-marked"] = "yes"
"""


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(2)) as served:
        yield served


def run(
    workspace: Workspace, *arguments: str, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """A command that ends well, and has no traceback, which many of Scrapy's exit 0 with."""
    done = subprocess.run(
        arguments,
        cwd=cwd,
        env=workspace.environment(TMPDIR=f"{workspace.folder}", **environment),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done


def scrapy(
    workspace: Workspace, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """One that is none of newsbot's business, and leaves nothing of it."""
    done = run(workspace, *command(*arguments, *workspace.pace), **environment)
    assert not (workspace.folder / "newsbot.db").exists()
    assert not (workspace.folder / "feeds").exists()
    return done


@pytest.fixture
def own(workspace: Workspace) -> dict[str, str]:
    """The environment of a user who has spiders of his own in the project."""
    (workspace.folder / "own_spiders.py").write_text(SPIDERS, "utf-8")
    (workspace.folder / "own_settings.py").write_text(SETTINGS, "utf-8")
    return {"SCRAPY_SETTINGS_MODULE": "own_settings", "PYTHONPATH": f"{workspace.folder}:{ROOT}"}


def test_shell(workspace: Workspace, site: Site) -> None:
    code = "response.css('title::text').get()"
    done = scrapy(workspace, "shell", site.listing_url, "-c", code, "--nolog")
    assert done.stdout == "Serimov - The Steppe Courier\n"


def test_shell_of_a_file(workspace: Workspace) -> None:
    page = workspace.folder / "page.html"
    page.write_text("<h1>Saved</h1>", "utf-8")
    done = scrapy(workspace, "shell", f"{page}", "-c", "response.css('h1::text').get()", "--nolog")
    assert done.stdout == "Saved\n"


def test_fetch(workspace: Workspace, site: Site) -> None:
    assert (
        site.articles[0].headline in scrapy(workspace, "fetch", site.listing_url, "--nolog").stdout
    )


def test_fetch_obeys_robots_txt(workspace: Workspace, site: Site) -> None:
    done = scrapy(workspace, "fetch", f"{site.options.base_url}/wp-admin/", "-L", "DEBUG")
    assert "Forbidden by robots.txt" in done.stderr
    assert [visit.path for visit in site.log] == ["/robots.txt"]


def test_view(workspace: Workspace, site: Site) -> None:
    """With a browser that only says what it is given."""
    done = scrapy(workspace, "view", site.listing_url, BROWSER="echo %s")
    page = Path(done.stdout.strip().removeprefix("file://"))
    assert site.articles[0].headline in page.read_text("utf-8")


def test_parse(workspace: Workspace, site: Site, own: dict[str, str]) -> None:
    done = scrapy(workspace, "parse", "--spider", "headings", "--nocolour", site.listing_url, **own)
    assert "[{'heading': 'Stories on Serimov'}]" in done.stdout
    assert "[<GET http://elsewhere.example/>]" in done.stdout


def test_fetch_by_a_listing_spider(workspace: Workspace, site: Site, own: dict[str, str]) -> None:
    done = scrapy(workspace, "fetch", "--spider", "mine", site.listing_url, "--nolog", **own)
    assert site.articles[0].headline in done.stdout


def test_shell_by_the_listing_spider(workspace: Workspace, site: Site) -> None:
    code = "response.css('title::text').get()"
    arguments = ("--spider", "listing", site.listing_url, "-c", code, "--nolog")
    assert scrapy(workspace, "shell", *arguments).stdout == "Serimov - The Steppe Courier\n"


def test_parse_shows_what_the_listing_spider_reads(workspace: Workspace, site: Site) -> None:
    """Rates, cards, and what leads on; one step farther the articles."""
    arguments = ("--spider", "listing", "-c", "parse", "-d", "2", "--nocolour", "-v")
    done = scrapy(workspace, "parse", *arguments, site.listing_url)
    listing, articles = done.stdout.split(">>> DEPTH LEVEL: 2 <<<")
    assert listing.count("'pair': ") == 5
    for article in site.articles:
        assert f"'headline': {article.headline!r}" in listing
        assert f"<GET {site.url(article)}>" in listing
        assert f"'authors': {article.authors!r}" in articles


def test_parse_of_an_article(workspace: Workspace, site: Site) -> None:
    article = site.articles[0]
    done = scrapy(
        workspace, "parse", "--spider", "listing", "--nocolour", site.url(article), "--nolinks"
    )
    assert f"'authors': {article.authors!r}" in done.stdout


def test_a_callback_that_the_listing_spider_has_not(workspace: Workspace) -> None:
    arguments = ("--spider", "listing", "-c", "parse_page", "http://127.0.0.1:9/")
    done = crawling.scrapy(workspace, "parse", *arguments)
    assert done.returncode == 2
    assert "has no callback parse_page: there are parse, parse_listing and" in done.stderr
    assert "Traceback" not in done.stderr


def test_bench(workspace: Workspace) -> None:
    done = scrapy(workspace, "bench", "-s", "CLOSESPIDER_TIMEOUT=2")
    assert "Spider closed (closespider_timeout)" in done.stderr


def test_check(workspace: Workspace) -> None:
    assert "Ran 0 contracts" in scrapy(workspace, "check").stderr


def test_list(workspace: Workspace) -> None:
    assert scrapy(workspace, "list").stdout == "listing\n"


def test_a_spider_of_the_users_own(workspace: Workspace, site: Site, own: dict[str, str]) -> None:
    """With Scrapy's own parts: its feeds, and its filter of other sites."""
    out = workspace.folder / "out.json"
    url = f"url={site.listing_url}"
    done = scrapy(workspace, "crawl", "headings", "-a", url, "-O", f"{out}", "-L", "DEBUG", **own)
    assert json.loads(out.read_text("utf-8")) == [{"heading": "Stories on Serimov"}]
    assert "Filtered offsite request to 'elsewhere.example'" in done.stderr
    assert f"every {GC_THRESHOLD} objects" in done.stderr


def test_a_listing_spider_by_another_name(
    workspace: Workspace, site: Site, own: dict[str, str]
) -> None:
    url = f"url={site.listing_url}"
    done = run(workspace, *command("crawl", "mine", "-a", url, *workspace.pace), **own)
    assert "2 of 2 results · complete" in done.stdout


def test_a_script_has_the_exit_code_of_each_crawl(workspace: Workspace, site: Site) -> None:
    urls = (site.listing_url, f"{site.listing_url}nothing/", site.listing_url)
    done = run(workspace, sys.executable, "-c", IN_TURN, *urls, cwd=workspace.folder)
    assert done.stdout == "exit 0\nexit 3\nexit 0\n"


def assert_walked(workspace: Workspace, site: Site) -> None:
    """The whole listing; what leads to another site is lost, not followed."""
    assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == 1
    assert workspace.value("SELECT reason FROM lost_pages") == (
        "leads to another site: http://elsewhere.example/"
    )
    assert workspace.value("SELECT verdict FROM listings") == "complete"
    assert all("newsbot" in visit.headers["user-agent"] for visit in site.log)


@pytest.fixture
def leading_away(site: Site) -> Site:
    site.fail(site.articles[0].path, 301, Location="http://elsewhere.example/")
    return site


def test_by_runspider_without_the_project(workspace: Workspace, leading_away: Site) -> None:
    spider = ROOT / "newsbot/spiders/listing.py"
    url = f"url={leading_away.listing_url}"
    arguments = command("runspider", f"{spider}", "-a", url, *workspace.pace)
    run(workspace, *arguments, cwd=workspace.folder, PYTHONPATH=f"{ROOT}")
    assert_walked(workspace, leading_away)


def test_runspider_ends_as_a_crawl_does(workspace: Workspace, leading_away: Site) -> None:
    def runspider(*more: str) -> subprocess.CompletedProcess[str]:
        spider = f"{ROOT}/newsbot/spiders/listing.py"
        url = f"url={leading_away.listing_url}"
        return crawling.scrapy(workspace, "runspider", spider, "-a", url, *workspace.pace, *more)

    done = runspider("-a", "follow=0")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "exit 0  all well")
    for arguments, words in (
        (("-a", "ful=1"), "unknown argument -a ful"),
        (("-s", "NEWSBOT_DEADLINE=soon"), "NEWSBOT_DEADLINE is 'soon'"),
    ):
        refused = runspider(*arguments)
        assert (refused.returncode, words in refused.stderr.splitlines()[-1]) == (2, True), refused


def test_by_a_script_without_the_project(workspace: Workspace, leading_away: Site) -> None:
    script = workspace.folder / "script.py"
    script.write_text(SCRIPT, "utf-8")
    arguments = (sys.executable, f"{script}", leading_away.listing_url)
    run(workspace, *arguments, cwd=workspace.folder, PYTHONPATH=f"{ROOT}")
    assert_walked(workspace, leading_away)


def test_a_middleware_of_the_users_own(workspace: Workspace, leading_away: Site) -> None:
    """It comes to the listing spider's, and takes the place of none."""
    (workspace.folder / "marking.py").write_text(MIDDLEWARE, "utf-8")
    own = ("-s", 'DOWNLOADER_MIDDLEWARES={"marking.Marking": 543}')
    arguments = command(
        "crawl", "listing", "-a", f"url={leading_away.listing_url}", *workspace.pace, *own
    )
    environment = workspace.environment(PYTHONPATH=f"{workspace.folder}:{ROOT}")
    done = subprocess.run(arguments, cwd=ROOT, env=environment, timeout=120, check=False)
    assert done.returncode == 3
    assert_walked(workspace, leading_away)
    assert {visit.headers["x-marked"] for visit in leading_away.log} == {"yes"}


def crawler_settings(given: Settings) -> Settings:
    return Crawler(ListingSpider, given).settings


@pytest.mark.parametrize("given", [Settings, get_project_settings])
def test_all_parts_and_settings_wherever_it_runs(given) -> None:
    found = crawler_settings(given())
    for name, part in settings.listing_spider.items():
        if not isinstance(part, dict):
            assert found[name] == part
            continue
        components = found.getwithbase(name)
        assert {component: components[component] for component in part} == part
    for name in ("ROBOTSTXT_OBEY", "COOKIES_ENABLED", "DOWNLOAD_MAXSIZE", "NEWSBOT_DEADLINE"):
        assert found[name] == getattr(settings, name)


@pytest.mark.parametrize("priority", ["project", "cmdline"])
def test_what_the_user_sets_wins(priority: str) -> None:
    rendering = "newsbot.downloader.rendering.RenderingMiddleware"
    given = Settings()
    given.set("DOWNLOAD_DELAY", 7, priority)
    given.set("DOWNLOADER", "scrapy.core.downloader.Downloader", priority)
    given.set("DOWNLOADER_MIDDLEWARES", {rendering: None}, priority)
    found = crawler_settings(given)
    assert found["DOWNLOAD_DELAY"] == 7
    assert found["DOWNLOADER"] == "scrapy.core.downloader.Downloader"
    middlewares = found.get_component_priority_dict_with_base("DOWNLOADER_MIDDLEWARES")
    assert rendering not in middlewares
    assert "newsbot.downloader.same_site.SameSiteMiddleware" in middlewares
