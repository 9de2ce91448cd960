"""kafka-python clients for tests: made with one call, closed together."""

from __future__ import annotations

import socket
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from threading import Event
from typing import Any

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import NewTopic
from kafka.errors import KafkaError
from kafka.protocol.api_message import ApiMessage
from kafka.protocol.consumer import (
    ListOffsetsRequest,
    ListOffsetsResponse,
    OffsetFetchRequest,
    OffsetFetchResponse,
)
from kafka.protocol.metadata import FindCoordinatorRequest, FindCoordinatorResponse

__all__ = ["Clients", "RawConnection", "eventually"]

PATIENCE_SECONDS = 30.0


def eventually(condition: Callable[[], object], what: str) -> None:
    """Waits until `condition` holds, for brokers that finish things in the background."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, f"never happened: {what}"
        time.sleep(0.02)


class RawConnection:
    """One connection that says exactly what it is told, in a chosen version."""

    def __init__(self, bootstrap_servers: str) -> None:
        host, port = bootstrap_servers.split(":")
        self._socket = socket.create_connection((host, int(port)), timeout=PATIENCE_SECONDS)
        self._correlation_id = 0

    def send(self, request: ApiMessage, version: int) -> None:
        """Sends a request without waiting for its answer."""
        self._correlation_id += 1
        request.API_VERSION = version
        request.with_header(correlation_id=self._correlation_id, client_id="raw")
        self._socket.sendall(request.encode(header=True, framed=True))

    def receive(self, kind: Any, version: int) -> Any:  # noqa: ANN401 - untyped upstream
        """Waits for the next answer."""
        size = int.from_bytes(self._read(4))
        return kind.decode(self._read(size), version=version, header=True)

    def ask(self, request: ApiMessage, kind: Any, version: int) -> Any:  # noqa: ANN401 - as above
        """Sends a request and waits for its answer."""
        self.send(request, version)
        return self.receive(kind, version)

    def _read(self, size: int) -> bytes:
        parts = b""
        while len(parts) < size:
            part = self._socket.recv(size - len(parts))
            assert part, "the broker closed the connection"
            parts += part
        return parts

    def close(self) -> None:
        """Closes the connection."""
        self._socket.close()


class Clients:
    """Makes clients of one broker and closes them all in the end."""

    def __init__(self, bootstrap_servers: str) -> None:
        self.bootstrap_servers = bootstrap_servers
        self._open = ExitStack()
        self._consumers: list[KafkaConsumer] = []
        self._admin: KafkaAdminClient | None = None

    def close(self) -> None:
        """Closes whatever was made here; a broken client must not hide a test's result."""
        # All consumers at once: one that waits for the others to rejoin cannot leave before them.
        with ThreadPoolExecutor(max(1, len(self._consumers))) as pool:
            for consumer in self._consumers:
                pool.submit(consumer.close)
        with suppress(KafkaError):
            self._open.close()

    @property
    def admin(self) -> KafkaAdminClient:
        """The admin client."""
        if self._admin is None:
            self._admin = KafkaAdminClient(bootstrap_servers=self.bootstrap_servers)
            self._open.callback(self._admin.close)
        return self._admin

    def name(self, kind: str) -> str:
        """Returns a name that nobody else uses."""
        return f"{kind}-{uuid.uuid4().hex[:12]}"

    def group(self) -> str:
        """Returns the name of a new group whose coordinator is ready for requests."""
        name = self.name("group")
        request = FindCoordinatorRequest(key=name, key_type=0)
        offsets = OffsetFetchRequest(group_id=name, topics=[], require_stable=False)
        raw = self.raw()

        def ready() -> bool:
            found = raw.ask(request, FindCoordinatorResponse, version=3).error_code == 0
            return found and raw.ask(offsets, OffsetFetchResponse, version=7).error_code == 0

        eventually(ready, f"{name} has a coordinator")
        return name

    def topic(self, partitions: int = 1, **settings: str) -> str:
        """Creates a topic; settings are written with underscores for dots."""
        name = self.name("topic")
        configs = {key.replace("_", "."): value for key, value in settings.items()}
        self.admin.create_topics([NewTopic(name, partitions, 1, topic_configs=configs)])
        eventually(lambda: self._leads(name, partitions), f"{name} is led")
        return name

    def _leads(self, topic: str, partitions: int) -> bool:
        """Whether requests for every partition are answered: Kafka needs a moment after create."""
        kind = ListOffsetsRequest.ListOffsetsTopic
        parts = [
            kind.ListOffsetsPartition(partition_index=index, timestamp=-1)
            for index in range(partitions)
        ]
        request = ListOffsetsRequest(
            replica_id=-1, isolation_level=0, topics=[kind(name=topic, partitions=parts)]
        )
        connection = RawConnection(self.bootstrap_servers)
        try:
            answer = connection.ask(request, ListOffsetsResponse, version=5)
        finally:
            connection.close()
        return all(part.error_code == 0 for part in answer.topics[0].partitions)

    def producer(self, **options: Any) -> KafkaProducer:  # noqa: ANN401 - kafka-python's own
        """Makes a producer."""
        producer = KafkaProducer(bootstrap_servers=self.bootstrap_servers, **options)
        self._open.callback(producer.close, timeout=2)
        return producer

    def transactional(self, name: str | None = None, **options: Any) -> KafkaProducer:  # noqa: ANN401 - as above
        """Makes a producer that is ready to begin transactions."""
        producer = self.producer(transactional_id=name or self.name("tx"), **options)
        producer.init_transactions()
        return producer

    def consumer(self, *topics: str, **options: Any) -> KafkaConsumer:  # noqa: ANN401 - as above
        """Makes a consumer that starts at the beginning and commits nothing by itself."""
        defaults = {
            "auto_offset_reset": "earliest",
            "enable_auto_commit": False,
            "heartbeat_interval_ms": 300,
        }
        consumer = KafkaConsumer(
            *topics, bootstrap_servers=self.bootstrap_servers, **(defaults | options)
        )
        # A leader that learns of its topic while it joins may stand still (docs/upstream).
        for topic in topics:
            consumer.partitions_for_topic(topic)
        self._consumers.append(consumer)
        return consumer

    def raw(self) -> RawConnection:
        """Opens a connection for single requests."""
        connection = RawConnection(self.bootstrap_servers)
        self._open.callback(connection.close)
        return connection

    def fill(self, topic: str, count: int, partition: int = 0) -> None:
        """Writes the values b"0" to b"count-1"."""
        producer = self.producer()
        for index in range(count):
            producer.send(topic, str(index).encode(), partition=partition)
        producer.flush()

    def end(self, topic: str, isolation: str, partition: int = 0) -> int:
        """Returns the end of a partition as that reader sees it."""
        place = TopicPartition(topic, partition)
        consumer = self.consumer(isolation_level=isolation)
        return int(consumer.end_offsets([place])[place])

    def values(
        self, topic: str, isolation: str = "read_committed", partition: int = 0
    ) -> list[bytes]:
        """Returns the values that reader can read now."""
        place = TopicPartition(topic, partition)
        consumer = self.consumer(isolation_level=isolation)
        consumer.assign([place])
        consumer.seek_to_beginning(place)
        end = consumer.end_offsets([place])[place]
        values: list[bytes] = []

        def all_read() -> bool:
            for records in consumer.poll(timeout_ms=100).values():
                values.extend(record.value for record in records)
            return bool(consumer.position(place) >= end)

        eventually(all_read, f"reading {topic} up to {end}")
        return values

    def settled(self, topic: str, partition: int = 0) -> list[bytes]:
        """Returns the committed values once no transaction is open there any more."""

        def none_open() -> bool:
            committed = self.end(topic, "read_committed", partition)
            return committed == self.end(topic, "read_uncommitted", partition)

        eventually(none_open, f"the transactions on {topic} end")
        return self.values(topic, partition=partition)

    def members_poll(self, *consumers: KafkaConsumer, until: Callable[[], object]) -> None:
        """Lets group members poll side by side until `until` holds.

        One after the other would not do: an answer to JoinGroup that comes between two polls is
        lost on kafka-python 3.0.12 (docs/upstream), and a leader then rebalances for ever.
        """
        stop = Event()

        def keep_polling(consumer: KafkaConsumer) -> None:
            while not stop.is_set():
                consumer.poll(timeout_ms=200)

        with ThreadPoolExecutor(len(consumers)) as pool:
            polling = [pool.submit(keep_polling, consumer) for consumer in consumers]
            try:
                eventually(
                    lambda: until() or any(one.done() for one in polling),
                    "the group reaches the expected state",
                )
            finally:
                stop.set()
        for one in polling:
            one.result()
