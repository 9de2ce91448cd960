"""The topics of the node: create, grow, configure, delete, and look up by name or id."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping

from worker.broker.batch import Batch
from worker.broker.configs import KNOWN, checked
from worker.broker.errors import ErrorCode, RefusedError
from worker.broker.log import PartitionLog

__all__ = ["Topic", "Topics"]

LEGAL_NAME = re.compile(r"[a-zA-Z0-9._-]{1,249}")
ONE_NODE = (-1, 1)
DEFAULT_COUNT = -1


class Topic:
    """A named list of partitions and the settings that were given for it."""

    def __init__(self, name: str, partitions: int, settings: Mapping[str, str]) -> None:
        self.name = name
        self.id = uuid.uuid4()
        self.partitions = [PartitionLog() for _ in range(partitions)]
        self.settings = dict(settings)

    def setting(self, name: str) -> str:
        """Returns the value in force, given or default."""
        return self.settings.get(name, KNOWN[name].default)

    def append(self, partition: int, batch: Batch, now: int) -> int:
        """Checks a client's batch against the topic's settings and appends it; `now` in ms.

        Raises:
            RefusedError: too large, a timestamp in the future, no key on a compacted topic, or
                what the partition's producer states refuse.
        """
        if len(batch.data) > int(self.setting("max.message.bytes")):
            text = f"a batch of {len(batch.data)} bytes exceeds max.message.bytes of {self.name}"
            raise RefusedError(ErrorCode.MESSAGE_TOO_LARGE, text)
        if self.setting("message.timestamp.type") == "LogAppendTime":
            batch.stamped(now)
        elif batch.max_timestamp > now + int(self.setting("message.timestamp.after.max.ms")):
            text = f"timestamp {batch.max_timestamp} lies too far in the future"
            raise RefusedError(ErrorCode.INVALID_TIMESTAMP, text)
        compacted = "compact" in self.setting("cleanup.policy")
        if compacted and any(record.key is None for record in batch.records()):
            text = f"{self.name} is compacted: a record needs a key"
            raise RefusedError(ErrorCode.INVALID_RECORD, text)
        return self.partitions[partition].append(batch)


class Topics:
    """All topics by name."""

    def __init__(self, default_partitions: int) -> None:
        self._default_partitions = default_partitions
        self._by_name: dict[str, Topic] = {}

    def __iter__(self) -> Iterator[Topic]:
        return iter(list(self._by_name.values()))

    def get(self, name: str) -> Topic | None:
        """Returns the topic of that name, if there is one."""
        return self._by_name.get(name)

    def find(self, name: str) -> Topic:
        """Returns the topic of that name, or refuses."""
        topic = self._by_name.get(name)
        if topic is None:
            text = "This server does not host this topic-partition."
            raise RefusedError(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, text)
        return topic

    def find_id(self, topic_id: uuid.UUID) -> Topic:
        """Returns the topic of that id, or refuses."""
        for topic in self._by_name.values():
            if topic.id == topic_id:
                return topic
        raise RefusedError(ErrorCode.UNKNOWN_TOPIC_ID)

    def has(self, name: str, partition: int) -> bool:
        """Whether this partition of this topic exists."""
        topic = self._by_name.get(name)
        return topic is not None and 0 <= partition < len(topic.partitions)

    def partition(self, name: str, partition: int) -> PartitionLog:
        """Returns the log of a partition, or refuses."""
        topic = self.find(name)
        if not self.has(name, partition):
            raise RefusedError(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
        return topic.partitions[partition]

    def planned(
        self, name: str, partitions: int, replicas: int, settings: Mapping[str, str | None]
    ) -> Topic:
        """Returns the topic that `add` would take, checked as Kafka checks it."""
        self._check_name(name)
        if replicas not in ONE_NODE:
            text = f"Unable to replicate the partition {replicas} time(s): there is one broker"
            raise RefusedError(ErrorCode.INVALID_REPLICATION_FACTOR, text)
        count = self._default_partitions if partitions == DEFAULT_COUNT else partitions
        if count < 1:
            text = "Number of partitions was set to an invalid non-positive value."
            raise RefusedError(ErrorCode.INVALID_PARTITIONS, text)
        return Topic(name, count, checked(settings))

    def add(self, topic: Topic) -> None:
        """Makes a planned topic exist."""
        self._by_name[topic.name] = topic

    def ensure(self, name: str) -> Topic:
        """Creates a topic with the defaults, as a client's first use of its name may."""
        topic = self.planned(name, DEFAULT_COUNT, 1, {})
        self.add(topic)
        return topic

    def remove(self, topic: Topic) -> None:
        """Deletes a topic with all its records."""
        del self._by_name[topic.name]

    def grow(self, name: str, count: int, *, dry: bool) -> None:
        """Raises the number of partitions to `count`."""
        topic = self.find(name)
        missing = count - len(topic.partitions)
        if missing <= 0:
            text = (
                f"The topic {name} currently has {len(topic.partitions)} partition(s); "
                f"{count} would not be an increase."
            )
            raise RefusedError(ErrorCode.INVALID_PARTITIONS, text)
        if not dry:
            topic.partitions.extend(PartitionLog() for _ in range(missing))

    def _check_name(self, name: str) -> None:
        if not LEGAL_NAME.fullmatch(name) or name in {".", ".."}:
            text = f"Topic name is invalid: {name!r}"
            raise RefusedError(ErrorCode.INVALID_TOPIC, text)
        if name in self._by_name:
            text = f"Topic '{name}' already exists."
            raise RefusedError(ErrorCode.TOPIC_ALREADY_EXISTS, text)
        for other in self._by_name:
            if other.replace(".", "_") == name.replace(".", "_"):
                text = f"Topic '{name}' collides with existing topic: {other}"
                raise RefusedError(ErrorCode.INVALID_TOPIC, text)
