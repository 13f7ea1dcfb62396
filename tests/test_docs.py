"""Settings, commands, exit codes, verdicts and tables in the documents are those of the code."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

import newsbot.settings
from newsbot.config import SETTINGS
from newsbot.db import models
from newsbot.run.exit_codes import ExitCode
from newsbot.walk.receipt import Verdict
from tests.bench.documents import in_short
from tests.crawling import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
INTERNAL = {"feed_sequence", "rendered_groups"}  # tables that no one need know
SECTION = r"^## {}\n(.*?)(?=^## |\Z)"
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def section(title: str) -> str:
    found = re.search(SECTION.format(title), README, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def rows(text: str) -> list[list[str]]:
    """Of the text's tables, cell by cell, without their heads."""
    lines = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line] for line in lines]


def words(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 220


def test_the_comparison_is_the_whole_one_in_short() -> None:
    tables = [
        re.search(r"<!-- bench compare -->\n(.*?)<!-- bench end -->", text, re.DOTALL)[1]
        for text in (README, (ROOT / "docs" / "speed.md").read_text(encoding="utf-8"))
    ]
    assert tables[0].splitlines() == list(in_short(tables[1].splitlines()))


def test_every_setting_with_its_default() -> None:
    stated = {words(row[0])[0]: (words(row[1]) or [""])[0] for row in rows(section("Settings"))}
    assert set(stated) == SETTINGS
    for name in SETTINGS - set(os.environ):
        assert stated[name] == str(getattr(newsbot.settings, name)), name


def test_every_verdict_and_every_exit_code() -> None:
    assert {words(row[0])[0] for row in rows(section("Completeness"))} == set(get_args(Verdict))
    codes = re.findall(r"^\| ([\d, ]+) \|", section("Cron"), re.MULTILINE)
    assert {int(code) for cell in codes for code in cell.split(",")} == set(ExitCode)


def test_every_table_with_columns_that_are_there() -> None:
    tables = models.metadata.tables
    stated = {words(name)[0]: words(columns) for name, _, columns in rows(section("Tables"))}
    assert set(stated) == set(tables) - INTERNAL
    for name, columns in stated.items():
        assert set(columns) <= set(tables[name].columns.keys()), name


def test_every_command() -> None:
    named = set(re.findall(r"scrapy ([a-z]+)", README))
    ours = {path.stem for path in (ROOT / "newsbot" / "commands").glob("[a-z]*.py")}
    assert ours <= named


def test_every_document_that_is_named() -> None:
    for name in re.findall(r"`(docs/[\w-]+\.md|[\w-]+\.md)`", README):
        assert (ROOT / name).is_file(), name


@pytest.mark.parametrize("snippet", PYTHON.findall(README), ids=lambda text: text.split()[1])
def test_the_snippets_run(snippet: str, tmp_path: Path) -> None:
    """Each as a test of a user's own, run in the project's folder."""
    if "saved.html" in snippet:
        snippet = snippet.replace("saved.html", str(saved_page()))
    (tmp_path / "test_snippet.py").write_text(snippet, encoding="utf-8")
    pytest_command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    command = pytest_command if "def test_" in snippet else [sys.executable, "-c", snippet]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def saved_page() -> Path:
    return next((ROOT / "tests" / "fixtures").glob("listing/*/page.html"))
