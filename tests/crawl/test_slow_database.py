"""A database that takes nothing for a while: the site is asked for no more than fits in memory."""

import time
from contextlib import ExitStack

import pytest

from newsbot.db.engine import parse_url
from tests.crawling import Crawl, Workspace, start
from tests.db.locks import locked
from tests.site.server import serve
from tests.site.site import Site

ARTICLES = 400
PADDING = 60_000  # bytes a page
# Scrapy stops asking once 5 MB of pages are being worked on; a few more are on their way then.
FITS = 5_000_000 // PADDING + 30


def wait_until_quiet(site: Site) -> int:
    """The number of requests so far, once a second has brought no more."""
    seen = -1
    while seen != len(site.log):
        seen = len(site.log)
        time.sleep(1)
    return seen


@pytest.mark.parametrize("workspace", ["sqlite", "postgresql"], indirect=True)
def test_what_cannot_be_stored_is_not_asked_for(workspace: Workspace) -> None:
    with serve(Site(ARTICLES, padding=PADDING)) as site, ExitStack() as lock:
        url = parse_url(workspace.environment()["NEWSBOT_DATABASE_URL"], workspace.folder)
        before = 40
        site.before(before, lambda: lock.enter_context(locked(url)))
        process = start(workspace, site.listing_url)
        while len(site.log) < before:
            time.sleep(0.02)
        assert wait_until_quiet(site) < before + FITS < ARTICLES
        lock.close()
        output, log = process.communicate(timeout=120)
        run = Crawl(workspace, process.returncode, output, log)
    assert run.exit_code == 0, run.log
    assert f"{ARTICLES} of {ARTICLES} results · complete · new {ARTICLES}" in run.output
