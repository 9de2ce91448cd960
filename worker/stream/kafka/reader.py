"""Reads all partitions of a topic without a group: nobody else's place in the topic changes."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from kafka import TopicPartition

from worker.errors import CopydeskError
from worker.stream.connection import KafkaSettings
from worker.stream.kafka import clients
from worker.stream.kafka.records import message_of
from worker.stream.ports import Message

__all__ = ["Reader"]


class Reader:
    """A read_committed reader of one topic; a context manager, used by one thread.

    Every method raises `CopydeskError` when the broker fails.
    """

    def __init__(self, settings: KafkaSettings, topic: str) -> None:
        self._settings = settings
        self._doing = f"read {topic}"
        with self._plain_errors():
            self._consumer: Any = clients.consumer(settings)
        with self._plain_errors():
            numbers = self._consumer.partitions_for_topic(topic)
        if not numbers:
            self._consumer.close()
            raise CopydeskError(f"there is no topic {topic} at {settings.bootstrap_servers}")
        self._partitions = [TopicPartition(topic, number) for number in sorted(numbers)]
        self._consumer.assign(self._partitions)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._consumer.close(timeout_ms=2000)

    def start_at(self, offsets: Mapping[int, int]) -> None:
        """Reads on from these offsets by partition, from the beginning where there is none."""
        beginnings = self.beginnings()
        for partition in self._partitions:
            first = beginnings[partition.partition]
            offset = max(first, offsets.get(partition.partition, first))
            self._consumer.seek(partition, offset)

    def beginnings(self) -> dict[int, int]:
        """Returns the first offset of each partition."""
        with self._plain_errors():
            found = self._consumer.beginning_offsets(self._partitions)
        return {at.partition: offset for at, offset in found.items()}

    def ends(self) -> dict[int, int]:
        """Returns the offset behind the last committed record of each partition."""
        with self._plain_errors():
            found = self._consumer.end_offsets(self._partitions)
        return {at.partition: offset for at, offset in found.items()}

    def positions(self) -> dict[int, int]:
        """Returns the offset that is read next in each partition."""
        with self._plain_errors():
            return {at.partition: self._consumer.position(at) for at in self._partitions}

    def poll(self, seconds: float, limit: int = 500) -> list[Message]:
        """Returns what there is, in order per partition; blocks up to `seconds`."""
        with self._plain_errors():
            found = self._consumer.poll(timeout_ms=int(seconds * 1000), max_records=limit)
        return [message_of(record) for records in found.values() for record in records]

    def _plain_errors(self) -> Any:  # noqa: ANN401 - a context manager
        return clients.plain_errors(self._settings, self._doing)
