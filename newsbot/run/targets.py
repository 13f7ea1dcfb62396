"""What a run is about: the listings that its caller named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scrapy.crawler import Crawler

from newsbot.config import Arguments, Config
from newsbot.errors import ConfigError, InvalidURL
from newsbot.urls.canonical import clean_url, site_of, url_key


@dataclass(frozen=True, slots=True)
class Targets:
    """`urls` of the listings, each once and in the order in which they were named, their `keys`,
    and the `sites` they belong to.
    """

    urls: tuple[str, ...]
    keys: frozenset[str]
    sites: frozenset[str]


def arguments_of(crawler: Crawler) -> Arguments:
    """Of the crawler's spider. Raises ConfigError where that is none of newsbot's."""
    arguments = getattr(crawler.spider, "arguments", None)
    if not isinstance(arguments, Arguments):
        raise ConfigError("newsbot's extension Run works with its listing spider alone")
    return arguments


def find_targets(arguments: Arguments, config: Config) -> Targets:
    """Those of the arguments, else those of the listings file, else those of NEWSBOT_LISTING_URLS.
    Raises ConfigError.
    """
    named = [*arguments.urls, *_by_name(arguments.listings, config)]
    try:
        urls = tuple(dict.fromkeys(map(clean_url, named or _configured(config))))
        targets = Targets(urls, frozenset(map(url_key, urls)), frozenset(map(site_of, urls)))
    except InvalidURL as error:
        raise ConfigError(f"a listing's address cannot be asked for: {error}") from None
    if not urls:
        raise ConfigError("no listing is named: use -a url=… or NEWSBOT_LISTING_URLS")
    return targets


def _by_name(patterns: Iterable[str], config: Config) -> Iterator[str]:
    for pattern in patterns:
        if config.listings_file is None:
            raise ConfigError(f"-a listing={pattern}: NEWSBOT_LISTINGS_FILE names no file")
        yield from (listing.url for listing in config.listings_file.find(pattern))


def _configured(config: Config) -> Iterable[str]:
    if config.listings_file is None:
        return config.listing_urls
    return (listing.url for listing in config.listings_file.listings)
