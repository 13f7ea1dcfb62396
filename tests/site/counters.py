"""The counter line in the real site's options: (page, cards a page, total) → text or None."""

from collections.abc import Callable

Counter = Callable[[int, int, int], str | None]


def advancing(page: int, per_page: int, total: int) -> str:
    first = (page - 1) * per_page + 1
    # The real site never clamps the range to the total.
    return f"Viewing results {first} - {first + per_page - 1} of {total}"


def standing(page: int, per_page: int, total: int) -> str:
    return advancing(1, per_page, total)


COUNTERS: dict[str, Counter] = {
    "category": advancing,
    "tag": standing,
    "no total": lambda _page, per_page, _total: f"Viewing results 1 - {per_page} of",
    "total at times": lambda page, per_page, total: standing(page, per_page, total).removesuffix(
        str(total) * (page == 2)
    ),
    "too small": lambda page, per_page, total: advancing(page, per_page, total // 2),
    "too large": lambda page, per_page, total: advancing(page, per_page, total + 9),
    "drifting": lambda page, per_page, total: standing(page, per_page, total + page - 1),
    "none": lambda *_: None,
}
