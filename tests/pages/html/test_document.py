import pytest

from newsbot.pages.html.document import Document, absolute_url
from newsbot.pages.html.parse_limits import is_parsable


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/a/", "https://a.example/a/"),
        ("b", "https://a.example/x/b"),
        (" ../c?d=1 ", "https://a.example/c?d=1"),
        ("//b.example/", "https://b.example/"),
        ("http://b.example/e", "http://b.example/e"),
        ("\\c\\d?e\\f", "https://a.example/c/d?e\\f"),
        ("\\\\b.example\\e", "https://b.example/e"),
        ("https:\\\\b.example\\e", "https://b.example/e"),
        ("#top", None),
        ("", None),
        (None, None),
        ("mailto:a@b.example", None),
        ("javascript:void(0)", None),
        ("http://[::1", None),
        ("http://b.example:99999/", None),
        ("http:///nowhere", None),
    ],
)
def test_absolute_url(href, expected):
    assert absolute_url("https://a.example/x/y", href) == expected


def test_base_element_moves_relative_links():
    page = "<head><base href='/deep/er/'></head>"
    assert Document(page, "https://a.example/x").base_url == "https://a.example/deep/er/"
    assert Document("<base href='http://[::1'>", "https://a.example/x").base_url == (
        "https://a.example/x"
    )


N = 30_000


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * N,
        "<a><div>" * N,
        "<ul><li>" * N,
        "".join(f"<font size={n}>" for n in range(N)),
        "".join(f"<font size={n}><p>" for n in range(N // 10)),
        # Half a second, for what their start tags say.
        "<p>" + "".join(f"<font n={n} {'a=1 ' * 40}>" for n in range(500)) + "</p>" + "<p>x" * 500,
        "<div " + " ".join(f"a{n}=1" for n in range(N)) + ">",
        "<p>" * 1_000_000,
    ],
)
def test_pages_that_would_take_minutes_are_empty(page):
    assert not is_parsable(page.encode(), page.count("<"))
    document = Document(page, "https://a.example/")
    assert document.body is not None
    assert document.body.first_child is None


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<p>" * 100_000,
        "<li>an item" * 50_000,
        "<div><b>a card</b><p>text</p></div>" * 20_000,
        "<div>" * 500 + "</div>" * 500,
        "word " * 200_000,
        f"<img src='data:image/png;base64,{'A' * 500_000}'>",
    ],
)
def test_large_pages_are_parsable(page):
    assert is_parsable(page.encode(), page.count("<"))
