"""Serves the database in Datasette, read-only."""

import asyncio
import socket
from ipaddress import ip_address
from pathlib import Path

import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm

from newsbot.db.engine import DatabaseURL
from newsbot.db.search_index import SearchIndex
from newsbot.db.search_sqlite import SqliteIndex
from newsbot.errors import ConfigError
from newsbot.explore.metadata import metadata_of
from newsbot.explore.plugin import Plugin

SETTINGS = {
    "default_page_size": 50,
    "truncate_cells_html": 90,  # characters: an article in few lines
    "suggest_facets": False,  # each costs a query with every page, and those of use are there
    "facet_time_limit_ms": 500,
    "sql_time_limit_ms": 3000,
    "allow_download": False,
}

MAX_PORT = 65_535


def listen(host: str, port: int, *, public: bool) -> socket.socket:
    """Raises ConfigError where others than this machine could connect, unless `public` says so."""
    if not 0 <= port <= MAX_PORT:
        raise ConfigError(f"--port {port}: it is 0 (any that is free) to {MAX_PORT}")
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise ConfigError(f"--host {host}: {error}") from None
    if not public and not ip_address(address[0]).is_loopback:
        raise ConfigError(
            f"--host {host}: whoever reaches it could read all that is stored; say --public, too"
        )
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(address)
        listening.listen()  # whoever comes before the server is ready waits
    except OSError as error:
        listening.close()
        raise ConfigError(f"--port {port} on {host}: {error.strerror}; take another") from None
    return listening


def serve(url: DatabaseURL, index: SearchIndex, listening: socket.socket) -> None:
    """Until a signal. `index` is in step, and is kept so."""
    assert isinstance(index, SqliteIndex)
    path = Path(str(url.database))
    pm.register(Plugin(path.stem, index))
    # With it, where it is installed, each mistyped query fills the terminal with a traceback.
    pm.get_plugin("datasette.handle_exception").rich = None
    datasette = Datasette([str(path)], metadata=metadata_of(path.stem), settings=SETTINGS)
    asyncio.run(_run(datasette, listening))


async def _run(datasette: Datasette, listening: socket.socket) -> None:
    await datasette.invoke_startup()
    config = uvicorn.Config(datasette.app(), log_level="warning", lifespan="on")
    await uvicorn.Server(config).serve(sockets=[listening])
