"""`python -m tests.new_case` writes what the tests of the fixtures then hold a page against."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from newsbot.pages.article.page import ArticlePage
from newsbot.pages.listing.page import ListingPage
from tests.crawling import ROOT
from tests.quality.corpus import plain
from tests.site.server import serve
from tests.site.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(3)) as served:
        yield served


def new_case(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.new_case", *arguments, "--into", f"{folder}"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def written(done: subprocess.CompletedProcess[str], case: Path) -> tuple[bytes, dict[str, object]]:
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{case}\n"
    return (case / "page.html").read_bytes(), json.loads(
        (case / "expected.json").read_text("utf-8")
    )


def test_a_listing_by_its_address(tmp_path: Path, site: Site) -> None:
    done = new_case(tmp_path, site.listing_url)
    body, expected = written(done, tmp_path / "listing" / "serimov")
    assert expected.pop("url") == site.listing_url
    page = ListingPage(body, site.listing_url)
    assert len(page.cards) == 3
    assert page.ticker
    assert {name: plain(getattr(page, name)) for name in expected} == expected


def test_an_article_from_a_file_that_names_its_address(tmp_path: Path, site: Site) -> None:
    url = site.url(site.articles[0])
    saved = tmp_path / "saved.html"
    with urlopen(url) as response:
        saved.write_bytes(response.read())
    done = new_case(tmp_path, f"{saved}", "--name", "apricots")
    body, expected = written(done, tmp_path / "article" / "apricots")
    page = ArticlePage(body, url)
    assert expected.pop("url") == page.canonical_url == url
    assert expected["headline"] == site.articles[0].headline
    assert {name: plain(getattr(page, name)) for name in expected} == expected


def test_nothing_is_written_over_or_guessed(tmp_path: Path, site: Site) -> None:
    assert new_case(tmp_path, site.listing_url).returncode == 0
    again = new_case(tmp_path, site.listing_url)
    assert again.returncode == 1
    assert "is there already" in again.stderr
    saved = tmp_path / "saved.html"
    saved.write_text("<h1>No address</h1>")
    assert "--url" in new_case(tmp_path, f"{saved}").stderr
