"""Spreads values over children, and makes one bad article cost one article.

1. The values are split into pieces, in order, a few articles each.
2. Every idle child gets a piece, with a time limit that grows with its size.
3. A child that answers has its outcomes noted. One that is late is killed; one that died is noted.
4. Each article of a failed piece is tried once more, alone, in a fresh child.
5. What fails alone is a failure: `timed_out`, `out_of_memory` or `crashed`.
6. Between two calls a child that has grown, or has served long enough, is replaced.
"""

from __future__ import annotations

import logging
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from types import TracebackType
from typing import Self

from worker.errors import Reason, Stage
from worker.outcome import Failure, Outcome, Process
from worker.pool.child import OUT_OF_MEMORY, Answer
from worker.pool.children import Child, Nursery
from worker.pool.pieces import Piece, split

__all__ = ["Pool", "PoolLimits", "start_pool"]

log = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolLimits:
    """What a child may take; seconds and bytes, `None` for no limit.

    An article has `article_seconds` and one more for each 10,000 bytes. A call returns what it has
    after `batch_seconds`. `headroom` is the address space a child may add to the loaded model. A
    child is replaced after `served` articles, or when it holds `growth` times the model's memory
    and at least 256 MiB more.
    """

    article_seconds: float = 10.0
    batch_seconds: float = 60.0
    start_seconds: float = 120.0
    headroom: int | None = 2048 * MEGABYTE
    served: int = 20_000
    growth: float = 1.5


@dataclass(slots=True)
class _Task:
    """A piece in a child's hands, until a moment on the monotonic clock."""

    piece: Piece
    until: float


class _Batch:
    """What is known of one call: pieces to do, and outcomes by the number of their value."""

    def __init__(self, values: Sequence[bytes], processes: int) -> None:
        self.values = values
        self.pieces = deque(split(values, processes))
        self.outcomes: dict[int, Outcome] = {}

    def again(self, piece: Piece) -> None:
        """Puts every value of a failed piece in front, each alone."""
        self.pieces.extendleft(reversed([Piece((number,), 2) for number in piece.numbers]))

    def front(self) -> list[Outcome]:
        """Returns the outcomes up to the first that is missing."""
        found: list[Outcome] = []
        while len(found) in self.outcomes:
            found.append(self.outcomes[len(found)])
        return found


class Pool:
    """N children with the same process in each; a context manager, used by one thread.

    `factory` makes the process; it is loaded by name in a new interpreter, so it has to be
    importable. Start the pool before anything that must not be forked is needed: it forks nothing
    of this process. A `nursery` that was started before is used, and stopped in the end. Raises
    `CopydeskError` when the factory fails.
    """

    def __init__(
        self,
        factory: Callable[[], Process],
        *,
        processes: int = 1,
        limits: PoolLimits | None = None,
        nursery: Nursery | None = None,
    ) -> None:
        self._limits = limits or PoolLimits()
        self._nursery = nursery or Nursery()
        try:
            self._nursery.load(
                factory, headroom=self._limits.headroom, within=self._limits.start_seconds
            )
        except BaseException:
            self._nursery.stop()
            raise
        self._processes = processes
        self._idle: list[Child] = []
        self._busy: dict[Child, _Task] = {}

    def __enter__(self) -> Self:
        self._idle = [self._nursery.fork() for _ in range(self._processes)]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._nursery.stop()

    def process(self, values: Sequence[bytes]) -> list[Outcome]:
        """Returns one outcome for each value, in order; fewer, but one, when time runs out."""
        batch = _Batch(values, self._processes)
        end = time.monotonic() + self._limits.batch_seconds
        while batch.pieces or self._busy:
            if time.monotonic() < end or 0 not in batch.outcomes:
                self._assign(batch)
            elif not self._busy:
                break
            self._collect(batch)
        self._recycle()
        return batch.front()

    def _assign(self, batch: _Batch) -> None:
        while batch.pieces and self._idle:
            piece = batch.pieces.popleft()
            child = self._idle.pop()
            if piece.attempt > 1 and child.served:
                child = self._replaced(child)
            values = [batch.values[number] for number in piece.numbers]
            self._busy[child] = _Task(piece, time.monotonic() + self._seconds(values))
            self._hand_over(child, values)

    def _hand_over(self, child: Child, values: Sequence[bytes]) -> None:
        try:
            child.pipe.send(values)
        except ConnectionError:
            log.debug("Child %d ended before it was given work", child.pid)

    def _seconds(self, values: Sequence[bytes]) -> float:
        return self._limits.article_seconds + sum(map(len, values)) / 10_000

    def _collect(self, batch: _Batch) -> None:
        """Waits for the first answer, the first death or the first limit, and deals with it."""
        first = min(task.until for task in self._busy.values())
        ready = wait([child.pipe for child in self._busy], max(0.0, first - time.monotonic()))
        for child, task in list(self._busy.items()):
            if child.pipe in ready:
                self._take_answer(batch, child, task)
            elif task.until <= time.monotonic():
                self._lost(batch, child, task, late=True)

    def _take_answer(self, batch: _Batch, child: Child, task: _Task) -> None:
        try:
            answer: Answer = child.pipe.recv()
        except (EOFError, OSError):
            self._lost(batch, child, task, late=False)
            return
        batch.outcomes.update(zip(task.piece.numbers, answer.outcomes, strict=True))
        child.served += len(task.piece.numbers)
        child.resident = answer.resident
        del self._busy[child]
        self._idle.append(child)

    def _lost(self, batch: _Batch, child: Child, task: _Task, *, late: bool) -> None:
        del self._busy[child]
        code = self._nursery.end(child, kill=late)
        self._idle.append(self._nursery.fork())
        reason, message = _verdict(code, late=late)
        log.warning("A child was lost over %d articles: %s", len(task.piece.numbers), message)
        if task.piece.attempt == 1:
            batch.again(task.piece)
        else:
            (number,) = task.piece.numbers
            failure = Failure(reason, Stage.ANNOTATE, message, attempts=task.piece.attempt)
            batch.outcomes[number] = failure

    def _replaced(self, child: Child) -> Child:
        self._nursery.end(child, kill=True)
        return self._nursery.fork()

    def _recycle(self) -> None:
        """Replaces the largest child if it has grown too much, or one that has served its time."""
        warm = self._nursery.resident
        largest = max(warm * self._limits.growth, warm + 256 * MEGABYTE)
        worn = [c for c in self._idle if c.resident > largest or c.served >= self._limits.served]
        if worn:
            child = max(worn, key=lambda each: each.resident)
            self._idle.remove(child)
            self._idle.append(self._replaced(child))


def _verdict(code: int, *, late: bool) -> tuple[Reason, str]:
    """Says what an exit code means; SIGKILL that was not ours is the kernel's, out of memory."""
    if late:
        return Reason.TIMED_OUT, "took longer than its time limit"
    if code in (OUT_OF_MEMORY, -signal.SIGKILL):
        return Reason.OUT_OF_MEMORY, "needed more memory than a child may have"
    if code < 0:
        return Reason.CRASHED, f"ended its process with {signal.Signals(-code).name}"
    return Reason.CRASHED, f"ended its process with exit code {code}"


@contextmanager
def start_pool(
    factory: Callable[[], Process],
    *,
    processes: int = 1,
    limits: PoolLimits | None = None,
    nursery: Nursery | None = None,
) -> Iterator[Process]:
    """Yields the process of a pool, for whoever wants a function and a lifetime."""
    with Pool(factory, processes=processes, limits=limits, nursery=nursery) as pool:
        yield pool.process
