"""`scrapy explore`: the database in Datasette, read-only, beside a crawl."""

import json
import re
import signal
import socket
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote_plus
from urllib.request import urlopen

import pytest
import yaml

from newsbot.explore.metadata import FOLDER
from tests.browsing import needs_browser
from tests.crawling import ROOT, Workspace, command, crawl, scrapy
from tests.report.test_in_chromium import MIN_CONTRAST, PALE
from tests.site.server import serve
from tests.site.site import Site

QUERIES = yaml.safe_load((FOLDER / "queries.yaml").read_text("utf-8"))
TABLES = yaml.safe_load((FOLDER / "tables.yaml").read_text("utf-8"))
# What two crawls of the site leave nothing of.
MARMOT = "A marmot.\n\nIts burrow."
EMPTY = {"flagged_rates"}
WITHOUT_UNSEEN = "document.querySelector('dl.column-descriptions')?.remove()"


@contextmanager
def explored(workspace: Workspace) -> Iterator[str]:
    """Its address, while it is served."""
    process = subprocess.Popen(
        command("explore", "--port", "0"),
        cwd=ROOT,
        env=workspace.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        address = process.stdout.readline().split()
        assert address, process.stderr and process.stderr.read()
        yield address[0].rstrip("/")
    finally:
        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=60)
    assert (process.returncode, *rest) == (0, "", "")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(Site(8)) as served:
        yield served


@pytest.fixture(scope="module")
def workspace(
    site: Site, pace: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> Workspace:
    """After two crawls, between which the site edited, removed, published and failed."""
    workspace = Workspace(tmp_path_factory.mktemp("explored"), pace)
    assert crawl(workspace, site.listing_url).exit_code == 0
    site.edit(
        site.url(site.articles[1]), headline="O\u02bbzbekiston", body="A marmot.\n\nIts burrow."
    )
    site.remove(site.url(site.articles[4]))
    site.publish()
    site.fail(site.articles[0].path, 503, times=9)
    rate, *others = site.options.rates
    site.change(rates=(replace(rate, rate="0.01144"), *others))
    assert crawl(workspace, site.listing_url).exit_code == 3
    return workspace


@pytest.fixture(scope="module")
def address(workspace: Workspace) -> Iterator[str]:
    with explored(workspace) as address:
        yield address


def get(url: str) -> str:
    with urlopen(url, timeout=60) as answer:
        return unescape(answer.read().decode())


def rows(address: str, path: str) -> list[dict[str, Any]]:
    joint = "&" if "?" in path else "?"
    found = json.loads(get(f"{address}/newsbot/{path}{joint}_shape=array"))
    assert isinstance(found, list), found
    return found


@pytest.mark.parametrize("name", QUERIES)
def test_every_ready_made_query(address: str, name: str) -> None:
    found = rows(address, f"{name}.json" + "?words=marmot" * (name == "search"))
    assert bool(found) == (name not in EMPTY)
    page = get(f"{address}/newsbot/{name}" + "?words=marmot" * (name == "search"))
    assert QUERIES[name]["title"] in page
    assert QUERIES[name]["description"] in page


def test_what_the_queries_say(address: str, workspace: Workspace, site: Site) -> None:
    edited = site.url(site.articles[2])
    edits = {edit["url"]: edit["headline_now"] for edit in rows(address, "silent_edits.json")}
    assert edits[edited] == "O\u02bbzbekiston"
    (lost,) = rows(address, "lost_pages_now.json")
    assert (lost["http_status"], lost["kind"]) == (503, "article")
    (listing,) = rows(address, "completeness.json")
    assert (listing["url"], listing["total_of_the_site"]) == (site.listing_url, 8)
    pair = rows(address, "pair_over_time.json?base_currency=kgs")
    assert [rate["rate"] for rate in pair] == ["0.01144", "0.01143"]
    assert {rate["pair"] for rate in pair} == {"KGS/USD"}
    assert len(rows(address, "latest_rates_by_pair.json")) == len(site.options.rates)
    (gone,) = rows(address, "gone_articles.json")
    assert gone["headline"]


@pytest.mark.parametrize("table", ["articles", "articles_flat", "articles_listed"])
@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("marmot", 1),
        ("O'zbek* -jerboa", 1),
        ('"its burrow"', 1),
        ("burrow marmot marmot", 1),
        ("marmot jerboa", 0),
        ("zzz", 0),
        ('"', 0),
        ("-marmot", 0),
        ("C++ AND (", 0),
    ],
)
def test_a_search_gives_the_matching_rows_alone(
    address: str, table: str, words: str, count: int
) -> None:
    found = rows(address, f"{table}.json?_search={quote_plus(words)}")
    assert len(found) == count
    assert {row["headline"] for row in found} <= {"O\u02bbzbekiston"}


def test_a_search_and_a_snippet_in_the_page(address: str) -> None:
    page = get(f"{address}/newsbot/search?words={quote_plus('marmot <b>')}")
    assert "0 results" in page
    page = get(f"{address}/newsbot/search?words=marmot")
    assert "A <mark>marmot</mark>. Its burrow." in page


def test_in_step_with_a_crawl_beside_it(address: str, workspace: Workspace, site: Site) -> None:
    url = site.url(site.articles[3])
    site.edit(url, body="A jerboa has a burrow of its own.\n\nIt is deep.")
    assert rows(address, "articles.json?_search=jerboa") == []
    before = len(rows(address, "articles.json?_search=marmot"))
    run = crawl(workspace, site.listing_url)
    assert run.exit_code in {0, 3}, run.log
    assert [row["url"] for row in rows(address, "articles.json?_search=jerboa")] == [url]
    assert [row["url"] for row in rows(address, "search.json?words=jerboa")] == [url]
    assert len(rows(address, "articles.json?_search=marmot")) == before


def test_every_table_view_and_column_is_described(address: str, workspace: Workspace) -> None:
    connection = sqlite3.connect(workspace.folder / "newsbot.db")
    names = [name for (name,) in connection.execute("SELECT name FROM pragma_table_list"
        " WHERE schema = 'main' AND name NOT LIKE 'sqlite%'")]  # fmt: skip
    assert sorted(names) == sorted(TABLES)
    for name in names:
        if not TABLES[name].get("hidden"):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            assert list(TABLES[name]["columns"]) == columns, name
            page = get(f"{address}/newsbot/{name}")
            assert TABLES[name]["title"] in page
            assert "facet_errors" not in page
    connection.close()


def test_the_first_page(address: str) -> None:
    page = get(f"{address}/")
    assert all(query["title"] in page for query in QUERIES.values())
    shown = {name for name, known in TABLES.items() if not known.get("hidden")}
    assert set(re.findall(r"<code>(\w+)</code>", page)) == shown
    assert "articles_fts" not in page
    assert "alembic_version" not in page
    linked = re.findall(r'(?:src|href)="((?:https?:)?//[^"]+)', page)
    assert [url for url in linked if not url.startswith((address, "https://datasette.io"))] == []


def test_a_table_is_paged_whole_and_sorted_by_nothing_that_loses_rows(
    address: str, workspace: Workspace
) -> None:
    """Among rows of one date an index has another order than Datasette's next page begins by."""
    workspace.change("UPDATE articles SET date_published = '2026-02-20T00:00:00.000000Z'")
    found, url = [], f"{address}/newsbot/articles.json?_shape=objects&_size=2"
    while url:
        page = json.loads(get(url))
        found += [row["id"] for row in page["rows"]]
        url = page["next_url"]
    ids = workspace.rows("SELECT id FROM articles ORDER BY id")
    assert sorted(found) == [row["id"] for row in ids]
    with pytest.raises(HTTPError):
        get(f"{address}/newsbot/articles.json?_sort=date_published")


def test_facets(address: str) -> None:
    for table in ("articles_listed", "articles"):
        state = json.loads(get(f"{address}/newsbot/{table}.json"))
        listed = ["listings"] * (table == "articles_listed")
        assert set(state["facet_results"]) == {"section", "authors", "keywords", *listed}
        for facet in state["facet_results"].values():
            assert facet["results"]


def test_nothing_can_be_written(address: str) -> None:
    for sql in ("DELETE FROM articles", "ATTACH '/tmp/other.db' AS other", "PRAGMA user_version=1"):
        with pytest.raises(HTTPError) as failure:
            get(f"{address}/newsbot.json?sql={quote_plus(sql)}")
        assert failure.value.code == 400
        failure.value.close()


def test_where_it_listens(workspace: Workspace) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        for arguments, words in {
            ("--host", "0.0.0.0"): "--public",
            ("--port", port): "take another",
            ("--port", "70000"): "--port 70000",
            ("now",): "'now'",
        }.items():
            done = scrapy(workspace, "explore", *arguments)
            assert (done.returncode, done.stdout) == (2, ""), arguments
            assert words in done.stderr
            assert "Traceback" not in done.stderr


def test_postgresql_has_the_views_and_no_datasette(postgres_url: str, tmp_path: Path) -> None:
    done = scrapy(Workspace(tmp_path, (), postgres_url), "explore")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "articles_listed" in done.stderr


def test_without_the_extra(workspace: Workspace, tmp_path: Path) -> None:
    """Datasette's name leads nowhere."""
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['datasette'] = None\n")
    done = subprocess.run(
        command("explore"),
        cwd=ROOT,
        env=workspace.environment(PYTHONPATH=str(tmp_path)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "pip install 'newsbot[explore]'" in done.stderr


@needs_browser
@pytest.mark.parametrize(("theme", "width"), [("light", 360), ("dark", 1200), ("dark", 360)])
def test_in_chromium(address: str, theme: str, width: int) -> None:
    """No error, no request that leaves; in the dark theme, which is newsbot's own, no pale text."""
    from playwright.sync_api import sync_playwright

    from newsbot.browser.chromium import find_browser

    pages = ("/", "/newsbot/articles_listed?_search=marmot", "/newsbot/articles/1", "/newsbot/runs")
    told, asked = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), chromium_sandbox=False)
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=theme)
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        for path in pages:
            page.goto(address + path)
            page.evaluate(WITHOUT_UNSEEN)
            pale = page.evaluate(PALE, MIN_CONTRAST)
            assert theme == "light" or pale == [], path
    assert told == []
    assert [url for url in asked if not url.startswith((f"{address}/", "data:"))] == []
