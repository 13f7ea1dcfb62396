"""What a cluster cannot do without: one line, exit 2, and nothing is begun."""

import subprocess
from pathlib import Path

import pytest

from tests.crawling import ROOT, Workspace, command, run

LISTINGS = "[steppe.listings]\nserimov = 'https://steppe.example/tag/serimov/'\n"
NO_SERVER = "postgresql://desk:secret@127.0.0.1:9/newsbot"
EACH = pytest.mark.parametrize("name", ["worker", "schedule", "workers"])


def scrapy(
    workspace: Workspace, *arguments: str, **settings: str
) -> subprocess.CompletedProcess[str]:
    path = workspace.folder / "listings.toml"
    path.write_text(LISTINGS, "utf-8")
    with_file = {"NEWSBOT_LISTINGS_FILE": str(path), **settings}
    return run(workspace, command(*arguments), 60, **with_file)


@EACH
def test_a_cluster_on_sqlite(workspace: Workspace, name: str) -> None:
    done = scrapy(workspace, name)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "a cluster needs a PostgreSQL database in NEWSBOT_DATABASE_URL" in done.stderr


def test_without_the_extra(workspace: Workspace, tmp_path: Path) -> None:
    """Procrastinate's name leads nowhere."""
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['procrastinate'] = None\n")
    environment = {"PYTHONPATH": str(tmp_path), "NEWSBOT_DATABASE_URL": NO_SERVER}
    done = subprocess.run(
        command("worker"),
        cwd=ROOT,
        env=workspace.environment(**environment),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "pip install 'newsbot[cluster]'" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "file", "words"),
    [
        (["worker"], "", "NEWSBOT_LISTINGS_FILE names no file"),
        (["schedule", "--now"], "", "NEWSBOT_LISTINGS_FILE names no file"),
        (["schedule", "--now", "valley"], None, "has no site 'valley'; there are steppe"),
        (["schedule"], None, "gives no site a schedule"),
        (["schedule", "steppe"], None, "to queue steppe now say --now"),
        (["worker", "steppe"], None, "what is 'steppe'?"),
        (["worker", "--concurrency", "0"], None, "--concurrency is a number from 1 up"),
        (["worker", "--heartbeat", "nan"], None, "--heartbeat is a number of seconds"),
        (["workers", "all"], None, "what is 'all'?"),
    ],
)
def test_a_mistake(
    workspace: Workspace, arguments: list[str], file: str | None, words: str
) -> None:
    settings = {} if file is None else {"NEWSBOT_LISTINGS_FILE": file}
    done = scrapy(workspace, *arguments, NEWSBOT_DATABASE_URL=NO_SERVER, **settings)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@EACH
def test_no_server(workspace: Workspace, name: str) -> None:
    arguments = [name, *(["--now"] if name == "schedule" else [])]
    done = scrapy(workspace, *arguments, NEWSBOT_DATABASE_URL=NO_SERVER)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (5, "", 1), done.stderr
    assert "secret" not in done.stderr


def test_a_server_without_newsbots_tables(workspace: Workspace, postgres_url: str) -> None:
    done = scrapy(workspace, "worker", NEWSBOT_DATABASE_URL=postgres_url)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (5, "", 1)
    assert "run `scrapy db upgrade`" in done.stderr
