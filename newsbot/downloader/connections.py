"""The run's HTTP client: aiohttp's, on connections that the address guard has let through."""

import socket
import ssl
from collections.abc import Callable

from aiohttp import (
    AddrInfoType,
    ClientConnectionError,
    ClientConnectorError,
    ClientHandlerType,
    ClientOSError,
    ClientRequest,
    ClientResponse,
    ClientSession,
    DummyCookieJar,
    ServerDisconnectedError,
    TCPConnector,
)
from aiohttp.abc import AbstractResolver, ResolveResult
from scrapy.settings import BaseSettings

from newsbot.downloader.answer import Answer, StaleConnectionError
from newsbot.errors import AddressRefusedError
from newsbot.network.guard import AddressGuard
from newsbot.network.resolver import GuardedResolver

# In the head, and behind a body that comes in chunks.
MAX_HEADER_LINES = 256
MAX_HEADER_LINE_BYTES = 32_768
MAX_NAME_AGE_S = 60

TLS_VERSIONS = {
    "TLSv1.0": ssl.TLSVersion.TLSv1,
    "TLSv1.1": ssl.TLSVersion.TLSv1_1,
    "TLSv1.2": ssl.TLSVersion.TLSv1_2,
    "TLSv1.3": ssl.TLSVersion.TLSv1_3,
}


def open_session(settings: BaseSettings, resolver: GuardedResolver) -> ClientSession:
    """To be opened in a running loop and closed. Sends what it is told to and nothing of its own;
    how many connections there are is the downloader's to decide.
    """
    bound = settings["DOWNLOAD_BIND_ADDRESS"]
    connector = TCPConnector(
        limit=0,
        resolver=ResolverOfRun(resolver),
        ttl_dns_cache=MAX_NAME_AGE_S,
        socket_factory=_guarded_sockets(resolver.guard),
        local_addr=(bound, 0) if isinstance(bound, str) else bound,
    )
    return ClientSession(
        connector=connector,
        cookie_jar=DummyCookieJar(),
        auto_decompress=False,
        response_class=Answer,
        middlewares=(_ask_once,),
        skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
        max_headers=MAX_HEADER_LINES,
        max_line_size=MAX_HEADER_LINE_BYTES,
        max_field_size=MAX_HEADER_LINE_BYTES,
    )


async def _ask_once(request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
    """Aiohttp would ask again at once wherever a connection ends without an answer, not only where
    it was an old one.
    """
    try:
        return await handler(request)
    except (ClientConnectorError, StaleConnectionError):
        raise
    except ServerDisconnectedError as error:
        raise ClientConnectionError("the connection was closed before an answer") from error
    except ClientOSError as error:
        raise ClientConnectionError(str(error)) from error


def tls_context(settings: BaseSettings) -> ssl.SSLContext:
    """Raises ValueError for a setting that no version has."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES"):
        context.load_default_certs()
    else:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    for name, limit in (("MIN", "minimum_version"), ("MAX", "maximum_version")):
        version = settings[f"DOWNLOAD_TLS_{name}_VERSION"]
        if version not in {None, *TLS_VERSIONS}:
            raise ValueError(f"DOWNLOAD_TLS_{name}_VERSION is {version!r}")
        if version:
            setattr(context, limit, TLS_VERSIONS[version])
    if ciphers := settings["DOWNLOADER_CLIENT_TLS_CIPHERS"]:
        context.set_ciphers(ciphers)
    return context


class ResolverOfRun(AbstractResolver):
    """The run's own, as aiohttp wants it."""

    def __init__(self, resolver: GuardedResolver) -> None:
        self._resolver = resolver

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_UNSPEC,  # noqa: ARG002 - any will do
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for address in await self._resolver.resolve(host, port)
        ]

    async def close(self) -> None:
        """Nothing is open."""


class SocketRefusedError(AddressRefusedError, OSError):
    """aiohttp tells one address's failure from another's by OSError."""


def _guarded_sockets(guard: AddressGuard) -> Callable[[AddrInfoType], socket.socket]:
    def open_socket(info: AddrInfoType) -> socket.socket:
        """For the very address that is connected to next."""
        family, kind, protocol, _name, address = info
        try:
            guard.permit_peer(str(address[0]), int(address[1]))
        except AddressRefusedError as error:
            raise SocketRefusedError(str(error)) from None
        return socket.socket(family, kind, protocol)

    return open_socket
