"""trafilatura: text and metadata of each page. Its own downloads refuse loopback addresses, so
urllib3, which they are made of, fetches the pages in as many threads.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from trafilatura import bare_extraction
from urllib3 import PoolManager

from tests.bench.addresses import read_addresses

THREADS = 16


def main() -> None:
    addresses, folder = sys.argv[1:]
    pool = PoolManager(maxsize=THREADS)
    with ThreadPoolExecutor(THREADS) as threads:
        urls = read_addresses(addresses)
        pages = threads.map(lambda url: pool.request("GET", url).data, urls)
        for url, page in zip(urls, pages, strict=True):
            bare_extraction(page, url=url, with_metadata=True)
    (Path(folder) / "done").touch()


if __name__ == "__main__":
    main()
