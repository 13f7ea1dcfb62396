"""A field's value and the source that gave it: each field asks its named sources in order."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

Value_co = TypeVar("Value_co", covariant=True)
# A source's name, as `scrapy explain` shows it, and what it has to offer, the best first.
NamedSource = tuple[str, Callable[..., Iterable[Any]]]


class Found(NamedTuple, Generic[Value_co]):
    """`source`: the name of the one that gave the value; None where no source has one."""

    value: Value_co
    source: str | None


def offers(
    named_sources: Iterable[NamedSource], accept: Callable[[Any], Value_co | None], *given: Any
) -> Iterator[Found[Value_co]]:
    """All that are accepted, as that makes them. `given`: what each source reads from."""
    for name, offers_of in named_sources:
        for offer in offers_of(*given):
            value = accept(offer)
            if value is not None:
                yield Found(value, name)


def first_found(
    named_sources: Iterable[NamedSource], accept: Callable[[Any], Value_co | None], *given: Any
) -> Found[Value_co | None]:
    found: Iterator[Found[Value_co]] = offers(named_sources, accept, *given)
    return next(found, Found(None, None))
