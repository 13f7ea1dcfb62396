"""A damaged SQLite file: nothing is written to it, nothing asked for, and a word on what to do."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from newsbot.db.engine import open_engine, parse_url
from newsbot.db.integrity import MAX_ALWAYS_MB, MAX_DAILY_MB
from newsbot.db.schema import ensure_schema
from newsbot.db.session import Session
from newsbot.errors import StorageError
from tests.crawling import Workspace, crawl, scrapy
from tests.db.filled import fill
from tests.site.server import serve
from tests.site.site import Site

PAGE = 4096
SITES = frozenset({"s1.example"})


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(8)) as served:
        yield served


@pytest.fixture
def file(workspace: Workspace) -> Path:
    """A database with rows."""
    engine = open_engine(parse_url("sqlite:///newsbot.db", workspace.folder))
    ensure_schema(engine)
    with engine.begin() as connection:
        fill(connection, 100, 2)
    engine.dispose()
    return workspace.folder / "newsbot.db"


def zero(content: bytes, page: int) -> bytes:
    return content[: page * PAGE] + bytes(PAGE) + content[(page + 1) * PAGE :]


def flip(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 0x11]) + content[at + 1 :]


def is_sound(file: Path, content: bytes) -> bool:
    """In SQLite's own eyes."""
    copy = file.with_name("copy.db")
    copy.write_bytes(content)
    try:
        with closing(sqlite3.connect(copy)) as connection:
            return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.DatabaseError:
        return False


def files_of(file: Path) -> dict[str, bytes]:
    """With its journals, copies and notes; the lock alone is nobody's."""
    paths = set(file.parent.glob(f"{file.name}*")) - {file.with_name(f"{file.name}.lock")}
    return {path.name: path.read_bytes() for path in paths}


def leave_in_mid_commit(file: Path) -> None:
    """As a program that dies while it writes to the file."""
    code = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1])\n"
        "c.execute('PRAGMA cache_size = 1')\n"
        "c.execute('UPDATE articles SET article_body = upper(article_body), headline = id')\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(file)], check=True)


def test_F19_a_run_asks_for_nothing_and_says_how_to_recover(
    workspace: Workspace, site: Site, file: Path
) -> None:
    file.write_bytes(zero(file.read_bytes(), 3))
    before = files_of(file)
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 5, run.log
    assert site.log == []
    assert files_of(file) == before
    (line,) = run.output.splitlines()
    assert f"{file} is damaged" in line
    assert "put your backup in its place" in line
    assert f"sqlite3 {file} .recover" in line
    assert "Traceback" not in run.log


@pytest.mark.parametrize("action", ["upgrade", "check"])
def test_F19_the_commands_leave_it_as_it_is(workspace: Workspace, file: Path, action: str) -> None:
    copy = file.with_name("newsbot.db.0000.bak")
    copy.touch()
    file.write_bytes(zero(file.read_bytes(), 3))
    before = files_of(file)
    done = scrapy(workspace, "db", action)
    assert done.returncode == 5
    assert files_of(file) == before
    if action == "upgrade":
        (line,) = done.stderr.splitlines()
        assert f"put {copy} (the copy made before an upgrade) in its place" in line


def test_F19_whatever_sqlite_sees_is_refused_untouched(file: Path) -> None:
    content = file.read_bytes()
    places = random.Random(19).sample(range(len(content)), 150)
    broken = [zero(content, page) for page in range(len(content) // PAGE)]
    broken += [content[: page * PAGE] for page in range(1, len(content) // PAGE)]
    broken += [flip(content, place) for place in places]
    refused = 0
    for damaged in broken:
        if is_sound(file, damaged):
            continue
        file.write_bytes(damaged)
        before = files_of(file)
        with pytest.raises(StorageError, match="is damaged"):
            Session(parse_url(f"sqlite:///{file}", file.parent), SITES)
        assert files_of(file) == before
        refused += 1
    assert refused > len(content) // PAGE


@pytest.mark.parametrize("version", [1, 2], ids=["rollback journal", "write-ahead log"])
def test_F19_what_a_crash_left_is_no_damage(
    workspace: Workspace, site: Site, file: Path, version: int
) -> None:
    if version == 2:
        workspace.change("PRAGMA journal_mode = WAL")
    leave_in_mid_commit(file)
    assert len(files_of(file)) > 1
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 0, run.log
    assert "8 of 8 results · complete · new 8" in run.output


def test_F19_a_large_file_is_looked_into_once_a_day_or_when_it_changed(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"CREATE TABLE ballast AS SELECT zeroblob({MAX_ALWAYS_MB}000000) AS x")
    url = parse_url(f"sqlite:///{file}", file.parent)
    Session(url, SITES).close()
    note, stat = file.with_name("newsbot.db.checked"), file.stat()
    checked_at_s = float(note.read_text("ascii").split()[0])
    assert 0 <= time.time() - checked_at_s < 600

    with file.open("r+b") as content:
        content.seek(3 * PAGE)
        content.write(bytes(PAGE))
    with pytest.raises(StorageError, match="is damaged"):
        Session(url, SITES)
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))  # as a disk that rots
    Session(url, SITES).close()
    note.write_text(note.read_text("ascii").replace(f"{checked_at_s}", f"{checked_at_s - 90_000}"))
    with pytest.raises(StorageError, match="is damaged"):
        Session(url, SITES)


def test_F19_a_very_large_file_is_left_to_db_check(workspace: Workspace, file: Path) -> None:
    with file.open("r+b") as content:
        content.seek(3 * PAGE)
        content.write(bytes(PAGE))
        content.truncate(MAX_DAILY_MB * 1_000_000 + 1)  # without taking room on the disk
    Session(parse_url(f"sqlite:///{file}", file.parent), SITES).close()
    assert not file.with_name("newsbot.db.checked").exists()
    done = scrapy(workspace, "db", "check")
    assert done.returncode == 5
    assert "is damaged" in done.stderr
