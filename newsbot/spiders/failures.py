"""Why a page was lost, in the words of the exit codes."""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus

from scrapy.exceptions import (
    DownloadCancelledError,
    IgnoreRequest,
    NotSupported,
    UnsupportedURLSchemeError,
)
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet.defer import CancelledError
from twisted.python.failure import Failure

from newsbot.archive.errors import ArchiveError
from newsbot.chromium import BrowserError

BY_STATUS = {
    HTTPStatus.UNAUTHORIZED: "forbidden",
    HTTPStatus.FORBIDDEN: "forbidden",
    HTTPStatus.TOO_MANY_REQUESTS: "rate limit",
}
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


NOTHING_KNOWN = Loss("layout", "the page shows nothing that a listing has")
NO_ARTICLE = Loss("layout", "the page shows neither headline nor text")


def is_cancelled(failure: Failure) -> bool:
    """The run was stopped while the page was under way: it is not lost, just not read."""
    return isinstance(failure.value, (asyncio.CancelledError, CancelledError))


def explain(failure: Failure) -> Loss:
    error = failure.value
    assert error
    if isinstance(error, HttpError):
        status = error.response.status
        cause = BY_STATUS.get(status, "lost page")  # type: ignore[call-overload]
        return Loss(cause, f"HTTP {status}", status, is_absence=status in GONE)
    if isinstance(error, IgnoreRequest):
        forbidden = "robots.txt" in str(error)
        return Loss("robots" if forbidden else "lost page", _in_one_line(error))
    if isinstance(error, (DownloadCancelledError, UnsupportedURLSchemeError)):
        return Loss("security", _in_one_line(error))
    if isinstance(error, BrowserError):
        return Loss("usage", _in_one_line(error))
    if isinstance(error, NotSupported):
        return Loss("layout", _in_one_line(error))
    cause = "storage" if isinstance(error, ArchiveError) else "lost page"
    return Loss(cause, _in_one_line(error))


def unreadable(error: Exception) -> Loss:
    return Loss("lost page", _in_one_line(error))


def _in_one_line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]
