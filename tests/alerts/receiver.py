"""An HTTP server that takes alerts as Apprise's json:// sends them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any


class Receiver(ThreadingHTTPServer):
    """`status`: what it answers. `taken`: the messages of those that it answered 200. While `hang`
    is set it answers nothing.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.status = 200
        self.tries = 0
        self.taken: list[dict[str, Any]] = []
        self.go_on = Event()
        self.go_on.set()

    @property
    def url(self) -> str:
        return f"json://desk:s3cret@127.0.0.1:{self.server_port}/t0ken"

    def news(self) -> list[str]:
        """The lines that came since it was asked last, without their times."""
        taken, self.taken = self.taken, []
        lines = [line for message in taken for line in message["message"].splitlines()]
        return [line.partition(" UTC ")[2] or line for line in lines]


class Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.tries += 1
        self.server.go_on.wait()
        if self.server.status == 200:
            self.server.taken.append(message)
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def receiver() -> Iterator[Receiver]:
    with Receiver() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.go_on.set()
        server.shutdown()
