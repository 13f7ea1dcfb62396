"""One life of a listing: crawled, crawled again, edited in all ways, and held against the truth."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsbot.urls.canonical import url_key
from tests.crawling import PACES, Crawl, Workspace, crawl
from tests.field.posts import Post, delete, edit, make_posts, publish, rename
from tests.field.system import RunningSystem
from tests.field.truth import Differences, compare

POSTS = 57
# For one run on a busy machine; a run that takes longer hangs.
PATIENCE = 900
ASK_ALL_AGAIN = {"NEWSBOT_REVISIT_HOURS": "9000"}
ARTICLES = """\
SELECT a.id, a.url, a.headline, a.article_body, a.authors, a.section, a.keywords,
    a.date_published, a.gone_at,
    (SELECT count(*) FROM article_revisions r WHERE r.article_id = a.id) AS revisions
FROM articles a ORDER BY a.id"""


@dataclass(frozen=True, slots=True)
class Stage:
    """What a run found. requests: all, robots.txt and redirects among them."""

    name: str
    exit_code: int
    verdict: str
    requests: int
    changes: str
    differences: Differences

    @property
    def is_right(self) -> bool:
        wrong = self.differences
        return not (self.exit_code or wrong.missing or wrong.doubled or wrong.stray)


def live(system: RunningSystem, folder: Path) -> Iterator[Stage]:
    workspace = Workspace(folder, PACES["no_delay"])
    posts = make_posts(POSTS)
    system.show(posts)
    yield visit("first run", system, workspace, posts)
    yield visit("nothing happened", system, workspace, posts)
    yield visit("all asked again", system, workspace, posts, **ASK_ALL_AGAIN)
    for number in (POSTS, POSTS + 1):
        posts = publish(posts, number)
    system.show(posts := edit(posts, 1))
    yield visit("two new, one edited", system, workspace, posts)
    system.show(posts := delete(rename(posts, 2), 3))
    yield visit("one renamed, one deleted", system, workspace, posts)
    yield visit("all asked again", system, workspace, posts, **ASK_ALL_AGAIN)
    yield visit("nothing happened", system, workspace, posts, **ASK_ALL_AGAIN)


def visit(
    name: str, system: RunningSystem, workspace: Workspace, posts: tuple[Post, ...], **settings: str
) -> Stage:
    done = crawl(workspace, system.listing_url, seconds=PATIENCE, **settings)
    truth = {url_key(system.address(post)): post for post in posts}
    (run,) = workspace.rows("SELECT stats FROM runs ORDER BY id DESC LIMIT 1")
    return Stage(
        name=name,
        exit_code=done.exit_code,
        verdict=str(workspace.value("SELECT verdict FROM listings")),
        requests=json.loads(run["stats"]).get("downloader/request_count", 0),
        changes=changes_of(done),
        differences=compare(truth, workspace.rows(ARTICLES)),
    )


def changes_of(done: Crawl) -> str:
    """As the run's own summary counts them."""
    parts = (part.strip() for line in done.output.splitlines() for part in line.split("·"))
    return " ".join(part for part in parts if part.startswith(("new ", "revised ", "gone ")))
