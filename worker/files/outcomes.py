"""Raw values through a process in batches, each coming back beside its outcome, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from worker.files.read import RawValue
from worker.outcome import Outcome, Process

__all__ = ["outcomes"]

#: What one process is given at once: enough to keep the model busy, little enough that records
#: appear steadily. Speed is flat from 1 to 64 articles.
BATCH_VALUES = 16
BATCH_BYTES = 500_000


def outcomes(
    raws: Iterable[RawValue], process: Process, *, processes: int = 1
) -> Iterator[tuple[RawValue, Outcome]]:
    """Yields every raw value with its outcome, in the order given.

    A process that has used up its time returns fewer outcomes, at least one; the rest is asked
    for again.
    """
    for batch in _batches(raws, BATCH_VALUES * processes, BATCH_BYTES * processes):
        remaining = batch
        while remaining:
            done = process([raw.value for raw in remaining])
            yield from zip(remaining, done, strict=False)
            remaining = remaining[len(done) :]


def _batches(raws: Iterable[RawValue], most: int, most_bytes: int) -> Iterator[list[RawValue]]:
    batch: list[RawValue] = []
    size = 0
    for raw in raws:
        batch.append(raw)
        size += len(raw.value)
        if len(batch) >= most or size >= most_bytes:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
