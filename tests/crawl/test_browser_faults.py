"""What pages do to a browser, and what may happen to it."""

import gzip
import os
import signal
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from threading import Thread
from urllib.parse import urlsplit

import pytest

from tests.browsing import STARTS, address_space, browsers, needs_browser, still_there, tree
from tests.crawling import Crawl, Workspace, crawl, start, wait_until
from tests.site.replies import Reply, error_reply, html_reply
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
ENDLESS = SCRIPT.format("for (;;);")
EVER_MORE = """
let number = 0;
setInterval(() => {
  number += 1;
  const card = `<article><h2><a href="/story-number-${number}/">Story number ${number} of the day`;
  document.body.insertAdjacentHTML("beforeend", `${card}</a></h2><p>It goes on.</p></article>`);
}, 300);
"""
PATIENTLY = ("-s", "DOWNLOAD_TIMEOUT=60")
# A page may show nothing for an eighth of it.
SOON = ("-s", "DOWNLOAD_TIMEOUT=16")


def read(workspace: Workspace, site: Site, pages: Mapping[str, str], *arguments: str) -> Crawl:
    """One crawl of these pages, each a listing by the name of its path."""
    urls = []
    for name, page in pages.items():
        site.answer(f"/tag/{name}/", html_reply(page), times=1000)
        urls.append(f"{site.options.base_url}/tag/{name}/")
    return crawl(workspace, ",".join(urls), *(arguments or SOON))


def losses(workspace: Workspace) -> dict[str, str]:
    """Reason by the listing's name."""
    rows = workspace.rows("SELECT url, reason FROM lost_pages")
    return {row["url"].split("/")[-2]: row["reason"] for row in rows}


@contextmanager
def honeypot(address: str = "0.0.0.0", port: int = 0) -> Iterator[int]:
    """The port of machines in a private network: by default 127.0.0.2 to 127.0.0.99, and one of
    127.0.0.1 where nothing is served. Nobody may call.
    """
    callers: list[str] = []

    def listen() -> None:
        while not callers or callers[-1] != "the test":
            connection, _ = server.accept()
            with connection:
                callers.append(connection.recv(100).decode(errors="replace") or "someone")

    with socket.create_server((address, port)) as server:
        port = server.getsockname()[1]
        listener = Thread(target=listen)
        listener.start()
        try:
            yield port
        finally:
            with socket.create_connection(("127.0.0.2", port)) as connection:
                connection.send(b"the test")
            listener.join()
    assert callers == ["the test"]


REQUESTS = {
    "image": "<img src='http://{0}/'>",
    "fetch": "<script>fetch('http://{0}/').catch(() => 0)</script>",
    "iframe": "<iframe src='http://{0}/'></iframe>",
    "object": "<object data='http://{0}/'></object>",
    "script": "<script>location = 'http://{0}/'</script>",
    "refresh": "<meta http-equiv=refresh content='0; url=http://{0}/'>",
    "form": (
        "<form method=post action='http://{0}/'></form><script>document.forms[0].submit()</script>"
    ),
}
# Ways past those who only look at a page's requests.
SIDE_DOORS = """<link rel="preconnect" href="http://{0}"><link rel="dns-prefetch" href="http://{0}">
<script>
navigator.sendBeacon("http://{0}/", "x");
window.open("http://{0}/");
new WebSocket("ws://{0}/");
new Worker(URL.createObjectURL(new Blob(["fetch('http://{0}/')"])));
const peer = new RTCPeerConnection(
    {{iceServers: [{{urls: "turn:{0}?transport=tcp", username: "a", credential: "b"}}]}});
peer.createDataChannel("x");
peer.createOffer().then((offer) => peer.setLocalDescription(offer));
</script>"""


def test_F105_private_addresses(workspace: Workspace) -> None:
    """Each attempt at a machine of its own, so that the log says who tried."""
    with serve(Site(1)) as site, honeypot() as port:
        machines = {name: f"127.0.0.{n}:{port}" for n, name in enumerate(REQUESTS, 3)}
        run = read(
            workspace,
            site,
            {name: PAGE.format(REQUESTS[name].format(machines[name])) for name in REQUESTS}
            | {"side-doors": PAGE.format(SIDE_DOORS.format(f"127.0.0.2:{port}"))},
        )
    assert run.exit_code == 8, run.log
    unnoticed = {name for name, machine in machines.items() if machine not in run.log}
    assert unnoticed == set()


def test_F105_a_redirect_in_the_browser(workspace: Workspace) -> None:
    with serve(ScriptedSite("challenge", 1)) as site, honeypot() as port:
        away = Reply(b"", 302, (("Location", f"http://127.0.0.2:{port}/"),))
        site.before(3, lambda: site.answer(site.options.listing, away), site.options.listing)
        run = crawl(workspace, site.listing_url, *SOON)
        assert run.exit_code == 8, run.log


# What a page may ask of a machine without leaving: its path tells by which way it came.
WAYS = """<script>
const machine = "{0}", from = (path) => `http://${{machine}}/${{path}}`;
fetch(from("fetch"), {{mode: "no-cors"}}).catch(() => 0);
const request = new XMLHttpRequest();
request.open("GET", from("xhr"));
request.send();
new EventSource(from("events"));
new WebSocket(`ws://${{machine}}/socket`);
const inWorker = [
  `fetch("${{from("worker")}}", {{mode: "no-cors"}})`,
  `new WebSocket("ws://${{machine}}/socket-of-the-worker")`,
].join(";");
new Worker(URL.createObjectURL(new Blob([inWorker])));
</script><link rel="preconnect" href="http://{0}"><link rel="stylesheet" href="http://{0}/style">
<script src="http://{0}/script"></script>"""
FREELY = {"/fetch", "/xhr", "/socket", "/socket-of-the-worker", "/style", "/script"}
GONE = {
    "location": "<script>location = 'http://{0}/'</script>",
    "form": REQUESTS["form"],
    "server": "<script>location = '/away'</script>",
}


def test_F105_other_ports_of_the_listings_host(workspace: Workspace) -> None:
    with serve(Site(1)) as site, honeypot() as port:
        machine = f"127.0.0.1:{port}"
        site.answer("/away", error_reply(302, ("Location", f"http://{machine}/")), times=9)
        pages = GONE | {"side-doors": SIDE_DOORS, "ways": WAYS}
        run = read(
            workspace, site, {name: PAGE.format(pages[name].format(machine)) for name in pages}
        )
    assert run.exit_code == 8, run.log
    assert run.log.count(f"asked for {machine}, in a private network") == 1


def test_F105_a_machine_that_is_named_as_a_listing_is_reached(workspace: Workspace) -> None:
    """The control: all these ways lead to a machine if nothing stands in them."""
    with serve(Site(1)) as site, serve(Site(1)) as named:
        machine = named.options.base_url.removeprefix("http://")
        site.answer("/tag/ways/", html_reply(PAGE.format(WAYS.format(machine))), times=9)
        urls = f"{site.options.base_url}/tag/ways/,{named.listing_url}"
        run = crawl(workspace, urls, *SOON)
        assert {received.path for received in named.log} >= FREELY
    assert "private network" not in run.log


# In place of the system's resolver, which a test cannot tell anything.
NAMES = """
import socket
from pathlib import Path

ask_system = socket.getaddrinfo

def getaddrinfo(host, *arguments, **more):
    names = dict(line.split() for line in Path({file!r}).read_text().splitlines())
    return ask_system(names.get(host, host), *arguments, **more)

socket.getaddrinfo = getaddrinfo
"""


def names(workspace: Workspace, *lines: str) -> None:
    """What the crawl's process resolves from now on, `name address` a line."""
    file = workspace.folder / "names"
    file.write_text("\n".join(lines), "utf-8")
    (workspace.folder / "sitecustomize.py").write_text(NAMES.format(file=str(file)), "utf-8")


def test_F105_names_that_lead_into_a_private_network(workspace: Workspace) -> None:
    """A `www.` name beside the listing's, the listing's own at another port, any other; and one
    that moves after its plain page was read (DNS rebinding).
    """
    still = "steppe.example 127.0.0.1", "www.steppe.example 127.0.0.2", "intranet.example 127.0.0.3"
    names(workspace, *still, "moving.example 127.0.0.1")
    with serve(Site(1)) as site, honeypot() as other:
        port = urlsplit(site.options.base_url).port
        private = [
            f"www.steppe.example:{port}",
            f"steppe.example:{other}",
            f"intranet.example:{other}",
        ]
        pages = [WAYS.format(machine) for machine in private]
        pages.append(GONE["location"].format(private[0]))
        for number, page in enumerate(pages):
            site.answer(f"/tag/{number}/", html_reply(PAGE.format(page)), times=9)
        site.answer("/tag/moving/", html_reply(PAGE), times=9)
        move = partial(names, workspace, *still, "moving.example 127.0.0.2")
        site.before(1, move, "/tag/moving/")
        urls = [f"http://steppe.example:{port}/tag/{number}/" for number in range(len(pages))]
        urls.append(f"http://moving.example:{port}/tag/moving/")
        with honeypot("127.0.0.2", port):
            run = crawl(workspace, ",".join(urls), *SOON, PYTHONPATH=str(workspace.folder))
    assert run.exit_code == 8, run.log
    for machine in (*private, f"moving.example:{port}"):
        assert f"asked for {machine}, in a private network" in run.log
    assert "private network" in losses(workspace)["moving"]


def test_F106_endless_script(workspace: Workspace) -> None:
    """It costs its own page, and no other."""
    with serve(Site(2)) as site:
        site.add_listing("/tag/other/", site.articles)
        site.answer(site.options.listing, html_reply(ENDLESS), times=9)
        both = f"{site.listing_url},{site.options.base_url}/tag/other/"
        run = crawl(workspace, both, "-s", "DOWNLOAD_TIMEOUT=8")
        assert run.exit_code == 4, run.log
    assert "did not come to rest" in run.log
    assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == 2


def test_F106_ever_more(workspace: Workspace) -> None:
    """New cards do not keep a visit open for ever."""
    with serve(Site(1)) as site:
        run = read(
            workspace, site, {"more": SCRIPT.format(EVER_MORE)}, "-s", "DOWNLOAD_TIMEOUT=2.5"
        )
        assert run.exit_code == 4, run.log
    assert "did not come to rest" in run.log


def test_F107_what_never_has_enough(workspace: Workspace) -> None:
    with serve(Site(1)) as site:
        run = read(
            workspace,
            site,
            {
                "size": SCRIPT.format("document.body.append('x'.repeat(9e6))"),
                "attribute": SCRIPT.format("document.body.title = 'x'.repeat(9e6)"),
                "documents": SCRIPT.format("location.reload()"),
                "requests": SCRIPT.format("setInterval(() => fetch('/robots.txt'), 1)"),
            },
            *PATIENTLY,
        )
        assert run.exit_code == 8, run.log
    reasons = losses(workspace)
    assert "DOWNLOAD_MAXSIZE" in reasons["size"]
    assert "DOWNLOAD_MAXSIZE" in reasons["attribute"]
    assert "documents" in reasons["documents"]
    assert "requests" in reasons["requests"]


def test_F107_answers_that_unpack_to_more_than_a_page_may_have(workspace: Workspace) -> None:
    """The page itself, and what its script loads: cut off as soon as there is more."""
    bomb = gzip.compress(b"<p>" + b" " * 300_000_000, 1)
    coding = ("Content-Encoding", "gzip")
    html, data = ("Content-Type", "text/html"), ("Content-Type", "application/octet-stream")
    script = SCRIPT.format("fetch('/data').then((answer) => answer.text())")
    with serve(Site(1)) as site:
        site.answer("/tag/page/", html_reply(PAGE))  # to the plain client
        site.answer("/tag/page/", Reply(bomb, headers=(html, coding)), times=9)
        site.answer("/data", Reply(bomb, headers=(data, coding)), times=9)
        site.answer("/tag/script/", html_reply(script), times=9)
        urls = ",".join(f"{site.options.base_url}/tag/{name}/" for name in ("page", "script"))
        run = crawl(workspace, urls, *PATIENTLY)
    assert run.exit_code == 8, run.log
    assert {name: "DOWNLOAD_MAXSIZE" in reason for name, reason in losses(workspace).items()} == {
        "page": True,
        "script": True,
    }
    assert "the browser took more than" not in run.log


def test_F107_memory(workspace: Workspace) -> None:
    """The page's process is killed, its neighbours live."""
    greedy = "const all = []; setInterval(() => all.push(new Uint8Array(1e8).fill(1)), 20)"
    with serve(ScriptedSite("delayed", 4)) as site:
        site.answer("/tag/greedy/", html_reply(SCRIPT.format(greedy)), times=9)
        both = f"{site.options.base_url}/tag/greedy/,{site.listing_url}"
        run = crawl(workspace, both, *PATIENTLY)
        assert run.exit_code == 8, run.log
    assert "MB" in losses(workspace)["greedy"]
    assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == 4
    assert run.log.count(STARTS) == 1


ATTACHMENT = (("Content-Type", "application/zip"), ("Content-Disposition", "attachment"))
TRICKS = {
    "dialogs": "alert(1); confirm(2); prompt(3); onbeforeunload = () => 'stay'",
    "closes": "window.open('/'); window.close()",
    "worker": "navigator.serviceWorker.register('/worker.js')",
    "prints": "print(); document.documentElement.requestFullscreen()",
    "download": "location = '/file'",
    "nothing": "location = '/nothing'",
    "loop": "location = '/loop'",
    "blank": "location = 'about:blank'",
    "data": "location = 'data:text/html,<p>elsewhere'",
    "file": "location = 'file:///etc/hostname'",
    "mail": "location = 'mailto:desk@steppe.example'",
    "crash": "location = 'chrome://crash'",
    "written": "document.open(); document.write('gone')",
    "removed": "document.documentElement.remove()",
    "moving": "setInterval(() => document.body.append('more '), 5)",
}


def test_F110_F111_tricks(workspace: Workspace) -> None:
    """Nothing hangs, and no page of the browser's own is taken for one of the site."""
    script = (("Content-Type", "text/javascript"),)
    with serve(Site(1)) as site:
        site.answer("/file", Reply(b"PK", headers=ATTACHMENT), times=9)
        site.answer("/worker.js", Reply(b"fetch('/by-the-worker')", headers=script), times=9)
        site.answer("/nothing", Reply(b"", 204, ()), times=9)
        site.answer("/loop", error_reply(302, ("Location", "/loop")), times=1000)
        run = read(workspace, site, {name: SCRIPT.format(text) for name, text in TRICKS.items()})
        assert run.exit_code == 4, run.log
        paths = {received.path for received in site.log}
    assert "Traceback" not in run.log
    assert "chrome-error" in run.log
    reasons = losses(workspace)
    assert reasons.keys() == TRICKS.keys()
    for name, reason in reasons.items():
        assert f"/tag/{name}/ is no listing: the page shows neither articles nor" in reason
    assert paths == {"/robots.txt", "/file", "/nothing", "/loop", *(f"/tag/{n}/" for n in TRICKS)}


def test_F110_no_page_comes(workspace: Workspace) -> None:
    """The browser's own request meets what the plain one did not."""
    replies = {
        "attachment": Reply(b"PK", headers=ATTACHMENT),
        "nothing": Reply(b"", 204, ()),
        "loop": error_reply(302, ("Location", "/tag/loop/")),
    }
    with serve(Site(1)) as site:
        urls = {name: f"{site.options.base_url}/tag/{name}/" for name in replies}
        for name, reply in replies.items():
            site.answer(f"/tag/{name}/", html_reply(PAGE))
            site.answer(f"/tag/{name}/", reply, times=100)
        run = crawl(workspace, ",".join(urls.values()), *SOON)
        assert run.exit_code == 4, run.log
    unread = {name for name, url in urls.items() if f"could not read {url}" in run.log}
    assert unread == set(replies)
    assert "Traceback" not in run.log


def is_rendering(site: Site) -> bool:
    return sum(received.path.startswith(PLAIN) for received in site.log) > 1


def test_F108_killed_browser(workspace: Workspace) -> None:
    with serve(ScriptedSite("delayed", 7, per_page=3)) as site:
        run = start(workspace, site.listing_url)
        wait_until(lambda: is_rendering(site))
        ((browser, line),) = browsers(tree(run.pid)).items()
        assert ("--no-sandbox" in line) == (os.geteuid() == 0)
        os.kill(browser, signal.SIGKILL)
        output, log = run.communicate(timeout=120)
        assert run.returncode == 0, log
    assert "The browser died" in log
    assert "7 of 7 results · complete" in output


@pytest.mark.parametrize("page", ["", ENDLESS])
def test_F109_killed_crawler(workspace: Workspace, page: str) -> None:
    with serve(ScriptedSite("delayed", 2)) as site:
        if page:
            site.answer(site.options.listing, html_reply(page), times=9)
        run = start(workspace, site.listing_url)
        # The second time it is the browser that asks for the listing.
        wait_until(lambda: [seen.path for seen in site.log].count(site.options.listing) == 2)
        processes = tree(run.pid)
        (browser,) = browsers(processes)
        assert address_space(browser) == "unlimited"
        assert address_space(run.pid) != "unlimited"
        run.kill()
        run.communicate()
        wait_until(lambda: not still_there(processes))


def test_stopped_with_its_browser(workspace: Workspace) -> None:
    """As systemd does it: every process of a service is told to end."""
    with serve(ScriptedSite("delayed", 7, per_page=3)) as site:
        run = start(workspace, site.listing_url)
        wait_until(lambda: is_rendering(site))
        processes = tree(run.pid)
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGTERM)
        output, log = run.communicate(timeout=60)
    assert run.returncode == 11, output + log
    assert still_there(processes) == []
    assert workspace.value("SELECT count(*) FROM lost_pages") == 0
