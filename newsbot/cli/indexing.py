"""A bar on a terminal while many articles are new to the full-text index."""

from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

from newsbot.db.search_index import Tell

AFTER_S = 1


@contextmanager
def told_on_terminal() -> Iterator[Tell]:
    with tqdm(
        unit=" articles", desc="indexing", delay=AFTER_S, leave=False, disable=None
    ) as progress:

        def tell(done: int, count: int) -> None:
            progress.total = max(count, progress.n + done)
            progress.update(done)

        yield tell
