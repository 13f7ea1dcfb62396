"""crawlee's ParselCrawler with everything in memory; nothing is stored."""

import asyncio

from crawlee.storage_clients import MemoryStorageClient

from tests.bench.peers.crawlee_parsel import crawl

if __name__ == "__main__":
    asyncio.run(crawl(MemoryStorageClient()))
