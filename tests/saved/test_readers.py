"""Saved pages are read by several processes; nobody sees it in what is found."""

import gzip
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from scrapy.utils.project import get_project_settings

from newsbot.archive.archive import open_archive
from newsbot.archive.captures import Capture
from newsbot.archive.content_codings import zstd
from newsbot.parser_process.cores import count_cores
from newsbot.saved.pages import SavedPages
from newsbot.saved.readers import Job, read_all
from tests.saved.marks import die, mark
from tests.site.test_sample import SAMPLE

NEEDS_CORES = pytest.mark.skipif(count_cores() < 2, reason="one core reads all in one process")


def opened(path: Path) -> tuple[SavedPages, Capture]:
    """With one of its pages."""
    archive = open_archive(str(path))
    return SavedPages(archive, get_project_settings()), archive.captures[0]


def jobs(capture: Capture, function: Callable[..., int], folder: Path, marks: int) -> Iterator[Job]:
    """Until there are so many marks in the folder."""
    number = 0
    while len(list(folder.iterdir())) < marks:
        yield Job(capture, function, (folder, os.getpid(), number))
        number += 1


@NEEDS_CORES
def test_all_processes_read_and_the_order_stays(tmp_path: Path) -> None:
    pages, capture = opened(SAMPLE)
    found = read_all(pages, jobs(capture, mark, tmp_path, 2), 2)
    assert found == list(range(len(found)))
    assert not pages.unread


@NEEDS_CORES
def test_a_page_that_kills_its_process_is_one_that_cannot_be_read(tmp_path: Path) -> None:
    pages, capture = opened(SAMPLE)
    found = read_all(pages, jobs(capture, die, tmp_path, 1), 2)
    died = {int(path.name.rpartition(" ")[2]) for path in tmp_path.iterdir()}
    assert found == [None if number in died else number for number in range(len(found))]
    assert pages.unread == {capture: "the process that read it died"}


@pytest.mark.parametrize("processes", [1, 2])
def test_what_only_this_process_can_read_it_reads_alone(tmp_path: Path, processes: int) -> None:
    """The unpacked copy of a compressed archive has no name."""
    (tmp_path / "marks").mkdir()
    packed = tmp_path / "sample.warc.zst"
    packed.write_bytes(zstd.compress(gzip.decompress(SAMPLE.read_bytes())))
    pages, capture = opened(packed if processes > 1 else SAMPLE)
    some = [Job(capture, mark, (tmp_path / "marks", os.getpid(), n)) for n in range(100)]
    assert read_all(pages, some, processes) == list(range(100))
    assert not list((tmp_path / "marks").iterdir())
