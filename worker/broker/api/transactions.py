"""Transactions: producer ids, what belongs to a transaction, its end, and the admin's view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kafka.protocol.admin import DescribeTransactionsResponse, ListTransactionsResponse
from kafka.protocol.producer import (
    AddOffsetsToTxnResponse,
    AddPartitionsToTxnResponse,
    EndTxnResponse,
    InitProducerIdResponse,
)

from worker.broker.errors import ErrorCode, RefusedError
from worker.broker.transactions import Producer

if TYPE_CHECKING:
    from worker.broker.offsets import Place
    from worker.broker.wire import Call, Message

__all__ = [
    "add_offsets",
    "add_partitions",
    "describe_transactions",
    "end_transaction",
    "init_producer",
    "list_transactions",
]

_TopicResult = AddPartitionsToTxnResponse.AddPartitionsToTxnTopicResult
_Described = DescribeTransactionsResponse.TransactionState
TRANSACTIONAL_ID_NOT_FOUND = 105


async def init_producer(call: Call) -> Message:
    """Gives a producer its id and epoch; the same transactional id fences its last holder."""
    try:
        producer = _producer(call)
    except RefusedError as error:
        fenced_since = 4
        code = _fenced(error.code, call, fenced_since)
        return InitProducerIdResponse(error_code=code, producer_id=-1, producer_epoch=-1)
    return InitProducerIdResponse(
        error_code=ErrorCode.NONE, producer_id=producer.id, producer_epoch=producer.epoch
    )


def _producer(call: Call) -> Producer:
    asked, transactions = call.message, call.node.transactions
    if asked.transactional_id is None:
        return transactions.new_producer()
    if not asked.transactional_id:
        raise RefusedError(ErrorCode.INVALID_REQUEST)
    expected = Producer(asked.producer_id, asked.producer_epoch)
    return transactions.begin_session(
        asked.transactional_id, asked.transaction_timeout_ms, expected
    )


def _fenced(code: ErrorCode, call: Call, since: int) -> ErrorCode:
    """Clients older than `since` know a fenced producer only by its epoch."""
    if code is ErrorCode.PRODUCER_FENCED and call.version < since:
        return ErrorCode.INVALID_PRODUCER_EPOCH
    return code


async def add_partitions(call: Call) -> Message:
    """Takes partitions into the producer's transaction, all of them or none."""
    asked = call.message
    places = {
        (topic.name, partition)
        for topic in asked.v3_and_below_topics
        for partition in topic.partitions
    }
    codes = _added(call, places)
    topics = [
        _TopicResult(
            name=topic.name,
            results_by_partition=[
                _TopicResult.AddPartitionsToTxnPartitionResult(
                    partition_index=partition, partition_error_code=codes[topic.name, partition]
                )
                for partition in topic.partitions
            ],
        )
        for topic in asked.v3_and_below_topics
    ]
    return AddPartitionsToTxnResponse(results_by_topic_v3_and_below=topics)


def _added(call: Call, places: set[Place]) -> dict[Place, ErrorCode]:
    asked, node = call.message, call.node
    unknown = {place for place in places if not node.topics.has(*place)}
    if unknown:
        left = dict.fromkeys(places, ErrorCode.OPERATION_NOT_ATTEMPTED)
        return left | dict.fromkeys(unknown, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    producer = Producer(asked.v3_and_below_producer_id, asked.v3_and_below_producer_epoch)
    try:
        node.transactions.add_places(asked.v3_and_below_transactional_id, producer, places)
    except RefusedError as error:
        return dict.fromkeys(places, _fenced(error.code, call, 2))
    return dict.fromkeys(places, ErrorCode.NONE)


async def add_offsets(call: Call) -> Message:
    """Takes a group's offsets into the producer's transaction."""
    asked = call.message
    producer = Producer(asked.producer_id, asked.producer_epoch)
    try:
        call.node.transactions.add_group(asked.transactional_id, producer, asked.group_id)
    except RefusedError as error:
        return AddOffsetsToTxnResponse(error_code=_fenced(error.code, call, 2))
    return AddOffsetsToTxnResponse(error_code=ErrorCode.NONE)


async def end_transaction(call: Call) -> Message:
    """Commits or aborts the producer's transaction."""
    asked = call.message
    producer = Producer(asked.producer_id, asked.producer_epoch)
    try:
        call.node.transactions.end(asked.transactional_id, producer, committed=asked.committed)
    except RefusedError as error:
        return EndTxnResponse(error_code=_fenced(error.code, call, 2))
    return EndTxnResponse(error_code=ErrorCode.NONE)


async def list_transactions(call: Call) -> Message:
    """Lists the transactional ids in the states asked for."""
    transactions = call.node.transactions
    states = set(call.message.state_filters)
    producers = set(call.message.producer_id_filters)
    listed = []
    for name in transactions.names():
        known = transactions.get(name)
        if known is None or (states and known.state not in states):
            continue
        if producers and known.producer.id not in producers:
            continue
        one = ListTransactionsResponse.TransactionState(
            transactional_id=name,
            producer_id=known.producer.id,
            transaction_state=known.state.value,
        )
        listed.append(one)
    return ListTransactionsResponse(
        error_code=ErrorCode.NONE, unknown_state_filters=[], transaction_states=listed
    )


async def describe_transactions(call: Call) -> Message:
    """Describes transactional ids with the partitions of their open transactions."""
    answers = [_describe(call, name) for name in call.message.transactional_ids]
    return DescribeTransactionsResponse(transaction_states=answers)


def _describe(call: Call, name: str) -> Message:
    known = call.node.transactions.get(name)
    if known is None:
        return _Described(
            error_code=TRANSACTIONAL_ID_NOT_FOUND,
            transactional_id=name,
            transaction_state="",
            topics=[],
        )
    partitions: dict[str, list[int]] = {}
    for topic, partition in sorted(known.places):
        partitions.setdefault(topic, []).append(partition)
    return _Described(
        error_code=ErrorCode.NONE,
        transactional_id=name,
        transaction_state=known.state.value,
        transaction_timeout_ms=known.timeout_ms,
        transaction_start_time_ms=known.started_ms,
        producer_id=known.producer.id,
        producer_epoch=known.producer.epoch,
        topics=[_Described.TopicData(topic=t, partitions=p) for t, p in partitions.items()],
    )
