"""What pages do to a browser, and what may happen to it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest

from tests.browsing import needs_browser, processes_of
from tests.crawling import HURRY, ROOT, Crawl, Place, command, crawl, wait_until
from tests.site.replies import Reply, html_reply
from tests.site.scripted import PLAIN, ScriptedSite
from tests.site.server import serve
from tests.site.site import Site

pytestmark = [
    needs_browser,
    pytest.mark.skipif(sys.platform != "linux", reason="127.0.0.2 and /proc are Linux's"),
]

PAGE = (
    "<!DOCTYPE html><html><head><title>Nothing</title></head><body><p>Nothing</p>{}</body></html>"
)
SCRIPT = PAGE.format("<script>{}</script>")


@contextmanager
def honeypot() -> Iterator[tuple[str, list[bytes]]]:
    """A machine that no page may reach, and what it was asked."""
    hits: list[bytes] = []

    def listen() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                hits.append(connection.recv(100))

    with socket.create_server(("127.0.0.2", 0)) as server:
        listener = Thread(target=listen, daemon=True)
        listener.start()
        yield f"127.0.0.2:{server.getsockname()[1]}", hits
        server.shutdown(socket.SHUT_RDWR)
        listener.join()


def read(place: Place, site: Site, page: str, *arguments: str) -> Crawl:
    """The site's listing as that page."""
    site.answer(site.habits.listing, html_reply(page), times=1000)
    return crawl(place, site.listing_url, *arguments)


@pytest.mark.parametrize(
    "attempt",
    [
        "<img src='http://{}/'>",
        "<script>fetch('http://{}/').catch(() => 0)</script>",
        "<iframe src='http://{}/'></iframe>",
        "<script>location = 'http://{}/'</script>",
        "<meta http-equiv=refresh content='0; url=http://{}/'>",
        "<form method=post action='http://{}/'></form><script>document.forms[0].submit()</script>",
    ],
)
def test_F105_private_addresses(place: Place, attempt: str) -> None:
    with serve(Site(6)) as site, honeypot() as (address, hits):
        run = read(place, site, PAGE.format(attempt.format(address)))
        assert run.exit_code == 8, run.log
        assert address in run.log
        assert hits == []


@pytest.mark.parametrize(
    "attempt",
    [
        "<link rel=preconnect href='http://{}'>",
        "<script>new WebSocket('ws://{}/')</script>",
        "<script>navigator.sendBeacon('http://{}/', 'x')</script>",
        "<script>new Worker(URL.createObjectURL(new Blob([`fetch('http://{}/')`])))</script>",
        "<script>window.open('http://{}/')</script>",
        (
            "<script>const peer = new RTCPeerConnection({{iceServers: [{{username: 'a',"
            " credential: 'b', urls: 'turn:{}?transport=tcp'}}]}}); peer.createDataChannel('x');"
            "peer.createOffer().then((offer) => peer.setLocalDescription(offer))</script>"
        ),
    ],
)
def test_F105_side_doors(place: Place, attempt: str) -> None:
    with serve(Site(6)) as site, honeypot() as (address, hits):
        run = read(place, site, PAGE.format(attempt.format(address)))
        assert run.exit_code in {4, 8}, run.log
        assert hits == []


def test_F105_a_redirect_in_the_browser(place: Place) -> None:
    with serve(ScriptedSite("challenge", 6)) as site, honeypot() as (address, hits):
        away = Reply(b"", 302, (("Location", f"http://{address}/"),))
        site.before(3, lambda: site.answer(site.habits.listing, away), site.habits.listing)
        run = crawl(place, site.listing_url)
        assert run.exit_code == 8, run.log
        assert hits == []


def test_F106_endless_script(place: Place) -> None:
    with serve(Site(6)) as site:
        site.add_listing("/tag/other/", site.articles)
        site.answer("/tag/other/", html_reply(SCRIPT.format("for (;;);")))
        site.answer("/tag/other/", html_reply(SCRIPT.format("for (;;);")))
        both = f"{site.listing_url},{site.habits.base_url}/tag/other/"
        run = crawl(place, both, "-s", "DOWNLOAD_TIMEOUT=5")
        assert run.exit_code == 4, run.log
    assert "did not come to rest" in run.log
    assert place.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == 6


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("document.body.append('x'.repeat(9e6))", "DOWNLOAD_MAXSIZE"),
        ("const a = []; setInterval(() => a.push(new Uint8Array(1e8).fill(1)), 20)", "MB"),
        ("location.reload()", "documents"),
        ("setInterval(() => fetch('/robots.txt'), 1)", "requests"),
    ],
)
def test_F107_what_never_has_enough(place: Place, script: str, reason: str) -> None:
    with serve(Site(6)) as site:
        run = read(place, site, SCRIPT.format(script))
        assert run.exit_code == 8, run.log
    assert reason in run.output + run.log


@pytest.mark.parametrize(
    "script",
    [
        "alert(1); confirm(2); prompt(3); onbeforeunload = () => 'stay'",
        "location = '/file'",
        "window.open('/'); window.close()",
        "navigator.serviceWorker.register('/worker.js')",
        "location = 'about:blank'",
        "location = 'data:text/html,<p>elsewhere'",
    ],
)
def test_F110_tricks(place: Place, script: str) -> None:
    binary = (("Content-Type", "application/zip"), ("Content-Disposition", "attachment"))
    worker = b"fetch('/from-the-worker')"
    with serve(Site(6)) as site:
        site.answer("/file", Reply(b"PK", headers=binary))
        site.answer("/worker.js", Reply(worker, headers=(("Content-Type", "text/javascript"),)))
        run = read(place, site, SCRIPT.format(script))
        assert run.exit_code == 4, run.log
        paths = {received.path for received in site.log}
    assert "Traceback" not in run.log
    assert paths <= {"/robots.txt", site.habits.listing, "/file"}


def start_session(place: Place, url: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command("crawl", "listing", "-a", f"url={url}", *HURRY),
        cwd=ROOT,
        env=place.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def is_rendering(site: Site) -> bool:
    return sum(received.path.startswith(PLAIN) for received in site.log) > 1


def test_F108_killed_browser(place: Place) -> None:
    with serve(ScriptedSite("delayed", 8)) as site:
        run = start_session(place, site.listing_url)
        wait_until(lambda: is_rendering(site))
        browsers = [
            process
            for process, text in processes_of(run.pid).items()
            if "--remote-debugging-pipe" in text and "--type=" not in text
        ]
        for process in browsers:
            os.kill(process, signal.SIGKILL)
        output, _ = run.communicate(timeout=120)
        assert run.returncode == 0, output
    assert len(browsers) == 1
    assert output.count("The browser died") >= 1
    assert "8 of 8 results · complete" in output


@pytest.mark.parametrize("page", ["", SCRIPT.format("for (;;);")])
def test_F109_killed_crawler(place: Place, page: str) -> None:
    with serve(ScriptedSite("delayed", 8)) as site:
        if page:
            site.answer(site.habits.listing, html_reply(page), times=9)
        run = start_session(place, site.listing_url)
        wait_until(lambda: len(site.log) > 2)
        assert len(processes_of(run.pid)) > 3
        run.kill()
        run.communicate()
        wait_until(lambda: not processes_of(run.pid), 5)


def test_stopped_with_its_browser(place: Place) -> None:
    """Systemd tells every process of a service to end."""
    with serve(ScriptedSite("delayed", 8)) as site:
        run = start_session(place, site.listing_url)
        wait_until(lambda: is_rendering(site))
        os.killpg(run.pid, signal.SIGTERM)
        output, _ = run.communicate(timeout=10)
    assert run.returncode == 11, output
    assert processes_of(run.pid) == {}
    assert place.value("SELECT count(*) FROM lost_pages") == 0
