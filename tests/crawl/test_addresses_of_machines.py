"""Whatever a name, a link or a redirect says, nothing is connected to but public addresses and the
listings that the user named.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import urlsplit

from tests.crawling import Crawl, Workspace, crawl
from tests.site.replies import Reply, error_reply
from tests.site.server import serve
from tests.site.site import Site

PUBLIC, PRIVATE, METADATA = "9.9.9.9", "10.0.0.5", "169.254.169.254"
NAMES = {
    "news.example": [[PUBLIC]],
    "www.news.example": [[PRIVATE]],
    "inside.example": [[PRIVATE]],
    "mixed.example": [[PRIVATE, "9.9.9.10"]],
    "elsewhere.example": [["9.9.9.10"]],
}
SIBLING = "http://www.news.example/inside/"
# Where an article's address leads → what the run says of it.
REDIRECTS = {
    SIBLING: "10.0.0.5",
    "http://inside.example/": "10.0.0.5",
    "http://0xA000005/": "10.0.0.5",
    "http://[::ffff:a9fe:a9fe]/latest/": "169.254.169.254",
    "http://169.254.169.254/latest/": "169.254.169.254",
    "http://user@10.0.0.5/": "10.0.0.5",
    "http://news.example:6379/": "another site",
    "file:///etc/passwd": "file:",
    "data:text/html,hello": "data:",
    "http://elsewhere.example/": "another site",
    "http://mixed.example/": "another site",
}
ABROAD = 3  # of them are on public machines
MACHINES = (PRIVATE, METADATA, "9.9.9.10", "127.0.0.1")


@contextmanager
def news_and_honeypot() -> Iterator[tuple[Site, Site, dict[str, int]]]:
    """A site at news.example, what all other machines show, and the machines."""
    with serve(Site(len(REDIRECTS) + 1, per_page=20)) as site, serve(Site(1)) as honeypot:
        inside = urlsplit(honeypot.options.base_url).port
        outside = urlsplit(site.options.base_url).port
        assert inside
        assert outside
        site.change(base_url="http://news.example")
        yield site, honeypot, dict.fromkeys(MACHINES, inside) | {PUBLIC: outside}


def crawl_internet(
    workspace: Workspace,
    url: str,
    names: Mapping[str, Sequence[Sequence[str]]],
    machines: Mapping[str, int],
    *,
    unguarded: bool = False,
) -> tuple[Crawl, set[str]]:
    """`names`: each with its answers, one after the other, the last one for ever. `machines`: by
    address the port of this machine that stands for all of its ports. Returns also what was
    connected to.
    """
    connections = workspace.folder / "connections"
    connections.write_text("")
    described = {"names": names, "machines": machines, "unguarded": unguarded}
    described["connections"] = str(connections)
    internet = f"NEWSBOT_TEST_INTERNET={json.dumps(described)}"
    extension = json.dumps({"tests.crawl.small_internet.Internet": 0})
    run = crawl(workspace, url, "-s", internet, "-s", f"EXTENSIONS={extension}")
    return run, set(connections.read_text().split())


def reasons(run: Crawl) -> dict[str, str]:
    rows = run.workspace.rows("SELECT url, reason FROM lost_pages")
    return {urlsplit(row["url"]).path: row["reason"] for row in rows}


def test_F57_F58_F59_8_articles_that_are_redirected(workspace: Workspace) -> None:
    with news_and_honeypot() as (site, honeypot, machines):
        for article, location in zip(site.articles, REDIRECTS, strict=False):
            site.answer(article.path, error_reply(302, ("Location", location)), 99)
        run, connected = crawl_internet(workspace, site.listing_url, NAMES, machines)
        assert run.exit_code == 8, run.log
        assert connected == {PUBLIC}
        assert honeypot.log == []
        found = reasons(run)
        for article, words in zip(site.articles, REDIRECTS.values(), strict=False):
            assert words in found[article.path]
        assert f"security ({len(REDIRECTS) - ABROAD})" in run.output.splitlines()[-1]
        assert "Traceback" not in run.log

        # The control: without the guard the same crawl comes to the honeypot.
        bare = workspace.beside("bare")
        bare.folder.mkdir()
        run, connected = crawl_internet(bare, site.listing_url, NAMES, machines, unguarded=True)
        assert connected == {PUBLIC, PRIVATE}
        assert "/inside/" in {received.path for received in honeypot.log}


def test_F58_8_a_name_that_moves_between_two_runs(workspace: Workspace) -> None:
    with news_and_honeypot() as (site, honeypot, machines):
        run, _ = crawl_internet(workspace, site.listing_url, NAMES, machines)
        assert run.exit_code == 0, run.log
        moved = {"news.example": [[PRIVATE]]}
        run, connected = crawl_internet(workspace, site.listing_url, moved, machines)
        assert run.exit_code == 8, run.log
        assert connected == set()
        assert honeypot.log == []


def test_F58_8_a_listing_where_no_site_lives(workspace: Workspace) -> None:
    names = {"news.example": [[METADATA]]}
    run, connected = crawl_internet(workspace, "http://news.example/tag/serimov/", names, {})
    assert run.exit_code == 8, run.log
    assert f"(news.example port 80 is {METADATA})" in run.output
    assert connected == set()


def test_a_listing_in_a_private_network_leads_to_no_other_name_there(workspace: Workspace) -> None:
    with news_and_honeypot() as (site, honeypot, machines):
        site.answer(site.articles[0].path, error_reply(302, ("Location", SIBLING)), 99)
        names = NAMES | {"news.example": [[PRIVATE]]}
        machines[PRIVATE] = machines[PUBLIC]
        run, connected = crawl_internet(workspace, site.listing_url, names, machines)
        assert run.exit_code == 8, run.log
        assert connected == {PRIVATE}
        assert list(reasons(run)) == [site.articles[0].path]
        assert honeypot.log == []


def test_F58_F59_cards_that_lead_into_a_private_network(workspace: Workspace) -> None:
    """They are refused and counted."""
    with serve(Site(4)) as site:
        path = site.page_paths()[0]
        page = site.respond(path, {})
        inside = page.body.replace(site.options.base_url.encode(), b"http://0xA000005")
        site.answer(path, replace(page, body=inside), 9)
        run = crawl(workspace, site.listing_url)
    assert workspace.value("SELECT count(*) FROM articles") == 0
    stats = json.loads(workspace.value("SELECT stats FROM runs"))
    assert stats["newsbot/rejected/PrivateAddress"] == 4
    assert run.exit_code == 0, run.log


def test_a_proxy_is_for_the_settings_to_name(workspace: Workspace) -> None:
    with serve(Site(3)) as site:
        nobody = {"http_proxy": "http://127.0.0.1:9", "no_proxy": ""}
        run = crawl(workspace, site.listing_url, "-a", "follow=0", **nobody)
        assert run.exit_code == 0, run.log
        site.log.clear()
        run = crawl(workspace, site.listing_url, "-s", "HTTPPROXY_ENABLED=1", **nobody)
        assert run.exit_code == 3, run.log
        assert "127.0.0.1 port 9" in run.output
        assert site.log == []


def test_F58_8_a_next_link_into_a_private_network(workspace: Workspace) -> None:
    with serve(Site(14, counter="none", pagination="next")) as site:
        site.answer(site.page_paths()[0], with_next_link(site, "http://0xA000005/tag/page/2/"), 9)
        run = crawl(workspace, site.listing_url, "-a", "follow=0")
    assert run.exit_code == 8, run.log
    assert "private network: http://0xA000005/tag/page/2/" in run.output


def with_next_link(site: Site, url: str) -> Reply:
    page = site.respond(site.page_paths()[0], {})
    second = f"{site.options.base_url}{site.page_paths()[1]}".encode()
    assert second in page.body
    return replace(page, body=page.body.replace(second, url.encode()))
