"""What `scrapy listings --check` says: a listings file's lines, with the report as its comments."""

import json
from collections.abc import Iterator, Sequence

from newsbot.errors import escaped
from newsbot.saved.listing_check import ListingCheck
from newsbot.saved.site_zone import ZoneGuess

LABEL_WIDTH = 12
BROWSER = {
    True: "needed, which the mode auto finds out by itself",
    False: "not needed",
    None: "not known: only an address in the mode auto tells",
}


def check_as_json(check: ListingCheck, lines: Sequence[str]) -> str:
    counter = check.counter and check.counter._asdict()
    told = {
        "url": check.url,
        "robots": {"allowed": True, "crawl_delay_s": check.crawl_delay_s} if check.asked else None,
        "needs_browser": check.needs_browser,
        "counter": counter,
        "card_count": check.card_count,
        "first_cards": check.cards,
        "rates": [
            {name: rate[name] for name in ("base_currency", "quote_currency", "rate", "as_of")}
            for rate in check.rates
        ],
        "next_url": check.next_url,
        "way_on": check.way_on,
        "pages": check.pages,
        "pages_by": check.pages_by,
        "timezone": {
            "name": check.zone.name,
            "is_shown": check.zone.is_shown,
            "grounds": check.zone.grounds,
        },
        "doubts": check.doubts,
        "toml": "\n".join(lines),
    }
    return json.dumps(told)


def check_as_lines(check: ListingCheck, lines: Sequence[str]) -> Iterator[str]:
    """All of it is TOML: no word of the page's can end a comment."""
    yield f"# {escaped(check.url)}"
    for label, words in _report(check):
        yield f"#   {label:{LABEL_WIDTH}}{escaped(' '.join(words.split()))}"
    yield ""
    yield from lines or ["# It stands in the listings file already."]


def _report(check: ListingCheck) -> Iterator[tuple[str, str]]:
    yield "robots.txt", _robots(check) if check.asked else "not asked for: a saved page"
    yield "browser", BROWSER[check.needs_browser]
    yield "counter", _counter(check)
    yield "articles", f"{check.card_count} on this page"
    for card in check.cards:
        yield "", f"{card['headline']}, {card['date'] or 'without a date'}: {card['url']}"
    yield "ticker", _ticker(check) or "none"
    yield "next page", check.next_url or check.way_on or "none"
    yield "pages", f"{check.pages or 'not known'}: {check.pages_by}"
    yield "time zone", _zone(check.zone)
    yield from (("doubt", words) for words in check.doubts)


def _robots(check: ListingCheck) -> str:
    delay = check.crawl_delay_s
    return "allows it" + (f", and asks for {delay:g} s between two requests" if delay else "")


def _counter(check: ListingCheck) -> str:
    if check.counter is None:
        return "none"
    first, last, total = ("?" if number is None else number for number in check.counter)
    return f"{first} - {last} of {total}"


def _ticker(check: ListingCheck) -> str:
    return ", ".join(
        f"{rate['base_currency']}/{rate['quote_currency']} {rate['rate']}" for rate in check.rates
    )


def _zone(zone: ZoneGuess) -> str:
    guess = ", a guess" if zone.name and not zone.is_shown else ""
    return f"{zone.name or 'not known'}{guess}: {'; '.join(zone.grounds)}"
