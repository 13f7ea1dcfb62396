"""A server that never comes to the body of its answer, or never leaves it."""

from collections.abc import Iterator

import pytest

from tests.crawling import Workspace, crawl
from tests.site.replies import Reply
from tests.site.server import serve
from tests.site.site import Site

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
LAST_CHUNK = OK + b"Transfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n0\r\n"
ENDLESS = {
    "long lines": (OK, b"X-Line: " + b"x" * 8000 + b"\r\n"),
    "short lines": (OK, b"X-Line: x\r\n" * 1000),
    "one line": (OK + b"X-Line: ", b"x" * 8000),
    "one name": (OK, b"x" * 8000),
    "one folded line": (OK + b"X-Line: x\r\n", b" x\r\n" * 1000),
    "blanks": (OK + b"X-Line:", b" " * 8000),
    "status line": (b"HTTP/1.1 200 ", b"x" * 8000),
    "line ends": (b"", b"\r\n" * 4000),
    "interim answers": (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n" * 100),
    "trailers": (LAST_CHUNK, b"X-Line: x\r\n" * 1000),
    "one trailer": (LAST_CHUNK + b"X-Line: ", b"x" * 8000),
}


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(len(ENDLESS) + 1, per_page=20)) as served:
        yield served


def test_F52_8_articles(workspace: Workspace, site: Site) -> None:
    """Each is asked for once, and the rest is read."""
    *endless, other = site.articles
    for article, reply in zip(endless, ENDLESS.values(), strict=True):
        site.answer(article.path, Reply(endless=reply), 9)
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 8, run.log
    lost = workspace.rows("SELECT url, reason FROM lost_pages")
    assert {row["url"] for row in lost} == set(map(site.url, endless))
    assert all("its head has" in row["reason"] for row in lost)
    assert f"security ({len(ENDLESS)})" in run.output.splitlines()[-1]
    asked = [received.path for received in site.log]
    assert sorted(asked) == sorted({*asked})
    assert other.path in asked


@pytest.mark.parametrize("what", ["long lines", "interim answers"])
def test_F52_8_robots_txt(workspace: Workspace, site: Site, what: str) -> None:
    site.answer("/robots.txt", Reply(endless=ENDLESS[what]), 9)
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 8, run.log
    assert "robots.txt cannot be read: DownloadCancelledError: its head has" in run.output
    assert [received.path for received in site.log] == ["/robots.txt"]
