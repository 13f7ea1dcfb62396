"""robots.txt as RFC 9309 has it, and what a run says when there is no answer at all."""

import gzip
import re
import signal
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.crawling import Crawl, Workspace, crawl, start, wait_until
from tests.site.certificates import self_signed
from tests.site.replies import Reply, error_reply
from tests.site.server import serve
from tests.site.site import Site

PLAIN = ("Content-Type", "text/plain")
FORBID = "User-agent: *\nDisallow: /tag/\n"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(3)) as served:
        yield served


def crawl_under(workspace: Workspace, site: Site, robots: str, *arguments: str) -> Crawl:
    site.change(robots=robots)
    return crawl(workspace, site.listing_url, "-a", "follow=0", *arguments)


def paths(site: Site) -> list[str]:
    return [received.path for received in site.log]


def assert_unread(run: Crawl, exit_code: int, *words: str) -> None:
    """One line says why; nothing was asked for but robots.txt."""
    assert run.exit_code == exit_code, run.log
    (lost,) = [line for line in run.output.splitlines() if line.startswith("lost ")]
    for word in words:
        assert word in lost
    assert "Forbidden" not in run.output
    assert "Traceback" not in run.log
    lines = [line for line in run.log.splitlines() if "[newsbot.cli.run_end]" not in line]
    assert len(lines) < 10


def test_3_a_name_that_does_not_resolve(workspace: Workspace) -> None:
    run = crawl(workspace, "http://nowhere.invalid/tag/none/")
    assert_unread(run, 3, "DNS lookup failed", "nowhere.invalid")


def test_3_a_site_that_hangs(workspace: Workspace, site: Site) -> None:
    site.hang("/robots.txt", 9)
    run = crawl(workspace, site.listing_url, "-s", "DOWNLOAD_TIMEOUT=1")
    assert_unread(run, 3, "Timeout")
    assert set(paths(site)) == {"/robots.txt"}


def test_3_a_site_that_hangs_does_not_hold_up_what_is_done(
    workspace: Workspace, site: Site
) -> None:
    """It is asked again while others keep the run busy."""
    with serve(Site(3)) as dead:
        dead.hang("/robots.txt", 9)
        urls = f"{dead.listing_url},{site.listing_url}"
        run = crawl(workspace, urls, "-s", "DOWNLOAD_TIMEOUT=6")
        assert_unread(run, 3, "Timeout")
        assert len(paths(dead)) <= 2  # of four
    assert workspace.value("SELECT count(*) FROM articles") == 3


def test_3_a_certificate_that_nobody_vouches_for(workspace: Workspace, tmp_path: Path) -> None:
    with serve(Site(3), tls=self_signed(tmp_path)) as site:
        run = crawl(workspace, site.listing_url)
        assert site.log == []
    assert_unread(run, 3, "certificate")


@pytest.mark.parametrize("packed", [True, False])
def test_8_a_robots_txt_too_large_permits_nothing(
    workspace: Workspace, site: Site, packed: bool
) -> None:
    body = b"User-agent: *\nAllow: /\n" + b"#" * 20_000
    coding = [("Content-Encoding", "gzip")] if packed else []
    reply = Reply(gzip.compress(body) if packed else body, headers=(PLAIN, *coding))
    site.answer("/robots.txt", reply, 9)
    run = crawl(workspace, site.listing_url, "-s", "DOWNLOAD_MAXSIZE=10000")
    assert_unread(run, 8, "DOWNLOAD_MAXSIZE" if packed else "max size")
    assert paths(site) == ["/robots.txt"]


def send_to(other: Site, site: Site) -> None:
    away = f"{other.options.base_url}/robots.txt"
    site.answer("/robots.txt", error_reply(301, ("Location", away)), 9)


def both(site: Site, other: Site) -> str:
    """Named both, as only then one of a private network leads to the other."""
    return f"{site.listing_url},{other.listing_url}"


def test_6_the_robots_txt_of_another_host_forbids(workspace: Workspace, site: Site) -> None:
    with serve(Site(1, robots=FORBID)) as other:
        send_to(other, site)
        run = crawl(workspace, both(site, other))
        assert set(paths(other)) == {"/robots.txt"}
    assert run.exit_code == 6, run.log
    assert paths(site) == ["/robots.txt"]


def test_the_robots_txt_of_another_host_permits_live_and_in_a_replay(
    workspace: Workspace, site: Site
) -> None:
    archive = str(workspace.folder / "saved.warc.gz")
    with serve(Site(1)) as other:
        send_to(other, site)
        listings = both(site, other)
        run = crawl(workspace, listings, NEWSBOT_RECORD=archive)
        assert paths(other).count("/robots.txt") == 2
    assert run.exit_code == 0, run.log
    again = crawl(workspace.beside("replayed"), listings, NEWSBOT_REPLAY=archive)
    assert again.exit_code == 0, again.log


@pytest.mark.parametrize("host", ["10.0.0.5", "0xA000005", "169.254.169.254", "[fd00::5]"])
def test_8_a_robots_txt_in_a_private_network(workspace: Workspace, site: Site, host: str) -> None:
    site.answer("/robots.txt", error_reply(302, ("Location", f"http://{host}/")), 9)
    run = crawl(workspace, site.listing_url)
    assert_unread(run, 8, f"private network: http://{host.lower()}/")


@pytest.mark.parametrize("location", ["/robots.txt", "file:///etc/hostname", ""])
def test_a_redirect_to_no_robots_txt_is_as_good_as_none(
    workspace: Workspace, site: Site, location: str
) -> None:
    body = FORBID.encode()
    site.answer("/robots.txt", Reply(body, 302, (PLAIN, ("Location", location))), 9)
    assert crawl(workspace, site.listing_url).exit_code == 0


def test_every_listing_of_a_host_is_under_its_robots_txt(workspace: Workspace, site: Site) -> None:
    """However many wait for it at once."""
    names = [f"/tag/{name}/" for name in ("one", "two", "three", "four")]
    for name in names:
        site.add_listing(name, site.articles)
    site.change(robots=FORBID)
    run = crawl(workspace, ",".join(site.options.base_url + name for name in names))
    assert run.exit_code == 6
    assert paths(site) == ["/robots.txt"]


def gaps(site: Site) -> list[float]:
    return [later.at - earlier.at for earlier, later in pairwise(site.log)]


def test_crawl_delay_is_obeyed(workspace: Workspace, site: Site) -> None:
    """To the second: neither chance nor AutoThrottle makes it less."""
    site.change(robots="User-agent: *\nCrawl-delay: 1.5\n")
    run = crawl(workspace, site.listing_url, "-s", "AUTOTHROTTLE_ENABLED=1")
    assert run.exit_code == 0, run.log
    assert len(gaps(site)) == 4
    assert min(gaps(site)) > 1.2
    assert "asks for 1.5 s between two requests" in run.log


def test_an_absurd_crawl_delay_is_obeyed_as_far_as_it_is_sane(
    workspace: Workspace, site: Site
) -> None:
    run = crawl_under(
        workspace, site, "User-agent: *\nCrawl-delay: 86400\n", "-s", "AUTOTHROTTLE_MAX_DELAY=1"
    )
    assert run.exit_code == 0, run.log
    assert min(gaps(site)) > 0.7
    assert re.search("asks for 86400 s .* gets 1 s", run.log)


def test_a_robots_txt_that_hangs_holds_up_no_other_host(workspace: Workspace) -> None:
    """However many pages there are under it."""
    with serve(Site(20)) as dead, serve(Site(12)) as other:
        assert crawl(workspace, dead.listing_url).exit_code == 0
        dead.log.clear()
        dead.hang("/robots.txt", 9)
        urls = f"{dead.listing_url},{other.listing_url}"
        process = start(workspace, urls, NEWSBOT_REVISIT_HOURS="99999")
        wait_until(lambda: {article.path for article in other.articles} <= set(paths(other)))
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=60)
        assert process.returncode == 11, log
        assert paths(dead) == ["/robots.txt"]
