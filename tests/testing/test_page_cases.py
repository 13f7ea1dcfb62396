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


def test_one_test_a_field_and_a_readable_difference(project: Project) -> None:
    body = PAGE.partition("<p>")[2].partition("</p>")[0].replace("eleven", "twelve")
    other = "It has a new engine, and half of its old timetable until the end of the month."
    wrong = {"authors": ["Ada Omarova", "Nobody"], "article_body": f"{body}\n\n{other}"}
    project.case("cases/ferry", FACTS | wrong | {"url": URL})
    done = project.pytest()
    assert "2 failed, 2 passed" in done.stdout
    assert "cases/ferry/expected.json::authors" in done.stdout
    assert '-  "Ada Omarova",\n-  "Nobody"\n+  "Ada Omarova"' in done.stdout
    assert "After [-twelve-] {+eleven+} weeks in the dock" in done.stdout
    assert "Traceback" not in done.stdout


def test_update_rewrites_what_differs_and_nothing_else(project: Project) -> None:
    facts = (
        '{\r\n\t"headline": "Old",   "keywords": [ ],\r\n\t"authors": ["Nobody",\r\n\t"At all"]}'
    )
    path = project.case("cases/ferry", {})
    path.write_bytes(f"\ufeff{facts}".encode())  # as some editors have it
    right = project.case("cases/right", FACTS)
    before = right.read_bytes(), right.stat().st_mtime_ns
    done = project.pytest("-n", "2", "--newsbot-update")
    assert (done.returncode, "6 passed" in done.stdout) == (0, True), done.stdout
    rewrote = [line for line in done.stdout.splitlines() if line.startswith("rewrote")]
    told = rewrote[0].removeprefix("rewrote cases/ferry/expected.json: ")
    assert (len(rewrote), {*told.split(", ")}) == (1, {"headline", "authors"})
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


def test_what_others_call_expected_is_not_collected(project: Project) -> None:
    for name, facts in {
        "no_page": FACTS,
        "other_words/case": {"title": "Ferry", "price": 3},
        "some_of_ours": FACTS | {"price": 3},
        "a_kind": {"kind": ["article"], "headline": "Ferry"},
        "list": {},
    }.items():
        path = project.write(f"{name}/expected.json", facts)
        if name != "no_page":
            project.write(f"{name}/page.html", PAGE)
        if name == "list":
            path.write_text("[1, 2]")
    project.write("torn/page.html", PAGE)
    project.write("torn/expected.json", "{")
    project.write("test_own.py", "def test_own():\n    pass\n")
    done = project.pytest()
    assert (done.returncode, "1 passed" in done.stdout) == (0, True), done.stdout


def test_a_case_that_names_its_kind_is_meant(project: Project) -> None:
    project.case("cases/typo", {"newsbot": "article", "headlne": "Typo"})
    project.case("cases/empty", {"newsbot": "article"})
    done = project.pytest()
    assert done.returncode == 2
    assert "unknown headlne; article: headline, article_body" in done.stdout
    assert "states nothing that the page has to give" in done.stdout
    assert "Traceback" not in done.stdout


def test_pages_without_address_and_of_other_kinds(project: Project) -> None:
    page = PAGE.replace('rel="canonical"', 'rel="icon"')
    project.case("cases/nowhere", {"headline": FACTS["headline"]}, page)
    project.case("cases/told", FACTS | {"url": URL}, page)
    path = project.write("cases/ferry/expected.json", FACTS)
    with (path.parent / "page.warc.gz").open("wb", buffering=0) as file:
        writer = RecordWriter(file)
        head = ((b"Content-Type", b"text/html; charset=utf-8"),)
        asked = Message(b"GET /ferry/ HTTP/1.1", ())
        answer = Message(b"HTTP/1.1 200 OK", head, PAGE.encode())
        writer.write_exchange(Exchange(URL, AT, asked, answer))
    done = project.pytest()
    assert "1 failed, 6 passed" in done.stdout
    assert "cases/nowhere/page.html does not say where it is from" in done.stdout


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
        done = project.pytest("-p", "no:xdist", *arguments)
        assert "1 passed" in done.stdout, done.stdout


def test_the_projects_own_cases_are_collected() -> None:
    """Each fact of tests/fixtures is a test; those of the corpus are measured."""
    done = Project(ROOT).pytest("--collect-only", "tests/fixtures", "tests/quality")
    counts = [line.rpartition(": ") for line in done.stdout.splitlines() if ": " in line]
    facts = sum(int(count) for name, _, count in counts if name.startswith("tests/fixtures"))
    assert facts >= MIN_FACTS
    assert not any("corpus/" in name for name, _, _ in counts)
