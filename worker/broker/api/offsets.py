"""Where groups go on reading: OffsetCommit, OffsetFetch, OffsetDelete, TxnOffsetCommit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kafka.protocol.consumer import (
    OffsetCommitResponse,
    OffsetDeleteResponse,
    OffsetFetchResponse,
)
from kafka.protocol.producer import TxnOffsetCommitResponse

from worker.broker.errors import ErrorCode, RefusedError
from worker.broker.group import Group, GroupState
from worker.broker.offsets import CommittedOffset, Place
from worker.broker.transactions import Producer

if TYPE_CHECKING:
    from collections.abc import Callable

    from worker.broker.wire import Call, Message

__all__ = ["commit_offsets", "commit_offsets_in_transaction", "delete_offsets", "fetch_offsets"]

GROUP_LIST_SINCE = 8  # OffsetFetch asks for several groups from this version on
NO_OFFSET = CommittedOffset(-1)


async def commit_offsets(call: Call) -> Message:
    """Stores offsets for a current member, or for anybody in a group without members."""
    asked = call.message
    generation = asked.generation_id_or_member_epoch
    who = (asked.member_id, asked.group_instance_id, generation)
    try:
        group = _group_for_commit(call, generation)
        group.check_commit(*who, in_transaction=False)
    except RefusedError as error:
        code = error.code
        return _answer(OffsetCommitResponse, asked, lambda _place, _part: code)

    def store(place: Place, part: Message) -> ErrorCode:
        return _store(call, place, part, group.offsets.commit)

    return _answer(OffsetCommitResponse, asked, store)


async def commit_offsets_in_transaction(call: Call) -> Message:
    """Keeps offsets until the transaction ends, if the member is still a current one (KIP-447)."""
    asked = call.message
    producer = Producer(asked.producer_id, asked.producer_epoch)
    who = (asked.member_id, asked.group_instance_id, asked.generation_id)
    try:
        call.node.transactions.check_group(asked.transactional_id, producer, asked.group_id)
        group = _group_for_commit(call, asked.generation_id)
        group.check_commit(*who, in_transaction=True)
    except RefusedError as error:
        code = error.code
        return _answer(TxnOffsetCommitResponse, asked, lambda _place, _part: code)

    def keep(place: Place, offset: CommittedOffset) -> None:
        group.offsets.commit_later(producer.id, place, offset)

    def store(place: Place, part: Message) -> ErrorCode:
        return _store(call, place, part, keep)

    return _answer(TxnOffsetCommitResponse, asked, store)


def _group_for_commit(call: Call, generation: int) -> Group:
    groups = call.node.groups
    if generation < 0:
        return groups.ensure(call.message.group_id)
    return groups.find(call.message.group_id, ErrorCode.ILLEGAL_GENERATION)


def _store(
    call: Call, place: Place, part: Message, keep: Callable[[Place, CommittedOffset], None]
) -> ErrorCode:
    if not call.node.topics.has(*place):
        return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
    epoch, metadata = part.committed_leader_epoch, part.committed_metadata or ""
    try:
        keep(place, CommittedOffset(part.committed_offset, epoch, metadata))
    except RefusedError as error:
        return error.code
    return ErrorCode.NONE


def _answer(
    kind: Message, asked: Message, decide: Callable[[Place, Message], ErrorCode]
) -> Message:
    """Builds the answer to either commit request: one code for each partition."""
    one_topic = getattr(kind, f"{kind.name}Topic")
    one_partition = getattr(one_topic, f"{kind.name}Partition")
    topics = []
    for topic in asked.topics:
        parts = [
            one_partition(
                partition_index=part.partition_index,
                error_code=decide((topic.name, part.partition_index), part),
            )
            for part in topic.partitions
        ]
        topics.append(one_topic(name=topic.name, partitions=parts))
    return kind(topics=topics)


async def fetch_offsets(call: Call) -> Message:
    """Returns committed offsets; unstable ones are refused if the client asks for stability."""
    asked = call.message
    if call.version < GROUP_LIST_SINCE:
        topic_kind = OffsetFetchResponse.OffsetFetchResponseTopic
        part_kind = topic_kind.OffsetFetchResponsePartition
        wanted = _wanted(call, asked.group_id, asked.topics)
        topics = _fetched(call, asked.group_id, wanted, topic_kind, part_kind)
        return OffsetFetchResponse(topics=topics, error_code=ErrorCode.NONE)
    group_kind = OffsetFetchResponse.OffsetFetchResponseGroup
    topic_kind = group_kind.OffsetFetchResponseTopics
    part_kind = topic_kind.OffsetFetchResponsePartitions
    groups = []
    for one in asked.groups:
        wanted = _wanted(call, one.group_id, one.topics)
        topics = _fetched(call, one.group_id, wanted, topic_kind, part_kind)
        answer = group_kind(group_id=one.group_id, topics=topics, error_code=ErrorCode.NONE)
        groups.append(answer)
    return OffsetFetchResponse(groups=groups)


def _wanted(call: Call, group_id: str, topics: list[Message] | None) -> dict[str, list[int]]:
    if topics is not None:
        return {topic.name: topic.partition_indexes for topic in topics}
    group = call.node.groups.get(group_id)
    wanted: dict[str, list[int]] = {}
    for name, partition in group.offsets.committed if group else ():
        wanted.setdefault(name, []).append(partition)
    return wanted


def _fetched(
    call: Call, group_id: str, wanted: dict[str, list[int]], topic_kind: Message, kind: Message
) -> list[Message]:
    group = call.node.groups.get(group_id)
    topics = []
    for name, partitions in wanted.items():
        parts = [_one_offset(call, group, (name, partition), kind=kind) for partition in partitions]
        topics.append(topic_kind(name=name, partitions=parts))
    return topics


def _one_offset(call: Call, group: Group | None, place: Place, *, kind: Message) -> Message:
    code, found = ErrorCode.NONE, NO_OFFSET
    if group is not None:
        if call.message.require_stable and group.offsets.is_unstable(place):
            code = ErrorCode.UNSTABLE_OFFSET_COMMIT
        else:
            found = group.offsets.committed.get(place, NO_OFFSET)
    return kind(
        partition_index=place[1],
        committed_offset=found.offset,
        committed_leader_epoch=found.leader_epoch,
        metadata=found.metadata,
        error_code=code,
    )


async def delete_offsets(call: Call) -> Message:
    """Forgets offsets of topics the group is not reading."""
    asked = call.message
    try:
        group = call.node.groups.find(asked.group_id, ErrorCode.GROUP_ID_NOT_FOUND)
    except RefusedError as error:
        return OffsetDeleteResponse(error_code=error.code, topics=[])
    busy = group.state is not GroupState.EMPTY
    code = ErrorCode.GROUP_SUBSCRIBED_TO_TOPIC if busy else ErrorCode.NONE
    topics = []
    for topic in asked.topics:
        places = [(topic.name, part.partition_index) for part in topic.partitions]
        if not busy:
            group.offsets.forget(places)
        one = OffsetDeleteResponse.OffsetDeleteResponseTopic
        parts = [
            one.OffsetDeleteResponsePartition(partition_index=index, error_code=code)
            for _, index in places
        ]
        topics.append(one(name=topic.name, partitions=parts))
    return OffsetDeleteResponse(error_code=ErrorCode.NONE, topics=topics)
