"""A page's tree, of megabytes, goes with its page: none waits until Python looks for garbage, which
many pages may come before.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsbot.pages.parsed import parse_article, parse_listing
from tests.site.site import Site


@contextmanager
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def trees(read: Callable[[], object]) -> int:
    """How many are left once a page is read."""
    with no_collector():
        before = _count()
        read()
        return _count() - before


def _count() -> int:
    return sum(isinstance(one, LexborHTMLParser) for one in gc.get_objects())


@pytest.mark.parametrize("json_ld", ["article", "graph", "broken", "none"])
def test_an_article_s_page_leaves_no_tree(json_ld: str) -> None:
    site = Site(1, json_ld=json_ld)
    (article,) = site.articles
    body = site.respond(article.path, {}).body
    assert trees(lambda: parse_article(body, site.url(article), None, article.excerpt)) == 0


def test_a_listing_s_page_leaves_no_tree() -> None:
    site = Site(6)
    body = site.respond(site.options.listing, {}).body
    assert trees(lambda: parse_listing(body, site.listing_url, None)) == 0
