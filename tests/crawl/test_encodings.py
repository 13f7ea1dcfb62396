"""Pages in another encoding, through the real engine, live and saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawling import Workspace, crawl, scrapy
from tests.site.replies import Reply
from tests.site.server import serve
from tests.site.site import Site

HEADLINE = "Новая плотина"
SENTENCE = "Плотину на реке достроят весной."
BODY = "\n\n".join(f"{SENTENCE} {number}" for number in "123456")
ROWS = "SELECT url, headline, article_body FROM articles ORDER BY url"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(5, json_ld="none")) as served:
        yield served


def answer_as(site: Site, path: str, encoding: str, header: str) -> None:
    page = site.respond(path, {}).body.decode().replace("utf-8", "x-unknown")
    site.answer(path, Reply(page.encode(encoding), headers=(("Content-Type", header),)))


def test_what_header_language_or_words_explain(
    workspace: Workspace, site: Site, tmp_path: Path
) -> None:
    articles = site.articles
    for article in articles:
        site.edit(site.url(article), body=BODY, headline=f"{HEADLINE} {article.number}")
    answers = [
        ("cp1251", "text/html; charset=windows-1251"),
        ("cp1251", "text/html; charset=iso-8859-1"),
        ("utf-16-le", "text/html"),
        ("koi8-r", "text/html; charset=KOI8-R"),
        ("utf-8", "text/html; charset=windows-1251"),
    ]
    for article, (encoding, header) in zip(articles, answers, strict=True):
        answer_as(site, article.path, encoding, header)
    answer_as(site, site.options.listing, "cp1251", "text/html; charset=windows-1251")
    archive = str(tmp_path / "saved.warc.gz")
    run = crawl(workspace, site.listing_url, NEWSBOT_RECORD=archive)
    assert run.exit_code == 0, run.log
    rows = workspace.rows(ROWS)
    assert {row["article_body"] for row in rows} == {BODY}
    assert {row["headline"] for row in rows} == {f"{HEADLINE} {a.number}" for a in articles}
    assert [line for line in run.log.splitlines() if "garbled" in line] == [
        line for line in run.log.splitlines() if f"{site.url(articles[1])} may be garbled" in line
    ]

    replayed = workspace.beside("replayed")
    replayed.folder.mkdir()
    assert crawl(replayed, site.listing_url, NEWSBOT_REPLAY=archive).exit_code == 0
    assert replayed.rows(ROWS) == rows
    assert " -> " not in scrapy(workspace, "reparse", archive).stdout
    explained = scrapy(workspace, "explain", site.url(articles[3]), "--archive", archive).stdout
    assert explained.count(f"raw       {HEADLINE}") == 2  # the card's and the page's


def test_a_garbled_page_is_said_to_be(workspace: Workspace, site: Site) -> None:
    article = site.articles[1]
    garbled = SENTENCE.encode().decode("latin-1")
    site.edit(site.url(article), body=f"{article.body}\n\n{garbled}\n\n\u4e2d")
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 0, run.log
    assert f"{site.url(article)} may be garbled" in run.log
    assert (
        workspace.value("SELECT json_extract(stats, '$.newsbot/garbled') FROM runs") == 2
    )  # the card, too
