class ArchiveError(ValueError):
    """An archive that cannot be opened, or a wrong setting of one. One line, for the user."""
