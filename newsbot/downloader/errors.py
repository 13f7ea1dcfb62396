"""Why a page is not asked for."""

from scrapy.exceptions import IgnoreRequest

from newsbot.errors import NewsbotError


class NotAskedError(NewsbotError, IgnoreRequest):
    """Its text says all."""


class AnotherSiteError(NotAskedError):
    """A redirect led off the site."""


class PrivateAddressError(NotAskedError):
    """A redirect of robots.txt led into a private network."""


class RobotsForbidError(NotAskedError):
    """By a rule, or because the server is in trouble."""


class RobotsUnreadableError(NotAskedError):
    """Nothing came that could permit or forbid; `__cause__` is why."""


class LeftAloneError(NotAskedError):
    """Its host said when to come back: not in this run."""


class HostFailsError(NotAskedError):
    """Its host failed again and again."""
