"""What ends a walk: only a page of the listing that leads no further."""

import pytest

from tests.browsing import needs_browser
from tests.crawling import Workspace, crawl
from tests.site.replies import Reply, html_reply
from tests.site.server import serve
from tests.site.site import Site

WALL = (
    "<title>One moment</title><p>Please confirm that you are human.</p><form><button>I am</button>"
)
JSON = Reply(b'{"error": "busy"}', headers=(("Content-Type", "application/json"),))
WALLS = {
    "captcha": html_reply(WALL),
    "database": html_reply("<h1>Error establishing a database connection</h1>"),
    "empty": html_reply(""),
    "json": JSON,
    "pdf": Reply(b"%PDF-1.4 1 0 obj", headers=(("Content-Type", "application/pdf"),)),
}
TRIES = 4  # Scrapy's own retries, and the first one
BUTTON = '<button type="button" class="more">Load more stories</button>'


def end_of(workspace: Workspace) -> str:
    return str(workspace.value("SELECT verdict FROM listings"))


def stored(workspace: Workspace) -> int:
    return int(workspace.value("SELECT count(*) FROM articles"))


def page_of(site: Site, path: str) -> str:
    return site.respond(path, {}).body.decode()


@pytest.mark.parametrize("counter", ["none", "tag"])
@pytest.mark.parametrize("wall", WALLS)
def test_a_wall_is_asked_again_then_lost_and_the_rest_found(
    workspace: Workspace, wall: str, counter: str
) -> None:
    with serve(Site(32, counter=counter)) as site:
        path = site.page_paths()[2]
        site.answer(path, WALLS[wall], times=TRIES)
        run = crawl(workspace, site.listing_url, "-a", "follow=0")
        assert run.exit_code == 3, run.log
        assert "lost    " in run.output
        assert path in run.output
        assert end_of(workspace) == "interrupted"
        assert stored(workspace) == 26
        assert [received.path for received in site.log].count(path) == TRIES
        again = crawl(workspace, site.listing_url, "-a", "follow=0")
        assert again.exit_code == 0, again.log
        assert stored(workspace) == 32
        assert workspace.value("SELECT count(*) FROM lost_pages") == 0


def test_a_wall_that_lets_the_second_request_through_is_no_loss(workspace: Workspace) -> None:
    with serve(Site(20, counter="none")) as site:
        site.answer(site.page_paths()[1], WALLS["captcha"])
        run = crawl(workspace, site.listing_url, "-a", "follow=0")
        assert (run.exit_code, end_of(workspace), stored(workspace)) == (0, "unverified", 20)


def test_half_a_page_in_the_middle_is_lost_but_what_it_shows_is_kept(workspace: Workspace) -> None:
    with serve(Site(32, counter="none", per_page=4)) as site:
        path = site.page_paths()[3]
        whole = page_of(site, path)
        shown = site.articles[12].path
        half = whole[: whole.index("<h2", whole.index(shown))]
        assert shown in half
        site.answer(path, html_reply(f"{half}</main></body></html>"), times=TRIES)
        site.log.clear()
        run = crawl(workspace, site.listing_url, "-a", "follow=0")
        assert (run.exit_code, end_of(workspace)) == (3, "interrupted"), run.log
        assert crawl(workspace, site.listing_url, "-a", "follow=0").exit_code == 0
        assert stored(workspace) == 32


@pytest.mark.parametrize("counter", ["none", "no total"])
def test_a_listing_without_links_and_total_is_read_to_its_end(
    workspace: Workspace, counter: str
) -> None:
    with serve(Site(50, counter=counter, pagination="none")) as site:
        run = crawl(workspace, site.listing_url, "-a", "follow=0")
        assert (run.exit_code, stored(workspace)) == (0, 50), run.log
        site.log.clear()
        assert crawl(workspace, site.listing_url, "-a", "follow=0").exit_code == 0
        assert len(site.log) == 2  # robots.txt and the first page


def test_what_a_guessed_address_shows_instead_is_not_of_the_listing(workspace: Workspace) -> None:
    with serve(Site(6, counter="none")) as site:
        front = page_of(Site(9, listing="/tag/other/"), "/tag/other/")
        path = f"{site.options.listing}page/2/"
        site.answer(path, html_reply(front.replace("https://steppe.example", "")), times=9)
        run = crawl(workspace, site.listing_url, "-a", "follow=0")
        assert (run.exit_code, stored(workspace)) == (0, 6), run.log
        site.fail(path, 403, times=9)
        run = crawl(workspace, site.listing_url, "-a", "follow=0", "-a", "full=1")
        assert (run.exit_code, stored(workspace)) == (0, 6), run.log


def test_a_guessed_address_without_a_page_is_no_loss(workspace: Workspace) -> None:
    with serve(Site(6, counter="none")) as site:
        site.answer(f"{site.options.listing}page/2/", html_reply(""), times=TRIES)
        run = crawl(workspace, site.listing_url, "-a", "follow=0")
        assert (run.exit_code, stored(workspace), end_of(workspace)) == (0, 6, "unverified"), (
            run.log
        )


def with_button(site: Site, html: str = BUTTON) -> None:
    page = page_of(site, site.options.listing).replace("</main>", f"{html}</main>")
    site.answer(site.options.listing, html_reply(page), times=99)


def test_a_button_that_no_walk_can_press_leaves_the_listing_open(workspace: Workspace) -> None:
    with serve(Site(6, counter="none")) as site:
        with_button(site)
        run = crawl(workspace, site.listing_url, "-a", "follow=0")
        assert (run.exit_code, end_of(workspace)) == (3, "open"), run.log
        assert 'a button "Load more stories"' in run.output
        assert run.output.splitlines()[-1] == "exit 3  open (1)"
        (listing,) = run.manifest["listings"]
        assert (listing["url"], listing["verdict"]) == (site.listing_url, "open")
        site.log.clear()
        again = crawl(workspace, site.listing_url, "-a", "follow=0")
        assert again.exit_code == 3
        paths = [received.path for received in site.log]
        assert paths.count(f"{site.options.listing}page/2/") == 1  # it is walked in full


def test_all_of_a_total_is_complete_whatever_button_there_is(workspace: Workspace) -> None:
    with serve(Site(6)) as site:
        with_button(site)
        run = crawl(workspace, site.listing_url, "-a", "follow=0")
        assert (run.exit_code, end_of(workspace)) == (0, "complete"), run.log


APPEND = """<script>
document.querySelector(".more").addEventListener("click", async (event) => {
  const text = await (await fetch("?page=2")).text();
  const page = new DOMParser().parseFromString(text, "text/html");
  document.querySelector(".posts-list").append(...page.querySelectorAll(".type-post"));
  event.target.remove();
});
</script>"""


@needs_browser
def test_a_browser_presses_what_the_walk_cannot(workspace: Workspace) -> None:
    with serve(Site(6, per_page=3, paging="query", counter="none", pagination="none")) as site:
        with_button(site, BUTTON + APPEND)
        run = crawl(workspace, site.listing_url, "-a", "follow=0")
        assert (run.exit_code, end_of(workspace), stored(workspace)) == (0, "unverified", 6), (
            run.log
        )
        site.log.clear()
        assert crawl(workspace, site.listing_url, "-a", "follow=0").exit_code == 0
        assert len(site.log) == 2  # robots.txt and the first page, without a browser


def test_an_article_is_no_listing(workspace: Workspace) -> None:
    with serve(Site(12)) as site:
        article = site.articles[3]
        run = crawl(workspace, site.url(article))
        assert run.exit_code == 4, run.output
        assert "is no listing" in run.output
        assert stored(workspace) == 0
