"""Who is there: ApiVersions, Metadata, DescribeCluster and FindCoordinator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kafka.protocol.admin import DescribeClusterResponse
from kafka.protocol.metadata import CoordinatorType, FindCoordinatorResponse, MetadataResponse

from worker.broker.errors import ErrorCode, RefusedError
from worker.broker.node import NODE_ID, Node

if TYPE_CHECKING:
    from worker.broker.topics import Topic
    from worker.broker.wire import Call, Message

__all__ = ["describe_cluster", "find_coordinator", "metadata"]

_Topic = MetadataResponse.MetadataResponseTopic
_Partition = _Topic.MetadataResponsePartition
_Coordinator = FindCoordinatorResponse.Coordinator
KEYED_BY_ID = 10  # from this version of Metadata on, topics may be asked for by id
COORDINATOR_TYPES = {CoordinatorType.GROUP, CoordinatorType.TRANSACTION}


async def metadata(call: Call) -> Message:
    """Describes the node and the topics asked for; may create those that do not exist."""
    node, asked = call.node, call.message.topics
    if asked is None or (call.version == 0 and not asked):
        topics = [_described(topic) for topic in node.topics]
    else:
        may_create = node.auto_create_topics and call.message.allow_auto_topic_creation
        topics = [_one(node, entry, may_create=may_create) for entry in asked]
    broker = MetadataResponse.MetadataResponseBroker(
        node_id=NODE_ID, host=node.host, port=node.port
    )
    return MetadataResponse(
        brokers=[broker], cluster_id=node.cluster_id, controller_id=NODE_ID, topics=topics
    )


def _one(node: Node, asked: Message, *, may_create: bool) -> Message:
    try:
        if asked.name is None:
            return _described(node.topics.find_id(asked.topic_id))
        known = node.topics.get(asked.name)
        if known is None and may_create:
            known = node.topics.ensure(asked.name)
        return _described(known or node.topics.find(asked.name))
    except RefusedError as error:
        return _Topic(
            error_code=error.code, name=asked.name, topic_id=asked.topic_id, partitions=[]
        )


def _described(topic: Topic) -> Message:
    partitions = [
        _Partition(
            error_code=ErrorCode.NONE,
            partition_index=index,
            leader_id=NODE_ID,
            leader_epoch=0,
            replica_nodes=[NODE_ID],
            isr_nodes=[NODE_ID],
            offline_replicas=[],
        )
        for index in range(len(topic.partitions))
    ]
    return _Topic(
        error_code=ErrorCode.NONE, name=topic.name, topic_id=topic.id, partitions=partitions
    )


async def describe_cluster(call: Call) -> Message:
    """Describes the node as the whole cluster."""
    broker = DescribeClusterResponse.DescribeClusterBroker(
        broker_id=NODE_ID, host=call.node.host, port=call.node.port
    )
    return DescribeClusterResponse(
        error_code=ErrorCode.NONE,
        cluster_id=call.node.cluster_id,
        controller_id=NODE_ID,
        brokers=[broker],
    )


async def find_coordinator(call: Call) -> Message:
    """Names this node as coordinator of every group and transactional id."""
    asked = call.message
    known = asked.key_type in COORDINATOR_TYPES
    code = ErrorCode.NONE if known else ErrorCode.INVALID_REQUEST
    place = {
        "error_code": code,
        "error_message": None,
        "node_id": NODE_ID,
        "host": call.node.host,
        "port": call.node.port,
    }
    keys = asked.coordinator_keys or []
    return FindCoordinatorResponse(
        coordinators=[_Coordinator(key=key, **place) for key in keys], **place
    )
