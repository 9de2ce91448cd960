"""Topics and their settings: create, delete, grow, describe and alter."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kafka.protocol.admin import (
    AlterConfigsResponse,
    CreatePartitionsResponse,
    CreateTopicsResponse,
    DeleteTopicsResponse,
    DescribeConfigsResponse,
    IncrementalAlterConfigsResponse,
)

from worker.broker.configs import KNOWN, checked
from worker.broker.errors import ErrorCode, RefusedError

if TYPE_CHECKING:
    from worker.broker.topics import Topic
    from worker.broker.wire import Call, Message

__all__ = [
    "alter_configs",
    "create_partitions",
    "create_topics",
    "delete_topics",
    "describe_configs",
    "incremental_alter_configs",
]

_Created = CreateTopicsResponse.CreatableTopicResult
_Described = DescribeConfigsResponse.DescribeConfigsResult
TOPIC = 2  # resource types of the configuration requests
BROKER = 4
GIVEN_FOR_TOPIC = 1  # configuration sources
BUILT_IN = 5
SET, DELETE, APPEND, SUBTRACT = range(4)


async def create_topics(call: Call) -> Message:
    """Creates topics, or only checks that it could."""
    times = Counter(wanted.name for wanted in call.message.topics)
    answers = [_create(call, wanted, times[wanted.name]) for wanted in call.message.topics]
    return CreateTopicsResponse(topics=answers)


def _create(call: Call, wanted: Message, times: int) -> Message:
    answer = _Created(name=wanted.name, error_code=ErrorCode.NONE, error_message=None, configs=[])
    try:
        topic = _plan(call, wanted, times)
        if not call.message.validate_only:
            call.node.topics.add(topic)
            answer.topic_id = topic.id
        answer.num_partitions, answer.replication_factor = len(topic.partitions), 1
        answer.configs = [
            _Created.CreatableTopicConfigs(
                name=name,
                value=topic.setting(name),
                read_only=False,
                config_source=_source(topic, name),
                is_sensitive=False,
            )
            for name in KNOWN
        ]
    except RefusedError as error:
        answer.error_code, answer.error_message = error.code, error.message
    return answer


def _plan(call: Call, wanted: Message, times: int) -> Topic:
    if times > 1:
        raise RefusedError(ErrorCode.INVALID_REQUEST, "Duplicate topic name.")
    count, replicas = wanted.num_partitions, wanted.replication_factor
    if wanted.assignments:
        if count != -1 or replicas != -1:
            text = "Both a count and an assignment were given."
            raise RefusedError(ErrorCode.INVALID_REQUEST, text)
        count, replicas = len(wanted.assignments), 1
        _check_assignment([a.broker_ids for a in wanted.assignments])
    settings = {config.name: config.value for config in wanted.configs}
    return call.node.topics.planned(wanted.name, count, replicas, settings)


def _check_assignment(brokers: list[list[int]]) -> None:
    if any(ids != [1] for ids in brokers):
        raise RefusedError(ErrorCode.INVALID_REPLICA_ASSIGNMENT, "There is one broker, 1.")


async def delete_topics(call: Call) -> Message:
    """Deletes topics, with what groups had committed for them."""
    asked = call.message
    if call.version <= 5:
        return DeleteTopicsResponse(responses=[_delete(call, n, None) for n in asked.topic_names])
    answers = [_delete(call, topic.name, topic.topic_id) for topic in asked.topics]
    return DeleteTopicsResponse(responses=answers)


def _delete(call: Call, name: str | None, topic_id: Message) -> Message:
    answer = DeleteTopicsResponse.DeletableTopicResult(
        name=name, topic_id=topic_id, error_code=ErrorCode.NONE
    )
    topics = call.node.topics
    try:
        topic = topics.find_id(topic_id) if name is None else topics.find(name)
        topics.remove(topic)
        for group in call.node.groups:
            group.offsets.forget_topic(topic.name)
        answer.name, answer.topic_id = topic.name, topic.id
    except RefusedError as error:
        answer.error_code, answer.error_message = error.code, error.message
    return answer


async def create_partitions(call: Call) -> Message:
    """Adds partitions to topics."""
    return CreatePartitionsResponse(results=[_grow(call, t) for t in call.message.topics])


def _grow(call: Call, wanted: Message) -> Message:
    answer = CreatePartitionsResponse.CreatePartitionsTopicResult(
        name=wanted.name, error_code=ErrorCode.NONE
    )
    try:
        call.node.topics.grow(wanted.name, wanted.count, dry=call.message.validate_only)
    except RefusedError as error:
        answer.error_code, answer.error_message = error.code, error.message
    return answer


async def describe_configs(call: Call) -> Message:
    """Lists a topic's settings in force; a broker has none to show."""
    return DescribeConfigsResponse(results=[_describe(call, r) for r in call.message.resources])


def _describe(call: Call, resource: Message) -> Message:
    answer = _Described(
        error_code=ErrorCode.NONE,
        error_message=None,
        resource_type=resource.resource_type,
        resource_name=resource.resource_name,
        configs=[],
    )
    try:
        if resource.resource_type == BROKER:
            return answer
        topic = _topic_of(call, resource)
    except RefusedError as error:
        answer.error_code, answer.error_message = error.code, error.message
        return answer
    wanted = resource.configuration_keys
    names = [name for name in KNOWN if wanted is None or name in wanted]
    answer.configs = [_entry(topic, name) for name in names]
    return answer


def _topic_of(call: Call, resource: Message) -> Topic:
    if resource.resource_type != TOPIC:
        raise RefusedError(ErrorCode.INVALID_REQUEST, "Only topics and brokers have settings.")
    return call.node.topics.find(resource.resource_name)


def _entry(topic: Topic, name: str) -> Message:
    source = _source(topic, name)
    return _Described.DescribeConfigsResourceResult(
        name=name,
        value=topic.setting(name),
        read_only=False,
        config_source=source,
        is_default=source == BUILT_IN,
        is_sensitive=False,
        synonyms=[],
        config_type=KNOWN[name].kind,
        documentation=None,
    )


def _source(topic: Topic, name: str) -> int:
    return GIVEN_FOR_TOPIC if name in topic.settings else BUILT_IN


async def alter_configs(call: Call) -> Message:
    """Replaces all that was set for a topic."""
    answers = [_alter(call, r, AlterConfigsResponse, _replaced) for r in call.message.resources]
    return AlterConfigsResponse(responses=answers)


async def incremental_alter_configs(call: Call) -> Message:
    """Changes single settings of a topic."""
    kind = IncrementalAlterConfigsResponse
    return kind(responses=[_alter(call, r, kind, _changed) for r in call.message.resources])


def _alter(call: Call, resource: Message, kind: Message, settle: Message) -> Message:
    answer = kind.AlterConfigsResourceResponse(
        error_code=ErrorCode.NONE,
        error_message=None,
        resource_type=resource.resource_type,
        resource_name=resource.resource_name,
    )
    try:
        topic = _topic_of(call, resource)
        settings = checked(settle(topic, resource.configs))
        if not call.message.validate_only:
            topic.settings = settings
    except RefusedError as error:
        answer.error_code, answer.error_message = error.code, error.message
    return answer


def _replaced(_topic: Topic, wanted: list[Message]) -> dict[str, str | None]:
    return {config.name: config.value for config in wanted}


def _changed(topic: Topic, wanted: list[Message]) -> dict[str, str | None]:
    settings: dict[str, str | None] = dict(topic.settings)
    for config in wanted:
        if config.config_operation == DELETE:
            settings.pop(config.name, None)
        elif config.config_operation == SET:
            settings[config.name] = config.value
        else:
            settings[config.name] = _edited(topic, config)
    return settings


def _edited(topic: Topic, config: Message) -> str:
    checked({config.name: config.value})
    parts = [part for part in topic.setting(config.name).split(",") if part != config.value]
    return ",".join([*parts, config.value] if config.config_operation == APPEND else parts)
