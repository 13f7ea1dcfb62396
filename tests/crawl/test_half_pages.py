"""A page that breaks off is retried, and lost if it comes no better: it is never stored."""

import gzip
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from newsbot.archive.messages import Message
from newsbot.archive.writer import Exchange, RecordWriter
from tests.crawling import Crawl, Workspace, crawl
from tests.site.articles import Article
from tests.site.replies import Reply
from tests.site.server import serve
from tests.site.site import Site

CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
}


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(8)) as served:
        yield served


def coded(reply: Reply, coding: str) -> Reply:
    headers = (*reply.headers, ("Content-Encoding", coding))
    return replace(reply, body=CODINGS[coding](reply.body), headers=headers)


def half(reply: Reply) -> Reply:
    return replace(reply, body=reply.body[: len(reply.body) // 2])


def cut(reply: Reply, how: str) -> Reply:
    """`how`: the coding whose stream breaks off, or why nothing tells the body's length."""
    if how in CODINGS:
        return half(coded(reply, how))
    if how == "unmeasured":
        return replace(half(reply), measured=False)
    return replace(reply, stated=len(reply.body) // 2, measured=True)


HOW = pytest.mark.parametrize("how", ["gzip", "deflate", "br", "unmeasured", "stated too short"])
ALWAYS = 9


def body_of(workspace: Workspace, article: Article) -> str | None:
    sql = f"SELECT article_body FROM articles WHERE url LIKE '%{article.path}'"
    body: str | None = workspace.value(sql)
    return body


def assert_lost(run: Crawl, *paths: str) -> None:
    assert run.exit_code == 3, run.log
    lost = run.workspace.rows("SELECT url, reason FROM lost_pages")
    assert {urlsplit(row["url"]).path for row in lost} == set(paths)
    assert all("breaks off" in row["reason"] for row in lost)


@HOW
def test_an_article_is_retried_and_lost_for_this_run(
    workspace: Workspace, site: Site, how: str
) -> None:
    lost, late = site.articles[2], site.articles[3]
    site.answer(lost.path, cut(site.respond(lost.path, {}), how), ALWAYS)
    site.answer(late.path, cut(site.respond(late.path, {}), how))
    site.log.clear()
    assert_lost(crawl(workspace, site.listing_url), lost.path)
    asked = Counter(visit.path for visit in site.log)
    assert (asked[lost.path], asked[late.path]) == (4, 2)
    assert body_of(workspace, lost) is None
    assert body_of(workspace, late) == late.body
    site.forget_answers()
    assert crawl(workspace, site.listing_url).exit_code == 0
    assert body_of(workspace, lost) == lost.body


@pytest.mark.parametrize("how", ["gzip", "unmeasured"])
@pytest.mark.parametrize("number", [0, 1])
def test_a_listing_page_is_lost(workspace: Workspace, site: Site, how: str, number: int) -> None:
    path = site.page_paths()[number]
    site.answer(path, cut(site.respond(path, {}), how), ALWAYS)
    assert_lost(crawl(workspace, site.listing_url), path)


@pytest.mark.parametrize("how", ["gzip", "unmeasured", "stated too short"])
def test_a_revisit_leaves_the_old_text(workspace: Workspace, site: Site, how: str) -> None:
    article = site.articles[2]
    site.edit(site.url(article), published=datetime.now(UTC) - timedelta(hours=3))
    crawl(workspace, site.listing_url)
    site.answer(article.path, cut(site.respond(article.path, {}), how), ALWAYS)
    assert_lost(crawl(workspace, site.listing_url), article.path)
    assert body_of(workspace, article) == article.body
    assert workspace.value("SELECT max(revision) FROM article_revisions") == 1


def without_end(page: bytes) -> bytes:
    return page.replace(b"</body>", b"").replace(b"</html>", b"")


WHOLE: tuple[Callable[[Reply], Reply], ...] = (
    lambda reply: replace(reply, measured=False),
    lambda reply: replace(coded(reply, "gzip"), measured=False),
    lambda reply: replace(reply, body=reply.body + b"<script>f()</script><!-- -->", measured=False),
    lambda reply: replace(reply, body=without_end(reply.body)),
    lambda reply: replace(coded(reply, "gzip"), body=gzip.compress(reply.body) + b"\0" * 40),
    lambda reply: replace(
        coded(reply, "gzip"),
        body=gzip.compress(reply.body[:500]) + gzip.compress(reply.body[500:]),
    ),
)


def test_what_is_whole_is_read(workspace: Workspace, site: Site) -> None:
    for article, change in zip(site.articles, WHOLE, strict=False):
        site.answer(article.path, change(site.respond(article.path, {})), ALWAYS)
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 0, run.log
    assert "retry/count" not in workspace.value("SELECT stats FROM runs")
    rows = workspace.rows("SELECT article_body FROM articles")
    assert {row["article_body"] for row in rows} == {article.body for article in site.articles}


@pytest.mark.parametrize("box", [b"", b"<div>"], ids=["closed", "not closed"])
def test_a_site_may_leave_the_end_tags_out(workspace: Workspace, site: Site, box: bytes) -> None:
    for path in [*site.page_paths(), *(article.path for article in site.articles)]:
        reply = site.respond(path, {})
        body = without_end(reply.body.replace(b"<main", box + b"<main"))
        site.answer(path, replace(reply, body=body, measured=False), ALWAYS)
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 0, run.log
    rows = workspace.rows("SELECT article_body FROM articles")
    assert {row["article_body"] for row in rows} == {article.body for article in site.articles}


def save(site: Site, file: Path, change: dict[str, Callable[[Message], Message]]) -> None:
    """The site as other programs save it: without a length, each page as its connection ended."""
    with file.open("wb") as opened:
        writer = RecordWriter(opened)
        for path in ["/robots.txt", *site.page_paths(), *(a.path for a in site.articles)]:
            reply = site.respond(path, {})
            headers = tuple((name.encode(), value.encode()) for name, value in reply.headers)
            message = Message(b"HTTP/1.1 200 OK", headers, reply.body)
            message = change.get(path, lambda same: same)(message)
            request = Message(f"GET {path} HTTP/1.1".encode())
            url = site.options.base_url + path
            writer.write_exchange(Exchange(url, datetime.now(UTC), request, message))


def shortened(message: Message) -> Message:
    return replace(message, body=message.body[: len(message.body) // 2])


def stated(message: Message) -> Message:
    length = (b"Content-Length", str(len(message.body)).encode())
    return replace(shortened(message), headers=(*message.headers, length))


def chunked(message: Message) -> Message:
    body = b"%x\r\n%s\r\n" % (len(message.body), message.body)
    coding = (b"Transfer-Encoding", b"chunked")
    return shortened(replace(message, body=body, headers=(*message.headers, coding)))


def zipped(message: Message) -> Message:
    headers = (*message.headers, (b"Content-Encoding", b"gzip"))
    return shortened(replace(message, body=gzip.compress(message.body), headers=headers))


CUTS = (shortened, stated, chunked, zipped)


def test_a_replay_loses_it_too(workspace: Workspace, tmp_path: Path) -> None:
    site, archive = Site(8), tmp_path / "saved.warc.gz"
    ways = {site.articles[at].path: how for at, how in enumerate(CUTS)}
    save(site, archive, ways)
    assert_lost(crawl(workspace, site.listing_url, NEWSBOT_REPLAY=str(archive)), *ways)
    save(site, archive, {})
    run = crawl(workspace, site.listing_url, NEWSBOT_REPLAY=str(archive))
    assert run.exit_code == 0, run.log
    rows = workspace.rows("SELECT article_body FROM articles")
    assert {row["article_body"] for row in rows} == {article.body for article in site.articles}


def test_a_recording_holds_no_half_page(workspace: Workspace, site: Site, tmp_path: Path) -> None:
    article, archive = site.articles[2], str(tmp_path / "run.warc.gz")
    site.answer(article.path, cut(site.respond(article.path, {}), "unmeasured"))
    assert crawl(workspace, site.listing_url, NEWSBOT_RECORD=archive).exit_code == 0
    other = workspace.beside("replay")
    run = crawl(other, site.listing_url, NEWSBOT_REPLAY=archive)
    assert run.exit_code == 0, run.log
    assert body_of(other, article) == article.body
