"""Several sites with several listings each, in a process of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from tests.bench.served import PADDING, beside, is_asked
from tests.site.server import serve_all
from tests.site.site import Site

ARTICLES = 12  # of a site; each of its listings has all of them


@contextmanager
def served_listings(sites: int, listings: int) -> Iterator[list[str]]:
    """`listings`: of each site. Yields all addresses, site by site."""
    with beside(_serve, sites, listings) as connection:
        yield connection.recv()


def _serve(connection: Connection, count: int, listings: int) -> None:
    sites = [Site(ARTICLES, seed=number, padding=PADDING) for number in range(count)]
    paths = [f"/tag/subject-{number}/" for number in range(listings)]
    for site in sites:
        for path in paths:
            site.add_listing(path, site.articles)
    with serve_all(sites):
        connection.send([site.options.base_url + path for site in sites for path in paths])
        is_asked(connection)
