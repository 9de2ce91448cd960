"""New topics and a new group for a test, and the plain clients that fill and read them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Self

from kafka import KafkaAdminClient, KafkaProducer, TopicPartition

from worker.stream.connection import KafkaSettings
from worker.stream.kafka.reader import Reader
from worker.stream.ports import Message
from worker.stream.topics import create_topics

__all__ = ["Topics"]

Headers = Sequence[tuple[str, bytes]]


@dataclasses.dataclass(frozen=True, slots=True)
class Topics:
    """The settings of one test."""

    settings: KafkaSettings

    @classmethod
    def create(cls, bootstrap: str, name: str, partitions: int = 2) -> Self:
        settings = KafkaSettings(
            bootstrap_servers=bootstrap,
            raw_topic=f"{name}.raw",
            enriched_topic=f"{name}.enriched",
            dead_letter_topic=f"{name}.dead-letter",
            group_id=f"{name}.group",
            session_timeout_ms=6_000,
            heartbeat_interval_ms=500,
        )
        create_topics(settings, partitions=partitions, replication_factor=1)
        return cls(settings)

    def put(
        self,
        values: Iterable[bytes | None],
        *,
        key: bytes | None = b"article",
        headers: Headers = (),
        partition: int | None = None,
    ) -> None:
        """Puts values into the raw topic, in order."""
        producer = KafkaProducer(bootstrap_servers=self.settings.bootstrap_servers)
        for value in values:
            producer.send(self.settings.raw_topic, value, key, list(headers), partition).get(
                timeout=10
            )
        producer.close()

    def enriched(self) -> list[Message]:
        """Returns everything that is committed on the enriched topic."""
        return self._all(self.settings.enriched_topic)

    def dead_letters(self) -> list[Message]:
        """Returns everything that is committed on the dead-letter topic."""
        return self._all(self.settings.dead_letter_topic)

    def raw(self) -> list[Message]:
        """Returns everything that is committed on the raw topic."""
        return self._all(self.settings.raw_topic)

    def _all(self, topic: str) -> list[Message]:
        messages: list[Message] = []
        with Reader(self.settings, topic) as reader:
            ends = reader.ends()
            reader.start_at({})
            while any(reader.positions()[number] < end for number, end in ends.items()):
                messages += reader.poll(0.2)
        return messages

    def committed(self) -> dict[int, int]:
        """Returns the group's committed offsets in the raw topic."""
        admin = KafkaAdminClient(bootstrap_servers=self.settings.bootstrap_servers)
        try:
            found = admin.list_group_offsets({self.settings.group_id: None})
        finally:
            admin.close()
        offsets = found[self.settings.group_id]
        return {at.partition: committed.offset for at, committed in offsets.items()}

    def partition(self, number: int) -> TopicPartition:
        """Names a partition of the raw topic."""
        return TopicPartition(self.settings.raw_topic, number)
