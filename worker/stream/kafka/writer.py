"""Writes to a topic without a transaction: idempotent, in order, every delivery accounted for."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

from kafka.errors import KafkaError

from worker.stream.connection import KafkaSettings
from worker.stream.kafka import clients
from worker.stream.kafka.records import send, size_of
from worker.stream.ports import Outgoing

__all__ = ["Writer"]


class Writer:
    """An idempotent producer of messages of up to `limit` bytes; a context manager."""

    def __init__(self, settings: KafkaSettings, limit: int) -> None:
        self._limit = limit
        with clients.plain_errors(settings, "publish"):
            self._producer: Any = clients.producer(settings, allow_auto_create_topics=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._producer.close(timeout=5)

    def send(self, outgoing: Outgoing) -> object:
        """Starts a delivery, returns its receipt for `outcome`; blocks while buffers are full.

        What is too large is not sent: the broker would refuse what is under way with it, too.
        """
        if size_of(outgoing) > self._limit:
            return f"is larger than the {self._limit} bytes that {outgoing.topic} takes"
        try:
            return send(self._producer, outgoing)
        except (KafkaError, ValueError) as error:
            return str(error)

    def outcome(self, receipt: object) -> str | None:
        """Waits for a delivery and returns what went wrong, `None` for nothing."""
        if isinstance(receipt, str):
            return receipt
        future: Any = receipt
        try:
            future.get()
        except KafkaError as error:
            return str(error)
        return None
