"""Subscribes to the enriched topic, as `copydesk tail` and any consumer without a group does."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

from worker.stream.budget import Deadline
from worker.stream.connection import KafkaSettings
from worker.stream.kafka.reader import Reader
from worker.stream.ports import Message

__all__ = ["subscribe"]

POLL_SECONDS = 0.25


def subscribe(
    settings: KafkaSettings,
    *,
    from_beginning: bool = False,
    max_records: int | None = None,
    idle_seconds: float | None = None,
    stop: Event | None = None,
) -> Iterator[Message]:
    """Yields committed records as they come, in order per partition; a null value is a take-down.

    Connects before it returns, so what is published afterwards is seen, and a broker that is not
    there is a `CopydeskError` at once. Ends after `max_records`, after `idle_seconds` without a
    record, or soon after `stop` is set.
    """
    reader = Reader(settings, settings.enriched_topic)
    reader.start_at({} if from_beginning else reader.ends())
    return _messages(reader, max_records, idle_seconds, stop or Event())


def _messages(
    reader: Reader, max_records: int | None, idle_seconds: float | None, stop: Event
) -> Iterator[Message]:
    remaining = float("inf") if max_records is None else max_records
    idle = Deadline.after(float("inf") if idle_seconds is None else idle_seconds)
    with reader:
        while remaining > 0 and not stop.is_set() and not idle.expired:
            found = reader.poll(POLL_SECONDS)
            for message in found[: int(min(remaining, len(found)))]:
                yield message
                remaining -= 1
            if found and idle_seconds is not None:
                idle = Deadline.after(idle_seconds)
