"""The served site: what a client gets, and what happens to the site meanwhile."""

import gzip
import http.client
from collections.abc import Iterator
from typing import Self
from urllib.parse import urlsplit

import pytest

from tests.site.server import serve
from tests.site.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(20)) as served:
        yield served


class Client:
    """One kept-alive connection."""

    def __init__(self, site: Site) -> None:
        self.connection = http.client.HTTPConnection(
            urlsplit(site.options.base_url).netloc, timeout=10
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def get(self, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.connection.request("GET", path, headers=named)
        response = self.connection.getresponse()
        return response, response.read()


def test_serves_pages_on_one_connection(site: Site) -> None:
    with Client(site) as client:
        for path in [*site.page_paths(), site.articles[3].path, "/robots.txt"]:
            response, body = client.get(path)
            assert response.status == 200
            assert body == site.respond(path, {}).body
        assert client.get("/nowhere/")[0].status == 404
        assert client.get("/tag/serimov")[0].getheader("Location") == site.listing_url


def test_links_lead_to_the_server_until_it_is_gone() -> None:
    site = Site(6)
    with serve(site):
        assert site.listing_url.startswith("http://127.0.0.1:")
        assert site.url(site.articles[0]) in site.respond("/tag/serimov/", {}).body.decode()
    assert site.listing_url == "https://steppe.example/tag/serimov/"


def test_not_modified(site: Site) -> None:
    path = site.articles[0].path
    with Client(site) as client:
        response, _ = client.get(path)
        tag, modified = response.headers["ETag"], response.headers["Last-Modified"]
        assert client.get(path, If_None_Match=tag)[0].status == 304
        assert client.get(path, If_Modified_Since=modified)[0].status == 304
        site.edit(site.url(site.articles[0]), body="Another text.\n\nOf two paragraphs.")
        assert client.get(path, If_Modified_Since=modified)[0].status == 200
        response, body = client.get(path, If_None_Match=tag)
        assert response.status == 200
        assert b"<p>Of two paragraphs.</p>" in body


def test_compressed() -> None:
    with serve(Site(6), compress=True) as site, Client(site) as client:
        response, body = client.get(site.options.listing, Accept_Encoding="gzip, br")
        assert response.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(body) == client.get(site.options.listing)[1]


def test_published_articles_come_first(site: Site) -> None:
    urls = site.publish(2)
    assert [site.url(article) for article in site.articles[:2]] == urls[::-1]
    with Client(site) as client:
        assert site.articles[0].headline.encode() in client.get(site.options.listing)[1]
        assert b"of 22" in client.get(site.options.listing)[1]


def test_a_removed_article_is_gone(site: Site) -> None:
    article = site.articles[0]
    site.remove(site.url(article))
    with Client(site) as client:
        assert client.get(article.path)[0].status == 404
        assert article.excerpt[:80].encode() not in client.get(site.options.listing)[1]


def test_reordered(site: Site) -> None:
    urls = [site.url(article) for article in site.articles]
    site.reorder([urls[5], urls[2]])
    assert [site.url(article) for article in site.articles][:4] == [
        urls[5],
        urls[2],
        urls[0],
        urls[1],
    ]


def test_fails_as_often_as_told(site: Site) -> None:
    site.fail(site.options.listing, 503, times=2, Retry_After="1")
    with Client(site) as client:
        answers = [client.get(site.options.listing)[0] for _ in range(3)]
    assert [answer.status for answer in answers] == [503, 503, 200]
    assert answers[0].headers["Retry-After"] == "1"


def test_hangs(site: Site) -> None:
    site.hang("/robots.txt")
    with Client(site) as client:
        client.connection.timeout = 0.2
        with pytest.raises(TimeoutError):
            client.get("/robots.txt")
    with Client(site) as client:
        assert client.get("/robots.txt")[0].status == 200


def test_something_happens_before_a_request(site: Site) -> None:
    site.before(2, site.publish, prefix="/tag/")
    with Client(site) as client:
        bodies = [client.get(path)[1] for path in ("/robots.txt", *site.page_paths()[:3])]
    assert [b"of 21" in body for body in bodies] == [False, False, True, True]


def test_two_listings_share_articles(site: Site) -> None:
    site.add_listing("/category/ardania/", site.articles[4:9])
    with Client(site) as client:
        body = client.get("/category/ardania/")[1]
    assert b"Viewing results 1 - 6 of 5" in body
    assert site.articles[8].headline.encode() in body


def test_the_log_keeps_path_and_headers(site: Site) -> None:
    with Client(site) as client:
        client.get("/robots.txt?x=1", User_Agent="reader")
    assert [(r.method, r.path, r.headers["user-agent"]) for r in site.log] == [
        ("GET", "/robots.txt?x=1", "reader")
    ]
