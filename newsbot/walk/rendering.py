"""Which pages only a browser can read, as earlier pages of their kind have shown."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

Mode = Literal["auto", "always", "never"]

# Pages in a row that a browser could not read either: there is something else wrong with them.
MAX_FRUITLESS = 3
# Statuses under which a script may prove its reader human, and let the page through.
CHALLENGES = {403, 503}


@dataclass(frozen=True, slots=True)
class Expected:
    """What a request asks for, in its `meta["expected"]`. Pages of one `group` are made alike:
    those of a listing (its URL), and the articles of a site (its host). `excerpt` is the text of
    the article's card.
    """

    kind: Literal["listing", "article"]
    group: str
    excerpt: str = ""


class Rendering:
    """`mode_of`: as the user wants it for a group. `scripted` are the groups that need a browser;
    what this run has found out of a group is in `learnt`: True for scripted. `has_browser` until
    none can be started. Reads no page: what one shows, it is told.
    """

    def __init__(self, mode_of: Callable[[str], Mode], scripted: Iterable[str] = ()) -> None:
        self._mode_of = cache(mode_of)  # asked with every page
        self.has_browser = True
        self.scripted = set(scripted)
        self.learnt: dict[str, bool] = {}
        self._fruitless: Counter[str] = Counter()
        self._probed: Counter[str] = Counter()

    def _mode(self, group: str) -> Mode:
        return self._mode_of(group) if self.has_browser else "never"

    def is_first(self, group: str) -> bool:
        """Whether the browser is asked without a plain request before it."""
        mode = self._mode(group)
        return mode == "always" or (mode == "auto" and group in self.scripted)

    def is_open(self, group: str) -> bool:
        """Whether the next plain page of the group will show how all are made. After a few that
        showed nothing, as redirects and lost ones do, no page is worth to wait for.
        """
        if group in self.scripted or group in self.learnt:
            return False
        vain = max(self._fruitless[group], self._probed[group])
        return vain < MAX_FRUITLESS and self._mode(group) == "auto"

    def may_help(self, group: str, *, refused: bool) -> bool:
        """Whether the browser may give what a plain page did not; one that only shows nothing is
        an empty page where others of its group were read.
        """
        if not refused and self.learnt.get(group) is False:
            return False
        return self._fruitless[group] < MAX_FRUITLESS and self._mode(group) == "auto"

    def probe_ended(self, group: str) -> None:
        """A page was waited for, whatever it showed."""
        self._probed[group] += 1

    def plain_sufficed(self, group: str) -> None:
        self.learnt[group] = False

    def browser_tried(self, group: str, *, found: bool) -> None:
        """After a plain request in vain."""
        if found:
            self.learnt[group] = True
            self.scripted.add(group)
            del self._fruitless[group]
        else:
            self._fruitless[group] += 1
