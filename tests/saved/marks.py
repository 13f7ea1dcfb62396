"""What the processes of `saved/readers.py` are told to do with pages in the tests: each leaves a
file, by which the test sees that it was there.
"""

import os
import time
from pathlib import Path

from newsbot.saved.pages import SavedPages


def mark(pages: SavedPages, folder: Path, started_by: int, number: int) -> int:
    """`started_by`: the process that leaves no mark."""
    time.sleep(0.002)
    if os.getpid() != started_by:
        (folder / str(os.getpid())).touch()
    return number


def die(pages: SavedPages, folder: Path, started_by: int, number: int) -> int:
    if os.getpid() != started_by:
        (folder / f"died of {number}").touch()
        os._exit(1)
    return number
