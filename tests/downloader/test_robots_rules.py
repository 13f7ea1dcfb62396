"""Which group of a robots.txt is ours."""

from codecs import BOM_UTF8

import pytest

from newsbot.downloader.robots_rules import RobotRules

URL = "https://steppe.example/tag/serimov/"
AGENT = "newsbot"
ALL_BUT_US = "User-agent: *\nDisallow: /\n\n"


def rules(text: str | bytes) -> RobotRules:
    return RobotRules(text if isinstance(text, bytes) else text.encode(), None)


@pytest.mark.parametrize(
    "name",
    ["newsbot", "NewsBot", "newsbot/0.1", "newsbot/2 (any)", "newsbot*", "newsbot, otherbot"],
)
def test_our_group(name: str) -> None:
    ours = rules(f"{ALL_BUT_US}User-agent: {name} # us\nAllow: /\nCrawl-delay: 7\n")
    assert ours.allowed(URL, AGENT)
    assert ours.crawl_delay(AGENT) == 7
    theirs = rules(f"User-agent: {name}\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    assert not theirs.allowed(URL, AGENT)


@pytest.mark.parametrize(
    "name", ["news", "n", "newsbot-images", "newsbot2", "bot", "github", "http", "my-newsbot"]
)
def test_the_group_of_another(name: str) -> None:
    group = f"User-agent: {name}\nDisallow: /\nCrawl-delay: 7\n"
    assert rules(group).allowed(URL, AGENT)
    assert rules(group).crawl_delay(AGENT) is None
    assert not rules(f"{ALL_BUT_US}User-agent: {name}\nAllow: /\n").allowed(URL, AGENT)


def test_the_whole_user_agent_is_as_good_as_its_product() -> None:
    whole = "newsbot/0.1 (+https://operator.example/crawling)"
    assert rules("User-agent: github\nDisallow: /\n").allowed(URL, whole)
    assert not rules("User-agent: newsbot\nDisallow: /\n").allowed(URL, whole)


def test_one_group_of_several_names() -> None:
    text = "User-agent: otherbot\nUser-agent: newsbot\nDisallow: /tag/\n"
    assert not rules(text).allowed(URL, AGENT)


@pytest.mark.parametrize(
    "body",
    [
        BOM_UTF8 + ALL_BUT_US.encode(),
        ALL_BUT_US.encode("utf-16"),
        ALL_BUT_US.replace("\n", "\r").encode(),
        ALL_BUT_US.replace("\n", "\r\n").encode(),
        b"# caf\xe9\n" + ALL_BUT_US.encode(),
    ],
)
def test_its_bytes(body: bytes) -> None:
    assert not rules(body).allowed(URL, AGENT)


@pytest.mark.parametrize("delay", ["", "soon", "-1", "nan", "inf", "1e999"])
def test_a_delay_that_is_none(delay: str) -> None:
    assert not rules(f"User-agent: *\nCrawl-delay: {delay}\n").crawl_delay(AGENT)
