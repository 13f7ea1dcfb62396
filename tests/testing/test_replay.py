"""`newsbot_replay` in a project of a user's own; README's example replays a whole listing."""

import shutil
from pathlib import Path

from tests.crawling import ROOT
from tests.testing.user_project import Project

TESTS = """
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

URL = "https://steppe.example/tag/serimov/"


@pytest.fixture(scope="module")
def first_page(newsbot_replay):
    pages = f"{URL}page/2/ = saved/page.html saved/tuesday*"
    return newsbot_replay(URL, pages, NEWSBOT_PAGE_BUDGET=1, NEWSBOT_FEED_DIR=None)


def test_rows_are_typed(first_page):
    assert (first_page.exit_code, len(first_page.articles)) == (9, 6)
    article, rate = first_page.articles[0], first_page.rates[0]
    assert article.date_published == datetime(2026, 2, 22, 6, 30, tzinfo=UTC)
    assert article.headline == "Novy Yrgam Reopens Weather Tower Before Spring Floods"
    assert (rate.base_currency, rate.rate, rate.change_pct) == ("KGS", Decimal("0.01143"), 0)
    assert isinstance(rate.rate, Decimal)
    assert [listing.url for listing in first_page.listings] == [URL]
    assert first_page.lost_pages == ()
    assert repr(first_page) == (
        f"<replay of {URL}: exit 9, page budget (1); 6 articles, 5 rates, 0 lost pages>"
    )
    assert len(repr(article)) < 1200
    assert "exit 9" in first_page.output
    assert "page.html" not in first_page.log
    assert {path.name for path in first_page.folder.iterdir()} & {"feeds", "None"} == set()


def test_once_in_a_session(first_page, newsbot_replay):
    folder = Path(__file__).parent / "saved"
    pages = f"{URL}page/2/ = {folder}/page.html {folder}/tuesday*"
    settings = {"NEWSBOT_FEED_DIR": "", "NEWSBOT_PAGE_BUDGET": "1"}
    assert newsbot_replay(URL, pages, **settings) is first_page


def test_an_archive_that_is_missing(newsbot_replay):
    run = newsbot_replay(URL, Path("wednesday.warc.gz"))
    assert (run.exit_code, run.articles, run.rates) == (2, (), ())
    assert "wednesday.warc.gz" in run.reason


def test_a_setting_that_there_is_not(newsbot_replay):
    run = newsbot_replay(URL, "saved/tuesday.warc.gz", NEWSBOT_TIMEZON="UTC")
    assert (run.exit_code, run.reason) == (2, "unknown setting NEWSBOT_TIMEZON")


def test_what_is_the_replays_own(newsbot_replay):
    # A database elsewhere would look like a crawl that found nothing.
    with pytest.raises(ValueError, match="NEWSBOT_DATABASE_URL is newsbot_replay's own"):
        newsbot_replay(URL, "saved/tuesday.warc.gz", NEWSBOT_DATABASE_URL="sqlite:///x.db")
"""


def test_a_project_of_a_users_own(tmp_path: Path) -> None:
    """Whose Scrapy project and environment are none of a replay's business."""
    project = Project(tmp_path)
    project.write("tests/test_tuesday.py", TESTS)
    project.write("scrapy.cfg", "[settings]\ndefault = nothing.there\n")
    saved = project.write("tests/saved/note.txt", "").with_name("tuesday.warc.gz")
    shutil.copy(ROOT / "data" / "replay" / "steppe.warc.gz", saved)
    project.write("tests/saved/page.html", "<!DOCTYPE html><p>A page of the site.")
    base = ("--basetemp", f"{tmp_path}/temporary")
    done = project.pytest(
        *base, NEWSBOT_DATABASE_URL="sqlite:////nowhere/x.db", SCRAPY_SETTINGS_MODULE="nothing"
    )
    assert "5 passed" in done.stdout, done.stdout
    assert not (tmp_path / "newsbot.db").exists()
