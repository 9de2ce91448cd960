"""Publishes raw articles, as `copydesk feed` does: idempotent, and every failure is reported."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from worker.stream.connection import KafkaSettings
from worker.stream.kafka.writer import Writer
from worker.stream.ports import Headers, Outgoing
from worker.stream.topics import message_limits

__all__ = ["PublishReport", "RawMessage", "key_of", "publish"]

#: Deliveries that may be under way; bounds memory, not speed.
UNDER_WAY = 1_000
CONTENT_TYPE: Headers = (("content-type", b"application/json"),)


@dataclass(frozen=True, slots=True)
class RawMessage:
    """One message for the raw topic; a null value takes the article of this key down."""

    key: bytes | None
    value: bytes | None
    headers: Headers = CONTENT_TYPE


@dataclass(slots=True)
class PublishReport:
    """How many were acknowledged by the broker, and what went wrong with which (from 0)."""

    delivered: int = 0
    failures: list[tuple[int, str]] = field(default_factory=list)


def publish(settings: KafkaSettings, articles: Iterable[bytes | RawMessage]) -> PublishReport:
    """Publishes raw articles in order and returns when the broker has them all, or refused them.

    Plain bytes get their key from `key_of`. Raises `CopydeskError` when there is no broker or no
    raw topic.
    """
    report = PublishReport()
    limit = message_limits(settings, settings.raw_topic)[settings.raw_topic]
    under_way: deque[tuple[int, object]] = deque()
    with Writer(settings, limit) as writer:
        for number, article in enumerate(articles):
            under_way.append((number, writer.send(_outgoing(settings, article))))
            if len(under_way) > UNDER_WAY:
                _settle(writer, report, *under_way.popleft())
        while under_way:
            _settle(writer, report, *under_way.popleft())
    return report


def _outgoing(settings: KafkaSettings, article: bytes | RawMessage) -> Outgoing:
    raw = RawMessage(key_of(article), article) if isinstance(article, bytes) else article
    return Outgoing(settings.raw_topic, raw.key, raw.value, raw.headers)


def _settle(writer: Writer, report: PublishReport, number: int, sent: object) -> None:
    problem = writer.outcome(sent)
    if problem is None:
        report.delivered += 1
    else:
        report.failures.append((number, problem))


def key_of(value: bytes) -> bytes:
    """Returns the article's id, else a hash of its address, else one of the whole value.

    All versions of an article get the same key, so they stay in order.
    """
    try:
        article = json.loads(value)
    except (ValueError, RecursionError):
        article = None
    known = article if isinstance(article, dict) else {}
    given = known.get("id")
    if isinstance(given, str | int) and not isinstance(given, bool) and given != "":
        return str(given).encode(errors="backslashreplace")
    address = known.get("canonical_url") or known.get("url")
    named = address.encode(errors="backslashreplace") if isinstance(address, str) else value
    return hashlib.sha256(named).hexdigest()[:32].encode()
