"""What the loop needs of a broker, in its own words, and the messages that pass through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

__all__ = ["Headers", "Message", "Outgoing", "Position", "Session", "SessionOverError"]

#: Names may repeat and values may be null, as in Kafka.
Headers = tuple[tuple[str, bytes | None], ...]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a partition; as something to commit, the next offset to read."""

    topic: str
    partition: int
    offset: int

    @property
    def next(self) -> Position:
        """The position after the message that stands here."""
        return Position(self.topic, self.partition, self.offset + 1)

    def __str__(self) -> str:
        return f"{self.topic}/{self.partition}@{self.offset}"


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it was read; `timestamp` in milliseconds since the epoch, -1 if unknown."""

    position: Position
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: Headers = ()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to publish; at least one of key and value is not null."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()


class SessionOverError(Exception):
    """A session with the broker has ended and cannot be used on; a new one may do better."""


class Session(Protocol):
    """A consumer and a producer that live and end together; used by one thread.

    Every method raises `SessionOverError` when the broker, the group or a transaction failed. After
    that only `close` may be called.
    """

    def poll(self, seconds: float, limit: int) -> list[Message]:
        """Returns at most `limit` messages, in order per partition; blocks up to `seconds`.

        Also notices that this worker was moved out of its group in the meantime.
        """
        ...

    def idle_positions(self) -> list[Position]:
        """Returns what to commit although no message was read.

        Called right after an empty `poll`: positions behind transaction markers, and those of
        partitions that have never been committed.
        """
        ...

    def rewind(self, positions: Sequence[Position]) -> None:
        """Reads on from `positions`, which were polled and not committed."""
        ...

    def commit(self, outgoing: Sequence[Outgoing], positions: Sequence[Position]) -> None:
        """Publishes `outgoing` and commits `positions` in one transaction.

        Blocks no longer than the transaction may be open.
        """
        ...

    def fits(self, outgoing: Outgoing) -> bool:
        """Tells whether the broker takes a message of this size."""
        ...

    def close(self) -> None:
        """Leaves the group and lets go of the connections; never raises, blocks a few seconds."""
        ...
