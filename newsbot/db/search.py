"""Opens the full-text index of whichever database there is."""

from sqlalchemy import URL

from newsbot.db.search_index import SearchIndex
from newsbot.db.search_sqlite import SqliteIndex
from newsbot.db.session import ReadOnlySession


def open_index(url: URL) -> SearchIndex:
    """For a `with`. Raises StorageError where there is no database, or one of another schema."""
    ReadOnlySession(url).close()
    if url.get_backend_name() == "sqlite":
        return SqliteIndex(url)
    # psycopg is an extra.
    from newsbot.db.search_server import ServerIndex  # noqa: PLC0415

    return ServerIndex(url)
