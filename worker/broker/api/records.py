"""Writing and reading records: Produce, Fetch, ListOffsets, OffsetForLeaderEpoch, DeleteRecords."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kafka.protocol.admin import DeleteRecordsResponse
from kafka.protocol.consumer import (
    FetchResponse,
    IsolationLevel,
    ListOffsetsResponse,
    OffsetForLeaderEpochResponse,
    OffsetSpec,
)
from kafka.protocol.producer import ProduceResponse

from worker.broker.batch import parse_batch
from worker.broker.errors import ErrorCode, RefusedError
from worker.broker.log import Found, PartitionLog
from worker.broker.transactions import Producer

if TYPE_CHECKING:
    from worker.broker.node import Node
    from worker.broker.wire import Call, Message

__all__ = ["delete_records", "fetch", "list_offsets", "offset_for_leader_epoch", "produce"]

_Produced = ProduceResponse.TopicProduceResponse
_Fetched = FetchResponse.FetchableTopicResponse
_Listed = ListOffsetsResponse.ListOffsetsTopicResponse
_Epochs = OffsetForLeaderEpochResponse.OffsetForLeaderTopicResult
_Deleted = DeleteRecordsResponse.DeleteRecordsTopicResult
VALID_ACKS = {-1, 0, 1}


async def produce(call: Call) -> Message | None:
    """Appends each partition's batch, or says per partition why not."""
    asked = call.message
    topics = [
        _Produced(
            name=topic.name,
            partition_responses=[_append(call, topic.name, part) for part in topic.partition_data],
        )
        for topic in asked.topic_data
    ]
    return ProduceResponse(responses=topics) if asked.acks else None


def _append(call: Call, name: str, part: Message) -> Message:
    node = call.node
    answer = _Produced.PartitionProduceResponse(
        index=part.index, error_code=ErrorCode.NONE, base_offset=-1, record_errors=[]
    )
    try:
        log = node.topics.partition(name, part.index)
        answer.base_offset = _append_batch(call, name, part)
        answer.log_start_offset = log.start_offset
        if node.topics.find(name).setting("message.timestamp.type") == "LogAppendTime":
            answer.log_append_time_ms = node.now()
    except RefusedError as error:
        answer.error_code, answer.error_message = error.code, error.message
    return answer


def _append_batch(call: Call, name: str, part: Message) -> int:
    if call.message.acks not in VALID_ACKS:
        raise RefusedError(ErrorCode.INVALID_REQUIRED_ACKS)
    batch = parse_batch(part.records)
    if batch.is_transactional:
        producer = Producer(batch.producer_id, batch.producer_epoch)
        place = (name, part.index)
        call.node.transactions.check_place(call.message.transactional_id, producer, place)
    return call.node.topics.find(name).append(part.index, batch, call.node.now())


@dataclass(slots=True)
class _Reading:
    """One pass over what a fetch asks for."""

    answers: list[Message]
    size: int = 0
    failed: bool = False


async def fetch(call: Call) -> Message:
    """Returns what there is, or waits for `min_bytes` up to `max_wait_ms`."""
    asked = call.message
    if asked.session_id:
        return FetchResponse(error_code=ErrorCode.FETCH_SESSION_ID_NOT_FOUND, responses=[])
    loop = asyncio.get_running_loop()
    deadline = loop.time() + asked.max_wait_ms / 1000
    while True:
        reading = _read_all(call)
        left = deadline - loop.time()
        if reading.failed or reading.size >= asked.min_bytes or left <= 0:
            return FetchResponse(responses=reading.answers)
        await _wait_for_change(_asked_logs(call), left)


def _asked_logs(call: Call) -> list[PartitionLog]:
    topics = call.node.topics
    return [
        topics.partition(topic.topic, part.partition)
        for topic in call.message.topics
        for part in topic.partitions
    ]


async def _wait_for_change(logs: list[PartitionLog], seconds: float) -> None:
    changed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    for log in logs:
        log.notify(changed)
    await asyncio.wait([changed], timeout=seconds)
    for log in logs:
        log.forget(changed)


def _read_all(call: Call) -> _Reading:
    reading = _Reading([])
    for topic in call.message.topics:
        parts = [_read(call, reading, topic.topic, part) for part in topic.partitions]
        reading.answers.append(_Fetched(topic=topic.topic, partitions=parts))
    return reading


def _read(call: Call, reading: _Reading, name: str, part: Message) -> Message:
    answer = _Fetched.PartitionData(
        partition_index=part.partition,
        error_code=ErrorCode.NONE,
        high_watermark=-1,
        aborted_transactions=[],
        records=b"",
    )
    committed_only = call.message.isolation_level == IsolationLevel.READ_COMMITTED
    try:
        log = _led(call.node, name, part.partition, part.current_leader_epoch)
        limit = min(part.partition_max_bytes, call.message.max_bytes - reading.size)
        found = log.read(
            part.fetch_offset,
            limit,
            committed_only=committed_only,
            whole_first=reading.size == 0,
        )
    except RefusedError as error:
        answer.error_code = error.code
        reading.failed = True
        return answer
    reading.size += len(found.data)
    answer.records = found.data
    answer.high_watermark = log.end_offset
    answer.last_stable_offset = log.stable_offset
    answer.log_start_offset = log.start_offset
    answer.aborted_transactions = [
        _Fetched.PartitionData.AbortedTransaction(
            producer_id=hidden.producer_id, first_offset=hidden.first_offset
        )
        for hidden in found.aborted
    ]
    return answer


def _led(node: Node, name: str, partition: int, epoch: int) -> PartitionLog:
    log = node.topics.partition(name, partition)
    if epoch > 0:
        raise RefusedError(ErrorCode.UNKNOWN_LEADER_EPOCH)
    return log


async def list_offsets(call: Call) -> Message:
    """Finds the first, last or timed offset of each partition."""
    topics = [
        _Listed(
            name=topic.name,
            partitions=[_list_one(call, topic.name, part) for part in topic.partitions],
        )
        for topic in call.message.topics
    ]
    return ListOffsetsResponse(topics=topics)


def _list_one(call: Call, name: str, part: Message) -> Message:
    answer = _Listed.ListOffsetsPartitionResponse(
        partition_index=part.partition_index, error_code=ErrorCode.NONE
    )
    committed_only = call.message.isolation_level == IsolationLevel.READ_COMMITTED
    try:
        log = _led(call.node, name, part.partition_index, part.current_leader_epoch)
        found = _find_offset(log, part.timestamp, committed_only=committed_only)
        answer.offset, answer.timestamp = found.offset, found.timestamp
        answer.leader_epoch = 0 if found.offset >= 0 else -1
    except RefusedError as error:
        answer.error_code = error.code
    return answer


def _find_offset(log: PartitionLog, timestamp: int, *, committed_only: bool) -> Found:
    match timestamp:
        case OffsetSpec.LATEST:
            return Found(log.readable_end(committed_only=committed_only))
        case OffsetSpec.EARLIEST | OffsetSpec.EARLIEST_LOCAL:
            return Found(log.start_offset)
        case OffsetSpec.MAX_TIMESTAMP:
            return log.find_latest_time()
        case _ if timestamp >= 0:
            return log.find_time(timestamp, committed_only=committed_only)
        case _:
            return Found()


async def offset_for_leader_epoch(call: Call) -> Message:
    """Answers that the only leader epoch, 0, reaches to the end of the log."""
    topics = [
        _Epochs(topic=t.topic, partitions=[_epoch_end(call, t.topic, p) for p in t.partitions])
        for t in call.message.topics
    ]
    return OffsetForLeaderEpochResponse(topics=topics)


def _epoch_end(call: Call, name: str, part: Message) -> Message:
    answer = _Epochs.EpochEndOffset(partition=part.partition, error_code=ErrorCode.NONE)
    try:
        log = _led(call.node, name, part.partition, part.current_leader_epoch)
        if part.leader_epoch == 0:
            answer.leader_epoch, answer.end_offset = 0, log.end_offset
    except RefusedError as error:
        answer.error_code = error.code
    return answer


async def delete_records(call: Call) -> Message:
    """Moves the start of each partition's log."""
    topics = [
        _Deleted(name=t.name, partitions=[_delete_before(call, t.name, p) for p in t.partitions])
        for t in call.message.topics
    ]
    return DeleteRecordsResponse(topics=topics)


def _delete_before(call: Call, name: str, part: Message) -> Message:
    answer = _Deleted.DeleteRecordsPartitionResult(
        partition_index=part.partition_index, error_code=ErrorCode.NONE, low_watermark=-1
    )
    try:
        log = call.node.topics.partition(name, part.partition_index)
        log.delete_before(part.offset)
        answer.low_watermark = log.start_offset
    except RefusedError as error:
        answer.error_code = error.code
    return answer
