"""What is written is WARC as other tools read it."""

import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from newsbot.archive.captures import read_message
from newsbot.archive.formats.warc import scan_captures
from newsbot.archive.messages import Message
from newsbot.archive.writer import Exchange, RecordWriter, warc_date

AT = datetime(2026, 2, 22, 9, 0, 0, 250_000, tzinfo=UTC)
HEADERS = ((b"Content-Type", b"text/html"), (b"Set-Cookie", b"a=1"), (b"Set-Cookie", b"b=\xe9"))
PAGE = Exchange(
    "https://steppe.example/a?b=c",
    AT,
    Message(b"GET /a?b=c HTTP/1.1", ((b"Host", b"steppe.example"),)),
    Message(b"HTTP/1.1 200 OK", HEADERS, b"<p>\x00\xff</p>" * 50),
    "192.0.2.1",
)


def written(*exchanges: Exchange) -> bytes:
    file = BytesIO()
    writer = RecordWriter(file)
    writer.write_warcinfo(AT, {"software": "newsbot", "format": "WARC File Format 1.1"})
    for exchange in exchanges:
        writer.write_exchange(exchange)
    return file.getvalue()


def test_records_and_their_headers() -> None:
    records = ArchiveIterator(BytesIO(written(PAGE)), check_digests="raise")
    headers, contents = [], []
    for record in records:
        headers.append(dict(record.rec_headers.headers))
        contents.append((record.rec_type, record.http_headers, record.raw_stream.read()))
    info, response, request = headers
    assert [kind for kind, _, _ in contents] == ["warcinfo", "response", "request"]
    assert response["WARC-Target-URI"] == request["WARC-Target-URI"] == PAGE.url
    assert response["WARC-Date"] == request["WARC-Date"] == "2026-02-22T09:00:00.250000Z"
    assert response["WARC-IP-Address"] == "192.0.2.1"
    assert response["Content-Type"] == "application/http; msgtype=response"
    assert request["WARC-Concurrent-To"] == response["WARC-Record-ID"]
    assert response.keys() >= {"WARC-Block-Digest", "WARC-Payload-Digest"}
    assert info["Content-Type"] == "application/warc-fields"
    assert contents[0][2] == b"software: newsbot\r\nformat: WARC File Format 1.1\r\n"
    assert contents[1][2] == PAGE.response.body
    assert contents[1][1].get_statuscode() == "200"


def test_every_record_is_a_gzip_member_of_its_own() -> None:
    rest, beginnings = written(PAGE, PAGE), []
    while rest:
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        beginnings.append(member.decompress(rest)[:10])
        rest = member.unused_data
    assert beginnings == [b"WARC/1.1\r\n"] * 5


def test_warcios_checker_finds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.warc.gz").write_bytes(written(PAGE, PAGE))

    class Options:
        inputs = (str(tmp_path / "a.warc.gz"),)
        verbose = True

    checker = Checker(Options)
    checker.process_all()
    assert checker.exit_value == 0
    assert capsys.readouterr().out.count("digest pass") == 5


def test_a_time_without_fraction() -> None:
    assert warc_date(AT.replace(microsecond=0)) == "2026-02-22T09:00:00Z"


MESSAGES = st.builds(
    Message,
    st.sampled_from([b"HTTP/1.1 200 OK", b"HTTP/1.1 404 ", b"HTTP/1.0 503 Out of wind"]),
    st.lists(
        st.tuples(
            st.sampled_from([b"Server", b"X-Name", b"Vary"]),
            st.binary(max_size=40).map(lambda v: v.translate(None, b"\r\n").strip()),
        )
    ).map(tuple),
    st.binary(max_size=2000),
)


@given(st.lists(MESSAGES, min_size=1, max_size=4))
def test_what_is_read_is_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, messages: list[Message]
) -> None:
    path = tmp_path_factory.mktemp("warc") / "a.warc.gz"
    exchanges = [
        Exchange(f"https://a.example/{n}", AT, PAGE.request, m) for n, m in enumerate(messages)
    ]
    path.write_bytes(written(*exchanges))
    scan = scan_captures(path)
    assert scan.damage is None
    assert [read_message(capture) for capture in scan.captures] == messages
    assert {capture.at for capture in scan.captures} == {AT}
