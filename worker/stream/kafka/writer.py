"""Writes to a topic without a transaction: idempotent, in order, every delivery accounted for."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

from kafka.errors import KafkaError

from worker.errors import CopydeskError
from worker.stream.connection import KafkaSettings
from worker.stream.kafka import clients
from worker.stream.kafka.records import send
from worker.stream.ports import Outgoing

__all__ = ["Writer"]


class Writer:
    """An idempotent producer; a context manager, used by one thread."""

    def __init__(self, settings: KafkaSettings, topic: str) -> None:
        self._settings = settings
        with clients.plain_errors(settings, "publish"):
            self._producer: Any = clients.producer(settings, allow_auto_create_topics=False)
        self._check(topic)

    def _check(self, topic: str) -> None:
        try:
            self._producer.partitions_for(topic)
        except KafkaError as error:
            self._producer.close(timeout=0)
            where = self._settings.bootstrap_servers
            raise CopydeskError(
                f"there is no topic {topic} at {where}; create it with `copydesk topics create`"
            ) from error

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
        """Starts a delivery, returns its receipt for `outcome`; blocks while buffers are full."""
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
