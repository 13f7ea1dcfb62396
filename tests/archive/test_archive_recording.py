"""The file that a run records into: its name, its opening, its repair."""

import gzip
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsbot.archive.formats.warc import scan_captures
from newsbot.archive.messages import Message
from newsbot.archive.recording import Recording, open_recording, recording_path
from newsbot.archive.writer import Exchange
from newsbot.errors import ArchiveError

NOW = datetime(2026, 2, 22, 9, 5, 7, tzinfo=UTC)


def record(path: Path, *names: str) -> int:
    """Adds a page a name to the file; the bytes that were cut off before."""
    recording = Recording(path, "newsbot")
    for name in names:
        request = Message(b"GET / HTTP/1.1")
        response = Message(b"HTTP/1.1 200 OK", (), os.urandom(200))
        recording.write(Exchange(f"https://a.example/{name}", NOW, request, response))
    recording.close()
    return recording.repaired


def urls(path: Path) -> list[str]:
    scan = scan_captures(path)
    assert scan.damage is None
    return [capture.url.rpartition("/")[2] for capture in scan.captures]


def test_makes_folders_and_appends(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "a.warc.gz"
    assert record(path, "one") == 0
    assert record(path, "two", "three") == 0
    assert urls(path) == ["one", "two", "three"]


def test_a_torn_record_is_cut_off_wherever_it_is_torn(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    record(path, "one")
    first = path.stat().st_size
    record(path, "two")
    whole = path.read_bytes()
    # Behind the first run's records come a warcinfo, a response and a request.
    for size in range(first, len(whole), 7):
        path.write_bytes(whole[:size])
        record(path, "three")
        assert urls(path) in (["one", "three"], ["one", "two", "three"])
    path.write_bytes(whole[:-1])
    assert record(path, "three") > 0


def test_a_file_torn_in_its_first_record_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    record(path, "one")
    whole = path.read_bytes()
    for size in range(100):
        path.write_bytes(whole[:size])
        assert record(path, "two") == size
        assert urls(path) == ["two"]


def test_whole_records_behind_damage_are_not_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    record(path, "one", "two")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match=r"is damaged at byte \d+: nothing is written"):
        Recording(path, "newsbot")
    assert path.read_bytes() == content


def test_bytes_are_there_without_a_close(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    recording = Recording(path, "newsbot")
    size = path.stat().st_size
    recording.write(
        Exchange("https://a.example/", NOW, Message(b"GET / HTTP/1.1"), Message(b"HTTP/1.1 200 OK"))
    )
    assert path.stat().st_size > size
    assert urls(path) == [""]
    recording.close()


@pytest.mark.parametrize(
    "content",
    [b"# Notes\n", gzip.compress(b"# Notes\n", mtime=0), b"\x1f\x8b\x08 torn", b"WARC/1.0\r\n"],
)
def test_what_is_no_compressed_warc_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match=r"is no \.warc\.gz: nothing is written"):
        Recording(path, "newsbot")
    assert path.read_bytes() == content


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    recording = Recording(tmp_path / "a.warc.gz", "newsbot")
    with pytest.raises(ArchiveError, match="another run is writing"):
        Recording(tmp_path / "a.warc.gz", "newsbot")
    recording.close()
    record(tmp_path / "a.warc.gz", "one")


def test_of_two_runs_in_one_second_each_has_its_file(tmp_path: Path) -> None:
    template = f"{tmp_path}/{{time}}.warc.gz"
    both = [open_recording(template, NOW, "newsbot") for _ in range(2)]
    with pytest.raises(ArchiveError, match="another run is writing"):
        open_recording(f"{tmp_path}/2026-02-22T09-05-07.warc.gz", NOW, "newsbot")
    for recording in both:
        recording.close()
    names = [recording.path.name for recording in both]
    assert names == ["2026-02-22T09-05-07.warc.gz", "2026-02-22T09-05-07-2.warc.gz"]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match=r"cannot write .*file"):
        Recording(tmp_path / "file" / "a.warc.gz", "newsbot")


def test_the_time_in_the_name() -> None:
    for field in ("%(time)s", "{time}"):
        path = recording_path(f"data/archive/{field}.warc.gz", NOW)
        assert path == Path("data/archive/2026-02-22T09-05-07.warc.gz")
    assert recording_path("{a,b}/{time}.warc.gz", NOW).parent == Path("{a,b}")


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_whole_records(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    record(path, "one")
    recording = Recording(path, "newsbot")
    page = Exchange(
        "https://a.example/big",
        NOW,
        Message(b"GET / HTTP/1.1"),
        Message(b"HTTP/1.1 200 OK", (), os.urandom(5000)),
    )
    complaint = pytest.raises(ArchiveError, match=r"cannot write .*: File too large")
    with largest_file(path.stat().st_size + 3000), complaint:
        recording.write(page)
    assert urls(path) == ["one"]
    recording.write(page)
    recording.close()
    assert urls(path) == ["one", "big"]


@pytest.mark.parametrize(
    ("template", "complaint"),
    [
        ("a.warc", "must end in .warc.gz"),
        ("pages.json.gz", "must end in .warc.gz"),
        ("%(run)s.warc.gz", r"knows no field but %\(time\)s"),
        ("50%.warc.gz", r"knows no field but %\(time\)s"),
        ("{run}.warc.gz", r"knows no field but %\(time\)s or \{time\}"),
        ("{}.warc.gz", "knows no field"),
        ("%s%s.warc.gz", "must end|knows no field"),
    ],
)
def test_names_that_are_refused(template: str, complaint: str) -> None:
    with pytest.raises(ArchiveError, match=complaint):
        recording_path(template, NOW)
