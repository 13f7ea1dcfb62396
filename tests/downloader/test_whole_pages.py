"""What is half a page, and what only looks like one."""

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import HtmlResponse, Request, Response

from newsbot.archive.content_codings import breaks_off, zstd
from newsbot.downloader.whole_pages import WholePages

URL = "https://lowland.example/dyke/"
MOST = 1 << 20
TEXT = "".join(
    f"<p>The dyke of Halm was raised by {n} cm in the year {n + 1700}.</p>" for n in range(90)
)
PAGE = f"<!DOCTYPE html><html><body><main><article>{TEXT}</article></main></body></html>".encode()
BARE = PAGE.removesuffix(b"</body></html>")
OPEN = BARE.removesuffix(b"</main>")


def raw_deflate(body: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(body) + stream.flush()


STREAMS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("gzip", gzip.compress),
    ("x-gzip", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", raw_deflate),
    ("br", brotli.compress),
    ("zstd", zstd.compress),
]


@pytest.mark.parametrize(("coding", "compress"), STREAMS)
@pytest.mark.parametrize("body", [PAGE, PAGE * 30, b"<p>Shut."], ids=["page", "long", "short"])
def test_a_stream_breaks_off_wherever_it_is_cut(
    coding: str, compress: Callable[[bytes], bytes], body: bytes
) -> None:
    stream = compress(body)
    assert not breaks_off(stream, [coding], MOST)
    for end in {2, 9, len(stream) // 2, *range(max(2, len(stream) - 12), len(stream))}:
        assert breaks_off(stream[:end], [coding], MOST), end


@pytest.mark.parametrize(
    ("body", "codings"),
    [
        (gzip.compress(PAGE) + b"more", ["gzip"]),
        (gzip.compress(PAGE) + bytes(64), ["gzip"]),
        (gzip.compress(PAGE) + gzip.compress(PAGE), ["gzip"]),
        (gzip.compress(PAGE)[:-8] + b"checksum", ["gzip"]),
        (gzip.compress(gzip.compress(PAGE)), ["gzip", "gzip"]),
        (gzip.compress(PAGE), ["identity", "gzip"]),
        (PAGE, ["gzip"]),
        (PAGE, ["deflate"]),
        (PAGE, ["br"]),
        (PAGE, ["zstd"]),
        (b"\n" + PAGE, ["utf-8"]),
        (b"", ["gzip"]),
        (gzip.compress(bytes(2 * MOST))[:-20], ["gzip"]),
    ],
)
def test_what_is_no_broken_stream(body: bytes, codings: list[str]) -> None:
    assert not breaks_off(body, codings, MOST)


@pytest.mark.parametrize(
    ("body", "codings"),
    [
        (gzip.compress(PAGE) + gzip.compress(PAGE)[:200], ["gzip"]),
        (gzip.compress(PAGE)[:100] + b"\xff" * 200 + gzip.compress(PAGE)[300:], ["gzip"]),
        (gzip.compress(gzip.compress(PAGE)[:300]), ["gzip", "gzip"]),
    ],
)
def test_what_is_one(body: bytes, codings: list[str]) -> None:
    assert breaks_off(body, codings, MOST)


def is_whole(page: Response, pages: WholePages, times: int = 1) -> bool:
    request = Request(URL)
    for _ in range(times):
        try:
            pages.check(request, page)
        except ResponseDataLossError:
            continue
        return True
    return False


def unmeasured(body: bytes, **more: object) -> Response:
    return HtmlResponse(URL, body=body, flags=["partial"], **more)


@pytest.mark.parametrize(
    "page",
    [
        unmeasured(PAGE),
        unmeasured(PAGE.upper() + b"\n \n"),
        unmeasured(PAGE + b"<script>a('</p>')</script><script src=b></script>\n<!-- 3 ms -->"),
        unmeasured(PAGE + b"<!-- " + b"cached " * 400 + b"-->"),
        unmeasured(PAGE.removesuffix(b"</html>")),
        unmeasured(PAGE.decode().encode("utf-16"), encoding="utf-16"),
        unmeasured(BARE),
        unmeasured(b"<title>Shut</title><h1>Shut</h1><p>The dyke road is shut.<p>Until May."),
        unmeasured(b"<ul><li><a href=/1/>One</a><li><a href=/2/>Two</a></ul>"),
        unmeasured(b""),
        unmeasured(PAGE[:900], status=404),
        Response(URL, body=b"User-agent: *\nDisallow: /ad", flags=["partial"]),
        HtmlResponse(URL, body=BARE),
        HtmlResponse(URL, body=OPEN),
        HtmlResponse(URL, body=b"<p>Shut until"),
        HtmlResponse(URL, body=PAGE, headers={"Content-Encoding": "gzip"}),
    ],
)
def test_a_whole_page(page: Response) -> None:
    assert is_whole(page, WholePages(MOST))


@pytest.mark.parametrize("end", [20, 1500, 1501, 1504, 1522, len(PAGE) // 2, len(OPEN) - 9])
def test_half_a_page(end: int) -> None:
    pages = WholePages(MOST)
    assert not is_whole(unmeasured(PAGE[:end]), pages)
    assert is_whole(unmeasured(PAGE), pages)
    assert not is_whole(unmeasured(PAGE[:end]), pages, times=4)


def test_half_a_page_whose_length_its_head_states() -> None:
    assert not is_whole(HtmlResponse(URL, body=PAGE[:12]), WholePages(MOST), times=4)
    assert not is_whole(HtmlResponse(URL, body=PAGE[: PAGE.index(b"year 17")]), WholePages(MOST), 4)


def test_an_end_that_a_script_would_write_is_none() -> None:
    frame = b"<script>frame.write('<p></p></body></html>');</script>"
    assert not is_whole(unmeasured(PAGE[:15] + frame + PAGE[15:1500]), WholePages(MOST), times=4)


def test_a_habit_shows_in_the_same_bytes_again() -> None:
    assert not is_whole(unmeasured(OPEN), WholePages(MOST))
    assert is_whole(unmeasured(OPEN), WholePages(MOST), times=2)


def test_no_habit_where_other_pages_end() -> None:
    pages = WholePages(MOST)
    assert is_whole(unmeasured(PAGE), pages)
    for body in (OPEN, BARE, BARE.removesuffix(b"</article></main>")):
        assert not is_whole(unmeasured(body), pages, times=4)
    assert is_whole(unmeasured(b"<ul><li>A piece that a script asks for.</ul>"), pages)
