"""Whether a run may open as many files as it takes, its connections among them."""

import resource

from newsbot.errors import StorageError

MIN_OPEN_FILES = 40
ENOUGH = 1024


def allow_open_files() -> None:
    """Raises a limit that is too low as far as the system permits. Raises StorageError where that
    is not enough: a file that cannot be opened in the middle of a run has many names.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if not 0 <= soft < MIN_OPEN_FILES:
        return
    if 0 <= hard < MIN_OPEN_FILES:
        raise StorageError(
            f"a run needs {MIN_OPEN_FILES} open files, and {hard} are allowed: raise `ulimit -n`"
        )
    resource.setrlimit(resource.RLIMIT_NOFILE, (ENOUGH if hard < 0 else min(hard, ENOUGH), hard))
