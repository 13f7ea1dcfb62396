"""`scrapy export --as-of`: what was known at a time, whatever came after it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.crawling import ON_BOTH_DATABASES, Crawl, Workspace, crawl, scrapy
from tests.site.server import serve
from tests.site.site import Site


def known(workspace: Workspace, moment: str, *arguments: str) -> list[dict[str, Any]]:
    done = scrapy(workspace, "export", "--as-of", moment, *arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def feed(run: Crawl) -> list[dict[str, Any]]:
    assert run.exit_code == 0, run.log
    lines = run.lines("articles.jsonl") + run.lines("rates.jsonl")
    return sorted(lines, key=lambda line: line["seq"])


def now() -> str:
    return datetime.now(UTC).isoformat()


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(8)) as served:
        yield served


@ON_BOTH_DATABASES
def test_articles_and_rates_as_they_were(workspace: Workspace, site: Site) -> None:
    before = now()
    first = feed(crawl(workspace, site.listing_url))
    then = now()
    edited, removed = site.url(site.articles[1]), site.url(site.articles[4])
    body = "Another text, and a longer one.\n\nAll of it is new to its readers."
    site.edit(edited, headline="Another headline altogether", body=body)
    site.remove(removed)
    (new,) = site.publish()
    rate, *others = site.options.rates
    site.change(rates=(replace(rate, rate="0.01144"), *others))
    second = feed(crawl(workspace, site.listing_url))
    assert workspace.value("SELECT count(*) FROM articles WHERE gone_at IS NOT NULL") == 1

    assert known(workspace, before) == []
    assert known(workspace, then) == first
    assert {line["url"] for line in known(workspace, then, "--type", "article")} >= {
        removed,
        edited,
    }

    today = known(workspace, now())
    articles = {line["url"]: line for line in today if line["type"] == "article"}
    assert len(articles) == len(today) - 6 == 9
    assert articles[edited]["headline"] == "Another headline altogether"
    assert articles[new]["change"] == "new"
    assert articles[removed] in first
    assert [line for line in today if line in second] == second


def test_a_moment_in_any_zone(workspace: Workspace, site: Site) -> None:
    lines = feed(crawl(workspace, site.listing_url))
    seen = datetime.fromisoformat(max(line["seen_at"] for line in lines))
    east, west = (
        (seen + timedelta(hours=shift)).replace(tzinfo=None).isoformat() for shift in (5, -5)
    )
    assert known(workspace, f"{east}+05:00") == lines
    assert known(workspace, f"{west}-05:00") == lines
    assert known(workspace, seen.replace(tzinfo=None).isoformat()) == lines
    assert len(known(workspace, (seen - timedelta(microseconds=1)).isoformat())) < len(lines)


@pytest.mark.parametrize("moment", ["yesterday", "2026-13-01", ""])
def test_what_is_no_time(workspace: Workspace, moment: str) -> None:
    done = scrapy(workspace, "export", "--as-of", moment)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
