"""The log of one partition: append, read, find by time, and wake whoever waits for more."""

from __future__ import annotations

import asyncio
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter

from worker.broker.batch import Batch, control_batch
from worker.broker.errors import ErrorCode, RefusedError
from worker.broker.producers import AbortedTransaction, ProducerStates

__all__ = ["Found", "PartitionLog", "Slice"]

NO_PRODUCER = -1


@dataclass(frozen=True, slots=True)
class Slice:
    """What a fetch gets from one partition."""

    data: bytes
    aborted: tuple[AbortedTransaction, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A record's place, as the lookup by time answers it; -1 where there is none."""

    offset: int = -1
    timestamp: int = -1


class PartitionLog:
    """The batches of one partition in order, all in memory."""

    def __init__(self) -> None:
        self.producers = ProducerStates()
        self.start_offset = 0
        self.end_offset = 0
        self._batches: list[Batch] = []
        self._waiting: set[asyncio.Future[None]] = set()
        self._stable_offset = 0

    @property
    def stable_offset(self) -> int:
        """The last stable offset: a `read_committed` reader sees nothing from here on."""
        return self._stable_offset

    def readable_end(self, *, committed_only: bool) -> int:
        """The offset a reader may read up to, exclusive."""
        return self.stable_offset if committed_only else self.end_offset

    def append(self, batch: Batch) -> int:
        """Appends a checked batch, or recognises a retry; returns its base offset."""
        if batch.producer_id != NO_PRODUCER:
            duplicate = self.producers.duplicate_of(batch)
            if duplicate is not None:
                return duplicate
            self.producers.check(batch)
        self._place(batch)
        if batch.producer_id != NO_PRODUCER:
            self.producers.appended(batch)
        self._changed()
        return batch.base_offset

    def end_transaction(
        self, producer_id: int, epoch: int, timestamp: int, *, committed: bool
    ) -> None:
        """Writes the marker that commits or aborts the producer's transaction here."""
        marker = control_batch(producer_id, epoch, timestamp, committed=committed)
        self._place(marker)
        self.producers.ended(marker, committed=committed)
        self._changed()

    def _place(self, batch: Batch) -> None:
        batch.placed_at(self.end_offset)
        self._batches.append(batch)
        self.end_offset = batch.last_offset + 1

    def _changed(self) -> None:
        opened = self.producers.first_open_offset()
        self._stable_offset = self.end_offset if opened is None else opened
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)
        self._waiting.clear()

    def read(
        self, offset: int, max_bytes: int, *, committed_only: bool, whole_first: bool
    ) -> Slice:
        """Returns the batches from the one that holds `offset` on.

        With `whole_first` the first batch comes even when it alone exceeds `max_bytes`.

        Raises:
            RefusedError: the offset lies outside the log.
        """
        if not self.start_offset <= offset <= self.end_offset:
            text = f"offset {offset} is outside {self.start_offset} to {self.end_offset}"
            raise RefusedError(ErrorCode.OFFSET_OUT_OF_RANGE, text)
        end = self.readable_end(committed_only=committed_only)
        parts: list[bytes] = []
        size = 0
        last = offset
        for index in range(self._index_of(offset), len(self._batches)):
            batch = self._batches[index]
            too_much = size + len(batch.data) > max_bytes and not (whole_first and not parts)
            if batch.base_offset >= end or too_much:
                break
            parts.append(batch.data)
            size += len(batch.data)
            last = batch.last_offset + 1
        aborted = self._aborted_within(offset, last) if committed_only else ()
        return Slice(b"".join(parts), aborted)

    def available(self, offset: int, *, committed_only: bool) -> bool:
        """Whether there is anything to read at `offset`."""
        return offset < self.readable_end(committed_only=committed_only)

    def find_time(self, timestamp: int, *, committed_only: bool) -> Found:
        """Returns the first readable record of that time (ms) or later."""
        end = self.readable_end(committed_only=committed_only)
        for batch in self._batches[self._index_of(self.start_offset) :]:
            if batch.base_offset >= end:
                break
            if batch.max_timestamp < timestamp or batch.is_control:
                continue
            for record in batch.records():
                if record.timestamp >= timestamp and record.offset >= self.start_offset:
                    return Found(record.offset, record.timestamp)
        return Found()

    def find_latest_time(self) -> Found:
        """Returns the record with the largest timestamp."""
        data = [b for b in self._batches if not b.is_control]
        if not data:
            return Found()
        batch = max(data, key=attrgetter("max_timestamp"))
        record = max(batch.records(), key=attrgetter("timestamp"))
        return Found(record.offset, record.timestamp)

    def delete_before(self, offset: int) -> None:
        """Moves the log's start; -1 means its end."""
        target = self.end_offset if offset == -1 else offset
        if not 0 <= target <= self.end_offset:
            text = f"offset {offset} is beyond the end {self.end_offset}"
            raise RefusedError(ErrorCode.OFFSET_OUT_OF_RANGE, text)
        self.start_offset = max(self.start_offset, target)
        del self._batches[: self._index_of(self.start_offset)]

    def notify(self, future: asyncio.Future[None]) -> None:
        """Completes `future` at the next change, unless something else did before."""
        self._waiting.add(future)

    def forget(self, future: asyncio.Future[None]) -> None:
        """Takes back what `notify` was asked."""
        self._waiting.discard(future)

    def _index_of(self, offset: int) -> int:
        """The first batch that ends at `offset` or later."""
        return bisect_left(self._batches, offset, key=attrgetter("last_offset"))

    def _aborted_within(self, first: int, end: int) -> tuple[AbortedTransaction, ...]:
        listed = self.producers.aborted
        begin = bisect_right(listed, first - 1, key=attrgetter("last_offset"))
        return tuple(t for t in listed[begin:] if t.first_offset < end)
