"""The same crawl into PostgreSQL: the same lines to the byte, the same honesty."""

import json
import signal
import subprocess
from collections.abc import Iterator
from html import escape

import psycopg
import pytest

from tests.crawl.test_main_job import SAMPLE
from tests.crawling import ROOT, Crawl, Workspace, command, crawl, start, wait_until
from tests.site.rates import Rate
from tests.site.replies import Reply, html_reply
from tests.site.server import serve
from tests.site.site import Site
from tests.site.warc import save


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(14)) as served:
        yield served


def export(workspace: Workspace, **settings: str) -> list[str]:
    """All feed lines of the database, without their numbers."""
    done = subprocess.run(
        command("export"),
        cwd=ROOT,
        env=workspace.environment(**settings),
        capture_output=True,
        check=True,
        timeout=60,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    for line in lines:
        del line["seq"]
    return sorted(json.dumps(line, ensure_ascii=False) for line in lines)


def test_both_databases_hold_the_same(workspace: Workspace, postgres_url: str) -> None:
    url = Site().listing_url
    on_server = {"NEWSBOT_DATABASE_URL": postgres_url}
    assert crawl(workspace, url, NEWSBOT_REPLAY=str(SAMPLE)).exit_code == 0
    first = crawl(workspace, url, NEWSBOT_REPLAY=str(SAMPLE), **on_server)
    assert first.exit_code == 0, first.log
    assert "56 of 56 results · complete · new 56" in first.output
    lines = export(workspace)
    assert len(lines) == 56 + 5
    assert export(workspace, **on_server) == lines

    again = crawl(workspace, url, "-a", "full=1", NEWSBOT_REPLAY=str(SAMPLE), **on_server)
    assert again.exit_code == 0, again.log
    assert "new 0 · revised 0 · unchanged 56" in again.output
    assert export(workspace, **on_server) == lines


ODD_RATES = (
    Rate("KGS/USD", "0.0114300", "-0.00%"),
    Rate("KZT/USD", "0.000000100", "+12.50%"),
    Rate("TJS/USD", "1000000", "100%"),
    Rate("UZS/USD", "99999999.0000000000", "-0.000000001%"),
    Rate("TMT/USD", "0.28575", "0%"),
)
# What JSON may hold and a database, its driver, its collation or its text format may not.
HOSTILE = (
    r"NUL \u0000 and surrogate \ud800",
    "%s %(key)s :name $1 ? {0} \\ \\' '' ; --",
    "\U0001f3d4 \u00e9 e\u0301 \u0130I\u0131i \u00df \u0436 \u4e2d \u06cc\u200c\u0645",
    "\u2028 \u2029 \u0085 \ufeff \u202e right to left",
    '[] {} null NULL "None" NaN 1e400 -0',
)


def test_both_databases_hold_odd_decimals_and_hostile_characters(
    workspace: Workspace, postgres_url: str
) -> None:
    site = Site(8, rates=ODD_RATES)
    for article, text in zip(site.articles, HOSTILE, strict=False):
        site.answer(article.path, hostile_page(article.headline, text))
    archive = workspace.folder / "odd.warc.gz"
    save(site, archive)
    settings = {"NEWSBOT_REPLAY": str(archive)}
    on_server = {**settings, "NEWSBOT_DATABASE_URL": postgres_url}
    assert crawl(workspace, site.listing_url, **settings).exit_code == 0
    run = crawl(workspace, site.listing_url, **on_server)
    assert run.exit_code == 0, run.log
    lines = export(workspace)
    assert export(workspace, **on_server) == lines
    rates = {line["rate"] for line in map(json.loads, lines) if line["type"] == "rate"}
    assert rates == {rate.rate for rate in ODD_RATES}
    assert [line for line in lines if "NUL and surrogate \ufffd" in line]
    assert [line for line in lines if "%(key)s :name $1 ?" in line]


def hostile_page(headline: str, text: str) -> Reply:
    """`text` as JSON's string has it in the metadata, and among the words of the article."""
    quoted = text if r"\u" in text else json.dumps(text, ensure_ascii=False)[1:-1]
    author = f'{{"@type": "Person", "name": "{quoted}"}}'
    node = f'{{"@type": "NewsArticle", "author": {author}, "articleSection": "{quoted}"}}'
    paragraph = f"<p>{escape(text)} stands in the first paragraph, and this is a sentence.</p>"
    return html_reply(
        f'<!DOCTYPE html><title>An article</title><script type="application/ld+json">{node}'
        f"</script><article><h1>{escape(f'{headline} {text}')}</h1>{paragraph * 4}</article>"
    )


def test_the_second_run_on_a_site_ends_at_once(
    workspace: Workspace, postgres_url: str, site: Site
) -> None:
    settings = {"NEWSBOT_DATABASE_URL": postgres_url}
    site.hang(site.articles[13].path, times=9)
    first = start(workspace, site.listing_url, **settings)
    wait_for(site, site.articles[13].path)
    asked = len(site.log)
    second = crawl(workspace, site.listing_url, **settings)
    assert second.exit_code == 7, second.log
    assert len(site.log) == asked
    with serve(Site(3)) as other:  # another site is another lock
        assert crawl(workspace, other.listing_url, **settings).exit_code == 0
    first.kill()
    first.communicate()
    with psycopg.connect(postgres_url) as connection:
        unread = "SELECT count(*) FROM articles WHERE article_body IS NULL"
        assert connection.execute(unread).fetchone() == (1,)
    last = crawl(workspace, site.listing_url, "-s", "DOWNLOAD_TIMEOUT=1", **settings)
    assert last.exit_code == 3, last.log


def test_no_server(workspace: Workspace, site: Site) -> None:
    run = crawl(
        workspace, site.listing_url, NEWSBOT_DATABASE_URL="postgresql://x:secret@127.0.0.1:9/x"
    )
    assert run.exit_code == 5, run.log
    assert "secret" not in run.output + run.log
    assert "Traceback" not in run.log
    assert site.log == []


def test_a_connection_lost_in_mid_crawl_is_made_again(
    workspace: Workspace, postgres_url: str, site: Site
) -> None:
    def cut_all_connections() -> None:
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

    site.before(8, cut_all_connections)
    process = start(workspace, site.listing_url, NEWSBOT_DATABASE_URL=postgres_url)
    output, log = process.communicate(timeout=90)
    run = Crawl(workspace, process.returncode, output, log)
    assert run.exit_code == 0, run.log
    assert "14 of 14 results · complete · new 14" in run.output


@pytest.mark.parametrize("number", [signal.SIGTERM])
def test_a_signal(
    workspace: Workspace, postgres_url: str, site: Site, number: signal.Signals
) -> None:
    site.hang(site.articles[13].path, times=9)
    process = start(workspace, site.listing_url, NEWSBOT_DATABASE_URL=postgres_url)
    wait_for(site, site.articles[13].path)
    process.send_signal(number)
    output, log = process.communicate(timeout=10)
    assert Crawl(workspace, process.returncode, output, log).exit_code == 11


def wait_for(site: Site, path: str) -> None:
    wait_until(lambda: any(received.path == path for received in site.log))
