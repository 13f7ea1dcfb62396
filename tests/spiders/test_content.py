"""Answers that are no page."""

import pytest
from scrapy.http import Response

from newsbot.spiders.content import name_foreign_content

PAGE = b"<!DOCTYPE html><html><body><h1>The dam holds</h1></body></html>"


def named(body: bytes, content_type: str = "text/html") -> str | None:
    headers = {"Content-Type": content_type} if content_type else {}
    return name_foreign_content(Response("https://a.example/", body=body, headers=headers))


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"%PDF-1.4 1 0 obj", "text/html"),
        (b"\x89PNG\r\n\x1a\n", "text/html"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
        (b"PK\3\4", "text/html"),
        (b"\x1f\x8b\x08\0", "text/html"),
        (b'{"error":"busy"}', "application/json"),
        (b'\n[{"headline": "The dam holds"}]\n', "text/html; charset=utf-8"),
        (b"Busy, try later", "text/plain"),
        (b"Busy, try later", "text/html"),
        (b'<?xml version="1.0"?><!-- a --><rss><channel/></rss>', "text/html"),
        (b'\xef\xbb\xbf<feed xmlns="a"><title>x</title></feed>', "application/atom+xml"),
        (b"<svg xmlns='x'><title>t</title></svg>", "image/svg+xml"),
        (b"a,b\n1,<2", "text/csv"),
        (b"var page = 1;", "application/javascript"),
        (b"\0\0\0\x20ftypisom", "video/mp4"),
    ],
)
def test_no_page(body: bytes, content_type: str) -> None:
    assert named(body, content_type)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (PAGE, "text/html"),
        (PAGE, "text/plain"),
        (PAGE, ""),
        (b'<?xml version="1.0" encoding="utf-8"?>\n' + PAGE, "application/xhtml+xml"),
        (b"Warning: division by zero in wall.php\n" + PAGE, "text/html"),
        (PAGE.decode().encode("utf-16"), "text/html"),
        (b"\xef\xbb\xbf" + PAGE, "text/html"),
        (b"<h1>The dam holds</h1><p>{It does.}", "text/html"),
        (b"<!-- " + b"x" * 5000 + b" --><p>It does.", "text/html"),
        (b"", "text/html"),
        (b"BMW builds a dam <b>again</b>" + PAGE, "text/html"),
    ],
)
def test_a_page(body: bytes, content_type: str) -> None:
    assert named(body, content_type) is None
