"""A manifest is a Data Package, by Frictionless's own judgement."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from scrapy.utils.project import get_project_settings

from newsbot.config import read_config
from newsbot.errors import ConfigError
from newsbot.feeds.columns import TYPES, columns
from newsbot.feeds.data_package import data_package
from newsbot.feeds.folder import write_lines, write_manifest
from tests.crawling import PACES, ROOT, Crawl, Workspace, crawl
from tests.site.server import serve
from tests.site.site import Site

SCHEMA = json.loads((ROOT / "newsbot/feeds/schemas/manifest.schema.json").read_text("utf-8"))
VALIDATE = """
import json, sys
from frictionless import Package, validate
report = validate(sys.argv[1], type="package")
rows = {it.name: it.read_rows() for it in Package(sys.argv[1]).resources if it.type == "table"}
print(json.dumps([report.valid, report.flatten(["type", "note"]), rows], default=repr))
"""
LICENSE = "CC-BY-4.0 https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[Crawl]:
    """One that found all, under a licence, and a quiet one, under none."""
    workspace = Workspace(tmp_path_factory.mktemp("packages"), PACES["no_delay"])
    done = []
    with serve(Site(8)) as site:
        for licence in (LICENSE, ""):
            done.append(crawl(workspace, site.listing_url, NEWSBOT_FEED_LICENSE=licence))
            assert done[-1].exit_code == 0, done[-1].log
            assert done[-1].feed  # while it is the last
    return done


def judged(folder: Path) -> tuple[bool, list[Any], dict[str, list[dict[str, Any]]]]:
    """Whether it is valid, what is wrong, and the rows by the name of their table."""
    command = [sys.executable, "-W", "ignore", "-c", VALIDATE, f"{folder}/manifest.json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    valid, errors, rows = json.loads(done.stdout)
    return valid, errors, rows


def test_a_feed_is_a_valid_data_package_with_typed_rows(runs: list[Crawl]) -> None:
    valid, errors, rows = judged(runs[0].feed)
    assert (valid, errors) == (True, [])
    assert len(rows["articles"]) == 8
    lines = runs[0].lines("rates.jsonl")
    assert [row["rate"] for row in rows["rates"]] == [repr(Decimal(it["rate"])) for it in lines]
    assert rows["rates"][0]["as_of"].startswith("datetime.date(")


def test_a_quiet_run_is_one_too(runs: list[Crawl]) -> None:
    assert (runs[1].feed / "rates.jsonl").stat().st_size == 0
    assert judged(runs[1].feed) == (True, [], {})


def test_an_empty_text_is_not_missing(runs: list[Crawl], tmp_path: Path) -> None:
    line = runs[0].lines("articles.jsonl")[0] | {"excerpt": "", "section": None, "authors": []}
    files = [
        write_lines(tmp_path / "articles.jsonl", [line]),
        write_lines(tmp_path / "rates.jsonl", []),
    ]
    write_manifest(tmp_path, data_package("run", files, [], {}))
    valid, errors, rows = judged(tmp_path)
    assert (valid, errors) == (True, [])
    (row,) = rows["articles"]
    assert (row["excerpt"], row["section"], row["authors"]) == ("", None, [])


@pytest.mark.parametrize("name", ["articles.jsonl", "rates.jsonl"])
def test_a_file_that_was_changed_is_found(runs: list[Crawl], tmp_path: Path, name: str) -> None:
    for file in runs[0].feed.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    lines = (tmp_path / name).read_bytes().splitlines(keepends=True)
    (tmp_path / name).write_bytes(b"".join(lines[1:]))
    valid, errors, _ = judged(tmp_path)
    assert not valid
    assert {kind for kind, _ in errors} == {"hash-count"}


def test_units_profile_and_what_was_there_before(runs: list[Crawl]) -> None:
    manifest = runs[0].manifest
    Draft202012Validator(SCHEMA).validate(manifest)
    assert manifest["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    rates = next(it for it in manifest["resources"] if it["name"] == "rates")
    units = {it["name"]: it["unit"] for it in rates["schema"]["fields"] if "unit" in it}
    assert units == {"rate": "quote_currency for 1 base_currency", "change_pct": "%"}
    assert [file["name"] for file in manifest["files"]] == ["articles.jsonl", "rates.jsonl"]
    assert set(manifest["files"][0]) == {"name", "lines", "sha256"}
    assert manifest["run"] == runs[0].feed.name


def test_a_licence_stands_there_only_if_it_is_known(runs: list[Crawl]) -> None:
    licensed, unlicensed = (run.manifest for run in runs)
    name, path = LICENSE.split()
    assert licensed["licenses"] == [{"name": name, "path": path}]
    assert "licenses" not in unlicensed
    assert "No licence is stated" in unlicensed["description"]
    Draft202012Validator(SCHEMA).validate(unlicensed)


@pytest.mark.parametrize("licence", ["all rights", "©", "https://a.example https://b.example"])
def test_a_licence_that_names_none_is_refused(licence: str) -> None:
    settings = get_project_settings()
    settings.set("NEWSBOT_FEED_LICENSE", licence)
    with pytest.raises(ConfigError, match="NEWSBOT_FEED_LICENSE is"):
        read_config(settings)


@pytest.mark.parametrize("kind", TYPES)
def test_columns_are_those_of_the_schema_of_the_lines(kind: str) -> None:
    schema = json.loads((ROOT / f"newsbot/feeds/schemas/{kind}.schema.json").read_text("utf-8"))
    assert [column.name for column in columns(kind)] == [*TYPES[kind]] == [*schema["properties"]]
