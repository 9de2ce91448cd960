"""The committed offsets of one group, and those that wait for a transaction to end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from worker.broker.errors import ErrorCode, RefusedError

__all__ = ["MAX_METADATA", "CommittedOffset", "GroupOffsets", "Place"]

MAX_METADATA = 4096  # Kafka's default offset.metadata.max.bytes

#: Topic and partition.
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class CommittedOffset:
    """Where a group goes on reading, and the note its consumer left there."""

    offset: int
    leader_epoch: int = -1
    metadata: str = ""


class GroupOffsets:
    """Committed and pending offsets by partition."""

    def __init__(self) -> None:
        self.committed: dict[Place, CommittedOffset] = {}
        self._pending: dict[int, dict[Place, CommittedOffset]] = {}

    def commit(self, place: Place, offset: CommittedOffset) -> None:
        """Stores an offset at once."""
        _check(offset)
        self.committed[place] = offset

    def commit_later(self, producer_id: int, place: Place, offset: CommittedOffset) -> None:
        """Keeps an offset until the producer's transaction ends."""
        _check(offset)
        self._pending.setdefault(producer_id, {})[place] = offset

    def end_transaction(self, producer_id: int, *, committed: bool) -> None:
        """Stores or drops what the producer's transaction held."""
        held = self._pending.pop(producer_id, {})
        if committed:
            self.committed.update(held)

    def is_unstable(self, place: Place) -> bool:
        """Whether an open transaction may still change this partition's offset."""
        return any(place in held for held in self._pending.values())

    def forget(self, places: Iterable[Place]) -> None:
        """Deletes offsets, pending ones too."""
        for place in places:
            self.committed.pop(place, None)
            for held in self._pending.values():
                held.pop(place, None)

    def forget_topic(self, name: str) -> None:
        """Deletes the offsets of a deleted topic."""
        held = [place for pending in self._pending.values() for place in pending]
        self.forget([place for place in [*self.committed, *held] if place[0] == name])


def _check(offset: CommittedOffset) -> None:
    if len(offset.metadata.encode()) > MAX_METADATA:
        raise RefusedError(ErrorCode.OFFSET_METADATA_TOO_LARGE)
