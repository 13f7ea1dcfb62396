"""`scrapy read`, as a user runs it: what it prints is what a crawl of the same page stores."""

import gzip
import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema
import pytest
from scrapy.settings import Settings

from newsbot.errors import ConfigError
from newsbot.pages.interstitials import REFUSALS
from newsbot.pages.parsed import parse_article, parse_listing
from newsbot.saved.page_file import open_page
from newsbot.saved.page_kind import tell_kind
from newsbot.saved.page_reading import read_page
from tests.crawling import PACES, ROOT, Crawl, Workspace, command, crawl, run, scrapy
from tests.quality.corpus import FIXTURES, Case, read_corpus
from tests.site.server import serve
from tests.site.site import Site

SCHEMAS = ROOT / "newsbot" / "feeds" / "schemas"
AT = {"seq", "seen_at"}
# Known to a run alone, or of the card.
OF_A_RUN = {"seq", "change", "excerpt", "excerpt_truncated", "listing_urls", "seen_at"}


@dataclass(frozen=True)
class Recorded:
    """A crawl of the site, and what it saved."""

    site: Site
    crawl: Crawl
    archive: Path

    @property
    def workspace(self) -> Workspace:
        return self.crawl.workspace


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recorded]:
    workspace = Workspace(tmp_path_factory.mktemp("read"), PACES["no_delay"])
    archive = workspace.folder / "saved.warc.gz"
    with serve(Site(3), compress=True) as site:
        done = crawl(workspace, site.listing_url, NEWSBOT_RECORD=f"{archive}")
        assert done.exit_code == 0, done.log
        yield Recorded(site, done, archive)


def read(workspace: Workspace, *arguments: str) -> list[dict[str, Any]]:
    done = scrapy(workspace, "read", *arguments)
    assert done.returncode == 0, done.stderr
    return valid(done.stdout)


def valid(output: str) -> list[dict[str, Any]]:
    """Its lines, each as the schema of its type has it."""
    lines = [json.loads(line) for line in output.splitlines()]
    for line in lines:
        schema = (SCHEMAS / f"{line['type']}.schema.json").read_text("utf-8")
        jsonschema.validate(line, json.loads(schema))
    return lines


def without(line: dict[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in line.items() if name not in names}


def failure(workspace: Workspace, *arguments: str) -> tuple[int, str]:
    """Exit code, and the one line that says why; nothing is printed."""
    done = scrapy(workspace, "read", *arguments)
    assert done.stdout == ""
    return done.returncode, done.stderr.strip()


def test_a_listing_gives_its_rates_and_cards(recorded: Recorded) -> None:
    url = recorded.site.listing_url
    lines = read(recorded.workspace, f"{recorded.archive}", "--url", url)
    rates = [without(line, AT) for line in lines if line["type"] == "rate"]
    assert rates == [without(line, AT) for line in recorded.crawl.lines("rates.jsonl")]
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))
    stored = {line["url"]: line for line in recorded.crawl.lines("articles.jsonl")}
    cards = [line for line in lines if line["type"] == "article"]
    assert [line["url"] for line in cards] == [recorded.site.url(a) for a in recorded.site.articles]
    for line in cards:
        for name in ("headline", "excerpt", "excerpt_truncated", "listing_urls"):
            assert line[name] == stored[line["url"]][name]


def test_an_article_gives_what_a_crawl_stores_of_it(recorded: Recorded, tmp_path: Path) -> None:
    """And nothing is stored."""
    workspace = Workspace(tmp_path / "empty")
    stored = recorded.crawl.lines("articles.jsonl")[0]
    (line,) = read(workspace, f"{recorded.archive}", "--url", stored["url"])
    assert without(line, OF_A_RUN) == without(stored, OF_A_RUN)
    assert not workspace.folder.exists()


def test_a_live_page_is_the_same(recorded: Recorded) -> None:
    stored = recorded.crawl.lines("articles.jsonl")[0]
    before = len(recorded.site.log)
    (line,) = read(recorded.workspace, stored["url"], *recorded.workspace.pace)
    assert without(line, OF_A_RUN) == without(stored, OF_A_RUN)
    asked = [received.path for received in recorded.site.log[before:]]
    assert asked == ["/robots.txt", stored["url"].removeprefix(recorded.site.options.base_url)]


def test_explain_says_where_each_value_stands(recorded: Recorded) -> None:
    archive, site = f"{recorded.archive}", recorded.site
    done = scrapy(recorded.workspace, "read", archive, "--url", site.listing_url, "--explain")
    rate, *_, card = map(json.loads, done.stdout.splitlines())
    assert rate["sources"]["rate"]["raw"] == "KGS/USD = 0.01143 0%"
    assert rate["sources"]["rate"]["found_in"]
    assert card["sources"]["headline"]["raw"] == site.articles[-1].headline
    url = site.url(site.articles[0])
    done = scrapy(recorded.workspace, "read", archive, "--url", url, "--explain")
    sources = json.loads(done.stdout)["sources"]
    assert sources["authors"]["raw"] == "; ".join(site.articles[0].authors)
    assert sources["authors"]["source"] == "JSON-LD"
    assert "JSON-LD NewsArticle.author[0].name" in sources["authors"]["found_in"]
    assert any(place.startswith("body") for place in sources["article_body"]["found_in"])


def test_html_names_its_address_or_is_given_one(recorded: Recorded, tmp_path: Path) -> None:
    case = FIXTURES / "article" / "json_ld_graph"
    told = json.loads((case / "expected.json").read_text("utf-8"))
    (line,) = read(recorded.workspace, f"{case / 'page.html'}", f"--url={told['url']}")
    assert (line["url"], line["headline"]) == (told["url"], told["headline"])
    mark = f"<!-- saved from url=({len(told['url']):04}){told['url']} -->\n"
    saved = tmp_path / "saved.html"
    saved.write_bytes(b"<!DOCTYPE html>\n" + mark.encode() + (case / "page.html").read_bytes())
    for place in (saved, tmp_path):  # a folder that holds one page is as good
        assert open_page(place, "a file", None, Settings()).url == told["url"]


def test_windows_1251_needs_no_header(tmp_path: Path) -> None:
    words = "Паром к дальним островам снова ходит после одиннадцати недель в доке. " * 4
    html = f"<meta charset=windows-1251><h1>Паром снова ходит</h1><p>{words}</p>"
    (tmp_path / "page.html").write_bytes(html.encode("windows-1251"))
    page = open_page(tmp_path / "page.html", "", "https://ostrov.example/parom/", Settings())
    (line,) = read_page(page, None, ZoneInfo("UTC")).lines
    assert (line["headline"], line["article_body"]) == ("Паром снова ходит", words.strip())


def test_what_is_no_page_is_said_in_one_line(recorded: Recorded, tmp_path: Path) -> None:
    (tmp_path / "poor.html").write_text("<title>x</title>")
    url = recorded.site.listing_url
    wall = f"{FIXTURES}/interstitial/login_pl/page.html"
    for arguments, code, words in [
        (["none.html"], 2, "none.html"),
        ([f"{tmp_path}/poor.html", f"--url={url}"], 4, "neither a listing nor an article"),
        ([wall, f"--url={url}"], 6, "the site shows a login wall instead"),
        (["-s", f"NEWSBOT_REPLAY={recorded.archive}", f"{url}other/"], 3, "among the saved pages"),
        ([f"{url}nothing/".replace("http:", "HTTP:"), *recorded.workspace.pace], 3, "HTTP 404"),
    ]:
        found, said = failure(recorded.workspace, *arguments)
        assert (found, words in said) == (code, True), (arguments, found, said)
        assert len(said.splitlines()) == 1, said


def test_what_names_no_page(tmp_path: Path) -> None:
    for arguments, words in [
        ([""], "name one page: a file"),  # a script's "$FILE" that is not set, no folder
        (["none.html", "--explian"], "there is no option --explian"),
    ]:
        found, said = failure(Workspace(tmp_path), *arguments)
        assert (found, words in said) == (2, True), said


def test_a_file_that_holds_not_one_page(recorded: Recorded, tmp_path: Path) -> None:
    """In the process: each is exit 2, as `none.html`."""
    (tmp_path / "empty.html").touch()
    (tmp_path / "noise").write_bytes(gzip.compress(bytes(range(256)))[::-1])
    (tmp_path / "nowhere.html").write_text("<h1>One</h1><p>No address.</p>")
    nothing = f"{recorded.site.listing_url}nothing/"
    for path, url, words in [
        (tmp_path / "empty.html", None, "it is empty"),
        (tmp_path / "noise", None, "a file"),
        (tmp_path / "nowhere.html", None, "give its address by --url"),
        (recorded.archive, None, "several pages: name one by --url, such as"),
        (recorded.archive, nothing, f"does not hold {nothing}"),
    ]:
        with pytest.raises(ConfigError, match=words) as caught:
            open_page(path, "a file", url, Settings())
        assert f"{path}" not in str(caught.value)


@pytest.mark.parametrize("case", ["challenge_de", "not_found_hu", "consent_en", "login_ru"])
def test_a_page_in_an_articles_place(case: str) -> None:
    """No card vouches for the page, and none is needed."""
    folder = FIXTURES / "interstitial" / case
    page = open_page(folder / "page.html", "a file", "https://a.example/one/", Settings())
    loss = read_page(page, None, ZoneInfo("UTC"))
    told = json.loads((folder / "expected.json").read_text("utf-8"))["interstitial"]
    assert loss.cause == ("forbidden" if told in REFUSALS else "layout")


def test_the_page_tells_its_kind() -> None:
    """That of a few is told wrong, as `tell_kind` says; they are not to become more."""
    cases = [case for case in read_corpus()[::6] if case.expected.get("cards") != []]
    wrong = [case.name for case in cases if _kind_of(case) != ("listing", "article")[_is_one(case)]]
    assert len(wrong) <= 0.03 * len(cases), wrong


def _is_one(case: Case) -> bool:
    return not case.is_listing or bool(case.expected.get("is_article"))


def _kind_of(case: Case) -> str:
    listing = parse_listing(case.body, case.url, None)
    return tell_kind(listing, parse_article(case.body, case.url, None, ""))


def test_robots_txt_is_obeyed(tmp_path: Path) -> None:
    with serve(Site(1, robots="User-agent: newsbot\nDisallow: /\n")) as site:
        found, said = failure(Workspace(tmp_path), site.listing_url)
        assert [received.path for received in site.log] == ["/robots.txt"]
    assert (found, "robots.txt" in said) == (6, True)


def test_an_address_that_is_not_the_pages_own_is_said(recorded: Recorded) -> None:
    url = recorded.site.url(recorded.site.articles[0])
    page = run(recorded.workspace, command("fetch", "--nolog", url), 60).stdout
    path = recorded.workspace.folder / "page.html"
    path.write_text(page, "utf-8")
    done = scrapy(recorded.workspace, "read", f"{path}", "--url", "https://other.example/a/")
    assert json.loads(done.stdout)["url"] == "https://other.example/a/"
    assert f"the page calls itself {url}; it is read as https://other.example/a/" in done.stderr


def test_a_listing_that_is_read_as_an_article_is_said(recorded: Recorded) -> None:
    arguments = (f"{recorded.archive}", "--url", recorded.site.listing_url, "--as", "article")
    done = scrapy(recorded.workspace, "read", *arguments)
    assert [line["article_body"] is not None for line in valid(done.stdout)] == [True]
    assert "the page looks like that of a listing, not of an article" in done.stderr


def test_in_a_pipe_whose_reader_leaves(recorded: Recorded) -> None:
    read = " ".join(command("read", "-", "--url", recorded.site.listing_url))
    pipe = f"cat {recorded.archive} | {read} | head -1; echo ${{PIPESTATUS[1]}} >&2"
    done = subprocess.run(["bash", "-c", pipe], cwd=ROOT, capture_output=True, check=True)
    (line,) = valid(done.stdout.decode())
    assert line["seq"] == 1
    assert done.stderr.decode().strip() in {"0", "141"}
