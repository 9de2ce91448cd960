"""New topics and a new group for a test, and the plain clients that fill and read them."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Self

from kafka import KafkaAdminClient, KafkaProducer

from worker.stream.budget import Deadline
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

    def put_in_transaction(
        self, values: Iterable[bytes], *, partition: int, abort: bool = False
    ) -> None:
        """Puts values into the raw topic in a transaction, which leaves a marker behind them."""
        producer = KafkaProducer(
            bootstrap_servers=self.settings.bootstrap_servers,
            transactional_id=f"{self.settings.group_id}-feed",
        )
        producer.init_transactions()
        producer.begin_transaction()
        for value in values:
            producer.send(self.settings.raw_topic, value, b"article", partition=partition)
        producer.flush()
        if abort:
            producer.abort_transaction()
        else:
            producer.commit_transaction()
        producer.close()

    def wait_for_enriched(self, count: int) -> list[Message]:
        """Returns what is on the enriched topic once it is so many, and fails after 30 seconds."""
        self.wait_until(lambda: len(self.enriched()) >= count)
        return self.enriched()

    def wait_until(self, true: Callable[[], bool]) -> None:
        """Waits until something is true, and fails after 30 seconds."""
        deadline = Deadline.after(30)
        while not true():
            assert not deadline.expired, f"enriched: {self.enriched()[-3:]}"
            time.sleep(0.1)

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

    def ends(self) -> dict[int, int]:
        """Returns the ends of the raw topic's partitions."""
        with Reader(self.settings, self.settings.raw_topic) as reader:
            return reader.ends()
