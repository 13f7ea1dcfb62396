"""Why a page is not asked for."""

from scrapy.exceptions import IgnoreRequest

from newsbot.errors import AddressRefusedError, NewsbotError


class NotAskedError(NewsbotError, IgnoreRequest):
    """Its text says all."""


class AnotherSiteError(NotAskedError):
    """A redirect led off the site."""


class PrivateAddressError(NotAskedError):
    """A link, a redirect or a name server led into a private network."""

    def __init__(self, url: str, refusal: AddressRefusedError) -> None:
        super().__init__(f"leads into a private network: {url} ({refusal})")


class RobotsForbidError(NotAskedError):
    """By a rule, or because the server is in trouble."""


class RobotsUnreadableError(NotAskedError):
    """Nothing came that could permit or forbid; `__cause__` is why."""


class LeftAloneError(NotAskedError):
    """Its host said when to come back: not in this run."""


class HostFailsError(NotAskedError):
    """Its host failed again and again."""
