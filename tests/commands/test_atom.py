"""`scrapy export --format atom`, as feed readers take it."""

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from newsbot.cli import atom_export
from newsbot.db.engine import parse_url
from newsbot.db.entries import Origin
from newsbot.db.feed import Selection
from newsbot.db.rows import ArticleLineRow
from newsbot.db.session import ReadOnlySession
from newsbot.feeds.atom import atom_feed
from tests import postgres
from tests.crawling import Workspace, crawl, scrapy
from tests.db.filled import NOW
from tests.site.server import serve
from tests.site.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"
BODY = (
    "The dam on the river holds 25 million cubic metres of water, and <no> fish & chips at all.\n\n"
    "It was built in haste, the ministry said, by people who had never seen the river.\n\n"
    "Nobody in the town below it was asked, as its mayor told reporters on Monday."
)
ARTICLES = 6


@dataclass(frozen=True)
class Edited:
    """A database after three crawls, between which one article was edited twice."""

    workspace: Workspace
    url: str
    listing: str
    runs: list[str]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def edited(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, pace: tuple[str, ...]
) -> Iterator[Edited]:
    server = ""
    if request.param == "postgresql":
        server = postgres.new_database(request.getfixturevalue("postgres_server"))
    workspace = Workspace(tmp_path_factory.mktemp("edited"), pace, server)
    with serve(Site(ARTICLES)) as site:
        url = site.url(site.articles[2])
        site.edit(url, published=datetime.now(UTC) - timedelta(hours=3))
        runs = []
        for body in (BODY, BODY.replace("25", "26"), BODY.replace("25", "26") + "\n\nIt <b>leaks."):
            site.edit(url, body=body)
            run = crawl(workspace, site.listing_url)
            assert run.exit_code == 0, run.log
            runs.append(run.feed.name)
        yield Edited(workspace, url, site.listing_url, runs)


def atom(workspace: Workspace, *arguments: str) -> str:
    done = scrapy(workspace, "export", "--format", "atom", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    check(done.stdout)
    return done.stdout


def check(document: str) -> None:
    """What RFC 4287 asks of every feed (4.1.1, 4.1.2), and the newest first."""
    feed = ET.fromstring(document)
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        identity = element.findtext(f"{ATOM}id") or ""
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", identity)
        updated = element.findtext(f"{ATOM}updated") or ""
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", updated)
    assert all(author.findtext(f"{ATOM}name") for author in feed.iter(f"{ATOM}author"))
    assert feed.find(f"{ATOM}author") is not None
    for entry in entries:
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    times = [datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "") for entry in entries]
    assert times == sorted(times, reverse=True)
    newest = datetime.fromisoformat(feed.findtext(f"{ATOM}updated") or "")
    assert newest == max(times, default=datetime.fromtimestamp(0, UTC))
    assert not feedparser.parse(document).bozo


def test_new_articles(edited: Edited) -> None:
    feed = feedparser.parse(atom(edited.workspace))
    assert feed.feed.title.startswith("New articles: ")
    assert feed.feed.link == edited.listing
    rows = edited.workspace.rows("SELECT url, headline, authors FROM articles")
    assert {entry.link for entry in feed.entries} == {row["url"] for row in rows}
    assert {entry.title for entry in feed.entries} == {row["headline"] for row in rows}
    (entry,) = (entry for entry in feed.entries if entry.link == edited.url)
    assert "25 million" in entry.content[0].value  # as it came
    assert "&lt;no&gt; fish &amp; chips" in entry.content[0].value
    assert entry.published_parsed
    assert entry.author
    assert entry.summary
    seen = edited.workspace.value(
        "SELECT seen_at FROM article_revisions JOIN articles ON articles.id = article_id"
        f" WHERE url = '{edited.url}' AND revision = 1"
    )
    assert datetime.fromisoformat(entry.updated) == datetime.fromisoformat(seen)


def test_edits_word_by_word(edited: Edited) -> None:
    feed = feedparser.parse(atom(edited.workspace, "--type", "edit"))
    assert feed.feed.title.startswith("Silent edits: ")
    assert [entry.link for entry in feed.entries] == [edited.url] * 2
    added, figures = feed.entries
    assert [tag.term for tag in figures.tags] == ["figures"]
    assert "holds <del>25</del> <ins>26</ins> million" in figures.content[0].value
    assert "<h3>Text</h3>" in figures.content[0].value
    assert "<h3>Headline</h3>" not in figures.content[0].value
    assert [tag.term for tag in added.tags] == ["paragraph added"]
    document = atom(edited.workspace, "--type", "edit")
    assert "&lt;ins&gt;It &amp;lt;b&amp;gt;leaks.&lt;/ins&gt;" in document


def test_the_same_rows_give_the_same_bytes(edited: Edited) -> None:
    for kind in ("article", "edit"):
        first = atom(edited.workspace, "--type", kind)
        assert atom(edited.workspace, "--type", kind) == first
        path = edited.workspace.folder / "made" / f"{kind}.atom"
        done = scrapy(edited.workspace, "export", "--type", kind, "-o", str(path))
        assert (done.returncode, done.stdout) == (0, "")
        assert path.read_text(encoding="utf-8") == first


def test_what_is_chosen(edited: Edited) -> None:
    url = parse_url(edited.workspace.environment()["NEWSBOT_DATABASE_URL"], edited.workspace.folder)
    database = ReadOnlySession(url)

    def links(kind: str = "article", limit: int | None = None, **chosen: Any) -> list[str]:
        options = argparse.Namespace(type=kind, limit=limit, url=None)
        document = atom_export.atom(database, Selection(**chosen), options).decode()
        check(document)
        return [entry.link for entry in feedparser.parse(document).entries]

    first, second, _ = edited.runs
    assert len(links(run_id=first)) == ARTICLES
    assert links(run_id=second) == []
    assert links("edit", run_id=second) == [edited.url]
    assert len(links(limit=2)) == 2
    assert len(links("edit", limit=1)) == 1
    last = edited.workspace.value("SELECT max(seq) FROM article_revisions")
    assert links("edit", since=last - 1) == [edited.url]
    assert links(as_of=datetime(2020, 1, 1, tzinfo=UTC)) == []
    database.close()


def test_the_newest_are_those_that_the_site_published_last(edited: Edited) -> None:
    entries = feedparser.parse(atom(edited.workspace, "--limit", "3")).entries
    rows = edited.workspace.rows("SELECT url FROM articles ORDER BY date_published DESC LIMIT 3")
    assert {entry.link for entry in entries} == {row["url"] for row in rows}


def test_what_xml_cannot_hold_is_left_out() -> None:
    line = ArticleLineRow(
        seq=1,
        article_id=1,
        run_id="2026",
        revision=1,
        headline="Dam\x0b \ud800& <Fish>\uffff",
        excerpt="\x00An excerpt.\r\n",
        article_body="A\x1bline.",
        content_hash="",
        seen_at=NOW,
        change="new",
        classes=[],
        details={"in_language": "not a tag", "keywords": ["a\x02b"], "authors": ["\x03Aru"]},
        url="https://s1.example/?a=1&b=\x04",
    )
    document = atom_feed("article", Origin("2026", ()), [line], None).decode()
    check(document)
    (entry,) = feedparser.parse(document).entries
    assert entry.title == "Dam & <Fish>"
    assert entry.link == "https://s1.example/?a=1&b="
    assert (entry.author, entry.tags[0].term) == ("Aru", "ab")


def test_its_own_address(edited: Edited) -> None:
    url = "https://feeds.example/edits?of=steppe&lang=en"
    feed = feedparser.parse(atom(edited.workspace, "--type", "edit", "--url", url)).feed
    assert [link.href for link in feed.links if link.rel == "self"] == [url]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "atom", "--type", "rate"], "rates make no Atom feed"),
        (["--format", "atom", "--limit", "0"], "one entry or more"),
        (["--format", "atom", "--limit", "many"], "many"),
        (["--type", "edit"], "--format atom"),
        (["--limit", "3"], "--format atom"),
        (["--url", "https://feeds.example/"], "--format atom"),
    ],
)
def test_what_cannot_be_meant(workspace: Workspace, arguments: list[str], words: str) -> None:
    done = scrapy(workspace, "export", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
