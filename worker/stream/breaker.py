"""Stops a worker that writes too many dead letters: then it, or its feed, is at fault."""

from __future__ import annotations

from collections import deque

from worker.errors import CopydeskError

__all__ = ["Breaker"]


class Breaker:
    """Counts the outcomes of one run of a worker.

    The ratio is looked at once `window` outcomes are known; the run of failures always. The loop
    counts before it commits, so that the batch that trips the breaker is read again later.
    """

    def __init__(self, *, ratio: float | None, window: int, run: int | None) -> None:
        self._ratio = ratio
        self._run = run
        self._recent: deque[bool] = deque(maxlen=window)
        self._failed = 0
        self._in_a_row = 0

    def count(self, *, failed: bool) -> None:
        """Counts one outcome; raises `CopydeskError` when it is one failure too many."""
        if len(self._recent) == self._recent.maxlen:
            self._failed -= self._recent[0]
        self._recent.append(failed)
        self._failed += failed
        self._in_a_row = self._in_a_row + 1 if failed else 0
        if failed:
            self._judge()

    def _judge(self) -> None:
        if self._run is not None and self._in_a_row >= self._run:
            raise CopydeskError(
                f"stopped: {self._in_a_row} articles in a row became dead letters; look at their"
                " errors.reason, nothing of this batch was committed"
            )
        full = len(self._recent) == self._recent.maxlen
        if full and self._ratio is not None and self._failed > self._ratio * len(self._recent):
            raise CopydeskError(
                f"stopped: {self._failed} of the last {len(self._recent)} articles became dead"
                f" letters, the limit is {self._ratio:.1%}; nothing of this batch was committed"
            )
