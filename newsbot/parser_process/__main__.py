"""The process that parses pages: `python -m newsbot.parser_process FD`.

It takes calls from the socket FD and answers each, until the crawl closes the socket or dies.
"""

import pickle
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

from newsbot.gc_tuning import raise_gc_threshold
from newsbot.parser_process.address_space import lower_limit
from newsbot.parser_process.messages import pack

MAX_MEMORY_BYTES = 1024**3  # of address space; a page of 8 MiB takes 400 MB


def main(descriptor: int) -> None:
    # They are sent to the whole group of processes; the crawl decides what they mean.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    lower_limit(MAX_MEMORY_BYTES)
    raise_gc_threshold()
    with socket.socket(fileno=descriptor) as crawl, crawl.makefile("rb") as calls:
        try:
            while True:
                crawl.sendall(_answer(*pickle.load(calls)))  # noqa: S301 - from the crawl alone
        except (EOFError, pickle.UnpicklingError, ConnectionError):
            return  # the crawl is over


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...]) -> bytes:
    try:
        return pack((function(*arguments), None))
    except MemoryError:
        sys.exit(1)  # of this page, the crawl will say
    except Exception as error:  # noqa: BLE001 - the crawl raises it
        return pack((None, error))


if __name__ == "__main__":
    main(int(sys.argv[1]))
