"""A host in trouble: when it is asked again, in this run and the next; judged by its own log."""

import re
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from tests.crawling import (
    AT_DEFAULT_PACE,
    ON_BOTH_DATABASES,
    Crawl,
    Workspace,
    crawl,
    start,
    wait_until,
)
from tests.site.replies import Reply
from tests.site.server import serve
from tests.site.site import Site

WHEN = re.compile(r"127\.0\.0\.1:\d+ is not to be asked before (\S+ \S+) UTC")


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(3)) as served:
        yield served


def times_of(site: Site, path: str) -> list[float]:
    return [received.at for received in site.log if received.path == path]


def paths(site: Site) -> list[str]:
    return [received.path for received in site.log]


def gaps(times: list[float]) -> list[float]:
    return [later - earlier for earlier, later in pairwise(times)]


def assert_refused_until(run: Crawl, earliest: datetime) -> None:
    """The last line, the row and the manifest say when to come back."""
    assert run.exit_code == 6, run.log
    (said,) = WHEN.findall(run.output.splitlines()[-1])
    assert datetime.fromisoformat(f"{said}+00:00") >= earliest
    assert said in run.workspace.value("SELECT reason FROM runs ORDER BY id DESC LIMIT 1")
    assert said in run.manifest["reason"]


@AT_DEFAULT_PACE
def test_F53_a_host_is_asked_for_nothing_until_it_said(workspace: Workspace, site: Site) -> None:
    """Not for the page that it refused, nor for another."""
    first, second = (article.path for article in site.articles[:2])
    date = datetime.now(UTC) + timedelta(seconds=12)
    site.fail(first, 503, Retry_After="3")
    site.fail(second, 429, Retry_After=format_datetime(date, usegmt=True))
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 0, run.log
    asked = paths(site)
    assert sorted(asked[2:]) == sorted([first, first, second, second, site.articles[2].path])
    times = [received.at for received in site.log]
    refused = asked.index(first)
    assert times[refused + 1] - times[refused] > 2.9
    assert times[asked.index(second) + 1] >= int(date.timestamp())
    assert workspace.rows("SELECT * FROM lost_pages") == []


@AT_DEFAULT_PACE
def test_F39_a_connection_that_is_reset_is_tried_again_ever_later(
    workspace: Workspace, site: Site
) -> None:
    """Whether it is before the answer or within."""
    for article, after in zip(site.articles, (0, 900), strict=False):
        site.answer(article.path, Reply(b"<html>" * 999, reset_after=after), 2)
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 0, run.log
    for article in site.articles[:2]:
        first, second = gaps(times_of(site, article.path))
        assert first >= 1
        assert second >= 2


def test_F39_a_try_that_would_come_after_the_deadline_is_none(
    workspace: Workspace, site: Site
) -> None:
    path = site.articles[0].path
    site.fail(path, 500)
    run = crawl(workspace, site.listing_url, "-s", "RETRY_BACKOFF=100", NEWSBOT_DEADLINE="90")
    assert run.exit_code == 3, run.log
    assert f"{path} is not asked for again: the deadline comes first" in run.log
    assert len(times_of(site, path)) == 1


@AT_DEFAULT_PACE
def test_F54_a_host_that_fails_and_fails_is_asked_slowly_then_no_more(workspace: Workspace) -> None:
    """Nor does the next run begin as if nothing had been."""
    with serve(Site(14)) as site:
        for article in site.articles:
            site.fail(article.path, 500, times=9)
        run = crawl(workspace, site.listing_url, seconds=300)
        assert run.exit_code == 3, run.log
        assert "times in a row (HTTP 500)" in run.output
        articles = {article.path for article in site.articles}
        failed = [hit.at for hit in site.log if hit.path in articles]
        assert len(failed) < 20  # five, what was under way then and those between, and five
        assert min(gaps(failed)[-5:]) > 12
        assert workspace.value("SELECT count(*) FROM lost_pages") == 14
        assert workspace.value("SELECT failures FROM hosts") >= 10
        site.heal()
        site.log.clear()
        assert crawl(workspace, site.listing_url).exit_code == 0
        assert site.log[0].at - failed[-1] > 12
    assert workspace.value("SELECT failures FROM hosts") == 0


@pytest.mark.parametrize(
    "reply", [Reply(b"<p>" * 999, reset_after=0), Reply(b"<p>" * 999, reset_after=900)]
)
def test_F54_connections_that_end_are_failures_of_the_host(
    workspace: Workspace, site: Site, reply: Reply
) -> None:
    """Waits are long enough that the last three tries are the run's last requests."""
    site.answer(site.articles[0].path, reply, 9)
    assert crawl(workspace, site.listing_url, "-s", "RETRY_BACKOFF=0.5").exit_code == 3
    assert workspace.value("SELECT failures FROM hosts") >= 3


@ON_BOTH_DATABASES
def test_F53_6_what_is_too_long_to_wait_for_is_remembered(workspace: Workspace, site: Site) -> None:
    in_an_hour = datetime.now(UTC) + timedelta(hours=1)
    site.fail("/tag/serimov/", 429, Retry_After="3600", times=9)
    assert_refused_until(crawl(workspace, site.listing_url), in_an_hour)
    assert paths(site) == ["/robots.txt", "/tag/serimov/"]
    site.heal()
    site.log.clear()
    assert_refused_until(crawl(workspace, site.listing_url), in_an_hour)
    assert site.log == []
    workspace.change("UPDATE hosts SET not_before = '2026-01-01T00:00:00.000000Z'")
    assert crawl(workspace, site.listing_url).exit_code == 0
    (row,) = workspace.rows("SELECT not_before, failures, failed_at FROM hosts")
    assert row == {"not_before": None, "failures": 0, "failed_at": None}


def test_F53_6_a_host_says_so_for_its_robots_txt_with_an_absurd_time(
    workspace: Workspace, site: Site
) -> None:
    """It is believed for a month."""
    in_a_month = datetime.now(UTC) + timedelta(days=30)
    site.fail("/robots.txt", 503, Retry_After="1e9", times=9)
    run = crawl(workspace, site.listing_url)
    assert_refused_until(run, in_a_month)
    assert paths(site) == ["/robots.txt"]


def test_F53_6_a_wait_does_not_outlast_the_run(workspace: Workspace, site: Site) -> None:
    later = datetime.now(UTC) + timedelta(seconds=100)
    site.fail("/tag/serimov/", 503, Retry_After="100", times=9)
    assert_refused_until(crawl(workspace, site.listing_url, NEWSBOT_DEADLINE="60"), later)
    assert paths(site) == ["/robots.txt", "/tag/serimov/"]


def test_F53_a_host_that_waits_holds_up_no_other_and_sigterm_ends_it_without_delay(
    workspace: Workspace,
) -> None:
    with serve(Site(40)) as busy, serve(Site(20)) as other:
        busy.before(1, lambda: busy.fail(busy.articles[0].path, 503, Retry_After="100"))
        process = start(workspace, f"{busy.listing_url},{other.listing_url}")
        wait_until(lambda: {article.path for article in other.articles} <= set(paths(other)))
        wait_until(lambda: times_of(busy, busy.articles[0].path))
        process.send_signal(signal.SIGTERM)
        output, log = process.communicate(timeout=30)
        assert process.returncode == 11, log
        assert len(times_of(busy, busy.articles[0].path)) == 1
    assert workspace.rows("SELECT * FROM lost_pages") == []
    assert WHEN.search(output)


def test_F53_a_replay_waits_for_nobody_and_remembers_nothing(
    workspace: Workspace, site: Site
) -> None:
    archive = str(workspace.folder / "saved.warc.gz")
    site.fail("/tag/serimov/", 429, Retry_After="3600", times=9)
    crawl(workspace, site.listing_url, NEWSBOT_RECORD=archive)
    replayed = workspace.beside("replayed")
    run = crawl(replayed, site.listing_url, NEWSBOT_REPLAY=archive)
    assert run.exit_code == 6, run.log
    assert "HTTP 429" in run.output
    assert "to be asked before" not in run.output
    assert replayed.rows("SELECT * FROM hosts") == []
