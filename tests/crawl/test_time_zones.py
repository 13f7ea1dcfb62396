"""Where the system has no time zones, those of a package that comes with newsbot count."""

from importlib.metadata import requires

import pytest

from tests.crawling import Workspace, crawl
from tests.site.server import serve
from tests.site.site import Site


def test_the_package_comes_with_newsbot() -> None:
    names = [requirement.split(">=")[0] for requirement in requires("newsbot") or ()]
    assert "tzdata" in names


@pytest.mark.parametrize("zone", ["UTC", "Asia/Almaty"])
def test_a_crawl_without_the_systems_zones(workspace: Workspace, zone: str) -> None:
    with serve(Site(1)) as site:
        settings = {"PYTHONTZPATH": "", "NEWSBOT_TIMEZONE": zone}
        run = crawl(workspace, site.listing_url, **settings)
    assert run.exit_code == 0, run.log
    assert len(run.lines("articles.jsonl")) == 1
