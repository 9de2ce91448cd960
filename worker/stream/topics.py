"""The three topics: what they should be, what they are, and making them."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

from kafka.admin import ConfigResource, ConfigResourceType
from kafka.errors import AuthorizationError, TopicAlreadyExistsError, UnsupportedVersionError

from worker.errors import CopydeskError
from worker.stream.connection import MEGABYTE, KafkaSettings
from worker.stream.kafka import clients

__all__ = ["TopicState", "create_topics", "inspect_topics", "message_limits"]

log = logging.getLogger(__name__)

DAY_MS = 24 * 60 * 60 * 1000
#: Room for a long article with all its mentions; Kafka's own default is 1 MiB.
MAX_MESSAGE_BYTES = 8 * MEGABYTE
KAFKA_MAX_MESSAGE_BYTES = 1_048_588


@dataclass(frozen=True, slots=True)
class TopicState:
    """One topic as it is; `differences` says in words what is not as it should be."""

    name: str
    exists: bool
    created: bool = False
    partitions: int = 0
    max_message_bytes: int = KAFKA_MAX_MESSAGE_BYTES
    differences: tuple[str, ...] = ()


def _wanted(settings: KafkaSettings) -> dict[str, dict[str, str]]:
    size = {"max.message.bytes": str(MAX_MESSAGE_BYTES)}
    return {
        settings.raw_topic: {
            "cleanup.policy": "delete",
            "retention.ms": str(7 * DAY_MS),
            **size,
        },
        settings.enriched_topic: {
            "cleanup.policy": "compact,delete",
            "retention.ms": str(30 * DAY_MS),
            "min.compaction.lag.ms": str(DAY_MS),
            **size,
        },
        settings.dead_letter_topic: {
            "cleanup.policy": "delete",
            "retention.ms": str(30 * DAY_MS),
            **size,
        },
    }


def create_topics(
    settings: KafkaSettings, *, partitions: int = 24, replication_factor: int = -1
) -> list[TopicState]:
    """Creates what is missing, changes nothing that is there, and says what differs.

    All three get the same number of partitions, so that the order per key survives a replay.
    A replication factor of -1 is the broker's default.
    """
    missing = {state.name for state in inspect_topics(settings) if not state.exists}
    new = {
        name: {
            "num_partitions": partitions,
            "replication_factor": replication_factor,
            "configs": config,
        }
        for name, config in _wanted(settings).items()
        if name in missing
    }
    with clients.plain_errors(settings, "create topics"), closing(clients.admin(settings)) as admin:
        if new:
            _create(admin, new)
    found = inspect_topics(settings, partitions=partitions)
    return [replace(state, created=state.name in missing) for state in found]


def _create(admin: Any, new: dict[str, Any]) -> None:  # noqa: ANN401 - Kafka's client has no types
    try:
        admin.create_topics(new, wait_for_metadata=True)
    except TopicAlreadyExistsError:
        log.info("Someone else created a topic at the same time")


def inspect_topics(settings: KafkaSettings, *, partitions: int | None = None) -> list[TopicState]:
    """Returns the state of the three topics; `partitions` is how many there should be."""
    with (
        clients.plain_errors(settings, "look at the topics"),
        closing(clients.admin(settings)) as admin,
    ):
        counts = _partition_counts(admin)
        configs = _configs(admin, [name for name in _wanted(settings) if name in counts])
    return [
        _state(name, wanted, counts.get(name), configs.get(name, {}), partitions)
        for name, wanted in _wanted(settings).items()
    ]


def _partition_counts(admin: Any) -> dict[str, int]:  # noqa: ANN401 - Kafka's client has no types
    return {topic["name"]: len(topic["partitions"]) for topic in admin.describe_topics()}


def _configs(admin: Any, names: list[str]) -> dict[str, dict[str, str]]:  # noqa: ANN401 - as above
    """Returns the effective settings, nothing for what this user may not see."""
    if not names:
        return {}
    resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in names]
    try:
        described = admin.describe_configs(resources, config_filter="all")
    except (AuthorizationError, UnsupportedVersionError) as error:
        log.info("The settings of the topics cannot be read: %s", error)
        return {}
    topics = described.get("topic", {})
    return {
        name: {key: config["value"] for key, config in topics.get(name, {}).items()}
        for name in names
    }


def _state(
    name: str,
    wanted: Mapping[str, str],
    partitions: int | None,
    config: Mapping[str, str],
    wanted_partitions: int | None,
) -> TopicState:
    if partitions is None:
        return TopicState(name, exists=False)
    differences = [
        f"{key} is {config[key]}, should be {value}"
        for key, value in wanted.items()
        if key in config and _parts(config[key]) != _parts(value)
    ]
    if wanted_partitions not in (None, partitions):
        differences.insert(0, f"has {partitions} partitions, should have {wanted_partitions}")
    limit = int(config.get("max.message.bytes", KAFKA_MAX_MESSAGE_BYTES))
    return TopicState(
        name,
        exists=True,
        partitions=partitions,
        max_message_bytes=limit,
        differences=tuple(differences),
    )


def _parts(value: str) -> set[str]:
    """The order in a list such as compact,delete says nothing."""
    return set(value.split(","))


def message_limits(settings: KafkaSettings, *names: str) -> dict[str, int]:
    """Returns the largest message each topic takes, in bytes, of all or those that are named.

    Raises `CopydeskError` if the broker or one of the topics is not there.
    """
    wanted = set(names) or set(_wanted(settings))
    states = [state for state in inspect_topics(settings) if state.name in wanted]
    if missing := [state.name for state in states if not state.exists]:
        raise CopydeskError(
            f"missing at {settings.bootstrap_servers}: {', '.join(missing)};"
            " create them with `copydesk topics create`"
        )
    return {state.name: min(state.max_message_bytes, settings.max_request_size) for state in states}
