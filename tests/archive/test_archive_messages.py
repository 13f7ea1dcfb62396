import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.archive.messages import Message, dechunk, parse_message

NAMES = st.from_regex(rb"[A-Za-z][A-Za-z0-9-]{0,20}", fullmatch=True)
VALUES = st.binary(max_size=60).map(
    lambda value: value.replace(b"\r", b"").replace(b"\n", b"").strip()
)
HEADERS = st.lists(st.tuples(NAMES, VALUES), max_size=8).map(tuple)
MESSAGES = st.builds(Message, st.just(b"HTTP/1.1 200 OK"), HEADERS, st.binary(max_size=3000))


@given(MESSAGES)
def test_a_message_is_read_as_it_was_written(message: Message) -> None:
    assert parse_message(message.head + message.body) == message


@given(st.binary(max_size=500))
def test_any_bytes_are_some_message(block: bytes) -> None:
    message = parse_message(block)
    assert message.start_line in block
    assert block.endswith(message.body)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (b"HTTP/1.1 200 OK", 200),
        (b"HTTP/1.0 404", 404),
        (b"HTTP/2 301", 301),
        (b"HTTP/2.0 503 ", 503),
        (b"HTTP/1.1 2000", None),
        (b"ICY 200 OK", None),
        (b"", None),
    ],
)
def test_status(line: bytes, status: int | None) -> None:
    assert Message(line).status == status


def test_bare_line_feeds_and_folded_lines() -> None:
    message = parse_message(b"HTTP/1.1 200 OK\nLink: <a>,\n\t<b>\nnonsense\nAge:3\n\nbody\n\nmore")
    assert message.headers == ((b"Link", b"<a>, <b>"), (b"Age", b"3"))
    assert message.body == b"body\n\nmore"


def test_a_message_without_headers_or_without_an_end() -> None:
    assert parse_message(b"HTTP/1.1 204 No Content\r\n\r\n").headers == ()
    assert parse_message(b"HTTP/1.1 200 OK\r\nAge: 3").value(b"age") == b"3"


@given(st.lists(st.binary(min_size=1, max_size=40)))
def test_chunks_are_joined(parts: list[bytes]) -> None:
    chunks = b"".join(b"%x;name=value\r\n%b\r\n" % (len(part), part) for part in parts)
    assert dechunk(chunks + b"0\r\nTrailer: x\r\n\r\n") == b"".join(parts)


@pytest.mark.parametrize(
    ("body", "content"),
    [
        (b"<html>the chunks are gone</html>", b"<html>the chunks are gone</html>"),
        (b"5\r\nhello\r\n5\r\nwor", b"hellowor"),
        (b"5\nhello\n0\n\n", b"hello"),
        (b"", b""),
        (b"0\r\n\r\n", b""),
    ],
)
def test_bodies_that_are_not_as_announced(body: bytes, content: bytes) -> None:
    assert dechunk(body) == content
