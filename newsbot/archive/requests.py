"""Which request each response answers, as far as an archive tells."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol, TypeVar

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """`beside`: the identifiers of this record and of those that it says came with it."""

    method: str
    url: str
    at: datetime | None
    beside: tuple[str, ...]


class Answer(Protocol):
    """A capture, as far as its request is to be found."""

    @property
    def url(self) -> str: ...
    @property
    def at(self) -> datetime | None: ...
    @property
    def beside(self) -> tuple[str, ...]: ...


A = TypeVar("A", bound=Answer)


def answers_to_get(answers: Sequence[A], requests: Iterable[RequestRecord]) -> list[A]:
    """Without those to POST, HEAD and other methods: they have a page's address and are none.

    Either record may name the other, and the two may stand in any order or in two files. Where
    neither names the other, an address's responses answer its requests in turn. A response whose
    request nobody kept counts as a page.
    """
    requests = list(requests)
    if all(request.method == "GET" for request in requests):
        return list(answers)
    named = {name: request for request in requests for name in request.beside}
    methods = {
        id(answer): named[name].method
        for answer in answers
        for name in answer.beside
        if name in named
    }
    taken = {name for answer in answers for name in answer.beside}
    alone = [answer for answer in answers if id(answer) not in methods]
    free = [request for request in requests if taken.isdisjoint(request.beside)]
    methods |= _in_turn(alone, free)
    return [answer for answer in answers if methods.get(id(answer), "GET") == "GET"]


def _in_turn(answers: Iterable[Answer], requests: Iterable[RequestRecord]) -> dict[int, str]:
    """Where an address has another number of them, its methods tell only if all are the same."""
    asked: dict[str, list[str]] = defaultdict(list)
    for request in sorted(requests, key=_moment):
        asked[request.url].append(request.method)
    got: dict[str, list[Answer]] = defaultdict(list)
    for answer in sorted(answers, key=_moment):
        got[answer.url].append(answer)
    return {
        id(answer): method
        for url, group in got.items()
        if len(asked[url]) == len(group) or len(set(asked[url])) == 1
        for answer, method in zip(group, asked[url] * len(group), strict=False)
    }


def _moment(record: Answer | RequestRecord) -> datetime:
    return record.at or UNDATED
