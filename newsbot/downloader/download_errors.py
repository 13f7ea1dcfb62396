"""What goes wrong in a download, in Scrapy's words: they decide what is tried again."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from aiohttp import (
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientError,
    ClientPayloadError,
    ClientResponseError,
    ClientSSLError,
)
from aiohttp.http_exceptions import HttpProcessingError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)

from newsbot.downloader.answer import EndlessHeadError
from newsbot.downloader.errors import PrivateAddressError
from newsbot.errors import AddressRefusedError

LIMITS = ("Got more than", "Too many headers")  # how aiohttp begins to say so


@contextmanager
def scrapys_errors(url: str) -> Iterator[None]:
    """Raises PrivateAddressError and DownloadCancelledError, which are not tried again, and the
    other errors of Scrapy's downloads.
    """
    try:
        yield
    except TimeoutError as error:
        raise DownloadTimeoutError("it took longer than DOWNLOAD_TIMEOUT") from error
    except AddressRefusedError as error:
        raise PrivateAddressError(url, error) from error
    except EndlessHeadError as error:
        raise DownloadCancelledError(str(error)) from error
    except ClientConnectorError as error:
        if isinstance(error.os_error, AddressRefusedError):
            raise PrivateAddressError(url, error.os_error) from error
        raise _no_connection(error) from error
    except ClientError as error:
        if is_endless(error):
            raise DownloadCancelledError("its head has no end") from error
        if isinstance(error, ClientPayloadError):
            raise ResponseDataLossError(f"it breaks off: {error}") from error
        text = error.message if isinstance(error, ClientResponseError) else str(error)
        raise DownloadFailedError(text) from error


def _no_connection(error: ClientConnectorError) -> Exception:
    if isinstance(error, ClientConnectorDNSError):
        return CannotResolveHostError(f"DNS lookup failed: {error.host} ({error.os_error})")
    if isinstance(error, ClientSSLError):
        return DownloadFailedError(str(error.os_error))
    number = error.os_error.errno
    if not (number or str(error.os_error)):
        return DownloadFailedError(f"{error.host} closed the connection during the TLS handshake")
    text = (
        f"{os.strerror(number)}, {error.host} port {error.port}" if number else str(error.os_error)
    )
    return DownloadConnectionRefusedError(text)


def is_endless(error: BaseException | None) -> bool:
    """Whether header lines have no end: behind a body, only words are left of the cause."""
    while error is not None:
        if isinstance(error, HttpProcessingError) and error.message.startswith(LIMITS):
            return True
        error = error.__cause__
    return False
