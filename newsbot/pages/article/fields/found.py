"""A field's value and the source that gave it: each field asks its named sources in order."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, NamedTuple, TypeVar

Value = TypeVar("Value")
# A source's name, as `scrapy explain` shows it, and what it has to offer, the best first.
NamedSource = tuple[str, Callable[..., Iterable[Any]]]


class Found(NamedTuple, Generic[Value]):
    """`source`: the name of the one that gave the value; None where no source has one."""

    value: Value
    source: str | None


def first_found(
    named_sources: Iterable[NamedSource], accept: Callable[[Any], Value | None], *given: Any
) -> Found[Value | None]:
    """The first offer that is accepted, as that makes it. `given`: what each source reads from."""
    for name, offers_of in named_sources:
        for offer in offers_of(*given):
            value = accept(offer)
            if value is not None:
                return Found(value, name)
    return Found(None, None)
