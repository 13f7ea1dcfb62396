"""The themes by name."""

from tests.site.themes.blocks import BLOCKS
from tests.site.themes.classic import CLASSIC
from tests.site.themes.divs import DIVS
from tests.site.themes.flat import FLAT
from tests.site.themes.listed import LISTED
from tests.site.themes.tabled import TABLED
from tests.site.themes.teasers import TEASERS
from tests.site.themes.theme import Theme
from tests.site.themes.tiles import TILES
from tests.site.themes.utility import UTILITY

THEMES: dict[str, Theme] = {
    "classic": CLASSIC,
    "divs": DIVS,
    "listed": LISTED,
    "tabled": TABLED,
    "tiles": TILES,
    "flat": FLAT,
    "teasers": TEASERS,
    "utility": UTILITY,
    "blocks": BLOCKS,
}
