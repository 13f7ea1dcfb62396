"""The cache storage without a crawl: which capture answers which request, and as what."""

import gzip
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from scrapy import Request, Spider
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.http import HtmlResponse, Response
from scrapy.settings import Settings
from scrapy.utils.test import get_crawler

from newsbot.archive.archive import open_archive
from newsbot.archive.messages import Message
from newsbot.archive.scrapy_messages import request_message, response_message
from newsbot.archive.storage import WarcCacheStorage
from newsbot.archive.writer import Exchange, RecordWriter
from newsbot.saved.pages import SavedPages

START = datetime(2026, 2, 22, 9, 0, tzinfo=UTC)
URL = "https://steppe.example/tag/serimov/"
SPIDER = Spider(name="reader")


def storage(tmp_path: Path, *messages: Message, **settings: object) -> WarcCacheStorage:
    """Replays these answers to URL, given a minute apart."""
    path = tmp_path / "a.warc.gz"
    with path.open("wb") as file:
        writer = RecordWriter(file)
        for number, message in enumerate(messages):
            at = START + timedelta(minutes=number)
            writer.write_exchange(Exchange(URL, at, Message(b"GET / HTTP/1.1"), message))
    return WarcCacheStorage(Settings({"NEWSBOT_REPLAY": str(path), **settings}))


def html(body: bytes, status: bytes = b"200 OK", **headers: bytes) -> Message:
    named = tuple((name.replace("_", "-").encode(), value) for name, value in headers.items())
    return Message(b"HTTP/1.1 " + status, ((b"Content-Type", b"text/html"), *named), body)


def answer(replaying: WarcCacheStorage, url: str = URL, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    response = replaying.retrieve_response(SPIDER, Request(url, headers=named))
    assert response
    return response


def test_an_answer_is_typed_dated_and_has_the_address_asked_for(tmp_path: Path) -> None:
    replaying = storage(tmp_path, html(b"<p>x</p>", X_Two=b"a", x_two=b"b"))
    request = Request(URL.rstrip("/"))
    response = replaying.retrieve_response(SPIDER, request)
    assert isinstance(response, HtmlResponse)
    assert (response.url, response.status) == (request.url, 200)
    assert response.headers.getlist("X-Two") == [b"a", b"b"]
    assert request.meta["cache_timestamp"] == START.timestamp()


def test_each_request_gets_the_next_capture_and_at_last_the_last(tmp_path: Path) -> None:
    replaying = storage(tmp_path, html(b"one", b"503 Busy"), html(b"two"), html(b"three"))
    answers = [answer(replaying) for _ in range(4)]
    assert [response.body for response in answers] == [b"one", b"two", b"three", b"three"]
    assert answers[0].status == 503


def test_only_a_conditional_request_is_told_not_modified(tmp_path: Path) -> None:
    replaying = storage(tmp_path, html(b"one"), html(b"", b"304 Not Modified"))
    assert [answer(replaying).status for _ in range(3)] == [200, 200, 200]
    replaying = storage(tmp_path, html(b"one"), html(b"", b"304 Not Modified"))
    assert [answer(replaying, If_None_Match='"x"').status for _ in range(3)] == [200, 304, 304]


def test_a_missing_page_is_none(tmp_path: Path) -> None:
    replaying = storage(tmp_path, html(b"one"))
    assert replaying.retrieve_response(SPIDER, Request("https://steppe.example/other/")) is None


@pytest.mark.parametrize(
    ("coding", "compress"),
    [(b"gzip", gzip.compress), (b"br", brotli.compress), (b"deflate", zlib.compress)],
)
def test_a_compressed_body_is_left_to_scrapys_decompression(
    tmp_path: Path, coding: bytes, compress: Callable[[bytes], bytes]
) -> None:
    page = b"<p>the salt road</p>" * 100
    replaying = storage(tmp_path, html(compress(page), Content_Encoding=coding))
    response = answer(replaying)
    assert response.body == compress(page)
    decoded = HttpCompressionMiddleware(crawler=get_crawler()).process_response(
        Request(URL), response
    )
    assert decoded.body == page


def test_a_file_that_changed_meanwhile_loses_its_pages_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    replaying = storage(tmp_path, html(b"one"))
    archive = open_archive(f"{tmp_path}/a.warc.gz")
    pages = SavedPages(archive, Settings())
    (tmp_path / "a.warc.gz").write_bytes(b"WARC/1.1 secret")
    assert replaying.retrieve_response(SPIDER, Request(URL)) is None
    assert pages.read(archive.captures[0]) is None
    (warning,), (unread,) = caplog.messages, pages.unread.values()
    assert f"a.warc.gz has changed: {URL}" in warning
    assert "secret" not in warning + unread


def test_a_page_over_the_size_limit_is_missing(tmp_path: Path) -> None:
    replaying = storage(tmp_path, html(b"x" * 5000), DOWNLOAD_MAXSIZE=4000)
    assert replaying.retrieve_response(SPIDER, Request(URL)) is None


def test_a_redirect_is_answered_as_captured(tmp_path: Path) -> None:
    replaying = storage(tmp_path, html(b"", b"301 Moved", Location=b"/new/"))
    response = answer(replaying)
    assert (response.status, response.headers["Location"]) == (301, b"/new/")


def test_a_request_as_it_goes_into_the_archive() -> None:
    headers = {"Accept": "*/*", "Authorization": "Basic eA==", "Cookie": "a=b"}
    message = request_message(Request("https://a.example:81/b?c=d", headers=headers))
    assert message.start_line == b"GET /b?c=d HTTP/1.1"
    assert message.headers == ((b"Host", b"a.example:81"), (b"Accept", b"*/*"))
    assert request_message(Request("https://a.example")).start_line == b"GET / HTTP/1.1"


@pytest.mark.parametrize("length", [{}, {"Content-Length": "99"}])
def test_a_response_as_it_goes_into_the_archive(length: dict[str, str]) -> None:
    headers = {"Transfer-Encoding": "chunked", "Server": "steppe\r\nX: y", **length}
    message = response_message(Response(URL, status=404, headers=headers, body=b"gone"))
    assert message.start_line == b"HTTP/1.1 404 Not Found"
    assert message.headers == ((b"Server", b"steppe  X: y"), (b"Content-Length", b"4"))
    assert response_message(Response(URL, status=799)).start_line == b"HTTP/1.1 799 "


def test_an_answer_without_a_body_keeps_the_length_it_announced() -> None:
    message = response_message(Response(URL, status=304, headers={"Content-Length": "99"}))
    assert message.headers == ((b"Content-Length", b"99"),)
    assert response_message(Response(URL, status=304)).headers == ()
