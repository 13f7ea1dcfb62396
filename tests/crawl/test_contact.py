"""Whom a site may ask about its visitor: NEWSBOT_CONTACT in the user agent."""

from collections.abc import Iterator

import pytest

from tests.crawling import Workspace, crawl
from tests.site.server import serve
from tests.site.site import Site

ADDRESS = "https://operator.example/crawling"
FOR_US = "User-agent: newsbot\nDisallow: /wp-admin/\n\nUser-agent: *\nDisallow: /\n"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(1)) as served:
        served.change(robots=FOR_US)
        yield served


def agents(site: Site) -> set[str]:
    return {received.headers["user-agent"] for received in site.log}


def test_without_one(workspace: Workspace, site: Site) -> None:
    assert crawl(workspace, site.listing_url).exit_code == 0
    assert agents(site) == {"newsbot/0.1"}


def test_from_the_environment(workspace: Workspace, site: Site) -> None:
    """robots.txt binds "newsbot", whatever else the user agent says."""
    assert crawl(workspace, site.listing_url, NEWSBOT_CONTACT=ADDRESS).exit_code == 0
    assert agents(site) == {f"newsbot/0.1 (+{ADDRESS})"}


def test_from_the_command_line_which_wins(workspace: Workspace, site: Site) -> None:
    contact = ("-s", "NEWSBOT_CONTACT=desk@operator.example")
    assert crawl(workspace, site.listing_url, *contact, NEWSBOT_CONTACT=ADDRESS).exit_code == 0
    assert agents(site) == {"newsbot/0.1 (+desk@operator.example)"}


def test_a_user_agent_of_the_users_own(workspace: Workspace, site: Site) -> None:
    given = ("-s", "USER_AGENT=Courier reader")
    assert crawl(workspace, site.listing_url, *given, NEWSBOT_CONTACT=ADDRESS).exit_code == 0
    assert agents(site) == {"Courier reader"}


@pytest.mark.parametrize(
    "contact",
    [
        "operator",
        "operator.example/crawling",
        "ftp://operator.example/",
        "https:///crawling",
        "desk@operator",
        "@operator.example",
        "desk@@operator.example",
        "desk@operator.example (or ring)",
        "https://operator.example/)",
        "https://operator.example/\r\nX-More: 1",
        "https://опер.example/",
    ],
)
def test_2_what_is_no_contact(workspace: Workspace, site: Site, contact: str) -> None:
    run = crawl(workspace, site.listing_url, NEWSBOT_CONTACT=contact)
    assert run.exit_code == 2, run.log
    assert "NEWSBOT_CONTACT" in run.log.splitlines()[-1]
    assert site.log == []
