"""The settings of a topic: Kafka's names, defaults and checks.

Every name is accepted, checked and described; those this broker acts on are `cleanup.policy` (a
compacted topic refuses records without a key), `max.message.bytes`, `message.timestamp.type` and
`message.timestamp.after.max.ms`. Nothing is ever compacted or expired: the log lives in memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from worker.broker.errors import ErrorCode, RefusedError

__all__ = ["KNOWN", "Kind", "Setting", "checked"]


class Kind(IntEnum):
    """The type of a setting, numbered as DescribeConfigs numbers it."""

    BOOLEAN = 1
    STRING = 2
    INT = 3
    LONG = 5
    DOUBLE = 6
    LIST = 7


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its type, default and, where they are few, its values."""

    kind: Kind
    default: str
    values: tuple[str, ...] = ()


_CODECS = ("uncompressed", "zstd", "lz4", "snappy", "gzip", "producer")

KNOWN: dict[str, Setting] = {
    "cleanup.policy": Setting(Kind.LIST, "delete", ("delete", "compact")),
    "compression.type": Setting(Kind.STRING, "producer", _CODECS),
    "compression.gzip.level": Setting(Kind.INT, "-1"),
    "compression.lz4.level": Setting(Kind.INT, "9"),
    "compression.zstd.level": Setting(Kind.INT, "3"),
    "delete.retention.ms": Setting(Kind.LONG, "86400000"),
    "file.delete.delay.ms": Setting(Kind.LONG, "60000"),
    "flush.messages": Setting(Kind.LONG, str(2**63 - 1)),
    "flush.ms": Setting(Kind.LONG, str(2**63 - 1)),
    "index.interval.bytes": Setting(Kind.INT, "4096"),
    "max.compaction.lag.ms": Setting(Kind.LONG, str(2**63 - 1)),
    "max.message.bytes": Setting(Kind.INT, "1048588"),
    "message.timestamp.after.max.ms": Setting(Kind.LONG, "3600000"),
    "message.timestamp.before.max.ms": Setting(Kind.LONG, str(2**63 - 1)),
    "message.timestamp.type": Setting(Kind.STRING, "CreateTime", ("CreateTime", "LogAppendTime")),
    "min.cleanable.dirty.ratio": Setting(Kind.DOUBLE, "0.5"),
    "min.compaction.lag.ms": Setting(Kind.LONG, "0"),
    "min.insync.replicas": Setting(Kind.INT, "1"),
    "preallocate": Setting(Kind.BOOLEAN, "false", ("true", "false")),
    "retention.bytes": Setting(Kind.LONG, "-1"),
    "retention.ms": Setting(Kind.LONG, "604800000"),
    "segment.bytes": Setting(Kind.INT, "1073741824"),
    "segment.index.bytes": Setting(Kind.INT, "10485760"),
    "segment.jitter.ms": Setting(Kind.LONG, "0"),
    "segment.ms": Setting(Kind.LONG, "604800000"),
    "unclean.leader.election.enable": Setting(Kind.BOOLEAN, "false", ("true", "false")),
}


def checked(given: Mapping[str, str | None]) -> dict[str, str]:
    """Returns the settings that were really given.

    Raises:
        RefusedError: a name Kafka does not know, or a value the setting does not take.
    """
    for name, value in given.items():
        if name not in KNOWN:
            raise RefusedError(ErrorCode.INVALID_CONFIG, f"Unknown topic config name: {name}")
        if value is None:
            text = f"Null value not supported for topic configs: {name}"
            raise RefusedError(ErrorCode.INVALID_CONFIG, text)
        if not _fits(KNOWN[name], value):
            text = f"Invalid value {value} for configuration {name}"
            raise RefusedError(ErrorCode.INVALID_CONFIG, text)
    return {name: value for name, value in given.items() if value is not None}


def _fits(setting: Setting, value: str) -> bool:
    if setting.kind is Kind.LIST:
        return all(part.strip() in setting.values for part in value.split(","))
    if setting.values:
        return value in setting.values
    number = float if setting.kind is Kind.DOUBLE else int
    try:
        number(value)
    except ValueError:
        return False
    return True
