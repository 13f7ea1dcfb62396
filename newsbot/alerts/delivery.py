"""Alerts on their way, through Apprise. Nothing of an address is told but its scheme and place."""

import logging
import warnings
from collections.abc import Mapping, Sequence
from threading import Thread
from time import monotonic

TIMEOUT_S = 30.0  # for all addresses together
# What these log has addresses in it, passwords included.
TALKATIVE = ("apprise", "urllib3", "requests")


def names_of(addresses: Sequence[str]) -> dict[str, str]:
    """`json`, `json 2`, …: what may be told of each address → the address."""
    names: dict[str, str] = {}
    for address in addresses:
        scheme = address.partition("://")[0].lower()
        number = sum(name.partition(" ")[0] == scheme for name in names) + 1
        names[scheme if number == 1 else f"{scheme} {number}"] = address
    return names


def deliver(messages: Mapping[str, tuple[str, str]], *, is_bad: bool) -> set[str]:
    """`messages`: address → title and text. Returns the addresses that took theirs in time."""
    for name in TALKATIVE:
        logger = logging.getLogger(name)
        logger.propagate = False
        logger.addHandler(logging.NullHandler())
    warnings.simplefilter("ignore")  # of hosts whose certificate is not to be verified, say
    delivered: set[str] = set()

    def send(address: str) -> None:
        if _notify(address, *messages[address], is_bad=is_bad):
            delivered.add(address)

    # No executor's threads, which the interpreter would wait for at its end.
    threads = [Thread(target=send, args=(address,), daemon=True) for address in messages]
    until = monotonic() + TIMEOUT_S
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, until - monotonic()))
    return set(delivered)


def _notify(address: str, title: str, text: str, *, is_bad: bool) -> bool:
    try:
        # An extra, which takes a second to find its services.
        from apprise import Apprise, NotifyType  # noqa: PLC0415

        apprise = Apprise()
        return apprise.add(address) and bool(
            apprise.notify(
                text,
                title,
                NotifyType.FAILURE if is_bad else NotifyType.SUCCESS,
                body_format="text",
            )
        )
    except Exception:  # noqa: BLE001 - services are anybody's, and their words may be secrets
        return False
