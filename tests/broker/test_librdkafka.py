"""The other client: librdkafka has its own idea of the protocol, and both brokers satisfy it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from confluent_kafka import (
    Consumer,
    KafkaError,
    KafkaException,
    Message,
    Producer,
    TopicPartition,
)
from support.clients import Clients, eventually


class Rdkafka:
    """librdkafka clients of one broker, closed together."""

    def __init__(self, clients: Clients) -> None:
        self.clients = clients
        self.address = {"bootstrap.servers": clients.bootstrap_servers}
        self._consumers: list[Consumer] = []

    def producer(self, **options: Any) -> Producer:  # noqa: ANN401 - librdkafka's own
        """Makes a producer; options are written with underscores for dots."""
        return Producer(self.address | _dotted(options))

    def transactional(self, name: str) -> Producer:
        """Makes a producer that is ready to begin transactions."""
        producer = self.producer(transactional_id=name)
        producer.init_transactions(20)
        return producer

    def consumer(self, topic: str, group: str, **options: Any) -> Consumer:  # noqa: ANN401 - as above
        """Makes a subscribed consumer that starts at the beginning."""
        defaults = {
            "group.id": group,
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
            "session.timeout.ms": 6000,
            "heartbeat.interval.ms": 300,
        }
        consumer = Consumer(self.address | defaults | _dotted(options))
        consumer.subscribe([topic])
        self._consumers.append(consumer)
        return consumer

    def close(self) -> None:
        """Closes the consumers."""
        for consumer in self._consumers:
            with suppress(RuntimeError):  # closed by its test
                consumer.close()


def _dotted(options: dict[str, Any]) -> dict[str, Any]:
    return {name.replace("_", "."): value for name, value in options.items()}


@pytest.fixture
def rdkafka(clients: Clients) -> Iterator[Rdkafka]:
    made = Rdkafka(clients)
    yield made
    made.close()


def _read(consumer: Consumer, count: int) -> list[Message]:
    messages: list[Message] = []

    def enough() -> bool:
        message = consumer.poll(0.2)
        if message is not None:
            assert message.error() is None
            messages.append(message)
        return len(messages) >= count

    eventually(enough, f"reading {count} messages")
    return messages


@pytest.mark.parametrize("codec", ["none", "gzip", "snappy", "lz4", "zstd"])
def test_either_client_reads_what_the_other_wrote(
    clients: Clients, rdkafka: Rdkafka, codec: str
) -> None:
    """Records with headers cross from librdkafka to kafka-python and back, in every codec."""
    topic = clients.topic()
    producer = rdkafka.producer(compression_type=codec, linger_ms=20)
    values = [b"%d " % index * 200 for index in range(20)]
    for value in values:
        producer.produce(topic, value, key=b"key", headers=[("name", b"value")])
    producer.flush(20)
    python = clients.producer(compression_type=None if codec == "none" else codec)
    for value in values:
        python.send(topic, value)
    python.flush()

    messages = _read(rdkafka.consumer(topic, clients.group()), 40)

    assert [message.value() for message in messages] == values + values
    assert messages[0].headers() == [("name", b"value")]
    assert clients.values(topic) == values + values


def test_aborted_records_stay_hidden_and_offsets_follow_the_transaction(
    clients: Clients, rdkafka: Rdkafka
) -> None:
    """The whole of consume, transform, produce on librdkafka: abort, then commit."""
    source, target, group = clients.topic(), clients.topic(), clients.group()
    clients.fill(source, 4)
    consumer = rdkafka.consumer(source, group)
    _read(consumer, 4)
    producer = rdkafka.transactional(clients.name("tx"))
    position = [TopicPartition(source, 0, 4)]

    for value, end in (
        (b"dropped", producer.abort_transaction),
        (b"kept", producer.commit_transaction),
    ):
        producer.begin_transaction()
        producer.produce(target, value)
        producer.flush(20)
        producer.send_offsets_to_transaction(position, consumer.consumer_group_metadata(), 20)
        end(20)

    assert clients.settled(target) == [b"kept"]
    reader = rdkafka.consumer(target, clients.group(), isolation_level="read_committed")
    assert [message.value() for message in _read(reader, 1)] == [b"kept"]
    stored = consumer.committed([TopicPartition(source, 0)], 20)
    assert stored[0].offset == 4


def test_a_zombie_is_fenced(clients: Clients, rdkafka: Rdkafka) -> None:
    """Librdkafka learns too that another producer took its transactional id."""
    topic, name = clients.topic(), clients.name("tx")
    zombie = rdkafka.transactional(name)
    zombie.begin_transaction()
    zombie.produce(topic, b"zombie")
    zombie.flush(20)
    rdkafka.transactional(name)

    with pytest.raises(KafkaException) as caught:
        zombie.commit_transaction(20)

    assert caught.value.args[0].fatal()
    assert caught.value.args[0].code() == KafkaError._FENCED  # noqa: SLF001 - its public name
    assert clients.settled(topic) == []


@pytest.mark.parametrize("strategy", ["range", "cooperative-sticky"])
def test_members_share_the_partitions(clients: Clients, rdkafka: Rdkafka, strategy: str) -> None:
    """Three librdkafka members share six partitions; two take over when one leaves."""
    topic, group = clients.topic(partitions=6), clients.group()
    options = {"partition_assignment_strategy": strategy}
    members = [rdkafka.consumer(topic, group, **options) for _ in range(3)]

    eventually(lambda: _shared(members, 6), "three members share")
    members.pop().close()

    eventually(lambda: _shared(members, 6), "two members share")


def _shared(members: list[Consumer], partitions: int) -> bool:
    for member in members:
        member.poll(0.05)
    parts = [{place.partition for place in member.assignment()} for member in members]
    return all(parts) and sum(map(len, parts)) == len(set().union(*parts)) == partitions


def test_a_static_member_restarts_without_a_rebalance(clients: Clients, rdkafka: Rdkafka) -> None:
    """Its place waits for it, and the group's generation stays."""
    topic, group = clients.topic(partitions=2), clients.group()
    options = {"group_instance_id": "one"}
    first = rdkafka.consumer(topic, group, **options)
    eventually(lambda: _shared([first], 2), "the member has its partitions")
    before = clients.admin.describe_groups([group])[group]

    first.close()
    second = rdkafka.consumer(topic, group, **options)
    eventually(lambda: _shared([second], 2), "the restarted member has them again")

    after = clients.admin.describe_groups([group])[group]
    assert len(before["members"]) == len(after["members"]) == 1
    assert before["members"][0]["member_id"] != after["members"][0]["member_id"]


def test_a_partition_is_found_by_time(clients: Clients, rdkafka: Rdkafka) -> None:
    """Librdkafka's lookup of offsets by time gets the first record of that time or later."""
    topic = clients.topic()
    producer = rdkafka.producer()
    start = int(time.time() * 1000) - 10_000
    for step in range(3):
        producer.produce(topic, b"", timestamp=start + step * 1000)
        producer.flush(20)
    consumer = rdkafka.consumer(topic, clients.group())

    found = consumer.offsets_for_times([TopicPartition(topic, 0, start + 500)], 20)

    assert found[0].offset == 1
