"""One thread owns the one connection; what is in flight together is committed together.

A commit costs a flush of the disk, whatever it holds. So the thread takes all that waits, stores
it in one transaction and then lets every sender know. It never waits for a certain number of items:
the engine lets no further item in before those that it is waiting for are stored. But it takes
breath between two batches, so that in a hurry they are not of one item each.
"""

import asyncio
import threading
import time
from collections.abc import Callable
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, select

from newsbot.db.engine import storage_errors
from newsbot.db.retry import RetryPolicy
from newsbot.db.store import Store

BATCH_INTERVAL_S = 0.03  # from one batch of items to the next; queries are answered at once
CHECK_INTERVAL_S = 2.0  # where nothing is to be stored: a lost lock must not go unnoticed for long
MAX_BATCH = 1_000  # items in one transaction, which another writer waits for

T = TypeVar("T")


class Query:
    """A read that waits its turn among the writes."""

    def __init__(self, work: Callable[[Connection], Any]) -> None:
        self.work = work


class Writer:
    """Stores the items of one run. After a failure it stores nothing more: no page may be marked
    read whose items were refused before it. `tell_failure` is called, in the loop's thread, where
    the database fails while nobody waits for it.
    """

    def __init__(
        self,
        engine: Engine,
        run_id: str,
        retry: RetryPolicy | None = None,
        tell_failure: Callable[[Exception], None] = lambda _: None,
    ) -> None:
        self._engine = engine
        self.run_id = run_id
        self._rows = Store(run_id)
        self._failure: Exception | None = None
        self._waiting: list[tuple[Any, asyncio.Future[Any]]] = []
        self._closing = False
        self._asked = False
        self._next_batch_at = 0.0
        self._retry = retry or RetryPolicy()
        self._tell_failure = tell_failure
        self._arrival = threading.Condition()
        self._loop = asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    async def write(self, item: object) -> None:
        """Returns when the item is committed. Raises StorageError when it is not and won't be."""
        await self._submit(item)

    async def read(self, query: Callable[[Connection], T]) -> T:
        """The result of `query(connection)`, which sees all that was sent before."""
        result: T = await self._submit(Query(query))
        return result

    async def close(self) -> None:
        """Returns when all that was sent is settled."""
        with self._arrival:
            self._closing = True
            self._arrival.notify()
        await asyncio.to_thread(self._thread.join)

    def shorten_deadline(self) -> None:
        """Gives up waiting for a database that is locked or away."""
        self._retry.shorten()

    def _submit(self, task: object) -> asyncio.Future[Any]:
        settled: asyncio.Future[Any] = self._loop.create_future()
        is_query = isinstance(task, Query)
        with self._arrival:
            # What joins others changes nothing for the thread, and to wake it takes time.
            if is_query or not self._waiting:
                self._arrival.notify()
            self._waiting.append((task, settled))
            self._asked = self._asked or is_query
        return settled

    def _work(self) -> None:
        while (batch := self._next_batch()) is not None:
            if not batch:
                self._check()
            for are_queries, group in groupby(batch, lambda pair: isinstance(pair[0], Query)):
                tasks, futures = zip(*group, strict=True)
                results = self._answer(tasks) if are_queries else self._store(tasks)
                self._loop.call_soon_threadsafe(_settle, futures, results)

    def _next_batch(self) -> list[tuple[Any, asyncio.Future[Any]]] | None:
        """None at the end, and an empty one where none has come for a while."""
        with self._arrival:
            if not self._arrival.wait_for(lambda: self._waiting or self._closing, CHECK_INTERVAL_S):
                return []
            breath = self._next_batch_at - time.monotonic()
            self._arrival.wait_for(lambda: self._asked or self._closing, max(0.0, breath))
            batch, self._waiting = self._waiting[:MAX_BATCH], self._waiting[MAX_BATCH:]
            self._asked = any(isinstance(task, Query) for task, _ in self._waiting)
            return batch or None

    def _check(self) -> None:
        answer = self._attempt(lambda connection: connection.scalar(select(1)), self._retry.read)
        if isinstance(answer, Exception):
            self._loop.call_soon_threadsafe(self._tell_failure, answer)

    def _answer(self, queries: tuple[Query, ...]) -> list[Any]:
        return [self._attempt(query.work, self._retry.read) for query in queries]

    def _store(self, items: tuple[object, ...]) -> list[Any]:
        self._next_batch_at = time.monotonic() + BATCH_INTERVAL_S
        result = self._attempt(
            lambda connection: self._rows.store(connection, items), self._retry.run
        )
        return [result] * len(items)

    def _attempt(self, work: Callable[[Connection], Any], transact: Callable[..., Any]) -> Any:
        """What `work` returns once it is committed, or the exception that ended the attempts."""
        if self._failure is None:
            try:
                with storage_errors():
                    return transact(self._engine, work)
            except Exception as failure:  # noqa: BLE001 - whoever waits must be told
                self._failure = failure
        return self._failure


def _settle(futures: tuple[asyncio.Future[Any], ...], results: list[Any]) -> None:
    for future, result in zip(futures, results, strict=True):
        if future.cancelled():
            continue
        if isinstance(result, Exception):
            future.set_exception(result)
        else:
            future.set_result(result)
