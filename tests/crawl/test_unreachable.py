"""A site that cannot be reached, from its robots.txt on or later: exit 3, with the reason."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from tests.crawling import Crawl, Workspace, crawl
from tests.site.certificates import (
    ELSEWHERE,
    HERE,
    Authority,
    allow_only_tls_1_1,
    show_self_signed,
)
from tests.site.server import serve
from tests.site.site import Site

# How many requests are answered before the one that fails.
ANSWERED = {"robots": 0, "listing": 1, "article": 2}
# Tries of a connection that fails come seconds apart.
ONCE = ("-s", "RETRY_TIMES=0")


def close_behind_each_answer(site: Site) -> None:
    """So that the next request needs a new connection."""
    for path in ("/robots.txt", site.options.listing):
        site.answer(path, replace(site.respond(path, {}), measured=False), times=9)
    site.log.clear()


def assert_lost(run: Crawl, site: Site, page: str, *words: str) -> None:
    """One line says why; nothing else was asked for."""
    assert run.exit_code == 3, run.log
    lost = [line for line in run.output.splitlines() if line.startswith("lost ")]
    assert len(lost) == 1
    for word in words:
        assert word in lost[0]
    assert ("robots.txt cannot be read" in lost[0]) == (page == "robots")
    assert "Traceback" not in run.log
    assert len(site.log) == ANSWERED[page]


@pytest.mark.parametrize(
    ("page", "flaw", "words"),
    [
        ("robots", "self-signed", "self-signed certificate"),
        ("robots", "expired", "certificate has expired"),
        ("robots", "another host's", f"certificate is not valid for '{HERE}'"),
        ("robots", "only TLS 1.1", "TLS"),
        ("listing", "self-signed", "self-signed certificate"),
        ("listing", "only TLS 1.1", "TLS"),
        ("article", "expired", "certificate has expired"),
        ("article", "another host's", f"certificate is not valid for '{HERE}'"),
    ],
)
def test_F62_3_a_certificate_or_protocol_without_retries(
    workspace: Workspace, tmp_path: Path, page: str, flaw: str, words: str
) -> None:
    authority = Authority(tmp_path)
    server = authority.server()
    flaws: dict[str, Callable[[], None]] = {
        "self-signed": lambda: show_self_signed(server, tmp_path),
        "expired": lambda: authority.renew(server, days=-1),
        "another host's": lambda: authority.renew(server, address=ELSEWHERE),
        "only TLS 1.1": lambda: allow_only_tls_1_1(server),
    }
    with serve(Site(1), tls=server) as site:
        close_behind_each_answer(site)
        if ANSWERED[page]:
            site.before(ANSWERED[page], flaws[flaw])
        else:
            flaws[flaw]()
        run = crawl(workspace, site.listing_url, *ONCE, SSL_CERT_FILE=str(authority.file))
        assert_lost(run, site, page, words)


@pytest.mark.parametrize("page", ANSWERED)
def test_F38_3_a_closed_port_without_retries(workspace: Workspace, page: str) -> None:
    site = Site(1)
    with ExitStack() as serving:
        serving.enter_context(serve(site))
        url = site.listing_url
        close_behind_each_answer(site)
        if ANSWERED[page]:
            site.before(ANSWERED[page], Thread(target=serving.close).start)
        else:
            serving.close()
        run = crawl(workspace, url, *ONCE)
    assert_lost(run, site, page, "refused")
