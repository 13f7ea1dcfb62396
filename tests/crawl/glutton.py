"""An extension that takes memory, for tests of what too much of it does."""

HELD_BYTES = 600_000_000


class Glutton:
    def __init__(self) -> None:
        self.held = b"x" * HELD_BYTES
