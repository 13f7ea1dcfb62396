"""What comes to the site from outside: requests, and what a test arranged for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Received:
    """One request as the server saw it; header names in lower case, `at` in Unix seconds."""

    at: float
    method: str
    path: str
    headers: Mapping[str, str]


@dataclass(slots=True)
class Appointment:
    """Does `act` just before the `left`-th request from now whose path begins with `prefix`."""

    left: int
    act: Callable[[], object]
    prefix: str = "/"
    done: bool = field(default=False, init=False)

    def notice(self, path: str) -> None:
        if not self.done and path.startswith(self.prefix):
            self.left -= 1
            self.done = self.left == 0
            if self.done:
                self.act()
