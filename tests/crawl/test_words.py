"""What reaches terminal and log: in lines that no site can forge, and without a password."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawling import Workspace, crawl, scrapy
from tests.site.replies import Reply, error_reply
from tests.site.server import serve
from tests.site.site import Site

HUSH = "canary-hush"
EVIL = "\x1b]0;gone\x07\u202e\x9b31m\u2028\x85x"
RECORD = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \[[\w.]+\] [A-Z]+: ")


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(8)) as served:
        yield served


def assert_clean(*texts: str) -> None:
    for line in "\n".join(texts).split("\n"):
        assert line.isprintable(), ascii(line)


def assert_records(log: str) -> None:
    """Each line begins a record, or is of a bug's traceback."""
    assert_clean(log)
    for line in log.splitlines():
        assert RECORD.match(line) or line.startswith("    "), line


def with_password(url: str, **query: str) -> str:
    told = "&".join(f"{name}={value}" for name, value in query.items())
    return f"{url}{'&' if '?' in url else '?'}{told}"


def test_F81_a_password_in_the_query_is_never_told(
    workspace: Workspace, site: Site, postgres_url: str
) -> None:
    url = with_password(postgres_url, password=HUSH, sslpassword=HUSH, passfile="/nowhere")
    debug = ("-s", "LOG_LEVEL=DEBUG")
    run = crawl(workspace, site.listing_url, *debug, NEWSBOT_DATABASE_URL=url)
    assert run.exit_code == 0, run.log
    assert "passfile=" in run.output
    told = [path.read_text("utf-8") for path in run.feed.iterdir()]
    for text in (run.output, run.log, *told):
        assert HUSH not in text


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://u@127.0.0.1:9/news?password={HUSH}",
        f"postgresql://127.0.0.1:9/news?user=u&password={HUSH}&pasword={HUSH}",
        f"postgresql://u:{HUSH}@127.0.0.1:9/news?sslmode=none",
        f"postgresql://u:{HUSH}/x@127.0.0.1:9/news",
        f"postgresql://u:x@{HUSH}@127.0.0.1:9/news",
        f"postgresql://u:{HUSH}?x@127.0.0.1:9/news",
        f"postgresql://u:9?{HUSH}@127.0.0.1:9/news",
        f"postgres://u:{HUSH}@127.0.0.1:9/news",
        f"sqlite:////proc/none/x.db?password={HUSH}",
    ],
)
def test_F81_no_error_tells_a_password(workspace: Workspace, url: str) -> None:
    set_url = ("-s", f"NEWSBOT_DATABASE_URL={url}", "-s", "LOG_LEVEL=DEBUG")
    run = crawl(workspace, "http://127.0.0.1:9/", *set_url)
    assert run.exit_code in {2, 5}, run.log
    assert HUSH not in run.output + run.log
    assert "Traceback" not in run.log


def test_F71_F81_what_a_site_says_in_its_headers_is_spelt_out(
    workspace: Workspace, site: Site
) -> None:
    """Scrapy's own warning tells of an encoding that it does not know; its redirects of where."""
    coding = EVIL.encode("utf-8").decode("latin-1")
    html = ("Content-Type", "text/html")
    site.answer(
        site.articles[1].path, Reply(b"<p>x", headers=(html, ("Content-Encoding", coding))), 9
    )
    away = ("Location", f"/{coding}")
    site.answer(site.articles[2].path, error_reply(302, away), 9)
    run = crawl(workspace, site.listing_url, "-s", "LOG_LEVEL=DEBUG")
    assert run.exit_code in {3, 4}, run.log
    assert r"\x1b]0;gone\x07" in run.log
    assert_clean(run.output)
    assert_records(run.log)


def test_F71_what_is_stored_of_a_lost_page_is_spelt_out(workspace: Workspace, site: Site) -> None:
    site.fail(site.articles[0].path, 500, times=9)
    crawl(workspace, site.listing_url, "-s", "RETRY_TIMES=0")
    address = f"{site.listing_url}{EVIL}"
    with_quotes = address.replace("'", "''")
    workspace.change(
        f"UPDATE lost_pages SET url = '{with_quotes}', reason = '{EVIL}'",
        f"UPDATE articles SET main_image = '{with_quotes}', section = '{EVIL}'",
    )
    words = scrapy(workspace, "status")
    assert r"\x1b]0;gone\x07\u202e\x9b31m\u2028\x85x" in words.stdout
    told = scrapy(workspace, "status", "--json").stdout
    assert json.loads(told)["lost_pages"][0]["url"] == address
    explained = scrapy(workspace, "explain", site.url(site.articles[1]))
    assert "section" in explained.stdout
    assert_clean(words.stdout, told, explained.stdout, explained.stderr)


def test_F81_a_bug_tells_its_traceback_in_lines_that_are_no_records(
    workspace: Workspace, site: Site
) -> None:
    pipelines = {"tests.crawl.broken_pipeline.BrokenPipeline": 150}
    run = crawl(workspace, site.listing_url, "-s", f"ITEM_PIPELINES={json.dumps(pipelines)}")
    assert run.exit_code == 1
    assert "    Traceback (most recent call last):" in run.log.splitlines()
    assert_records(run.log)


@pytest.mark.parametrize(("level", "told"), [("INFO", False), ("DEBUG", True)])
def test_F81_a_storage_failure_is_one_line(
    workspace: Workspace, site: Site, level: str, told: bool
) -> None:
    database = workspace.folder / "newsbot.db"
    site.before(5, lambda: database.rename(workspace.folder / "moved.db"))
    run = crawl(
        workspace,
        site.listing_url,
        *("-s", f"LOG_LEVEL={level}"),
        *("-O", f"{workspace.folder}/out.jsonl"),
    )
    assert run.exit_code == 5, run.log
    assert run.log.count("Storage failed: ") == 1
    assert ("Traceback" in run.log) == told
    assert_records(run.log)


FORMULAS = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\uff1d1+1", "-0.5 percent"]
PLAIN = ["Rates: -0.5", "1+1"]


def test_F80_a_cell_that_begins_a_formula_is_a_text(
    workspace: Workspace, site: Site, tmp_path: Path
) -> None:
    for article, headline in zip(site.articles, FORMULAS + PLAIN, strict=False):
        site.edit(site.url(article), headline=headline)
    table, lines = tmp_path / "out.csv", tmp_path / "out.jsonl"
    run = crawl(workspace, site.listing_url, "-O", str(table), "-O", str(lines))
    assert run.exit_code == 0, run.log
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = {json.loads(line)["seq"]: json.loads(line) for line in lines.read_text().splitlines()}
    headlines = {row["headline"] for row in rows if row["type"] == "article"}
    assert {f"'{text}" for text in FORMULAS} <= headlines
    assert {told[int(row["seq"])]["headline"] for row in rows if row["headline"]} >= {*FORMULAS}
    changes = [row["change_pct"] for row in rows if row["type"] == "rate"]
    assert changes == [told[int(row["seq"])]["change_pct"] for row in rows if row["type"] == "rate"]
    assert any(change.startswith("-") for change in changes)
