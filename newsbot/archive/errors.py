class ArchiveError(ValueError):
    """An archive that cannot be opened, or a wrong setting of one. One line, for the user."""

    def __init__(self, words: str) -> None:
        super().__init__(visible(words))


def visible(text: str) -> str:
    """In one line, with its control characters written out: what a file holds could speak to the
    terminal.
    """
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)
