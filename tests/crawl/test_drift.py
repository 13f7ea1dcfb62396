"""Listings that change between any two requests: what is called complete misses no row."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

import pytest

from tests.crawling import Workspace, crawl
from tests.site.addresses import parse_page_path
from tests.site.replies import Reply
from tests.site.server import serve_all
from tests.site.site import Site

BATCHES = 10
SITES = 10  # a batch; each with a schedule of its own
CHANCES = (0, 0.05, 0.2, 0.5, 0.8)  # of an edit before a request


class MovingSite(Site):
    """Before a page of its listing is answered, at most one article enters, leaves or moves.

    stayed: the articles that stood in the listing during the whole of the last pass.
    """

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.chance = self.rng.choice(CHANCES)
        self.stayed: set[str] = set()
        per_page = self.rng.choice((2, 3, 6))
        super().__init__(
            self.rng.randint(1, 4 * per_page),
            seed=seed,
            per_page=per_page,
            counter=self.rng.choice(("category", "tag")),
            beyond=self.rng.choice(("missing", "last", "first", "redirect")),
            paging=self.rng.choice(("path", "query", "offset")),
            pagination=self.rng.choice(("full", "next", "numbers")),
        )

    @property
    def urls(self) -> list[str]:
        return [self.url(article) for article in self.articles]

    def respond(self, path: str, headers: Mapping[str, str], method: str = "GET") -> Reply:
        listing, page = parse_page_path(self.options, path)
        if listing == self.options.listing:
            if self.rng.random() < self.chance:
                self.rng.choice((self.publish, self.back_date, self.leave, self.move, self.mix))()
            self.stayed = set(self.urls) if page == 1 else self.stayed & set(self.urls)
        return super().respond(path, headers, method)

    def back_date(self) -> None:
        self.publish()
        self.move(0)

    def leave(self) -> None:
        if self.urls:
            self.remove(self.rng.choice(self.urls))

    def move(self, workspace: int | None = None) -> None:
        if urls := self.urls:
            url = urls.pop(self.rng.randrange(len(urls)) if workspace is None else workspace)
            urls.insert(self.rng.randint(0, len(urls)), url)
            self.reorder(urls)

    def mix(self) -> None:
        self.reorder(self.rng.sample(self.urls, len(self.urls)))


@pytest.fixture
def sites(request: pytest.FixtureRequest) -> Iterator[list[MovingSite]]:
    first = request.param * SITES
    sites = [MovingSite(seed) for seed in range(first, first + SITES)]
    with serve_all(sites):
        yield sites


def listings(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """By URL: total, verdict, and the articles in the order of their positions."""
    found = {row["url"]: row for row in workspace.rows("SELECT * FROM listings")}
    for row in found.values():
        articles = workspace.rows(
            "SELECT articles.url, position FROM articles JOIN listing_articles"
            f" ON article_id = articles.id WHERE listing_id = {row['id']}"
            " AND position IS NOT NULL ORDER BY position"
        )
        row["articles"] = [article["url"] for article in articles]
        row["positions"] = [article["position"] for article in articles]
    return found


@pytest.mark.parametrize("sites", range(BATCHES), indirect=True)
def test_what_is_complete_misses_nothing(workspace: Workspace, sites: list[MovingSite]) -> None:
    urls = ",".join(site.listing_url for site in sites)
    moving = crawl(workspace, urls, "-a", "follow=0")
    found = listings(workspace)
    verdicts = {row["verdict"] for row in found.values()}
    assert verdicts <= {"complete", "drifting", "short"}
    assert "complete" in verdicts
    assert moving.exit_code == (0 if verdicts == {"complete"} else 3), moving.log
    for site in sites:
        row = found[site.listing_url]
        if row["verdict"] == "complete":
            assert site.stayed <= set(row["articles"]), site.seed
            assert len(row["articles"]) == row["total"]
            assert row["positions"] == list(range(1, row["total"] + 1))
        if site.chance == 0:
            assert row["articles"] == site.urls

    for site in sites:
        site.chance = 0
    quiet = crawl(workspace, urls, "-a", "follow=0", "-a", "full=1")
    assert quiet.exit_code == 0, quiet.log
    found = listings(workspace)
    for site in sites:
        assert found[site.listing_url]["articles"] == site.urls
    texts = [(feed / "articles.jsonl").read_bytes() for feed in workspace.feeds()]
    assert b"".join(texts).count(b"\n") == workspace.value("SELECT count(*) FROM articles")
