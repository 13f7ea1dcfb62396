"""Records of the log that nothing a site or an archive says can break up, or make speak to the
terminal.
"""

import logging
import traceback

from newsbot.errors import escaped

INDENT = "    "


class OneLineRecord(logging.LogRecord):
    """One record is one line, whoever writes it. Only the traceback of a bug follows it, in lines
    that begin with white space, as no record does.
    """

    def getMessage(self) -> str:  # noqa: N802 - logging's name
        """Formatters ask for it first, and for the traceback then."""
        if self.exc_info and not self.exc_text:
            self.exc_text = _indented("".join(traceback.format_exception(*self.exc_info)))
        return escaped(super().getMessage())


def _indented(text: str) -> str:
    return "\n".join(INDENT + escaped(line) for line in text.strip().split("\n"))
