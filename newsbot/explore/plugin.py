"""What newsbot adds to Datasette: the full-text index, kept in step, and how values are shown."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from threading import Lock
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette

from newsbot.db.search_sqlite import SqliteIndex, match_words
from newsbot.errors import ConfigError, StorageError
from newsbot.explore.cells import shown
from newsbot.search.question import parse_question
from newsbot.search.snippet import snippet

NOTHING = '""'  # in FTS5's language, what no article has

Message = dict[str, Any]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Any, Send], Awaitable[None]]


class Plugin:
    """`database`: the name that Datasette gives to it."""

    __name__ = "newsbot.explore"  # where Datasette looks for `templates` and `static`

    def __init__(self, database: str, index: SqliteIndex) -> None:
        self._database = database
        self._index = index
        self._one_at_a_time = Lock()

    @hookimpl(trylast=True)  # type: ignore[untyped-decorator]
    def prepare_connection(self, conn: sqlite3.Connection, database: str) -> None:
        """Datasette's own `escape_fts` knows nothing of how the index folds words."""
        if database == self._database:
            conn.execute("ATTACH ? AS search", [self._index.read_only_address])
            conn.create_function("escape_fts", 1, _match)
            conn.create_function("search_snippet", 2, _snippet)

    @hookimpl  # type: ignore[untyped-decorator]
    def render_cell(
        self, value: Any, column: str, table: str | None, database: str, datasette: Datasette
    ) -> Any:
        return shown(datasette, database, table, column, value)

    @hookimpl  # type: ignore[untyped-decorator]
    def asgi_wrapper(self) -> Callable[[Application], Application]:
        return self._wrap

    def _wrap(self, application: Application) -> Application:
        async def answer(scope: Message, receive: Any, send: Send) -> None:
            path = scope.get("path", "")
            if path == "/":
                await _reply(send, 302, [(b"location", f"/{self._database}".encode())])
                return
            if path.startswith(f"/{self._database}"):
                try:
                    await asyncio.to_thread(self._bring_up_to_date)
                except StorageError as error:
                    await _reply(send, 503, [], str(error))
                    return
            await application(scope, receive, send)

        return answer

    def _bring_up_to_date(self) -> None:
        with self._one_at_a_time:
            self._index.bring_up_to_date()


async def _reply(
    send: Send, status: int, headers: list[tuple[bytes, bytes]], text: str = ""
) -> None:
    plain = (b"content-type", b"text/plain; charset=utf-8")
    await send({"type": "http.response.start", "status": status, "headers": [*headers, plain]})
    await send({"type": "http.response.body", "body": text.encode()})


def _match(words: str | None) -> str:
    try:
        return match_words(parse_question(words or ""))
    except ConfigError:
        return NOTHING


def _snippet(text: str | None, words: str | None) -> str:
    """With `**` around the words that were looked for."""
    try:
        question = parse_question(words or "")
    except ConfigError:
        return ""
    pieces = snippet(text or "", question)
    marked = (f"**{piece.text}**" if piece.is_match else piece.text for piece in pieces)
    return " ".join("".join(marked).split())
