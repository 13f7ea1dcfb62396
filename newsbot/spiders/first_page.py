"""What a listing's first page teaches of all the others."""

import re
from dataclasses import dataclass

from newsbot.pages.parsed import ParsedListing

WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class FirstPage:
    """What all pages of one listing have in common."""

    title: str = ""
    landmarks: frozenset[str] = frozenset()

    def learn(self, page: ParsedListing) -> None:
        self.title, self.landmarks = page.title, frozenset(page.landmarks)

    def has_title_of(self, page: ParsedListing) -> bool:
        """Whether its words stand in the other's: "News - Gazette", "News - Page 2 - Gazette"."""
        return _words(self.title) <= _words(page.title) or not page.title

    def has_template_of(self, page: ParsedListing) -> bool:
        """A wall and an error page lack the menu of the site; a page without one tells nothing."""
        shared = self.landmarks.intersection(page.landmarks)
        return 3 * len(shared) >= len(self.landmarks)


def _words(title: str) -> set[str]:
    return set(WORD.findall(title.casefold()))
