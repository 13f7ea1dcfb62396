"""Each listing's own exit code, beside the run's."""

import signal
from collections.abc import Iterator

import pytest

from tests.crawling import ON_BOTH_DATABASES, Crawl, Workspace, crawl, start, wait_until
from tests.site.rates import Rate
from tests.site.server import serve_all
from tests.site.site import Site

ENDS = """SELECT url, run_listings.exit_code, run_listings.reason, run_listings.verdict
 FROM run_listings JOIN listings ON listings.id = listing_id ORDER BY run_listings.id"""


@pytest.fixture
def sites() -> Iterator[list[Site]]:
    served = [Site(3, seed=number) for number in range(3)]
    with serve_all(served):
        yield served


def urls(sites: list[Site]) -> str:
    return ",".join(site.listing_url for site in sites)


def ends(run: Crawl) -> list[tuple[int | None, str | None]]:
    """Code and reason in the manifest, in the order of the listings' URLs."""
    listings = run.manifest["listings"]
    stored = run.workspace.rows(ENDS)
    by_url = {row["url"]: (row["exit_code"], row["reason"], row["verdict"]) for row in stored}
    for each in listings:
        assert by_url[each["url"]] == (each["exit_code"], each["reason"], each["verdict"])
    return [(each["exit_code"], each["reason"]) for each in listings]


@ON_BOTH_DATABASES
def test_a_dead_site_hides_no_other(workspace: Workspace, sites: list[Site]) -> None:
    sites.sort(key=lambda site: site.listing_url)
    _, lossy, dead = sites
    lossy.fail(lossy.articles[1].path, 503, times=4)
    dead.change(robots="User-agent: *\nDisallow: /\n")
    run = crawl(workspace, urls(sites))
    assert run.exit_code == 6, run.log
    assert run.output.splitlines()[-1] == "exit 6  robots (1), lost page (1)"
    assert ends(run) == [(0, "all well"), (3, "lost page (1)"), (6, "robots (1)")]
    for words in ("1 listing page · exit 0\n", "exit 3  lost page (1)\n", "exit 6  robots (1)\n"):
        assert words in run.output


def test_an_article_that_is_lost_lacks_in_each_of_its_listings(
    workspace: Workspace, sites: list[Site]
) -> None:
    site = sites[0]
    site.add_listing("/tag/second/", site.articles[:2])
    site.add_listing("/tag/third/", site.articles[2:])
    site.fail(site.articles[0].path, 503, times=4)
    listings = [site.options.base_url + path for path in site.listings]
    run = crawl(workspace, ",".join(listings))
    assert run.exit_code == 3
    codes = {row["url"]: row["exit_code"] for row in workspace.rows(ENDS)}
    assert [codes[url] for url in listings] == [3, 3, 0]

    # It leaves one of them, and is lost again.
    site.add_listing("/tag/second/", site.articles[1:2])
    site.fail(site.articles[0].path, 503, times=4)
    run = crawl(workspace, ",".join(listings), "-a", "full=1")
    codes = {each["url"]: each["exit_code"] for each in run.manifest["listings"]}
    assert [codes[url] for url in listings] == [3, 0, 0]


def test_who_stops_a_run_stops_what_was_not_through(
    workspace: Workspace, sites: list[Site]
) -> None:
    through, hanging, _ = sites
    hanging.hang(hanging.options.listing)
    process = start(workspace, urls([through, hanging]))
    wait_until(lambda: any(r.path == hanging.options.listing for r in hanging.log))
    wait_until(
        lambda: workspace.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == 3
    )
    process.send_signal(signal.SIGTERM)
    output, log = process.communicate(timeout=60)
    assert process.returncode == 11, log
    assert "exit 11  stopped (1)" in output
    assert [(row["exit_code"], row["verdict"]) for row in workspace.rows(ENDS)] == [
        (0, "complete"),
        (11, "interrupted"),
    ]


def test_a_ticker_that_cannot_be_read_is_its_sites_own(
    workspace: Workspace, sites: list[Site]
) -> None:
    sites[1].change(rates=(Rate("KGS/USD", "NaN", "0%"),))
    run = crawl(workspace, urls(sites))
    assert run.exit_code == 4, run.log
    assert [row["exit_code"] for row in workspace.rows(ENDS)] == [0, 4, 0]


def test_a_run_that_died_has_no_ends(workspace: Workspace, sites: list[Site]) -> None:
    sites[0].hang(sites[0].options.listing)
    process = start(workspace, urls(sites))
    wait_until(lambda: any(r.path == sites[0].options.listing for r in sites[0].log))
    process.kill()
    process.communicate()
    assert [row["exit_code"] for row in workspace.rows(ENDS)] == [None] * 3
