"""The same fields by crawlee, with selectors made for the site's theme."""

import sys
from pathlib import Path

from crawlee import ConcurrencySettings
from crawlee.configuration import Configuration
from crawlee.crawlers import ParselCrawler, ParselCrawlingContext
from crawlee.router import Router
from crawlee.storage_clients import StorageClient

from tests.bench.addresses import read_pages

router = Router[ParselCrawlingContext]()


@router.default_handler
async def parse_listing(context: ParselCrawlingContext) -> None:
    await context.enqueue_links(selector="h2.entry-title a", label="article")


@router.handler("article")
async def parse_article(context: ParselCrawlingContext) -> None:
    page = context.selector
    await context.push_data(
        {
            "url": context.request.url,
            "headline": page.css("h1.entry-title::text").get(),
            "article_body": "\n\n".join(page.css(".entry-content p::text").getall()),
            "authors": page.css(".author::text").getall(),
            "section": page.css("[property='article:section']::attr(content)").get(),
            "keywords": page.css("[property='article:tag']::attr(content)").getall(),
            "date_published": page.css("time.published::attr(datetime)").get(),
            "main_image": page.css("[property='og:image']::attr(content)").get(),
        }
    )


async def crawl(storage: StorageClient) -> None:
    addresses, folder = sys.argv[1:]
    crawler = ParselCrawler(
        request_handler=router,
        storage_client=storage,
        configuration=Configuration(storage_dir=folder),
        concurrency_settings=ConcurrencySettings(
            min_concurrency=16, desired_concurrency=16, max_concurrency=16
        ),
        respect_robots_txt_file=True,
        configure_logging=False,
    )
    await crawler.run([url for url, _ in read_pages(addresses)])
    (Path(folder) / "done").touch()
