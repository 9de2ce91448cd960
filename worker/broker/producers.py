"""What one partition remembers of its producers: sequences, epochs and open transactions."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from worker.broker.batch import Batch
from worker.broker.errors import ErrorCode, RefusedError

__all__ = ["AbortedTransaction", "ProducerStates"]

REMEMBERED_BATCHES = 5  # Kafka's number: a producer may have five requests in flight
LAST_SEQUENCE = 2**31 - 1
NO_SEQUENCE = -1


@dataclass(frozen=True, slots=True)
class AbortedTransaction:
    """A range of offsets in which this producer's records must stay hidden."""

    producer_id: int
    first_offset: int
    last_offset: int


@dataclass(slots=True)
class _Producer:
    epoch: int
    recent: deque[Batch] = field(default_factory=lambda: deque(maxlen=REMEMBERED_BATCHES))
    open_since: int | None = None  # first offset of the transaction that is open here

    @property
    def last_sequence(self) -> int:
        return self.recent[-1].last_sequence if self.recent else NO_SEQUENCE


class ProducerStates:
    """The producers that wrote to one partition, and its aborted transactions."""

    def __init__(self) -> None:
        self._producers: dict[int, _Producer] = {}
        self.aborted: list[AbortedTransaction] = []

    def duplicate_of(self, batch: Batch) -> int | None:
        """Returns the base offset of the stored batch that `batch` is a retry of, if it is one."""
        known = self._producers.get(batch.producer_id)
        if known is None or known.epoch != batch.producer_epoch:
            return None
        for stored in known.recent:
            same = stored.base_sequence == batch.base_sequence and stored.count == batch.count
            if same:
                return stored.base_offset
        return None

    def check(self, batch: Batch) -> None:
        """Refuses a zombie's batch and one that leaves a gap in the sequence."""
        known = self._producers.get(batch.producer_id)
        if known is None:
            return
        if batch.producer_epoch < known.epoch:
            text = f"epoch {batch.producer_epoch} is older than {known.epoch}"
            raise RefusedError(ErrorCode.INVALID_PRODUCER_EPOCH, text)
        if known.open_since is not None and not batch.is_transactional:
            text = "a plain write of a producer with an open transaction"
            raise RefusedError(ErrorCode.INVALID_TXN_STATE, text)
        last = known.last_sequence if batch.producer_epoch == known.epoch else NO_SEQUENCE
        follows = batch.base_sequence == last + 1
        wraps = batch.base_sequence == 0 and last == LAST_SEQUENCE
        if not (follows or wraps):
            text = f"sequence {batch.base_sequence} does not follow {last}"
            raise RefusedError(ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER, text)

    def appended(self, batch: Batch) -> None:
        """Remembers a batch that was given its place in the log."""
        known = self._producers.get(batch.producer_id)
        if known is None or known.epoch != batch.producer_epoch:
            open_since = known.open_since if known else None
            known = _Producer(batch.producer_epoch, open_since=open_since)
            self._producers[batch.producer_id] = known
        known.recent.append(batch)
        if batch.is_transactional and known.open_since is None:
            known.open_since = batch.base_offset

    def ended(self, marker: Batch, *, committed: bool) -> None:
        """Closes the producer's transaction at the marker; an aborted one is listed."""
        known = self._producers.setdefault(marker.producer_id, _Producer(marker.producer_epoch))
        if known.open_since is not None and not committed:
            hidden = AbortedTransaction(marker.producer_id, known.open_since, marker.base_offset)
            self.aborted.append(hidden)
        known.open_since = None
        if marker.producer_epoch > known.epoch:
            known.epoch = marker.producer_epoch
            known.recent.clear()

    def is_open(self, producer_id: int) -> bool:
        """Whether the producer has written here in a transaction that has not ended."""
        known = self._producers.get(producer_id)
        return known is not None and known.open_since is not None

    def first_open_offset(self) -> int | None:
        """The offset from which nothing is decided yet: what bounds the last stable offset."""
        opened = [p.open_since for p in self._producers.values() if p.open_since is not None]
        return min(opened, default=None)
