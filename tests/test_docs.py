"""What the documents say of settings, commands, exit codes, tables and files is so in the code."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from pkgutil import resolve_name
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
DOCUMENTS = {
    f"{path.relative_to(ROOT)}": path.read_text(encoding="utf-8")
    for path in (
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *sorted((ROOT / "docs").glob("*.md")),
    )
}
EACH = pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
# Tables and columns that no one need know.
INTERNAL = {"feed_sequence", "rendered_groups", "alerts"}
INTERNAL_COLUMNS = {
    "runs": {"sites", "archive", "command"},
    "listing_pages": set(),
    "articles": {"url_key", "page_headline", "read_at", "read_run_id", "last_modified", "etag"},
    "article_addresses": {"url_key"},
    "article_revisions": {"details"},
    "listing_articles": {"left_at", "card_hash"},
    "rates": {"source_key", "observation"},
    "lost_pages": {"listing_url", "url_key"},
    "hosts": {"was_public"},
}
CLI = sorted((ROOT / "newsbot" / "cli").glob("*.py"))  # options that commands share
SCRAPYS_COMMANDS = {"crawl", "fetch", "genspider", "parse", "shell", "version", "view"}
SECTION = r"^## {}\n(.*?)(?=^## |\Z)"
CODE = re.compile(r"^```[a-z]+\n(.*?)^```|`([^`\n]+)`", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
FILE = re.compile(
    r"(?<![\w/.])(?:(?:newsbot|tests|docs|findings|\.ci|data/replay)/[\w./-]*|[\w-]+\.(?:md|toml)\b)"
)
STAT = re.compile(r'"(newsbot/\w+)')


def section(title: str, text: str = README) -> str:
    found = re.search(SECTION.format(title), text, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def rows(text: str) -> list[list[str]]:
    """Of the text's tables, cell by cell, without their heads."""
    lines = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line] for line in lines]


def words(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def code(text: str) -> list[str]:
    return [block or words for block, words in CODE.findall(text)]


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 230


def test_the_comparison_is_the_whole_one_in_short() -> None:
    tables = [
        re.search(r"<!-- bench compare -->\n(.*?)<!-- bench end -->", text, re.DOTALL)[1]
        for text in (README, DOCUMENTS["docs/speed.md"])
    ]
    assert tables[0].splitlines() == list(in_short(tables[1].splitlines()))


def test_every_setting_with_its_default() -> None:
    stated = {words(row[0])[0]: (words(row[1]) or [""])[0] for row in rows(section("Settings"))}
    assert set(stated) == SETTINGS
    for name in SETTINGS - set(os.environ):
        assert stated[name] == str(getattr(newsbot.settings, name)), name


@EACH
def test_no_setting_that_there_is_not(text: str) -> None:
    assert set(re.findall(r"NEWSBOT_[A-Z_]+", text)) <= SETTINGS


def test_every_verdict_and_every_exit_code() -> None:
    assert {words(row[0])[0] for row in rows(section("Completeness"))} == set(get_args(Verdict))
    codes = re.findall(r"^\| ([\d, ]+) \|", section("Cron"), re.MULTILINE)
    assert {int(code) for cell in codes for code in cell.split(",")} == set(ExitCode)


@EACH
def test_no_exit_code_that_there_is_not(text: str) -> None:
    assert {int(number) for number in re.findall(r"\bexits? (\d+)", text)} <= set(ExitCode)


def test_every_table_with_its_columns() -> None:
    tables = models.metadata.tables
    stated = {words(name)[0]: set(words(columns)) for name, _, columns in rows(section("Tables"))}
    assert set(stated) == set(tables) - INTERNAL
    for name, columns in stated.items():
        internal = INTERNAL_COLUMNS.get(name, set()) | {"id"}
        assert columns | internal == set(tables[name].columns.keys()) | {"id"}, name


def test_every_command() -> None:
    named = set(re.findall(r"scrapy ([a-z]+)", README))
    assert commands() <= named


def commands() -> set[str]:
    return {path.stem for path in (ROOT / "newsbot" / "commands").glob("[a-z]*.py")}


@EACH
def test_no_command_or_option_that_there_is_not(text: str) -> None:
    for line in "\n".join(code(text)).splitlines():
        for name, arguments in re.findall(r"\bscrapy ([a-z]+)([^#`|&]*)", line):
            assert name in commands() | SCRAPYS_COMMANDS, line
            if name in commands() - SCRAPYS_COMMANDS:
                files = [ROOT / "newsbot" / "commands" / f"{name}.py", *CLI]
                source = "".join(path.read_text(encoding="utf-8") for path in files)
                for option in re.findall(r"--[a-z-]+", arguments):
                    assert f'"{option}"' in source, line


@EACH
def test_every_file_and_module_that_is_named(text: str) -> None:
    named = "\n".join(code(text))
    for name in FILE.findall(named):
        assert (ROOT / name).exists() or name in stats() | {newsbot.settings.USER_AGENT}, name
    for name in re.findall(r"python -m (tests[\w.]*)", named):
        path = ROOT / name.replace(".", "/")
        assert (path / "__main__.py").is_file() or path.with_suffix(".py").is_file(), name
    for name in re.findall(r"\bnewsbot(?:\.\w+)+", named):
        if not name.endswith((".db", ".log", ".env", ".service", ".timer")):
            resolve_name(name)


def stats() -> set[str]:
    files = (ROOT / "newsbot").rglob("*.py")
    return {name for path in files for name in STAT.findall(path.read_text(encoding="utf-8"))}


def test_every_room_stands_in_its_layer() -> None:
    """docs/architecture.md has the rooms from the lowest layer up, and for each what it lacks."""
    table = section("The rooms", DOCUMENTS["docs/architecture.md"])
    rooms = [words(row[0])[0].removesuffix("/") for row in rows(table)]
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = contracts["tool"]["importlinter"]["contracts"][0]["layers"]
    height = {
        name.strip(): -number for number, layer in enumerate(layers) for name in layer.split("|")
    }
    tops = [room.partition("/")[0].removesuffix(".py") for room in rooms]
    assert set(tops) == set(height)
    assert [height[top] for top in tops] == sorted(height[top] for top in tops)
    assert all((ROOT / "newsbot" / room).exists() for room in rooms)
    inner = {f"pages/{path.name}" for path in (ROOT / "newsbot/pages").iterdir() if path.is_dir()}
    assert inner - {"pages/__pycache__"} == {room for room in rooms if room.startswith("pages/")}


def test_the_lines_of_a_feed_have_the_keys_of_their_schemas() -> None:
    shown_lines = re.findall(r"^\{.*\}$", DOCUMENTS["docs/feeds.md"], re.MULTILINE)
    assert len(shown_lines) == 2
    for line in shown_lines:
        shown = json.loads(line)
        schema = ROOT / f"newsbot/feeds/schemas/{shown['type']}.schema.json"
        assert set(shown) == set(json.loads(schema.read_text("utf-8"))["properties"])


@pytest.mark.parametrize("snippet", PYTHON.findall(README), ids=lambda text: text.split()[1])
def test_the_snippets_run(snippet: str, tmp_path: Path) -> None:
    """Each as a test of a user's own, run in the project's folder."""
    (tmp_path / "test_snippet.py").write_text(snippet, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout
