"""Which request of a group goes first, while the others wait for what it shows."""

import asyncio

from scrapy.http import Request


class Probes:
    """One request of a group at a time; it goes first for no longer than it is under way itself,
    so that none waits for one that was dropped, redirected or cancelled.
    """

    def __init__(self) -> None:
        self._under_way: dict[str, tuple[Request, asyncio.Event]] = {}

    def begin(self, group: str, request: Request) -> bool:
        """Whether `request` is the one that goes first."""
        if group in self._under_way:
            return False
        self._under_way[group] = request, asyncio.Event()
        return True

    async def ended(self, group: str) -> None:
        """Waits for the one that goes first."""
        _, end = self._under_way[group]
        await end.wait()

    def end(self, group: str, request: Request) -> bool:
        """Whether `request` was the one that went first."""
        first, end = self._under_way.get(group, (None, None))
        if first is not request or end is None:
            return False
        del self._under_way[group]
        end.set()
        return True
