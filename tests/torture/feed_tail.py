"""A dead run's feed, cut at any byte of its end, and made anew."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from newsbot.db.engine import parse_url
from newsbot.db.session import Session
from newsbot.run.feed import rebuild_feeds
from tests.crawling import Workspace

LINES = 3  # at the end of a file, which are cut everywhere
Files = dict[str, bytes]


class DeadFeed:
    """Of a run that was killed just before it could publish its manifest."""

    def __init__(self, workspace: Workspace, sites: frozenset[str]) -> None:
        self._workspace = workspace
        self._sites = sites
        (self._feed,) = workspace.feeds()
        self._database = (workspace.folder / "newsbot.db").read_bytes()
        self.files = _files_in(self._feed)

    def cuts(self) -> Iterator[tuple[str, int]]:
        """Each file's name, with how many bytes are left of it."""
        for name, data in self.files.items():
            lines = data.splitlines(keepends=True)
            start = len(data) - sum(map(len, lines[-LINES:]))
            yield from ((name, length) for length in range(start, len(data)))

    def rebuilt(self, name: str, length: int) -> Files:
        """What the next run makes of it where that file is cut."""
        (self._workspace.folder / "newsbot.db").write_bytes(self._database)
        shutil.rmtree(self._feed)
        self._feed.mkdir()
        for file, data in self.files.items():
            (self._feed / file).write_bytes(data[:length] if file == name else data)
        folder = self._workspace.folder
        session = Session(parse_url("sqlite:///newsbot.db", folder), self._sites)
        try:
            rebuild_feeds(session, folder / "feeds", self._sites)
        finally:
            session.close()
        return _files_in(self._feed)


def _files_in(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
