"""What a run tells cron: every exit code, seen from the shell."""

import gzip
import json
import re
import signal
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawling import Crawl, Workspace, crawl, scrapy, start, wait_until
from tests.site.rates import Rate
from tests.site.replies import Reply, html_reply
from tests.site.server import serve
from tests.site.site import Site
from tests.site.warc import save


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(14)) as served:
        yield served


def listings_asked(site: Site) -> int:
    return sum(received.path.startswith("/tag/") for received in site.log)


def assert_ended(run: Crawl, exit_code: int, *words: str) -> None:
    """With that code in the shell, the last line, the row and the manifest; with these words."""
    assert run.exit_code == exit_code, run.log
    last_line = run.output.splitlines()[-1]
    assert last_line.startswith(f"exit {exit_code} ")
    for word in words:
        assert word in run.output + run.log
    (row,) = run.workspace.rows("SELECT * FROM runs ORDER BY id DESC LIMIT 1")
    assert row["exit_code"] == exit_code
    assert row["finished_at"] is not None
    assert run.manifest["exit_code"] == exit_code
    assert run.manifest["reason"] == row["reason"]


def test_1_a_bug_of_ours(workspace: Workspace, site: Site) -> None:
    broken = {"tests.crawl.broken_pipeline.BrokenPipeline": 150}
    pipelines = {
        "newsbot.pipelines.normalize.NormalizePipeline": 100,
        **broken,
        "newsbot.pipelines.database.DatabasePipeline": 200,
    }
    run = crawl(workspace, site.listing_url, "-s", f"ITEM_PIPELINES={json.dumps(pipelines)}")
    assert_ended(run, 1, "bug")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["-a", "ful=1"], "ful"),
        (["-a", "full=yes"], "full=yes"),
        (["-a", "url=ftp://news.example/"], "the listing ftp://news.example/ cannot be asked for"),
        (["-a", "url= , "], "names no listing"),
        (["-s", "NEWSBOT_REPLY=x"], "NEWSBOT_REPLY"),
        (["-s", "newsbot_replay=x"], "it is written NEWSBOT_REPLAY"),
        (["-s", "NEWSBOT_DATABASE_URL=mysql://x/y"], "NEWSBOT_DATABASE_URL"),
        (["-s", "NEWSBOT_DATABASE_URL=postgres://x/y"], "write postgresql://"),
        (["-s", "NEWSBOT_DATABASE_URL=data/newsbot.db"], "sqlite:///data/newsbot.db"),
        (["-s", "NEWSBOT_DEADLINE=soon"], "NEWSBOT_DEADLINE"),
        (["-s", "NEWSBOT_PARSER_PROCESSES=0"], "it is auto or a number from 1"),
        (["-s", "NEWSBOT_TIMEZONE=Mars/Olympus"], "NEWSBOT_TIMEZONE"),
        (["-s", "NEWSBOT_REPLAY=nothing-here-*.warc.gz"], "nothing-here"),
    ],
)
def test_2_what_cannot_be_meant(
    workspace: Workspace, site: Site, arguments: list[str], word: str
) -> None:
    run = crawl(workspace, site.listing_url, *arguments)
    assert run.exit_code == 2, run.log
    assert word in run.log
    assert "Traceback" not in run.log
    assert site.log == []


def test_2_a_replay_of_another_listing(workspace: Workspace, site: Site, tmp_path: Path) -> None:
    archive = tmp_path / "saved.warc.gz"
    save(site, archive)
    other = "https://steppe.example/tag/salt/"
    run = crawl(workspace, other, NEWSBOT_REPLAY=str(archive))
    assert run.exit_code == 2, run.log
    last_line = run.output.splitlines()[-1]
    assert f"no capture of {other}; it holds " in last_line
    assert site.listing_url in last_line
    # Where one of several is there, the others are lost pages.
    both = crawl(workspace, f"{other},{site.listing_url}", NEWSBOT_REPLAY=str(archive))
    assert both.exit_code == 3, both.log


def test_2_what_a_file_holds_does_not_speak_to_the_terminal(
    workspace: Workspace, tmp_path: Path
) -> None:
    saved = tmp_path / "saved.warc"
    saved.write_bytes(b"\x1b]0;gone\x07<html>\r\x9b31m" + "\u202e".encode() + b"long " * 900)
    run = crawl(workspace, "https://steppe.example/tag/serimov/", NEWSBOT_REPLAY=str(saved))
    assert run.exit_code == 2, run.log
    assert "it is some other text" in run.output
    assert "gone" not in run.output + run.log
    for line in (run.output + run.log).split("\n"):
        assert line.isprintable()
        assert line.count("long") < 10


def test_2_an_unknown_spider(workspace: Workspace) -> None:
    done = scrapy(workspace, "crawl", "listings")
    assert done.returncode == 2
    assert "unknown spider listings; there is listing" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("package", "setting", "extra"),
    [
        ("psycopg", "NEWSBOT_DATABASE_URL=postgresql://user:hush@host/news", "postgresql"),
        ("scrapy_playwright", "NEWSBOT_RENDER=always", "browser"),
    ],
)
def test_2_a_package_that_is_missing(
    workspace: Workspace, site: Site, package: str, setting: str, extra: str
) -> None:
    run = crawl(
        workspace, site.listing_url, "-s", setting, PYTHONPATH=hide(package, workspace.folder)
    )
    assert run.exit_code == 2, run.log
    assert f"pip install 'newsbot[{extra}]'" in run.log
    assert "Traceback" not in run.log
    assert "hush" not in run.log
    assert site.log == []


def hide(package: str, folder: Path) -> str:
    """A PYTHONPATH with which Python does not find the package."""
    (folder / "sitecustomize.py").write_text(
        "from importlib.machinery import PathFinder\n"
        "find = PathFinder.find_spec\n"
        "def find_others(name, *more):\n"
        f"    return None if name.split('.')[0] == {package!r} else find(name, *more)\n"
        "PathFinder.find_spec = find_others\n",
        encoding="utf-8",
    )
    return str(folder)


def test_arguments_of_whoever_starts_spiders_pass(workspace: Workspace, site: Site) -> None:
    """As scrapyd's `_job`."""
    run = crawl(workspace, site.listing_url, "-a", "_job=6487ec79947edab326d6db28a2d86511e8247444")
    assert_ended(run, 0)


def test_2_an_unknown_name_in_the_environment(workspace: Workspace, site: Site) -> None:
    run = crawl(workspace, site.listing_url, NEWSBOT_LISTING_URL=site.listing_url)
    assert run.exit_code == 2
    assert "NEWSBOT_LISTING_URL" in run.log


def test_3_a_lost_listing_page(workspace: Workspace, site: Site) -> None:
    path = site.page_paths()[1]
    site.fail(path, 503, times=4)
    run = crawl(workspace, site.listing_url)
    assert_ended(run, 3, path, "HTTP 503")
    assert workspace.value("SELECT verdict FROM listings") == "interrupted"
    assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == 8
    assert workspace.value("SELECT count(*) FROM lost_pages") == 1

    again = crawl(workspace, site.listing_url)
    assert_ended(again, 0, "14 of 14 results · complete · new 6")
    assert workspace.value("SELECT count(*) FROM lost_pages") == 0


def test_3_a_lost_article(workspace: Workspace, site: Site) -> None:
    article = site.articles[4]
    site.fail(article.path, 500, times=4)
    run = crawl(workspace, site.listing_url)
    assert_ended(run, 3, article.path)
    lines = {line["url"]: line for line in run.lines("articles.jsonl")}
    assert len(lines) == 14
    assert lines[site.url(article)]["article_body"] is None
    assert lines[site.url(article)]["headline"] == article.headline

    site.log.clear()
    again = crawl(workspace, site.listing_url)
    assert_ended(again, 0)
    assert [line["article_body"] for line in again.lines("articles.jsonl")] == [article.body]
    assert {received.path for received in site.log} == {
        "/robots.txt",
        "/tag/serimov/",
        article.path,
    }


def test_3_nothing_answers(workspace: Workspace) -> None:
    run = crawl(workspace, "http://127.0.0.1:9/tag/none/")
    assert_ended(run, 3, "lost page", "refused")


def test_3_a_page_missing_from_the_archive(
    workspace: Workspace, site: Site, tmp_path: Path
) -> None:
    archive = tmp_path / "saved.warc.gz"
    crawl(workspace, site.listing_url, "-a", "follow=0", NEWSBOT_RECORD=str(archive))
    elsewhere = workspace.beside("elsewhere")
    run = crawl(elsewhere, site.listing_url, NEWSBOT_REPLAY=str(archive))
    assert_ended(run, 3, "14 of 14 results", "not among the saved pages")
    assert elsewhere.value("SELECT count(*) FROM lost_pages WHERE kind = 'article'") == 14


@pytest.mark.parametrize(
    "html",
    [
        "<title>One moment</title><body><h1>Checking your browser</h1><p>Please wait.",
        "",
        "<p>We value your privacy. <button>Accept all</button>",
    ],
)
def test_4_a_page_without_anything_that_a_listing_has(
    workspace: Workspace, site: Site, html: str
) -> None:
    crawl(workspace, site.listing_url)
    before = workspace.rows("SELECT * FROM articles")
    site.answer("/tag/serimov/", html_reply(html), times=9)
    run = crawl(workspace, site.listing_url)
    assert_ended(run, 4, "layout")
    assert workspace.rows("SELECT * FROM articles") == before


@pytest.mark.parametrize("rate", ["NaN", "Infinity", "0", "\u2013", "0.5 0.6"])
def test_F95_4_a_ticker_of_which_no_rate_can_be_read(workspace: Workspace, rate: str) -> None:
    rates = (Rate("KGS/USD", rate, "0%"), Rate("KZT/USD", rate, "-0.19%"))
    with serve(Site(6, rates=rates)) as site:
        run = crawl(workspace, site.listing_url, "-a", "follow=0")
    assert_ended(run, 4, "ticker (1)", "no rate can be read")
    assert workspace.rows("SELECT * FROM rates") == []
    assert workspace.value("SELECT count(*) FROM articles") == 6


def test_5_a_database_that_cannot_be_opened(
    workspace: Workspace, site: Site, tmp_path: Path
) -> None:
    run = crawl(workspace, site.listing_url, NEWSBOT_DATABASE_URL=f"sqlite:///{tmp_path}")
    assert run.exit_code == 5, run.log
    assert "Traceback" not in run.log
    assert site.log == []


def test_5_no_database_at_all(workspace: Workspace, site: Site, tmp_path: Path) -> None:
    (tmp_path / "newsbot.db").write_bytes(b"no database\n" * 500)
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 5, run.log
    assert "not a database" in run.output
    assert (tmp_path / "newsbot.db").read_bytes() == b"no database\n" * 500
    assert site.log == []


def test_5_a_newer_schema(workspace: Workspace, site: Site) -> None:
    crawl(workspace, site.listing_url)
    with sqlite3.connect(workspace.folder / "newsbot.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    site.log.clear()
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 5, run.log
    assert "9999" in run.output
    assert site.log == []


def test_5_a_feed_that_cannot_be_written(workspace: Workspace, site: Site, tmp_path: Path) -> None:
    def replace_folder() -> None:
        (tmp_path / "folder").rmdir()
        (tmp_path / "folder").touch()

    site.before(10, replace_folder)
    run = crawl(workspace, site.listing_url, NEWSBOT_FEED_DIR=str(tmp_path / "folder"))
    assert run.exit_code == 5, run.log
    assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == 14
    again = crawl(workspace, site.listing_url)
    assert again.exit_code == 0
    assert sum(len((feed / "articles.jsonl").read_bytes()) > 0 for feed in workspace.feeds()) == 1


@pytest.mark.parametrize(
    "setting", ["NEWSBOT_DATABASE_URL", "NEWSBOT_FEED_DIR", "NEWSBOT_RECORD", "FEEDS"]
)
def test_F17_F18_what_cannot_be_written_is_found_before_the_first_request(
    workspace: Workspace, site: Site, tmp_path: Path, setting: str
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"what another program needs")
    value = {
        "NEWSBOT_DATABASE_URL": f"sqlite:///{file}/newsbot.db",
        "NEWSBOT_RECORD": f"{file}/{{time}}.warc.gz",
        "FEEDS": json.dumps({f"{file}/articles.jsonl": {"format": "jsonlines"}}),
    }.get(setting, f"{file}")
    run = crawl(workspace, site.listing_url, "-s", f"{setting}={value}")
    assert run.exit_code == (2 if setting == "NEWSBOT_RECORD" else 5), run.log
    assert site.log == []
    (line,) = run.output.splitlines()
    assert str(file) in line
    assert "Traceback" not in run.log
    assert file.read_bytes() == b"what another program needs"


def test_6_robots_txt_forbids(workspace: Workspace, site: Site) -> None:
    site.change(robots="User-agent: *\nDisallow: /tag/\n")
    assert_ended(crawl(workspace, site.listing_url), 6, "robots")
    assert listings_asked(site) == 0


@pytest.mark.parametrize("status", [500, 503, 429])
def test_6_robots_txt_cannot_be_read(workspace: Workspace, site: Site, status: int) -> None:
    site.fail("/robots.txt", status, times=9)
    run = crawl(workspace, site.listing_url)
    assert_ended(run, 6, "robots", f"robots.txt answers HTTP {status}")
    assert "Forbidden by robots.txt" not in run.output
    assert listings_asked(site) == 0


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_txt_allows(workspace: Workspace, site: Site, status: int) -> None:
    site.fail("/robots.txt", status, times=9)
    assert_ended(crawl(workspace, site.listing_url), 0)


@pytest.mark.parametrize("status", [401, 403, 429])
def test_6_the_site_refuses(workspace: Workspace, site: Site, status: int) -> None:
    site.fail("/tag/serimov/", status, times=9)
    assert_ended(crawl(workspace, site.listing_url), 6, f"HTTP {status}")


def test_7_another_run_is_at_work(workspace: Workspace, site: Site) -> None:
    site.hang("/robots.txt", times=9)
    first = start(workspace, site.listing_url)
    wait_until(lambda: site.log)
    second = crawl(workspace, site.listing_url)
    assert second.exit_code == 7, second.log
    assert "another run" in second.output
    assert len(site.log) == 1
    first.kill()
    first.communicate()
    with serve(Site(3)) as other:
        assert crawl(workspace, other.listing_url).exit_code == 0


def test_8_a_page_larger_than_allowed(workspace: Workspace, site: Site) -> None:
    run = crawl(workspace, site.listing_url, "-s", "DOWNLOAD_MAXSIZE=2000")
    assert_ended(run, 8, "security")


def test_8_a_small_page_that_unpacks_to_a_huge_one(workspace: Workspace, site: Site) -> None:
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    path = site.articles[0].path
    site.answer(path, Reply(gzip.compress(b"<p>" * 200_000), headers=headers), 9)
    run = crawl(workspace, site.listing_url, "-s", "DOWNLOAD_MAXSIZE=200000")
    assert_ended(run, 8, "security", path)
    assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == 13


def test_8_more_memory_than_allowed(workspace: Workspace, site: Site) -> None:
    run = crawl(workspace, site.listing_url, "-s", "MEMUSAGE_LIMIT_MB=20")
    assert_ended(run, 8, "memory (1)")


def test_8_a_redirect_to_another_port_of_a_private_host(workspace: Workspace, site: Site) -> None:
    with serve(Site(3)) as private:
        site.answer(
            "/tag/serimov/", Reply(status=302, headers=(("Location", private.listing_url),)), 9
        )
        run = crawl(workspace, site.listing_url)
        assert_ended(run, 8, "private network")
        assert private.log == []


def test_9_the_deadline(workspace: Workspace, site: Site) -> None:
    site.hang(site.articles[3].path, times=9)
    started = time.monotonic()
    run = crawl(workspace, site.listing_url, NEWSBOT_DEADLINE="5")
    assert_ended(run, 9, "deadline")
    # Of the two minutes that four tries of the page that hangs would take; machines are busy.
    assert time.monotonic() - started < 60
    assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == 13


def test_9_the_page_budget(workspace: Workspace, site: Site) -> None:
    run = crawl(workspace, site.listing_url, NEWSBOT_PAGE_BUDGET="2")
    assert_ended(run, 9, "page budget")
    assert workspace.value("SELECT count(*) FROM articles") == 12


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_11_a_signal_while_a_server_hangs(
    workspace: Workspace, site: Site, number: signal.Signals
) -> None:
    site.hang(site.articles[13].path, times=9)
    process = start(workspace, site.listing_url)
    wait_until(lambda: any(got.path == site.articles[13].path for got in site.log))
    process.send_signal(number)
    started = time.monotonic()
    output, log = process.communicate(timeout=30)
    assert time.monotonic() - started < 10
    run = Crawl(workspace, process.returncode, output, log)
    assert_ended(run, 11, "stopped")
    assert workspace.value("SELECT verdict FROM listings") in {"interrupted", "complete"}
    assert len(run.lines("articles.jsonl")) == 13
    assert workspace.value("SELECT count(*) FROM lost_pages") == 0
    assert "new 13 · revised 0 · unchanged 0 · unread 1" in output

    again = crawl(workspace, site.listing_url, "-s", "DOWNLOAD_TIMEOUT=1")
    assert again.exit_code == 3


def test_what_a_stopped_run_did_not_meet_is_not_unchanged(workspace: Workspace, site: Site) -> None:
    assert crawl(workspace, site.listing_url).exit_code == 0
    site.hang(site.page_paths()[0], times=9)
    site.hang(site.articles[3].path, times=9)
    run = crawl(workspace, site.listing_url, NEWSBOT_DEADLINE="4")
    assert_ended(run, 9, "14 of 14 results · interrupted · new 0 · revised 0")
    words = re.search(r"unchanged (\d+) · unread (\d+)", run.output)
    assert words
    asked = sum(received.path.startswith("/20") for received in site.log[16:])
    assert int(words[1]) <= asked < 14
    assert int(words[1]) + int(words[2]) == 14


def test_12_a_second_signal(workspace: Workspace, site: Site) -> None:
    site.hang(site.articles[13].path, times=9)
    process = start(workspace, site.listing_url)
    wait_until(lambda: any(got.path == site.articles[13].path for got in site.log))
    process.send_signal(signal.SIGTERM)
    time.sleep(0.3)
    process.send_signal(signal.SIGTERM)
    output, log = process.communicate(timeout=10)
    assert_ended(Crawl(workspace, process.returncode, output, log), 12, "forced")
