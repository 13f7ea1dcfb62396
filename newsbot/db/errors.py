"""What can be wrong with a database, as one line for the person who has to mend it."""


class StorageError(Exception):
    """Storage refused: nothing of the transaction was kept (exit code 5)."""


class LockedError(Exception):
    """Another run holds the lock (exit code 7)."""
