"""A run's feed: its lines and files, and `read`, which gives them as typed records.

import newsbot.feeds

for rate in newsbot.feeds.read("data/feeds", "rate"):
    print(rate.as_of, rate.base_currency, rate.quote_currency, rate.rate)
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsbot.feeds.reading import ArticleRecord, RateRecord, read

__all__ = ["ArticleRecord", "RateRecord", "read"]


def __getattr__(name: str) -> Any:
    """A crawl writes feeds and has no use for what reads them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from newsbot.feeds import reading  # noqa: PLC0415

    return getattr(reading, name)
