"""Currency codes of ISO 4217, from the Unicode CLDR as Babel ships it."""

from functools import cache

from babel.core import get_global

# In CLDR but no money with a rate of ISO 4217: offshore yuan, the test code, "no currency".
NOT_QUOTED = frozenset({"CNH", "XTS", "XXX"})


@cache
def current_currencies() -> frozenset[str]:
    """Codes not withdrawn: legal tender, funds and units such as XDR, precious metals (XAU)."""
    return (
        frozenset(
            code
            for currencies in get_global("territory_currencies").values()
            for code, _start, end, _tender in currencies
            if end is None
        )
        - NOT_QUOTED
    )
