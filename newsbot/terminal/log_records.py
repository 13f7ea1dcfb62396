"""Records of the log that nothing a site or an archive says can break up, or make speak to the
terminal.
"""

import logging
import traceback

from newsbot.errors import escaped

INDENT = "    "

# What says the same at every start, or every two seconds, and would bury what a run has to say.
CHATTER = (
    "alembic.runtime.migration",
    "alembic.runtime.plugins",
    "scrapy.addons",
    "scrapy.crawler",
    "scrapy.extensions.memusage",
    "scrapy.middleware",
    "scrapy.utils.log",
)
# It misses the Referer middleware, which is off on purpose.
NEEDLESS_WARNING = "scrapy.downloadermiddlewares.redirect"


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


def quieten() -> None:
    """By filters: Scrapy's configuration of logging resets levels, but not these."""
    for name in CHATTER:
        logging.getLogger(name).addFilter(lambda record: record.levelno >= logging.WARNING)
    logging.getLogger(NEEDLESS_WARNING).addFilter(lambda record: record.levelno >= logging.ERROR)
