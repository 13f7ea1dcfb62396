"""Why a page was lost, in the words of the exit codes."""

import asyncio
import re
from dataclasses import dataclass, replace
from http import HTTPStatus

from scrapy.exceptions import (
    DownloadCancelledError,
    IgnoreRequest,
    NotSupported,
    UnsupportedURLSchemeError,
)
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.defer import CancelledError
from twisted.python.failure import Failure

from newsbot.downloader.errors import (
    LeftAloneError,
    NotAskedError,
    PrivateAddressError,
    RobotsForbidError,
    RobotsUnreadableError,
)
from newsbot.errors import AddressRefusedError, ArchiveError, BrowserError

BY_STATUS = {
    HTTPStatus.UNAUTHORIZED: "forbidden",
    HTTPStatus.FORBIDDEN: "forbidden",
    HTTPStatus.TOO_MANY_REQUESTS: "rate limit",
}
BY_ERROR = {
    RobotsForbidError: "robots",
    LeftAloneError: "rate limit",
    DownloadCancelledError: "security",
    UnsupportedURLSchemeError: "security",
    PrivateAddressError: "security",
    AddressRefusedError: "security",
    BrowserError: "usage",
    NotSupported: "layout",
    ArchiveError: "storage",
    MemoryError: "memory",
}
MAX_REASON_CHARS = 300
SCHEME = re.compile(r"([a-z][a-z0-9+.-]{0,20}):", re.IGNORECASE | re.ASCII)
GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


@dataclass(frozen=True, slots=True)
class Loss:
    """`cause` is one of `exit_codes.CAUSES`. `is_absence`: the site says that there is no such
    page.
    """

    cause: str
    reason: str
    http_status: int | None = None
    is_absence: bool = False


NO_ARTICLE = Loss("layout", "the page shows neither headline nor text")


def is_cancelled(failure: Failure) -> bool:
    """The run was stopped while the page was under way: it is not lost, just not read."""
    return isinstance(failure.value, (asyncio.CancelledError, CancelledError))


def explain(failure: Failure) -> Loss:
    assert failure.value
    return _explain(failure.value)


def _explain(error: BaseException) -> Loss:
    if isinstance(error, HttpError):
        return refused(error.response)
    if isinstance(error, RobotsUnreadableError) and error.__cause__:
        why = _explain(error.__cause__)
        return replace(why, reason=f"{error}: {why.reason}"[:MAX_REASON_CHARS])
    if isinstance(error, IgnoreRequest) and "not in cache" in str(error):
        return Loss("lost page", "it is not among the saved pages")
    if _is_bomb(error):
        return Loss("security", _in_one_line(error))
    causes = (cause for kind, cause in BY_ERROR.items() if isinstance(error, kind))
    return Loss(next(causes, "lost page"), _in_one_line(error))


def refused(response: Response) -> Loss:
    """By a status that is no page's."""
    status = response.status
    if scheme := _scheme_beside_http(response):
        return Loss("security", f"HTTP {status} leads to {scheme}:")
    cause = BY_STATUS.get(status, "lost page")  # type: ignore[call-overload]
    return Loss(cause, f"HTTP {status}", status, is_absence=status in GONE)


def _scheme_beside_http(response: Response) -> str | None:
    """Of a redirect that Scrapy does not follow."""
    location = response.headers.get("Location")
    if not (location and 300 <= response.status < 400):
        return None
    scheme = SCHEME.match(location.decode("latin-1").strip())
    return scheme[1] if scheme and scheme[1].lower() not in {"http", "https"} else None


def _is_bomb(error: BaseException) -> bool:
    """A small page that becomes a huge one when it is unpacked."""
    return isinstance(error, IgnoreRequest) and "DOWNLOAD_MAXSIZE" in str(error)


def private(url: str, error: AddressRefusedError) -> Loss:
    return _explain(PrivateAddressError(url, error))


def unparsable(error: Exception) -> Loss:
    return Loss("lost page", _in_one_line(error))


def _in_one_line(error: BaseException) -> str:
    kind = "" if isinstance(error, NotAskedError) else f"{type(error).__name__}: "
    return " ".join(f"{kind}{error}".split())[:MAX_REASON_CHARS]
