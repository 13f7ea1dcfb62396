"""Bodies in another coding than their head names, as archives hold them, and as we record them."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import brotli
import pytest
from warcio.archiveiterator import ArchiveIterator

from newsbot.archive.content_codings import actual_codings, decode, zstd
from newsbot.archive.messages import Message
from newsbot.archive.writer import Exchange, RecordWriter
from tests.crawling import Workspace, crawl
from tests.site.replies import Reply
from tests.site.server import serve
from tests.site.site import Site
from tests.site.warc import START, exchange, paths

PAGE = b"<html><body>" + b"<p>The salt road is open again.</p>" * 90 + b"</body></html>"
MOST = 1 << 20


def raw_deflate(body: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(body) + stream.flush()


def with_control_characters(body: bytes) -> bytes:
    return body.replace(b"<html", b"\n<!-- \0\v\x1f -->\n<html", 1)


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.compress,
    "gzip": gzip.compress,
    "zlib": zlib.compress,
    "deflate": raw_deflate,
    "zstd": zstd.compress,
    "text": bytes,
    "text with control characters": with_control_characters,
}
NAMED = ["gzip", "x-gzip", "deflate", "br", "zstd", "gzip, br"]


@pytest.mark.parametrize("packed", PACKED)
@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("times", [1, 900])
def test_a_body_is_told_from_what_its_head_names(packed: str, named: str, times: int) -> None:
    body = PACKED[packed](PAGE * times)
    content = decode(body, actual_codings(body, named.split(", ")), MOST * 9)
    assert content == (body if packed.startswith("text") else PAGE * times)


@pytest.mark.parametrize("text", ["<html>…", "№ 5", "塩"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("named", ["gzip", "zstd"])
def test_what_is_no_stream_is_taken_as_it_is(text: str, encoding: str, named: str) -> None:
    assert actual_codings(text.encode(encoding), [named]) == []


def test_a_stream_that_no_head_names() -> None:
    for packed in ("gzip", "zstd"):
        assert actual_codings(PACKED[packed](PAGE), []) == [packed]
    assert actual_codings(PAGE, []) == []


def test_a_layer_that_was_taken_off() -> None:
    assert actual_codings(gzip.compress(PAGE), ["gzip", "br"]) == ["gzip"]
    both = brotli.compress(gzip.compress(PAGE))
    assert actual_codings(both, ["gzip", "br"]) == ["gzip", "br"]
    assert actual_codings(brotli.compress(PAGE), ["gzip", "br"]) == ["br"]
    assert decode(both, ["gzip", "br"], MOST) == PAGE


@pytest.mark.parametrize(("named", "packed"), [("gzip", "gzip"), ("br", "br"), ("zstd", "zstd")])
def test_a_broken_stream_stays_what_it_is_named(named: str, packed: str) -> None:
    whole = PACKED[packed](PAGE * 900)
    for body in (whole[: len(whole) // 2], whole[:-9] + b"\0" * 9):
        assert actual_codings(body, [named]) == [named]


def test_a_bomb_is_not_unpacked() -> None:
    body = brotli.compress(bytes(MOST * 9))
    assert actual_codings(body, ["br"]) == ["br"]
    assert decode(body, ["br"], MOST) is None


def test_an_archive_of_all_mismatches_is_read(workspace: Workspace) -> None:
    """Each page otherwise, under the transfer coding and the length that it came with."""
    site, path = Site(12), workspace.folder / "mixed.warc.gz"
    mixed = [(named, packed) for named in NAMED for packed in PACKED]
    with path.open("wb") as file:
        writer = RecordWriter(file)
        for number, page in enumerate(paths(site)):
            named, packed = mixed[number * 2]
            at = START + timedelta(seconds=number)
            writer.write_exchange(miscoded(exchange(site, page, at), named, PACKED[packed]))
    run = crawl(workspace, site.listing_url, NEWSBOT_REPLAY=str(path))
    assert run.exit_code == 0, run.output
    bodies = workspace.rows("SELECT article_body FROM articles ORDER BY url")
    articles = sorted(site.articles, key=lambda article: article.path)
    assert [row["article_body"] for row in bodies] == [article.body for article in articles]


def miscoded(original: Exchange, named: str, pack: Callable[[bytes], bytes]) -> Exchange:
    sent = original.response
    headers = (
        (b"Content-Type", b"text/html; charset=UTF-8"),
        (b"Content-Encoding", named.encode()),
        (b"Transfer-Encoding", b"chunked"),
        (b"Content-Length", b"%d" % len(gzip.compress(sent.body))),
    )
    response = Message(sent.start_line, headers, pack(sent.body))
    return Exchange(original.url, original.at, original.request, response)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(4), compress=True) as served:
        yield served


def test_other_tools_read_what_is_recorded(workspace: Workspace, site: Site) -> None:
    """Only what they undo is asked for; what comes otherwise all the same is kept decoded."""
    for article, coding in zip(site.articles, ("br", "zstd", "deflate", "x-gzip"), strict=True):
        plain = site.respond(article.path, {})
        pack = PACKED[coding.removeprefix("x-")]
        headers = (*plain.headers, ("Content-Encoding", coding))
        site.answer(article.path, Reply(pack(plain.body), headers=headers))
    site.log.clear()
    path = workspace.folder / "run.warc.gz"
    run = crawl(workspace, site.listing_url, NEWSBOT_RECORD=str(path))
    assert run.exit_code == 0, run.log
    assert {visit.headers["accept-encoding"] for visit in site.log} == {"gzip, deflate"}
    pages = dict(recorded_pages(path))
    for article in site.articles:
        assert pages[site.url(article)] == site.respond(article.path, {}).body


def recorded_pages(path: Path) -> Iterator[tuple[str, bytes]]:
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            if record.rec_type == "response":
                assert int(record.http_headers["Content-Length"]) == record.payload_length
                yield record.rec_headers["WARC-Target-URI"], record.content_stream().read()
