"""What servers do with connections that are kept open."""

import json

from tests.crawling import Workspace, crawl
from tests.site.replies import Reply
from tests.site.server import serve
from tests.site.site import Site

ONE_CONNECTION = ("-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1")


def test_one_that_the_server_closes_as_idle_is_no_failure(workspace: Workspace) -> None:
    """The request is sent again at once, and is not counted as a retry."""
    with serve(Site(3)) as site:
        path = site.articles[1].path
        site.answer(path, Reply(closing=True))
        run = crawl(workspace, site.listing_url, *ONE_CONNECTION)
        asked = [received.path for received in site.log]
    assert run.exit_code == 0, run.log
    assert asked.count(path) == 2
    assert "retry/count" not in json.loads(workspace.value("SELECT stats FROM runs"))


def test_3_one_that_is_always_closed_without_an_answer(workspace: Workspace) -> None:
    with serve(Site(3)) as site:
        path = site.articles[1].path
        site.answer(path, Reply(closing=True), 99)
        run = crawl(workspace, site.listing_url, "-s", "RETRY_TIMES=0")
    assert run.exit_code == 3, run.log
    (lost,) = workspace.rows("SELECT reason FROM lost_pages")
    assert "closed" in lost["reason"] or "disconnected" in lost["reason"]
