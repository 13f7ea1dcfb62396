"""Page cases as tests, in a project of a user's own."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsbot.archive.messages import Message
from newsbot.archive.writer import Exchange, RecordWriter
from tests.crawling import ROOT
from tests.testing.user_project import FACTS, PAGE, Project

URL = "https://island-mail.example/ferry/"
AT = datetime(2026, 2, 22, 9, tzinfo=UTC)
MIN_FACTS = 728  # of tests/fixtures, when its cases came to be tests of the plugin


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest prints of a project with all sorts of folders."""
    project = Project(tmp_path_factory.mktemp("project"))
    _write_cases(project)
    _write_what_others_have(project)
    done = project.pytest("-vv", "--continue-on-collection-errors")
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stdout
    return done.stdout


def _write_cases(project: Project) -> None:
    body = PAGE.partition("<p>")[2].partition("</p>")[0].replace("eleven", "twelve")
    other = "It has a new engine, and half of its old timetable until the end of the month."
    wrong = {"authors": ["Ada Omarova", "Nobody"], "article_body": f"{body}\n\n{other}"}
    project.case("cases/ferry", FACTS | wrong | {"url": URL})
    project.case("cases/typo", {"newsbot": "article", "headlne": "Typo"})
    project.case("cases/empty", {"newsbot": "article"})
    project.case("cases/twice", FACTS | {"newsbot": "article"})
    project.write("cases/twice/page.html.orig", PAGE)  # as merging leaves it
    page = PAGE.replace('rel="canonical"', 'rel="icon"')
    project.case("cases/nowhere", {"headline": FACTS["headline"]}, page)
    project.case("cases/told [1] ü::x", FACTS | {"url": URL}, page)
    path = project.write("cases/archive/expected.json", FACTS)
    with (path.parent / "page.warc.gz").open("wb", buffering=0) as file:
        writer = RecordWriter(file)
        head = ((b"Content-Type", b"text/html; charset=utf-8"),)
        asked = Message(b"GET /ferry/ HTTP/1.1", ())
        answer = Message(b"HTTP/1.1 200 OK", head, PAGE.encode())
        writer.write_exchange(Exchange(URL, AT, asked, answer))


def _write_what_others_have(project: Project) -> None:
    for name, facts in {
        "no_page": FACTS,
        "two_pages": FACTS,
        "other_words/case": {"title": "Ferry", "price": 3},
        "some_of_ours": FACTS | {"price": 3},
        "a_kind": {"kind": ["article"], "headline": "Ferry"},
    }.items():
        project.write(f"others/{name}/expected.json", facts)
        if name != "no_page":
            project.write(f"others/{name}/page.html", PAGE)
    project.write("others/two_pages/page.2.html", PAGE)
    for name, text in (("list", "[1, 2]"), ("torn", "{")):
        project.write(f"others/{name}/page.html", PAGE)
        project.write(f"others/{name}/expected.json", text)
    project.write("test_own.py", "def test_own():\n    pass\n")


def test_one_test_a_field_and_a_readable_difference(session: str) -> None:
    told = {"headline": "PASSED", "authors": "FAILED", "keywords": "PASSED"}
    for field, outcome in (told | {"article_body": "FAILED"}).items():
        assert f"cases/ferry/expected.json::{field} {outcome}" in session
    assert '-  "Ada Omarova",\n-  "Nobody"\n+  "Ada Omarova"' in session
    assert "After [-twelve-] {+eleven+} weeks in the dock" in session


def test_what_others_call_expected_is_not_collected(session: str) -> None:
    assert "others" not in session
    assert "test_own.py::test_own PASSED" in session


def test_a_case_that_names_its_kind_is_meant(session: str) -> None:
    assert "unknown headlne; article: headline, article_body" in session
    assert "states nothing that the page has to give" in session
    assert "cases/twice holds page.html, page.html.orig: a case has one page" in session


def test_pages_without_address_and_of_other_kinds(session: str) -> None:
    assert "cases/nowhere/page.html does not say where it is from" in session
    for folder in ("archive", "told [1] ü::x"):
        assert session.count(f"cases/{folder}/expected.json::") == len(FACTS)
    assert "3 failed, 9 passed, 3 errors" in session


def test_update_rewrites_what_differs_and_nothing_else(project: Project) -> None:
    facts = (
        '{\r\n\t"headline": "Old",   "keywords": [ ],\r\n\t"authors": ["Nobody",\r\n\t"At all"]}'
    )
    path = project.case("cases/ferry", {})
    path.write_bytes(f"\ufeff{facts}".encode())  # as some editors have it
    wide = project.case("cases/wide", FACTS | {"headline": "Old"})
    wide.write_bytes(wide.read_text("utf-8").encode("utf-16"))  # as PowerShell writes
    right = project.case("cases/right", FACTS)
    before = right.read_bytes(), right.stat().st_mtime_ns
    done = project.pytest("-n", "1", "--newsbot-update")
    assert (done.returncode, "9 passed" in done.stdout) == (0, True), done.stdout
    rewrote = [line for line in done.stdout.splitlines() if line.startswith("rewrote")]
    assert rewrote == [
        "rewrote cases/ferry/expected.json: headline, authors",
        "rewrote cases/wide/expected.json: headline",
    ]
    assert json.loads(wide.read_bytes()) == FACTS
    assert path.read_bytes().decode() == (
        '\ufeff{\r\n\t"headline": "Ferry sails again",   "keywords": [ ],\r\n'
        '\t"authors": [\r\n\t\t"Ada Omarova"\r\n\t]}'
    )
    assert (right.read_bytes(), right.stat().st_mtime_ns) == before
    chosen = project.pytest("cases/ferry/expected.json::headline")
    assert "1 passed" in chosen.stdout


def test_update_is_for_the_command_line_alone(project: Project) -> None:
    path = project.case("cases/ferry", FACTS | {"headline": "Old"})
    before = path.read_bytes()
    project.write("pytest.ini", "[pytest]\naddopts = --newsbot-update\n")
    done = project.pytest()
    assert done.returncode == 4, done.stdout + done.stderr
    assert "--newsbot-update is for the command line alone, not for addopts" in done.stderr
    assert path.read_bytes() == before


def test_save_writes_a_case_once(project: Project) -> None:
    project.write("ferry.html", PAGE)
    done = project.run("newsbot", "save", "ferry.html", "cases/ferry")
    assert (done.returncode, done.stdout) == (0, "cases/ferry\n"), done.stderr
    stated = json.loads((project.folder / "cases/ferry/expected.json").read_text("utf-8"))
    assert (stated["newsbot"], stated["url"]) == ("article", URL)
    assert FACTS.items() <= stated.items()
    assert (project.folder / "cases/ferry/page.html").read_text("utf-8") == PAGE
    assert f"{len(stated) - 2} passed" in project.pytest().stdout
    again = project.run("newsbot", "save", "ferry.html", "cases/ferry", "--as", "listing")
    assert (again.returncode, again.stdout) == (2, "")
    assert "cases/ferry has a page.html already: --force writes over it" in again.stderr
    assert json.loads((project.folder / "cases/ferry/expected.json").read_text("utf-8")) == stated
    file = project.run("newsbot", "save", "ferry.html", "ferry.html")
    assert (file.returncode, file.stderr) == (
        2,
        "newsbot: ferry.html is a file: name a folder\n",
    )


def test_who_does_not_use_it_pays_nothing(project: Project) -> None:
    """Nothing of ours is imported but the plugin, and that not where it is left out."""
    project.write(
        "test_own.py",
        "import sys\n\ndef test_own(pytestconfig):\n"
        "    ours = {name for name in sys.modules if name.startswith('newsbot')}\n"
        "    heavy = {'scrapy', 'twisted', 'sqlalchemy', 'selectolax', 'warcio', 'w3lib'}\n"
        "    assert not heavy & sys.modules.keys()\n"
        "    assert ours == ({'newsbot', 'newsbot.testing', 'newsbot.testing.json_text',\n"
        "        'newsbot.testing.page_case', 'newsbot.testing.plugin', 'newsbot.testing.replay'}\n"
        "        if pytestconfig.pluginmanager.hasplugin('newsbot') else set())\n",
    )
    for arguments in ((), ("-p", "no:newsbot")):
        done = project.fresh_pytest("-p", "no:xdist", *arguments)
        assert "1 passed" in done.stdout, done.stdout


def test_the_projects_own_cases_are_collected() -> None:
    """Each fact of tests/fixtures is a test; those of the corpus are measured."""
    done = Project(ROOT).fresh_pytest("--collect-only", "tests/fixtures", "tests/quality")
    counts = [line.rpartition(": ") for line in done.stdout.splitlines() if ": " in line]
    facts = sum(int(count) for name, _, count in counts if name.startswith("tests/fixtures"))
    assert facts >= MIN_FACTS
    assert not any("corpus/" in name for name, _, _ in counts)
