"""Carries messages from one topic to another in transactions, with a place kept per group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from types import TracebackType
from typing import Any, Self

from kafka import TopicPartition
from kafka.structs import OffsetAndMetadata

from worker.stream.connection import KafkaSettings
from worker.stream.kafka import clients
from worker.stream.kafka.records import send
from worker.stream.ports import Outgoing

__all__ = ["Replayer"]


class Replayer:
    """A transactional producer that also keeps the places of several groups; a context manager.

    Only one can be at work: a second one with the same id fences the first. Every method raises
    `CopydeskError` when the broker fails, and nothing of that transaction counts then.
    """

    def __init__(self, settings: KafkaSettings, transactional_id: str) -> None:
        self._settings = settings
        with clients.plain_errors(settings, "replay"):
            self._producer: Any = clients.producer(
                settings,
                transactional_id=transactional_id,
                transaction_timeout_ms=settings.transaction_timeout_ms,
            )
            self._producer.init_transactions()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._producer.close(timeout=5)

    def places(self, groups: Sequence[str], topic: str) -> dict[str, dict[int, int]]:
        """Returns the committed offsets of each group by partition."""
        with (
            clients.plain_errors(self._settings, "replay"),
            closing(clients.admin(self._settings)) as admin,
        ):
            found = admin.list_group_offsets(dict.fromkeys(groups))
        return {
            group: {
                at.partition: committed.offset
                for at, committed in found.get(group, {}).items()
                if at.topic == topic and committed.offset >= 0
            }
            for group in groups
        }

    def commit(
        self,
        outgoing: Sequence[Outgoing],
        places: Mapping[str, Mapping[int, int]],
        topic: str,
    ) -> None:
        """Publishes messages and moves the groups' places in `topic`, all or nothing."""
        with clients.plain_errors(self._settings, "replay"):
            self._producer.begin_transaction()
            for each in outgoing:
                send(self._producer, each)
            for group, offsets in places.items():
                self._producer.send_offsets_to_transaction(
                    {
                        TopicPartition(topic, partition): OffsetAndMetadata(offset, "", -1)
                        for partition, offset in offsets.items()
                    },
                    group,
                )
            self._producer.commit_transaction()
