"""Places that a name in a byline may be, from Unicode's own data (CLDR)."""

from functools import cache

from babel import Locale
from babel.core import get_global

LANGUAGES = ("en", "de", "fr", "es", "ru")


@cache
def _places() -> frozenset[str]:
    """Countries and cities that have a time zone's name, as Unicode's data (CLDR) spells them."""
    names = {zone.rpartition("/")[2].replace("_", " ") for zone in get_global("zone_territories")}
    for locale in map(Locale, LANGUAGES):
        names.update(locale.territories.values())
        names.update(zone["city"] for zone in locale.time_zones.values() if "city" in zone)
    return frozenset(name.casefold() for name in names)


def is_place(text: str) -> bool:
    """A country or a city that is known all over the world."""
    return text.casefold() in _places()
