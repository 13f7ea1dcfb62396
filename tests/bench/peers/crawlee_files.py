"""crawlee's ParselCrawler with its own storage of files, which is its default."""

import asyncio

from crawlee.storage_clients import FileSystemStorageClient

from tests.bench.peers.crawlee_parsel import crawl

if __name__ == "__main__":
    asyncio.run(crawl(FileSystemStorageClient()))
