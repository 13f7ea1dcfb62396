"""What a run is about: the listings that its caller named."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scrapy.crawler import Crawler

from newsbot.config import Arguments, Config
from newsbot.errors import ConfigError, InvalidURL, escaped
from newsbot.urls.canonical import clean_url, site_of, url_key

MAX_SHOWN_CHARS = 80  # of an address that is none
MAX_SITES_NAMED = 5  # of those that are left out


@dataclass(frozen=True, slots=True)
class Targets:
    """`urls` of the listings, each once and in the order in which they were named, their `keys`,
    and the `sites` they belong to. `left_out`: the URLs of those of other sites.
    """

    urls: tuple[str, ...]
    keys: frozenset[str]
    sites: frozenset[str]
    left_out: tuple[str, ...] = ()

    def words_on_left_out(self) -> str:
        """Empty where all were free."""
        sites = sorted(set(map(site_of, self.left_out)))
        more = f" and {len(sites) - MAX_SITES_NAMED} more" * (len(sites) > MAX_SITES_NAMED)
        named = f"{', '.join(sites[:MAX_SITES_NAMED])}{more}"
        return f"left out {named}, where another run is at work" if sites else ""

    def within(self, sites: frozenset[str]) -> "Targets":
        """Those of these sites."""
        urls = [url for url in self.urls if site_of(url) in sites]
        return _targets(urls, tuple(url for url in self.urls if site_of(url) not in sites))


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
    urls = tuple(dict.fromkeys(map(_clean, named or _configured(config))))
    if not urls:
        raise ConfigError("no listing is named: use -a url=… or NEWSBOT_LISTING_URLS")
    return _targets(urls)


def _targets(urls: Sequence[str], left_out: tuple[str, ...] = ()) -> Targets:
    keys, sites = frozenset(map(url_key, urls)), frozenset(map(site_of, urls))
    return Targets(tuple(urls), keys, sites, left_out)


def _clean(url: str) -> str:
    try:
        return clean_url(url)
    except InvalidURL as error:
        # No password is repeated in a log.
        name = "a listing" if "@" in url else f"the listing {escaped(url[:MAX_SHOWN_CHARS])}"
        raise ConfigError(f"{name} cannot be asked for: {error}") from None


def _by_name(patterns: Iterable[str], config: Config) -> Iterator[str]:
    for pattern in patterns:
        if config.listings_file is None:
            raise ConfigError(f"-a listing={pattern}: NEWSBOT_LISTINGS_FILE names no file")
        yield from (listing.url for listing in config.listings_file.find(pattern))


def _configured(config: Config) -> Iterable[str]:
    if config.listings_file is None:
        return config.listing_urls
    return (listing.url for listing in config.listings_file.listings)
