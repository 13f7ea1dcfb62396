"""WARC files in Zstandard and in ZIP files."""

import gzip
import json
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsbot.archive.archive import open_archive
from newsbot.archive.formats.unpacked import zstd
from newsbot.errors import ArchiveError
from tests.archive.test_archive_reading import OK, PAGE, warc_record
from tests.archive.test_saved_pages import har_entry

HAR = json.dumps({"log": {"entries": [har_entry(content={"_file": "1.html"})]}})


def zstd_records(*records: bytes, dictionary: zstd.ZstdDict | None = None) -> bytes:
    return b"".join(zstd.compress(record, zstd_dict=dictionary) for record in records)


def numbered_records(count: int) -> list[bytes]:
    return [
        warc_record(OK + PAGE + b"%d" % n, WARC_Target_URI=f"http://salt.example/{n}")
        for n in range(count)
    ]


def test_a_warc_in_zstandard_with_its_dictionary_and_without(tmp_path: Path) -> None:
    records = numbered_records(40)
    dictionary = zstd.train_dict(records, 2000)
    packed = zstd.compress(dictionary.dict_content)
    by_dictionary = zstd_records(*records, dictionary=dictionary)
    for name, content in (
        ("frames", zstd_records(*records)),
        ("stream", zstd.compress(b"".join(records))),
        ("dictionary", skipped(dictionary.dict_content) + by_dictionary),
        ("packed", skipped(packed) + by_dictionary),
    ):
        (tmp_path / f"{name}.warc.zst").write_bytes(content)
        archive = open_archive(f"{tmp_path}/{name}.warc.zst")
        bodies = [message.body for _, message in archive.pages()]
        assert (bodies, archive.warnings) == ([PAGE + b"%d" % n for n in range(40)], [])
    (tmp_path / "torn.warc.zst").write_bytes(zstd_records(*records)[:-9])
    torn = open_archive(f"{tmp_path}/torn.warc.zst")
    assert len([*torn.pages()]) == 39
    assert torn.damages == [f"{tmp_path}/torn.warc.zst: its compression is damaged or torn"]


def skipped(content: bytes) -> bytes:
    return b"\x5d\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content


def test_a_wacz_with_warc_files_of_every_kind(tmp_path: Path) -> None:
    records = numbered_records(9)
    with ZipFile(tmp_path / "a.wacz", "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/a.warc.gz", b"".join(map(gzip.compress, records[:2])))
        packed.writestr("archive/b.warc.gz", gzip.compress(records[2]), ZIP_DEFLATED)
        packed.writestr("archive/c.warc", b"".join(records[3:5]))
        packed.writestr("archive/d.warc", b"".join(records[5:7]), ZIP_DEFLATED)
        packed.writestr("archive/e.warc.zst", zstd_records(*records[7:]))
    archive = open_archive(f"{tmp_path}/a.wacz")
    bodies = sorted(message.body for _, message in archive.pages())
    assert bodies == [PAGE + b"%d" % n for n in range(9)]
    assert archive.warnings == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.binary(min_size=1, max_size=9), st.floats(0, 1), st.integers(0, 99), st.booleans())
def test_damaged_zip_files_open_or_are_refused(
    tmp_path: Path, noise: bytes, at: float, cut: int, compressed: bool
) -> None:
    path = tmp_path / "a.zip"
    kept = {"1.html": "<p>Road.", "har.har": HAR, "a.warc": numbered_records(1)[0]}
    with ZipFile(path, "w", ZIP_DEFLATED if compressed else ZIP_STORED) as packed:
        for name, content in kept.items():
            packed.writestr(name, content)
    whole = path.read_bytes()
    start = int(at * len(whole))
    path.write_bytes(whole[:start] + noise + whole[start + cut :])
    for place in (path, tmp_path):
        with suppress(ArchiveError):
            archive = open_archive(str(place))
            for capture in archive.captures:
                with suppress(ArchiveError):
                    archive.read(capture)


def test_one_damaged_file_in_a_zip_file_leaves_the_others(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.wacz", "w") as packed:
        packed.writestr("__MACOSX/._A.WARC", "secret")
        packed.writestr("a.warc", "secret")
        packed.writestr("B.WARC", b"".join(numbered_records(2)))
        packed.writestr("c.har", "secret")
    archive = open_archive(f"{tmp_path}/a.wacz")
    assert len([*archive.pages()]) == 2
    assert archive.damages == [
        f"{tmp_path}/a.wacz is not a WARC file: its first record is torn",
        f"{tmp_path}/a.wacz is a torn HAR file, or none",
    ]


def test_a_zip_file_of_something_else(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("secret.txt", "secret")
    with pytest.raises(ArchiveError, match=r"is a ZIP file without a WARC or HAR file in it$"):
        open_archive(f"{tmp_path}/a.zip")
