"""Who works on an SQLite file, and on which sites: locks that die with their process.

All are locks of an open file description, of single bytes of the database: so they count by
whatever name the file is opened, and between two runs of one process. SQLite's own are of other
bytes.
"""

import fcntl
import os
import struct
from contextlib import ExitStack
from pathlib import Path

from newsbot.db.file_descriptors import close_beside_sqlite, open_beside_sqlite
from newsbot.db.retry import RetryPolicy
from newsbot.errors import LockedError

# Shared by all who work on the database, or one's who works on it alone. Others may look for it
# there: it is the byte before those that SQLite locks.
DATABASE_BYTE = 0x3FFFFFFF
OPENING_BYTE = DATABASE_BYTE - 1  # one's who opens the database, for as long as that takes
# A site's own byte lies behind any file's end, in a range so wide that two sites never share one.
FIRST_SITE_BYTE = 1 << 61
SITE_BYTES = 1 << 61

HAS_BYTE_LOCKS = hasattr(fcntl, "F_OFD_SETLK")  # macOS has none: there it is one run on the file


class FileLock:
    """On the database by its name, too: there newsbot had its lock before it knew those of sites.
    `is_alone`: nobody else works on the database, and nobody begins to before `share`.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self.is_alone = False
        with ExitStack() as opened:
            # This file stays: were it deleted, the next two starters could lock two different ones.
            self._name = opened.enter_context(Path(f"{database}.lock").open("a+"))
            self._file = open_beside_sqlite(database)
            self._opened = opened.pop_all()

    def take_sites(self, sites: dict[str, int], *, leave_out: bool) -> frozenset[str]:
        """Those, by name and number, that nobody works on. Raises LockedError where these are not
        all, or not even one where it may `leave_out` the others.
        """
        held = {name for name, number in sites.items() if self._take_site(number)}
        taken = sites.keys() - held
        if taken and not (held and leave_out):
            raise LockedError(f"another run holds {self._database}: it works on {min(taken)}")
        return frozenset(held)

    def _take_site(self, number: int) -> bool:
        return self._lock(fcntl.F_WRLCK, FIRST_SITE_BYTE + number % SITE_BYTES)

    def enter(self, retry: RetryPolicy) -> None:
        """Alone, or beside others. Waits for whoever is just opening the database. Raises
        LockedError where another one is to be alone.
        """
        if not retry.wait_for(lambda: self._lock(fcntl.F_WRLCK, OPENING_BYTE)):
            raise LockedError(f"another run is just opening {self._database}")
        self.is_alone = self._take(fcntl.LOCK_EX, fcntl.F_WRLCK)
        if not self.is_alone:
            self._share()

    def keep_alone(self) -> None:
        """Others need not wait to be refused. Raises LockedError where others are at work."""
        self._lock(fcntl.F_UNLCK, OPENING_BYTE)
        if not self.is_alone:
            raise self._refusal()

    def share(self) -> None:
        """The database is open: others may come in. Raises LockedError where somebody took it."""
        if self.is_alone and HAS_BYTE_LOCKS:
            self._share()

    def is_shared(self) -> bool:
        """Whether others are at work now."""
        if not HAS_BYTE_LOCKS:
            return False
        question = _byte_lock(fcntl.F_WRLCK, DATABASE_BYTE)
        answer = fcntl.fcntl(self._file, fcntl.F_OFD_GETLK, question)
        return bool(struct.unpack(BYTE_LOCK, answer)[0] != fcntl.F_UNLCK)

    def release(self) -> None:
        if HAS_BYTE_LOCKS:
            fcntl.fcntl(self._file, fcntl.F_OFD_SETLK, _byte_lock(fcntl.F_UNLCK, 0, 0))
        close_beside_sqlite(self._file)
        self._opened.close()

    def _share(self) -> None:
        if not (HAS_BYTE_LOCKS and self._take(fcntl.LOCK_SH, fcntl.F_RDLCK)):
            raise self._refusal()
        self._lock(fcntl.F_UNLCK, OPENING_BYTE)

    def _take(self, of_name: int, of_byte: int) -> bool:
        try:
            fcntl.flock(self._name, of_name | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return self._lock(of_byte, DATABASE_BYTE)

    def _lock(self, kind: int, offset: int) -> bool:
        if HAS_BYTE_LOCKS:
            try:
                fcntl.fcntl(self._file, fcntl.F_OFD_SETLK, _byte_lock(kind, offset))
            except BlockingIOError:
                return False
        return True

    def _refusal(self) -> LockedError:
        return LockedError(f"another run holds {self._database}")


BYTE_LOCK = "hhqqi"  # as Linux has it: kind, whence, start, length, process


def _byte_lock(kind: int, offset: int, length: int = 1) -> bytes:
    """Of `length` 0: up to the end of all offsets."""
    return struct.pack(BYTE_LOCK, kind, os.SEEK_SET, offset, length, 0)
