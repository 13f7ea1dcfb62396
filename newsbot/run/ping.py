"""A dead man's switch: whoever watches hears of every end of a run, and notices silence."""

import logging
from http.client import HTTPException
from urllib.request import Request, urlopen

logger = logging.getLogger(__name__)

TIMEOUT_S = 10
# cron ends a command at a bare `%`, so that a line of a crontab has need of the other form.
PLACEHOLDERS = ("{exit_code}", "%(exit_code)s")


def ping(url: str, exit_code: int) -> None:
    """Asks for `url` with the exit code in place of `{exit_code}` or `%(exit_code)s`, else as a
    parameter. A ping that fails is logged and changes nothing.
    """
    address = url
    for placeholder in PLACEHOLDERS:
        address = address.replace(placeholder, str(int(exit_code)))
    if address == url:
        address += f"{'&' if '?' in url else '?'}exit_code={int(exit_code)}"
    try:
        # The scheme was checked with the settings.
        with urlopen(Request(address), timeout=TIMEOUT_S):  # noqa: S310
            pass
    except (OSError, HTTPException, ValueError) as error:
        logger.warning("The ping failed: %s", error)
