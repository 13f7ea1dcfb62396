"""Alerts on their way, through Apprise. Nothing of an address is told."""

import logging
import warnings
from collections.abc import Mapping
from threading import Thread
from time import monotonic
from typing import NamedTuple

TIMEOUT_S = 30.0  # for all addresses together
# What these log has addresses in it, passwords included.
TALKATIVE = ("apprise", "urllib3", "requests")


class Message(NamedTuple):
    title: str
    text: str
    is_bad: bool


def deliver(messages: Mapping[str, Message]) -> set[str]:
    """`messages`: by address. Returns the addresses that took theirs in time."""
    for name in TALKATIVE:
        logger = logging.getLogger(name)
        logger.propagate = False
        logger.addHandler(logging.NullHandler())
    warnings.simplefilter("ignore")  # of hosts whose certificate is not to be verified, say
    delivered: set[str] = set()

    def send(address: str) -> None:
        if _notify(address, messages[address]):
            delivered.add(address)

    # No executor's threads, which the interpreter would wait for at its end.
    threads = [Thread(target=send, args=(address,), daemon=True) for address in messages]
    until = monotonic() + TIMEOUT_S
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, until - monotonic()))
    return set(delivered)


def _notify(address: str, message: Message) -> bool:
    try:
        # An extra, which takes a second to find its services.
        from apprise import Apprise, NotifyType  # noqa: PLC0415

        apprise = Apprise()
        return apprise.add(address) and bool(
            apprise.notify(
                message.text,
                message.title,
                NotifyType.FAILURE if message.is_bad else NotifyType.SUCCESS,
                body_format="text",
            )
        )
    except Exception:  # noqa: BLE001 - services are anybody's, and their words may be secrets
        return False
