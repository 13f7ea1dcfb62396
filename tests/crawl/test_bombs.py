"""Small answers that unpack to more than DOWNLOAD_MAXSIZE, in every coding that Scrapy undoes."""

import gzip
import sys
import zlib

import brotli
import pytest

from tests.crawling import Workspace, crawl
from tests.site.replies import Reply
from tests.site.server import serve, serve_all
from tests.site.site import Site

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MAXSIZE = 8 * 1024**2  # the default
CONTENT = b"User-agent: *\nAllow: /\n" + b"#" * 2 * MAXSIZE
BOMBS = {
    "gzip": gzip.compress(CONTENT),
    "deflate": zlib.compress(CONTENT),
    "br": brotli.compress(CONTENT, quality=1),
    "zstd": zstd.compress(CONTENT),
    "gzip, gzip": gzip.compress(gzip.compress(CONTENT, 0)),
}


def bomb(coding: str, kind: str) -> Reply:
    assert len(BOMBS[coding]) < MAXSIZE / 10
    return Reply(BOMBS[coding], headers=(("Content-Type", kind), ("Content-Encoding", coding)))


def test_F50_8_articles(workspace: Workspace) -> None:
    with serve(Site(len(BOMBS) + 1)) as site:
        for coding, article in zip(BOMBS, site.articles, strict=False):
            site.answer(article.path, bomb(coding, "text/html"), 9)
        run = crawl(workspace, site.listing_url)
    assert run.exit_code == 8, run.log
    assert f"security ({len(BOMBS)})" in run.output
    assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == 1


@pytest.mark.parametrize("path", ["/robots.txt", "/tag/serimov/"])
def test_F50_8_robots_txt_or_listing(workspace: Workspace, path: str) -> None:
    sites = [Site(1) for _ in BOMBS]
    with serve_all(sites):
        for site, coding in zip(sites, BOMBS, strict=True):
            site.answer(path, bomb(coding, "text/plain"), 9)
        run = crawl(workspace, ",".join(site.listing_url for site in sites))
        asked = [[received.path for received in site.log] for site in sites]
    assert run.exit_code == 8, run.log
    assert f"security ({len(BOMBS)})" in run.output
    assert asked == [["/robots.txt", "/tag/serimov/"][: 1 + (path != "/robots.txt")]] * len(sites)
