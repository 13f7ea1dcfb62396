"""Recorded by a crawl and replayed by another, through Scrapy's own engine."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from newsbot.archive.archive import open_archive
from tests.site.server import serve
from tests.site.site import Site
from tests.site.warc import save

PROGRAM = Path(__file__).parent / "follow_links.py"


def start(url: str, **settings: Any) -> subprocess.Popen[str]:
    command = [sys.executable, str(PROGRAM), url, json.dumps(settings)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True)


def crawl(url: str, **settings: Any) -> tuple[list[dict[str, Any]], str]:
    """The crawl's answers by URL, and its log."""
    with start(url, **settings) as process:
        output, log = process.communicate(timeout=60)
    return sorted(map(json.loads, output.splitlines()), key=lambda answer: answer["url"]), log


def replay(url: str, archive: Path | str, **settings: Any) -> tuple[list[dict[str, Any]], str]:
    return crawl(url, NEWSBOT_REPLAY=str(archive), HTTPCACHE_IGNORE_MISSING=True, **settings)


def without_times(answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**answer, "at": None} for answer in answers]


@pytest.mark.parametrize("compress", [False, True])
def test_a_replay_gives_what_the_recording_saw(tmp_path: Path, compress: bool) -> None:
    archive = tmp_path / "run.warc.gz"
    before = datetime.now(UTC).timestamp()
    with serve(Site(14), compress=compress) as site:
        url = site.listing_url.rstrip("/")  # redirected to the final slash
        site.fail(site.page_paths()[1], 503)
        seen, _ = crawl(url, NEWSBOT_RECORD=str(archive))
        asked = [site.options.base_url + request.path for request in site.log]
    assert len(seen) == 3 + 14
    replayed, log = replay(url, archive)
    assert without_times(replayed) == seen
    assert "'retry/count': 1" in log
    captures = open_archive(str(archive)).captures
    assert sorted(capture.url for capture in captures) == sorted(asked)
    assert asked[0].endswith("/robots.txt")
    times = [answer["at"] for answer in replayed]
    assert before <= min(times) <= max(times) <= datetime.now(UTC).timestamp()


def test_other_tools_read_the_recording(tmp_path: Path) -> None:
    archive = tmp_path / "run.warc.gz"
    with serve(Site(6), compress=True) as site:
        crawl(site.listing_url, NEWSBOT_RECORD=str(archive))
    pages, requests = {}, []
    with archive.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            url = record.rec_headers["WARC-Target-URI"]
            if record.rec_type == "response":
                assert record.rec_headers["WARC-IP-Address"] == "127.0.0.1"
                assert int(record.http_headers["Content-Length"]) == record.payload_length
                pages[url] = record.content_stream().read()
            elif record.rec_type == "request":
                assert record.http_headers["Host"] in url
                requests.append(url)
            record.raw_stream.read()
    assert sorted(pages) == sorted(requests)
    # The server's address has a port; the site as it would be there has the same pages.
    with_port = Site(6, base_url=site_address(requests[0]))
    assert pages[with_port.listing_url] == with_port.respond("/tag/serimov/", {}).body


def site_address(url: str) -> str:
    return "/".join(url.split("/")[:3])


def test_a_page_that_is_not_in_the_archive_is_lost(tmp_path: Path) -> None:
    archive = tmp_path / "run.warc.gz"
    with serve(Site(6)) as site:
        listing, other = site.listing_url, f"{site.options.base_url}/other/"
        crawl(listing, NEWSBOT_RECORD=str(archive))
    answers, log = replay(other, archive)
    assert answers == [{"url": other, "lost": "IgnoreRequest"}]
    assert "'httpcache/ignore': 1" in log


def test_a_kill_loses_no_page_that_was_read(tmp_path: Path) -> None:
    path = tmp_path / "run.warc.gz"
    with serve(Site(30)) as site:
        process = start(site.listing_url, NEWSBOT_RECORD=str(path), CONCURRENT_REQUESTS=1)
        site.before(8, process.kill)
        process.communicate(timeout=60)
        killed = open_archive(str(path))
        crawl(f"{site.options.base_url}/robots.txt", NEWSBOT_RECORD=str(path))
        again = open_archive(str(path))
    assert killed.damages == again.damages == []
    assert len(killed.captures) == 7
    # The second crawl read robots.txt twice: for its rules, and as its page.
    assert len(again.captures) == 7 + 2


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"NEWSBOT_REPLAY": "nowhere/*.warc.gz"}, "no file matches nowhere/*.warc.gz"),
        ({"NEWSBOT_REPLAY": __file__}, "is not a WARC file"),
        ({"NEWSBOT_RECORD": "pages.zip"}, "NEWSBOT_RECORD must end in .warc.gz: pages.zip"),
        ({"NEWSBOT_RECORD": "a.warc.gz", "NEWSBOT_REPLAY": "b"}, "exclude each other"),
    ],
)
def test_a_wrong_setting_ends_the_crawl_before_any_request(
    settings: dict[str, str], complaint: str
) -> None:
    answers, log = crawl("http://127.0.0.1:9/", **settings)
    assert answers == []
    assert complaint in log
    assert "Crawled" not in log


def test_a_torn_archive_is_used_as_far_as_it_goes_and_said(tmp_path: Path) -> None:
    path = tmp_path / "run.warc.gz"
    save(Site(6), path)
    path.write_bytes(path.read_bytes()[:-1500])
    answers, log = replay(Site().listing_url, path)
    assert "WARNING: Archive " in log
    assert "torn at byte" in log
    assert {answer.get("lost") for answer in answers} == {None, "IgnoreRequest"}
