"""All exceptions of newsbot, as one tree:

    NewsbotError
        Rejected             a value of a page that is not stored; a class for each reason
        ConfigError          exit code 2
        ArchiveError         exit code 2 at the start of a run
        StorageError         exit code 5
        LockedError          exit code 7
        BrowserError         no browser, or none that works
        BrowserDied          one that was killed, or crashed
        UnparsablePageError  a page that kills the process that parses it
        ParserCrashedError   another page had killed it
        AddressRefusedError  where no connection is made to, for safety's sake
        NotAskedError        a request that is not sent (`downloader/errors.py`, with its causes)

Their text is one line for the person who has to mend what is wrong.
"""


class NewsbotError(Exception):
    """What newsbot itself says of the world around it. A fault of newsbot's own is any other."""


class Rejected(NewsbotError, ValueError):  # noqa: N818 (drops are named for what was wrong)
    """What a value must not be: the class name is the drop's name, the message its reason. Raised
    by nothing itself.
    """


class InvalidURL(Rejected):
    """No absolute http(s) address that may be asked for."""


class PrivateAddress(Rejected):
    """An address of a private network that is no listing's."""


class NotANumber(Rejected):
    """Not one number, or one that may be read in two ways."""


class OddUnits(Rejected):
    """A rate for a number of units that is no power of ten."""


class OutOfRange(Rejected):
    """A number, but larger, smaller or longer than any rate."""


class NotPositive(Rejected):
    """A rate of zero or less."""


class NotAPair(Rejected):
    """Not written as `KGS/USD`."""


class UnknownCurrency(Rejected):
    """No code of ISO 4217, or one that was withdrawn."""


class SamePair(Rejected):
    """A currency in terms of itself."""


class ConfigError(NewsbotError, ValueError):
    """A setting or an argument that cannot be meant."""


class ArchiveError(NewsbotError, ValueError):
    """An archive that cannot be opened, or a wrong setting of one."""

    def __init__(self, words: str) -> None:
        super().__init__(escaped(words))


class StorageError(NewsbotError):
    """Storage refused: nothing of the transaction was kept."""


class LockedError(NewsbotError):
    """Another run holds the lock."""


class BrowserError(NewsbotError):
    """There is no browser, or it does not work."""


class BrowserDied(NewsbotError):  # noqa: N818 - a fact, not a fault of ours
    """It was killed, or crashed."""


class UnparsablePageError(NewsbotError):
    """The process died of this page, or came to no end with it."""


class ParserCrashedError(NewsbotError):
    """Of another page, before it came to this one."""


class AddressRefusedError(NewsbotError):
    """A private address that the user did not name."""


def escaped(text: str) -> str:
    """In one line, with its control characters written out: what a file holds could speak to the
    terminal.
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)
