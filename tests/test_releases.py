"""What a release holds, and which libraries it asks for."""

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.crawling import ROOT

FILES = ("*.md", "*.toml", "MANIFEST.in", "scrapy.cfg", "LICENSE")
FOLDERS = (".ci", "data/replay", "docs", "findings", "newsbot", "tests")
BUILD = "from setuptools.build_meta import build_wheel; build_wheel('.')"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LIBRARIES = dict(
    re.findall(
        r"^\| `([\w-]+)` \| ([\d.]+) \| .+ \|$",
        (ROOT / "docs/faults.md").read_text("utf-8"),
        re.MULTILINE,
    )
)


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, with its wheel."""
    folder = tmp_path_factory.mktemp("releases")
    for path in (path for pattern in FILES for path in ROOT.glob(pattern)):
        shutil.copy(path, folder)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run([sys.executable, "-c", BUILD], cwd=folder, check=True, capture_output=True)
    return folder


def test_the_sdist_holds_all_that_its_tests_need(releases: Path) -> None:
    held = {*(releases / "newsbot.egg-info/SOURCES.txt").read_text("utf-8").splitlines()}
    files = {file for name in FOLDERS for file in (releases / name).rglob("*") if file.is_file()}
    files |= {path for pattern in FILES for path in releases.glob(pattern)}
    assert {str(file.relative_to(releases)) for file in files} <= held


def test_the_wheel_works_in_an_empty_folder(releases: Path, tmp_path: Path) -> None:
    [path] = releases.glob("*.whl")
    with ZipFile(path) as wheel:
        wheel.extractall(tmp_path / "installed")
    assert (tmp_path / "installed/newsbot/py.typed").exists()
    (folder := tmp_path / "empty").mkdir()
    url = "url=https://steppe.example/tag/serimov/"
    crawl = ["crawl", "listing", "-a", url, "-a", "follow=0", "-s", "LOG_LEVEL=ERROR"]
    done = subprocess.run(
        [sys.executable, "-m", "newsbot", *crawl],
        cwd=folder,
        env={
            "PYTHONPATH": f"{tmp_path}/installed",
            "NEWSBOT_REPLAY": f"{ROOT}/data/replay/steppe.warc.gz",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert "56 of 56 results" in done.stdout
    assert f"stored  {folder}/data/feeds/" in done.stdout
    assert done.returncode == 0


def test_no_library_is_older_than_the_table_says() -> None:
    installed = {found.name.lower(): found.version for found in distributions()}
    assert {"scrapy", "lxml", "twisted", "brotli"} <= LIBRARIES.keys() & installed.keys()
    for name, least in LIBRARIES.items():
        if name in installed:  # the browser's is an extra
            assert Version(installed[name]) >= Version(least), name


@pytest.mark.parametrize("library", LIBRARIES)
def test_the_project_asks_for_no_older_one(library: str) -> None:
    asked = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["browser"]]
    [own] = [one for one in map(Requirement, asked) if one.name == library]
    [floor] = own.specifier
    assert floor.operator == ">="
    assert Version(floor.version) >= Version(LIBRARIES[library])
