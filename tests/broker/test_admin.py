"""What an administrator does: topics, settings, groups, offsets, the cluster."""

from __future__ import annotations

from typing import Any

import pytest
from kafka import TopicPartition
from kafka.admin import ConfigResource, ConfigResourceType, NewTopic
from kafka.errors import (
    InvalidConfigurationError,
    InvalidPartitionsError,
    InvalidReplicationFactorError,
    InvalidTopicError,
    KafkaError,
    UnknownTopicOrPartitionError,
)
from kafka.structs import OffsetAndMetadata
from support.clients import Clients, eventually


def test_the_cluster_is_one_node(clients: Clients) -> None:
    """Metadata and DescribeCluster name the address the client came by."""
    cluster = clients.admin.describe_cluster()

    addresses = [f"{broker['host']}:{broker['port']}" for broker in cluster["brokers"]]
    assert addresses == [clients.bootstrap_servers]
    assert cluster["cluster_id"]


def test_topics_are_created_listed_described_and_deleted(clients: Clients) -> None:
    """A topic lives from its creation to its deletion."""
    topic = clients.topic(partitions=3)

    listed = topic in clients.admin.list_topics()
    described = clients.admin.describe_topics([topic])[0]
    clients.admin.delete_topics([topic])

    assert listed
    assert sorted(part["partition_index"] for part in described["partitions"]) == [0, 1, 2]
    eventually(lambda: topic not in clients.admin.list_topics(), "the topic is deleted")


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"name": "not a name"}, InvalidTopicError),
        ({"name": ".."}, InvalidTopicError),
        ({"num_partitions": 0}, InvalidPartitionsError),
        ({"replication_factor": 2}, InvalidReplicationFactorError),
        ({"topic_configs": {"no.such.setting": "1"}}, InvalidConfigurationError),
        ({"topic_configs": {"retention.ms": "soon"}}, InvalidConfigurationError),
        ({"topic_configs": {"cleanup.policy": "burn"}}, InvalidConfigurationError),
    ],
)
def test_a_topic_that_cannot_be_is_refused(
    clients: Clients, wrong: dict[str, Any], error: type[KafkaError]
) -> None:
    """Names, counts and settings are checked before anything is created."""
    right = {"name": clients.name("topic"), "num_partitions": 1, "replication_factor": 1}
    wanted = NewTopic(**(right | wrong))

    with pytest.raises(error):
        clients.admin.create_topics([wanted])

    assert wanted.name not in clients.admin.list_topics()


def test_validation_alone_creates_nothing(clients: Clients) -> None:
    """`validate_only` answers as if, and leaves no topic."""
    name = clients.name("topic")

    clients.admin.create_topics([NewTopic(name, 2, 1)], validate_only=True)

    assert name not in clients.admin.list_topics()


def test_partitions_are_added_and_never_taken_away(clients: Clients) -> None:
    """A topic grows; a smaller count is refused."""
    topic = clients.topic(partitions=2)

    clients.admin.create_partitions({topic: 4})
    with pytest.raises(InvalidPartitionsError):
        clients.admin.create_partitions({topic: 3})

    eventually(lambda: _partition_count(clients, topic) == 4, "the topic has grown")


def _partition_count(clients: Clients, topic: str) -> int:
    return len(clients.admin.describe_topics([topic])[0]["partitions"])


def _settings(clients: Clients, topic: str) -> dict[str, str]:
    resource = ConfigResource(ConfigResourceType.TOPIC, topic)
    described = clients.admin.describe_configs([resource], config_filter="all")
    found = described["topic"][topic] if "topic" in described else next(iter(described.values()))
    return {name: entry["value"] for name, entry in found.items()}


def test_settings_are_described_and_altered(clients: Clients) -> None:
    """What was given at creation is in force, may be changed, and the rest has Kafka's defaults."""
    topic = clients.topic(cleanup_policy="compact,delete", retention_ms="1000")
    resource = ConfigResource(ConfigResourceType.TOPIC, topic, {"max.message.bytes": "4096"})

    before = _settings(clients, topic)
    clients.admin.alter_configs([resource])

    assert before["cleanup.policy"] == "compact,delete"
    assert before["retention.ms"] == "1000"
    assert before["max.message.bytes"] == "1048588"
    eventually(
        lambda: _settings(clients, topic)["max.message.bytes"] == "4096", "the change is in force"
    )
    assert _settings(clients, topic)["retention.ms"] == "1000"


def test_a_deleted_topic_takes_no_records(clients: Clients) -> None:
    """Where topics are not created by use, a deleted one stays away."""
    topic = clients.topic()
    clients.admin.delete_topics([topic])

    with pytest.raises(UnknownTopicOrPartitionError):
        clients.admin.delete_topics([topic])


def test_groups_are_listed_described_and_deleted(clients: Clients) -> None:
    """A stable group shows its members; it can be deleted once it is empty."""
    topic, group = clients.topic(partitions=2), clients.group()
    consumer = clients.consumer(topic, group_id=group, client_id="reader")
    clients.members_poll(consumer, until=consumer.assignment)

    listed = [one for one in clients.admin.list_groups() if one["group_id"] == group]
    described = clients.admin.describe_groups([group])[group]
    consumer.close()
    clients.admin.delete_groups([group])

    assert [one["group_state"] for one in listed] == ["Stable"]
    assert described["protocol_data"] == "range"
    assert described["members"][0]["client_id"] == "reader"
    assert group not in [one["group_id"] for one in clients.admin.list_groups()]


def test_a_group_with_members_is_not_deleted(clients: Clients) -> None:
    """Deleting it is refused while somebody reads."""
    topic, group = clients.topic(), clients.group()
    consumer = clients.consumer(topic, group_id=group)
    clients.members_poll(consumer, until=consumer.assignment)

    answer = clients.admin.delete_groups([group])

    assert "NonEmptyGroup" in repr(answer)


def test_group_offsets_are_listed_set_and_forgotten(clients: Clients) -> None:
    """An administrator moves a group without members."""
    topic, group = clients.topic(partitions=2), clients.group()
    first, second = TopicPartition(topic, 0), TopicPartition(topic, 1)
    admin = clients.admin

    admin.alter_group_offsets(
        group, {first: OffsetAndMetadata(5, "", -1), second: OffsetAndMetadata(7, "", -1)}
    )
    before = _offsets(clients, group)
    admin.delete_group_offsets(group, [first])

    assert before == {first: 5, second: 7}
    assert _offsets(clients, group) == {second: 7}


def _offsets(clients: Clients, group: str) -> dict[TopicPartition, int]:
    listed = clients.admin.list_group_offsets({group: None})
    return {place: entry.offset for place, entry in listed[group].items()}


def test_records_are_deleted_from_the_front(clients: Clients) -> None:
    """The log then starts at that offset, and earlier positions are out of range."""
    topic = clients.topic()
    clients.fill(topic, 5)
    place = TopicPartition(topic, 0)

    clients.admin.delete_records({place: 3})

    assert clients.consumer().beginning_offsets([place])[place] == 3
    assert clients.values(topic) == [b"3", b"4"]


def test_an_open_transaction_is_shown(clients: Clients) -> None:
    """The transactions of the node are listed with their state and partitions."""
    topic, name = clients.topic(), clients.name("tx")
    producer = clients.transactional(name)
    producer.begin_transaction()
    producer.send(topic, b"open").get(20)

    described = clients.admin.describe_transactions([name])

    assert "Ongoing" in repr(described)
    assert topic in repr(described)
    producer.abort_transaction()
