"""Committed offsets: stored, read, refused and forgotten."""

from __future__ import annotations

import pytest
from kafka import TopicPartition
from kafka.errors import OffsetMetadataTooLargeError
from kafka.protocol.consumer import OffsetCommitRequest, OffsetCommitResponse
from kafka.structs import OffsetAndMetadata
from support.clients import Clients

UNKNOWN_TOPIC_OR_PARTITION = 3
ILLEGAL_GENERATION = 22
UNKNOWN_MEMBER_ID = 25


def test_a_group_goes_on_where_it_committed(clients: Clients) -> None:
    """A new member starts at the committed offset, not at the beginning."""
    topic, group = clients.topic(), clients.group()
    clients.fill(topic, 10)
    first = clients.consumer(topic, group_id=group)
    clients.members_poll(first, until=first.assignment)
    first.commit({TopicPartition(topic, 0): OffsetAndMetadata(6, "note", -1)})
    first.close()

    second = clients.consumer(topic, group_id=group)

    assert next(second).value == b"6"


def test_metadata_stays_with_the_offset(clients: Clients) -> None:
    """The note a consumer leaves comes back, up to 4096 bytes."""
    topic, group = clients.topic(), clients.group()
    place = TopicPartition(topic, 0)
    consumer = clients.consumer(group_id=group)
    consumer.assign([place])

    consumer.commit({place: OffsetAndMetadata(3, "claims=1", -1)})
    stored = consumer.committed(place, metadata=True)

    assert (stored.offset, stored.metadata) == (3, "claims=1")
    with pytest.raises(OffsetMetadataTooLargeError):
        consumer.commit({place: OffsetAndMetadata(4, "x" * 4097, -1)})
    assert consumer.committed(place) == 3


def test_nothing_is_committed_at_first(clients: Clients) -> None:
    """A group that never committed has no offset, which is not an error."""
    consumer = clients.consumer(group_id=clients.group())

    assert consumer.committed(TopicPartition(clients.topic(), 0)) is None


def _commit(clients: Clients, group: str, topic: str, member: str, generation: int) -> int:
    kind = OffsetCommitRequest.OffsetCommitRequestTopic
    part = kind.OffsetCommitRequestPartition(
        partition_index=0, committed_offset=1, committed_metadata=""
    )
    request = OffsetCommitRequest(
        group_id=group,
        generation_id_or_member_epoch=generation,
        member_id=member,
        topics=[kind(name=topic, partitions=[part])],
    )
    answer = clients.raw().ask(request, OffsetCommitResponse, 8)
    return int(answer.topics[0].partitions[0].error_code)


def test_a_stranger_cannot_commit_for_a_group_with_members(clients: Clients) -> None:
    """Neither without a name, nor under a wrong one, nor in another generation."""
    topic, group = clients.topic(), clients.group()
    member = clients.consumer(topic, group_id=group)
    clients.members_poll(member, until=member.assignment)
    known = member.group_metadata()

    codes = [
        _commit(clients, group, topic, "", -1),
        _commit(clients, group, topic, "stranger", known.generation_id),
        _commit(clients, group, topic, known.member_id, known.generation_id + 1),
        _commit(clients, group, topic, known.member_id, known.generation_id),
    ]

    assert codes == [UNKNOWN_MEMBER_ID, UNKNOWN_MEMBER_ID, ILLEGAL_GENERATION, 0]


def test_a_generation_of_an_unknown_group_is_refused(clients: Clients) -> None:
    """Only a commit without a generation creates the group."""
    topic, group = clients.topic(), clients.group()

    assert _commit(clients, group, topic, "member", 3) == ILLEGAL_GENERATION
    assert _commit(clients, group, topic, "", -1) == 0


def test_an_offset_of_an_unknown_topic_is_refused(clients: Clients) -> None:
    """The topic has to exist when its offset is committed."""
    code = _commit(clients, clients.group(), clients.name("topic"), "", -1)

    assert code == UNKNOWN_TOPIC_OR_PARTITION
