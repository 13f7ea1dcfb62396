"""Fundus with a parser of the kind that it has for each publisher; nothing is stored."""

import sys
from datetime import datetime
from pathlib import Path

from fundus.parser import ArticleBody, BaseParser, ParserProxy, attribute
from fundus.parser.utility import (
    extract_article_body_with_selector,
    generic_author_parsing,
    generic_date_parsing,
)
from fundus.publishers.base_objects import Publisher
from fundus.scraping.html import WebSource
from fundus.scraping.scraper import BaseScraper
from fundus.scraping.url import Sitemap
from lxml.etree import XPath

from tests.bench.addresses import read_addresses


class CourierParser(ParserProxy):
    class V1(BaseParser):
        _paragraph_selector = XPath("//div[@class='entry-content']/p")

        @attribute
        def body(self) -> ArticleBody | None:
            return extract_article_body_with_selector(
                self.precomputed.doc, paragraph_selector=self._paragraph_selector
            )

        @attribute
        def title(self) -> str | None:
            return self.precomputed.meta.get("og:title")

        @attribute
        def authors(self) -> list[str]:
            return generic_author_parsing(self.precomputed.ld.bf_search("author"))

        @attribute
        def publishing_date(self) -> datetime | None:
            return generic_date_parsing(self.precomputed.ld.bf_search("datePublished"))


def main() -> None:
    addresses, folder = sys.argv[1:]
    urls = read_addresses(addresses)
    site = "/".join(urls[0].split("/")[:3])
    publisher = Publisher("Courier", site, CourierParser, sources=[Sitemap(f"{site}/sitemap.xml")])
    source = WebSource(urls, publisher)
    for _ in BaseScraper(source, parser_mapping={"Courier": publisher.parser}).scrape("raise"):
        pass
    (Path(folder) / "done").touch()


if __name__ == "__main__":
    main()
