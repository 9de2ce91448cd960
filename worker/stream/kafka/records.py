"""Kafka's records and our messages."""

from __future__ import annotations

from typing import Any

from worker.stream.ports import Message, Outgoing, Position

__all__ = ["message_of", "send", "size_of"]

#: A record batch of one record: its header, and the record's own lengths and deltas, rounded up.
BATCH_BYTES = 128
#: Two lengths of up to five bytes each, rounded up.
HEADER_BYTES = 12


def message_of(record: Any) -> Message:  # noqa: ANN401 - Kafka's client has no types
    """Returns what was read in our words."""
    return Message(
        Position(record.topic, record.partition, record.offset),
        record.timestamp,
        record.key,
        record.value,
        tuple(record.headers or ()),
    )


def send(producer: Any, outgoing: Outgoing) -> Any:  # noqa: ANN401 - Kafka's client has no types
    """Hands a message to the producer, returns its future; a null header becomes empty."""
    return producer.send(
        outgoing.topic,
        key=outgoing.key,
        value=outgoing.value,
        headers=[(name, value or b"") for name, value in outgoing.headers],
    )


def size_of(outgoing: Outgoing) -> int:
    """Returns the size of a message on the wire in bytes, uncompressed and rounded up."""
    headers = sum(
        len(name.encode()) + len(value or b"") + HEADER_BYTES for name, value in outgoing.headers
    )
    return BATCH_BYTES + len(outgoing.key or b"") + len(outgoing.value or b"") + headers
