"""`scrapy reparse`, as a user runs it. What an earlier newsbot would have stored is put into the
database by hand.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.capture_age import wait_until_captures_are_older
from tests.crawling import ON_BOTH_DATABASES, Crawl, Workspace, crawl, scrapy
from tests.site.replies import html_reply
from tests.site.server import serve
from tests.site.site import Site

REVISIONS = "SELECT change, count(*) AS n FROM article_revisions GROUP BY 1 ORDER BY 1"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(6), compress=True) as served:
        yield served


@pytest.fixture
def archive(workspace: Workspace, site: Site) -> Path:
    """The pages of a first crawl, whose articles are stored."""
    path = workspace.folder / "saved.warc.gz"
    record(workspace, site, path)
    return path


def record(workspace: Workspace, site: Site, path: Path) -> Crawl:
    run = crawl(workspace, site.listing_url, "-a", "full=1", NEWSBOT_RECORD=str(path))
    assert run.exit_code == 0, run.log
    return run


def counts(shown: str) -> dict[str, list[int]]:
    """Field → stored, today, same, changed, found, lost."""
    lines = shown.splitlines()
    rows = (line.split() for line in lines[2:11])
    assert lines[1].split() == ["field", "stored", "today", "same", "changed", "found", "lost"]
    return {name: [int(number) for number in numbers] for name, *numbers in rows}


def test_what_is_read_as_before(workspace: Workspace, archive: Path) -> None:
    done = scrapy(workspace, "reparse", str(archive))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("8 saved pages: 6 stored articles, 1 listing pages\n")
    assert set(map(tuple, counts(done.stdout).values())) == {(6, 6, 6, 0, 0, 0)}
    found = [line.split() for line in done.stdout.splitlines()[11:]]
    assert found == [["cards", "6", "6"], ["totals", "1", "1"], ["rates", "5", "5"]]
    assert "nothing to write" in scrapy(workspace, "reparse", str(archive), "--write").stdout
    assert workspace.value("SELECT count(*) FROM runs") == 1


@ON_BOTH_DATABASES
def test_a_better_reading_is_shown_and_stored_as_ours(
    workspace: Workspace, site: Site, archive: Path
) -> None:
    first, second, *_ = site.articles
    texts = "article_body = 'Half.', content_hash = 'of that half'"
    workspace.change(
        f"UPDATE articles SET {texts} WHERE url = '{site.url(first)}'",
        f"UPDATE article_revisions SET {texts}"
        f" WHERE article_id = (SELECT id FROM articles WHERE url = '{site.url(first)}')",
        "UPDATE articles SET authors = '[]', section = 'Menu > Home'"
        f" WHERE url = '{site.url(second)}'",
    )
    shown = scrapy(workspace, "reparse", str(archive))
    assert shown.returncode == 0, shown.stderr
    assert counts(shown.stdout)["article_body"] == [6, 6, 5, 1, 0, 0]
    assert counts(shown.stdout)["authors"] == [5, 6, 5, 0, 1, 0]
    assert counts(shown.stdout)["section"] == [6, 6, 5, 1, 0, 0]
    assert "[-Half.-]" in shown.stdout
    assert f"section  Menu > Home -> {second.section}" in shown.stdout
    assert workspace.value("SELECT count(*) FROM runs") == 1

    done = scrapy(workspace, "reparse", str(archive), "--write")
    assert done.returncode == 0, done.stderr
    rows = {row["url"]: row for row in workspace.rows("SELECT * FROM articles")}
    assert rows[site.url(first)]["article_body"] == first.body
    assert json.loads(rows[site.url(second)]["authors"]) == list(second.authors)
    assert rows[site.url(second)]["section"] == second.section
    assert workspace.rows(REVISIONS) == [{"change": "new", "n": 6}, {"change": "reread", "n": 1}]
    lines = (workspace.feeds()[-1] / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert [(json.loads(line)["change"], json.loads(line)["classes"]) for line in lines] == [
        ("reread", [])
    ]
    assert set(map(tuple, counts(scrapy(workspace, "reparse", str(archive)).stdout).values())) == {
        (6, 6, 6, 0, 0, 0)
    }


def test_no_later_crawl_takes_it_for_an_edit(
    workspace: Workspace, site: Site, archive: Path
) -> None:
    workspace.change(
        "UPDATE articles SET article_body = 'Half.', content_hash = id",
        "UPDATE article_revisions SET article_body = 'Half.', content_hash = article_id",
        "UPDATE articles SET etag = NULL, last_modified = NULL",
    )
    assert scrapy(workspace, "reparse", str(archive), "--write").returncode == 0
    workspace.change("UPDATE listing_articles SET card_hash = 'reworded'")
    run = record(workspace, site, workspace.folder / "later.warc.gz")
    assert run.lines("articles.jsonl") == []
    edited = site.articles[2]
    site.edit(site.url(edited), body=edited.body.replace("the", "the very", 1))
    workspace.change("UPDATE listing_articles SET card_hash = 'reworded'")
    run = record(workspace, site, workspace.folder / "latest.warc.gz")
    assert [line["classes"] for line in run.lines("articles.jsonl")] == [["wording"]]


@ON_BOTH_DATABASES
def test_another_way_of_hashing_is_no_edit(workspace: Workspace, site: Site, archive: Path) -> None:
    workspace.change(
        "UPDATE articles SET content_hash = id",
        "UPDATE article_revisions SET content_hash = article_id",
    )
    done = scrapy(workspace, "reparse", str(archive), "--write")
    assert (done.returncode, workspace.rows(REVISIONS)) == (0, [{"change": "new", "n": 6}])
    workspace.change("UPDATE listing_articles SET card_hash = 'reworded'")
    assert record(workspace, site, workspace.folder / "later.warc.gz").lines("articles.jsonl") == []


def test_coverage_that_falls_exits_4_and_nothing_is_lost(
    workspace: Workspace, tmp_path: Path
) -> None:
    with serve(Site(3, json_ld="none", open_graph=False)) as site:
        archive = tmp_path / "saved.warc.gz"
        record(workspace, site, archive)
    workspace.change("UPDATE articles SET main_image = 'https://steppe.example/a.jpg'")
    workspace.change("UPDATE articles SET keywords = '[\"dams\"]'")
    for arguments in ([], ["--write"]):
        done = scrapy(workspace, "reparse", str(archive), *arguments)
        assert done.returncode == 4, done.stdout
        assert "coverage fell: keywords" in done.stdout
        assert counts(done.stdout)["keywords"] == [3, 0, 0, 0, 0, 3]
    assert workspace.value("SELECT count(*) FROM articles WHERE keywords = '[\"dams\"]'") == 3


def test_listing_pages_and_their_rates(workspace: Workspace, archive: Path) -> None:
    workspace.change(
        "UPDATE listing_pages SET cards = 7, total = NULL",
        "UPDATE rates SET rate = '0.01144' WHERE base_currency = 'KGS'",
    )
    done = scrapy(workspace, "reparse", str(archive))
    assert done.returncode == 4
    for words in ("cards 7 -> 6", "total None -> 6", "rates 5 -> 4", "coverage fell: cards, rates"):
        assert words in done.stdout


def test_pages_older_than_what_is_stored_say_nothing(
    workspace: Workspace, site: Site, archive: Path
) -> None:
    site.edit(
        site.url(site.articles[1]),
        body="Another text, and a longer one.\n\nOf another day, as it seems to all.",
    )
    wait_until_captures_are_older()
    record(workspace, site, workspace.folder / "later.warc.gz")
    done = scrapy(workspace, "reparse", str(archive))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("8 saved pages: 5 stored articles, 1 listing pages\n")
    both = f"{archive} {workspace.folder}/later.warc.gz"
    assert scrapy(workspace, "reparse", both).stdout.startswith("8 saved pages: 6 ")


def test_another_page_in_an_articles_place_is_no_reading_of_it(
    workspace: Workspace, site: Site, archive: Path
) -> None:
    front = site.respond(site.options.listing, {}).body.decode()
    canonical = f'<link rel="canonical" href="{site.options.base_url}/"></head>'
    site.answer(site.articles[1].path, html_reply(front.replace("</head>", canonical)))
    workspace.change("UPDATE listing_articles SET card_hash = 'reworded'")
    record(workspace, site, workspace.folder / "later.warc.gz")
    done = scrapy(workspace, "reparse", f"{archive} {workspace.folder}/later.warc.gz", "--write")
    assert done.returncode == 0, done.stdout
    assert "nothing to write" in done.stdout


@pytest.mark.parametrize(("arguments", "word"), [([], "one archive"), (["no.warc.gz"], "no file")])
def test_what_cannot_be_read(
    workspace: Workspace, archive: Path, arguments: list[str], word: str
) -> None:
    done = scrapy(workspace, "reparse", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert word in done.stderr
    assert "Traceback" not in done.stderr
