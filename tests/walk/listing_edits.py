"""What an editor does to a listing between two reads of it."""

import random

from tests.walk.simulated_listing import SimulatedListing
from tests.walk.walk_course import Edit


class Editor:
    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._kinds: tuple[Edit, ...] = (
            self.publish,
            self.publish_back_dated,
            self.remove,
            self.move,
            self.shuffle,
        )

    def edits(self, chance: float, at_once: int = 1) -> Edit:
        """With this chance, one edit, or up to `at_once` of them with no read in between."""

        def edit(site: SimulatedListing) -> None:
            if self._rng.random() < chance:
                for _ in range(self._rng.randint(1, at_once)):
                    self._rng.choice(self._kinds)(site)

        return edit

    def publish(self, site: SimulatedListing) -> None:
        site.keys.insert(0, site.new_key())

    def publish_back_dated(self, site: SimulatedListing) -> None:
        site.keys.insert(self._rng.randint(0, len(site.keys)), site.new_key())

    def remove(self, site: SimulatedListing) -> None:
        if site.keys:
            site.keys.pop(self._rng.randrange(len(site.keys)))

    def move(self, site: SimulatedListing) -> None:
        if site.keys:
            key = site.keys.pop(self._rng.randrange(len(site.keys)))
            site.keys.insert(self._rng.randint(0, len(site.keys)), key)

    def shuffle(self, site: SimulatedListing) -> None:
        self._rng.shuffle(site.keys)
