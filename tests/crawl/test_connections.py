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


def test_F47_what_servers_say_of_a_body_s_length(workspace: Workspace) -> None:
    """One length twice, and one beside chunks, do no harm; bad chunks are half a page at once."""
    with serve(Site(4)) as site:
        for article, frame in zip(
            site.articles, (twice, beside_chunks, contradictory), strict=False
        ):
            site.answer(article.path, raw(frame(site.respond(article.path, {}).body)), 9)
        bad = raw(beside_chunks(b"<p>").replace(b"\r\n0\r\n", b"\r\nnone\r\n"))
        site.answer(site.articles[3].path, bad, 9)
        run = crawl(workspace, site.listing_url, "-s", "RETRY_TIMES=0")
        paths = [article.path for article in site.articles]
    assert run.exit_code == 3, run.log
    rows = workspace.rows("SELECT url, reason FROM lost_pages")
    lost = {f"/{row['url'].split('/', 3)[3]}": row["reason"] for row in rows}
    assert set(lost) == set(paths[2:])
    assert "Content-Length" in lost[paths[2]]
    assert "breaks off" in lost[paths[3]]


def raw(answer: bytes) -> Reply:
    return Reply(endless=(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + answer, b""))


def twice(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n" % len(body) * 2 + b"\r\n" + body


def beside_chunks(body: bytes) -> bytes:
    head = b"Content-Length: 7\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + b"%x\r\n" % len(body) + body + b"\r\n0\r\n\r\n"


def contradictory(body: bytes) -> bytes:
    return b"Content-Length: 7\r\n" + twice(body)
