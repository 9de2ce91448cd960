"""Every request this broker answers, and the versions it understands.

The ranges stop below the versions that need what one in-memory node does not have: topic ids in
Produce, Fetch and the offset requests, and the second transaction protocol (KIP-890).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kafka.protocol import admin, consumer, metadata, producer

from worker.broker.api import cluster, groups, offsets, records, topics, transactions
from worker.broker.errors import ErrorCode
from worker.broker.wire import Api

if TYPE_CHECKING:
    from worker.broker.wire import Call, Message

__all__ = ["APIS", "api_versions", "unsupported_version"]


async def api_versions(_call: Call) -> Message:
    """Lists what this broker understands."""
    return _versions(ErrorCode.NONE)


def unsupported_version() -> Message:
    """The answer to an ApiVersions request that is newer than this broker."""
    return _versions(ErrorCode.UNSUPPORTED_VERSION)


def _versions(code: ErrorCode) -> Message:
    kind = metadata.ApiVersionsResponse
    keys = [
        kind.ApiVersion(api_key=api.key, min_version=api.versions[0], max_version=api.versions[1])
        for api in APIS.values()
    ]
    return kind(error_code=code, api_keys=keys)


def _apis() -> list[Api]:
    return [
        Api(metadata.ApiVersionsRequest, metadata.ApiVersionsResponse, (0, 4), api_versions),
        Api(metadata.MetadataRequest, metadata.MetadataResponse, (0, 12), cluster.metadata),
        Api(
            metadata.FindCoordinatorRequest,
            metadata.FindCoordinatorResponse,
            (0, 4),
            cluster.find_coordinator,
        ),
        Api(
            admin.DescribeClusterRequest,
            admin.DescribeClusterResponse,
            (0, 1),
            cluster.describe_cluster,
        ),
        *_record_apis(),
        *_group_apis(),
        *_offset_apis(),
        *_transaction_apis(),
        *_topic_apis(),
    ]


def _record_apis() -> list[Api]:
    return [
        Api(producer.ProduceRequest, producer.ProduceResponse, (0, 10), records.produce),
        Api(consumer.FetchRequest, consumer.FetchResponse, (4, 12), records.fetch),
        Api(
            consumer.ListOffsetsRequest, consumer.ListOffsetsResponse, (1, 8), records.list_offsets
        ),
        Api(
            consumer.OffsetForLeaderEpochRequest,
            consumer.OffsetForLeaderEpochResponse,
            (2, 4),
            records.offset_for_leader_epoch,
        ),
        Api(
            admin.DeleteRecordsRequest,
            admin.DeleteRecordsResponse,
            (0, 2),
            records.delete_records,
        ),
    ]


def _group_apis() -> list[Api]:
    return [
        Api(consumer.JoinGroupRequest, consumer.JoinGroupResponse, (0, 9), groups.join_group),
        Api(consumer.SyncGroupRequest, consumer.SyncGroupResponse, (0, 5), groups.sync_group),
        Api(consumer.HeartbeatRequest, consumer.HeartbeatResponse, (0, 4), groups.heartbeat),
        Api(consumer.LeaveGroupRequest, consumer.LeaveGroupResponse, (0, 5), groups.leave_group),
        Api(admin.ListGroupsRequest, admin.ListGroupsResponse, (0, 5), groups.list_groups),
        Api(
            admin.DescribeGroupsRequest,
            admin.DescribeGroupsResponse,
            (0, 6),
            groups.describe_groups,
        ),
        Api(admin.DeleteGroupsRequest, admin.DeleteGroupsResponse, (0, 2), groups.delete_groups),
    ]


def _offset_apis() -> list[Api]:
    return [
        Api(
            consumer.OffsetCommitRequest,
            consumer.OffsetCommitResponse,
            (2, 9),
            offsets.commit_offsets,
        ),
        Api(
            consumer.OffsetFetchRequest, consumer.OffsetFetchResponse, (1, 9), offsets.fetch_offsets
        ),
        Api(
            consumer.OffsetDeleteRequest,
            consumer.OffsetDeleteResponse,
            (0, 0),
            offsets.delete_offsets,
        ),
        Api(
            producer.TxnOffsetCommitRequest,
            producer.TxnOffsetCommitResponse,
            (0, 3),
            offsets.commit_offsets_in_transaction,
        ),
    ]


def _transaction_apis() -> list[Api]:
    return [
        Api(
            producer.InitProducerIdRequest,
            producer.InitProducerIdResponse,
            (0, 4),
            transactions.init_producer,
        ),
        Api(
            producer.AddPartitionsToTxnRequest,
            producer.AddPartitionsToTxnResponse,
            (0, 3),
            transactions.add_partitions,
        ),
        Api(
            producer.AddOffsetsToTxnRequest,
            producer.AddOffsetsToTxnResponse,
            (0, 3),
            transactions.add_offsets,
        ),
        Api(producer.EndTxnRequest, producer.EndTxnResponse, (0, 3), transactions.end_transaction),
        Api(
            admin.ListTransactionsRequest,
            admin.ListTransactionsResponse,
            (0, 0),
            transactions.list_transactions,
        ),
        Api(
            admin.DescribeTransactionsRequest,
            admin.DescribeTransactionsResponse,
            (0, 0),
            transactions.describe_transactions,
        ),
    ]


def _topic_apis() -> list[Api]:
    return [
        Api(admin.CreateTopicsRequest, admin.CreateTopicsResponse, (2, 7), topics.create_topics),
        Api(admin.DeleteTopicsRequest, admin.DeleteTopicsResponse, (1, 6), topics.delete_topics),
        Api(
            admin.CreatePartitionsRequest,
            admin.CreatePartitionsResponse,
            (0, 3),
            topics.create_partitions,
        ),
        Api(
            admin.DescribeConfigsRequest,
            admin.DescribeConfigsResponse,
            (1, 4),
            topics.describe_configs,
        ),
        Api(admin.AlterConfigsRequest, admin.AlterConfigsResponse, (0, 2), topics.alter_configs),
        Api(
            admin.IncrementalAlterConfigsRequest,
            admin.IncrementalAlterConfigsResponse,
            (0, 1),
            topics.incremental_alter_configs,
        ),
    ]


APIS: dict[int, Api] = {api.key: api for api in _apis()}
