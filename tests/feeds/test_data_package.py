"""A manifest is a Data Package. `tests/tools/frictionless_and_wacz.py` asks Frictionless itself."""

import json

import pytest
from jsonschema import Draft202012Validator
from scrapy.utils.project import get_project_settings

from newsbot.config import read_config
from newsbot.errors import ConfigError
from newsbot.feeds.columns import TYPES, columns
from tests.crawling import PACES, ROOT, Crawl, Workspace, crawl
from tests.site.server import serve
from tests.site.site import Site

SCHEMA = json.loads((ROOT / "newsbot/feeds/schemas/manifest.schema.json").read_text("utf-8"))
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
