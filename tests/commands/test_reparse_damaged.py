"""`scrapy reparse` of archives that are damaged, hold broken pages, or none that are stored."""

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess

import brotli
import pytest

from newsbot.archive.content_codings import zstd
from newsbot.archive.messages import Message
from newsbot.archive.writer import Exchange, RecordWriter
from tests.crawling import ROOT, Workspace, crawl, scrapy
from tests.site.server import serve
from tests.site.site import Site

PACKED: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}


@dataclass(frozen=True)
class Saved:
    """A crawl's database, and the archive of its pages."""

    workspace: Workspace
    site: Site
    archive: Path

    def reparse(self, archive: Path) -> CompletedProcess[str]:
        done = scrapy(self.workspace, "reparse", str(archive))
        assert done.stderr == ""
        return done


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, pace: tuple[str, ...]) -> Iterator[Saved]:
    workspace = Workspace(tmp_path_factory.mktemp("saved"), pace)
    archive = workspace.folder / "saved.warc.gz"
    with serve(Site(6), compress=True) as site:
        assert crawl(workspace, site.listing_url, NEWSBOT_RECORD=str(archive)).exit_code == 0
        yield Saved(workspace, site, archive)


def torn(whole: bytes) -> bytes:
    return whole[:-1500]


def compressed_as_a_whole(whole: bytes) -> bytes:
    return gzip.compress(gzip.decompress(whole))


def flipped(whole: bytes) -> bytes:
    middle = len(whole) // 2
    return whole[:middle] + bytes([whole[middle] ^ 0xFF]) + whole[middle + 1 :]


@pytest.mark.parametrize("damage", [torn, compressed_as_a_whole, flipped])
def test_a_damaged_archive_exits_3(
    saved: Saved, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    archive = tmp_path / "damaged.warc.gz"
    archive.write_bytes(damage(saved.archive.read_bytes()))
    done = saved.reparse(archive)
    assert done.returncode == 3
    assert f"\ndamaged  {archive}: " in done.stdout


def with_pages(archive: Path, saved: Saved, pages: Mapping[str, tuple[str, bytes]]) -> None:
    """Saved a second time, later: address → coding and body."""
    archive.write_bytes(saved.archive.read_bytes())
    request = Message(b"GET / HTTP/1.1")
    with archive.open("ab", buffering=0) as file:
        writer = RecordWriter(file)
        for url, (coding, body) in pages.items():
            headers = ((b"Content-Type", b"text/html"), (b"Content-Encoding", coding.encode()))
            response = Message(b"HTTP/1.1 200 OK", headers, body)
            writer.write_exchange(Exchange(url, datetime.now(UTC), request, response))


def test_broken_pages_are_counted_and_exit_3(saved: Saved, tmp_path: Path) -> None:
    pages = {}
    for article, coding in zip(saved.site.articles, PACKED, strict=False):
        packed = PACKED[coding](saved.site.respond(article.path, {}).body)
        pages[saved.site.url(article)] = coding, packed[: len(packed) // 2]
    with_pages(archive := tmp_path / "broken.warc.gz", saved, pages)
    done = saved.reparse(archive)
    assert done.returncode == 3
    overview = "8 saved pages: 2 stored articles, 1 listing pages, 4 that cannot be read\n"
    assert done.stdout.startswith(overview)
    for url in pages:
        assert f"\nunread   {url}  breaks off before its end\n" in done.stdout


def test_pages_under_a_wrong_header_are_read(saved: Saved, tmp_path: Path) -> None:
    actual = ("zstd", "br", "deflate", "gzip")
    pages = {}
    for article, named, coding in zip(saved.site.articles, PACKED, actual, strict=False):
        assert named != coding
        packed = PACKED[coding](saved.site.respond(article.path, {}).body)
        pages[saved.site.url(article)] = named, packed
    with_pages(archive := tmp_path / "wrong.warc.gz", saved, pages)
    done = saved.reparse(archive)
    assert done.returncode == 0
    assert done.stdout.startswith("8 saved pages: 6 stored articles, 1 listing pages\n")


def test_nothing_to_compare_exits_2(saved: Saved) -> None:
    done = saved.reparse(ROOT / "data/replay/steppe.warc.gz")
    assert done.returncode == 2
    overview, verdict = done.stdout.splitlines()
    assert overview == "67 saved pages: 0 stored articles, 0 listing pages"
    assert verdict.startswith("nothing was compared: ")
    assert "; it holds 66 addresses: https://steppe.example" in verdict
