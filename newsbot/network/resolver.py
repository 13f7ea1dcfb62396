"""Asks the system for a name's addresses, and the guard which of them may be used."""

import asyncio
import socket

from newsbot.network.guard import AddressGuard


class GuardedResolver:
    """The one way from a host to what is connected to, for every client of a run."""

    def __init__(self, guard: AddressGuard) -> None:
        self.guard = guard

    async def resolve(self, host: str, port: int) -> list[str]:
        """At least one address. Raises OSError where there is none, AddressRefusedError where
        there is but a forbidden one.
        """
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return self.guard.permit(host, port, list(dict.fromkeys(str(info[4][0]) for info in found)))
