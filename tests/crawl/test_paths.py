"""Where a run keeps its things is tried before it asks for anything, and left as it was."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsbot.db.engine import parse_url
from newsbot.db.session import Session
from newsbot.errors import StorageError
from newsbot.extensions.feed_exports import check_writable
from newsbot.run.feed import check_feed_dir


@pytest.fixture
def obstacles(tmp_path: Path) -> Iterator[list[Path]]:
    """What may stand in the place of a file or folder, and stands in nobody's way of its own."""
    dangling, fifo, circle = tmp_path / "dangling", tmp_path / "fifo", tmp_path / "circle"
    dangling.symlink_to(tmp_path / "missing" / "there")
    circle.symlink_to(circle)
    os.mkfifo(fifo)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket"))
        yield [
            dangling,
            fifo,
            circle,
            tmp_path / "socket",
            Path("/dev/null"),
            Path("/proc/newsbot"),
        ]


def listed(folder: Path) -> set[tuple[str, int]]:
    return {(path.name, path.lstat().st_mode) for path in folder.rglob("*")}


def test_F18_no_feed_folder(tmp_path: Path, obstacles: list[Path]) -> None:
    (tmp_path / "file").touch()
    before = listed(tmp_path)
    for path in (*obstacles, tmp_path / "file", tmp_path / "file" / "folder"):
        with pytest.raises(StorageError, match=f"NEWSBOT_FEED_DIR: .*{path}"):
            check_feed_dir(path)
    assert listed(tmp_path) == before


def test_F18_no_database_file(tmp_path: Path, obstacles: list[Path]) -> None:
    (tmp_path / "folder").mkdir()
    for path in (*obstacles, tmp_path / "folder"):
        before = {name for name, _ in listed(tmp_path)}
        with pytest.raises(StorageError):
            Session(parse_url(f"sqlite:///{path}", tmp_path), frozenset({"s1.example"}))
        assert {name for name, _ in listed(tmp_path)} - before <= {f"{path.name}.lock"}


def test_F18_a_feed_folder_is_made_and_left_empty(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    for path in (tmp_path / "a" / "b", link / "c", link):
        check_feed_dir(path)
    assert listed(tmp_path) == {
        (path.name, path.lstat().st_mode)
        for path in (tmp_path / "a", tmp_path / "a" / "b", tmp_path / "c", link)
    }


def test_F18_a_link_to_a_feed_that_is_to_come_stays(tmp_path: Path) -> None:
    link = tmp_path / "link.jsonl"
    link.symlink_to(tmp_path / "articles.jsonl")
    check_writable(link)
    assert link.is_symlink()
    assert not (tmp_path / "articles.jsonl").exists()
