"""What the walk is told: one receipt for every page it asked for, and what was known before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal["read", "absent", "lost"]
Verdict = Literal["complete", "over", "unverified", "short", "drifting", "interrupted", "open"]
# Of a listing that was read to an end which its own pages vouch for.
PROVEN: frozenset[Verdict] = frozenset({"complete", "over", "unverified"})


@dataclass(frozen=True, slots=True)
class PageReceipt:
    """One page as it came back.

    outcome: ``read`` is a 200 that was parsed (it may hold no card), ``absent`` a 404 or 410,
    ``lost`` a page given up after its retries.
    url: the address that answered, after redirects. first, last, total: the counter, None where
    not shown. card_keys: canonical article keys, in page order. page_links: number and address of
    the numbered links, if the page has any. other_next_urls: what the page may mean by its next
    page where that is in doubt, and `next_url` was asked for before. farthest_url: the last page of
    the listing that any of its links leads to. way_on: what leads on from a page without a next
    link, in words, if it cannot be followed. rendered: a browser read it.
    """

    pass_no: int
    page_no: int
    url: str
    outcome: Outcome
    first: int | None = None
    last: int | None = None
    total: int | None = None
    card_keys: tuple[str, ...] = ()
    next_url: str | None = None
    page_links: tuple[tuple[int, str], ...] = ()
    other_next_urls: tuple[str, ...] = ()
    farthest_url: str | None = None
    way_on: str | None = None
    rendered: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier runs know of a listing: its articles (those not gone) in listing order.

    `full` asks for every page whatever is known: by the user, or because the last full walk is
    too old. Which of the two, and how old is too old, is for the caller to say.
    """

    keys: tuple[str, ...] = ()
    total: int | None = None
    verdict: Verdict | None = None
    full: bool = False
    places: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {key: place for place, key in enumerate(self.keys)}
        object.__setattr__(self, "places", places)

    @property
    def allows_update(self) -> bool:
        if self.full or self.verdict not in PROVEN:
            return False
        return self.verdict != "complete" or len(self.keys) == self.total


@dataclass(frozen=True, slots=True)
class Limits:
    """pages: the page budget of one pass. passes: how often a moving listing is read again.

    confirm: let no single pass prove completeness, but only two passes that saw the same articles.
    browser: a page whose way on cannot be followed may be asked for again through a browser.
    """

    pages: int = 20_000
    passes: int = 3
    confirm: bool = False
    browser: bool = False
