"""A consumer and a transactional producer that begin and end together.

kafka-python 3.0.12 has two faults that a loop must not meet. Offsets of a transaction that failed
stay with the producer and are committed by its next transaction. A member that learns of its
eviction when it joins again keeps its old positions under its new member id. So every failed
transaction and every change of the member id is the end of the session, for both clients.

A third one makes a commit wait for ever: a request of a transaction is dropped when its coordinator
cannot be reached at that moment. So a commit runs in a thread that can be left behind. What it may
still do is harmless: the next session fences its producer, and its membership is over.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Thread
from typing import Any

from kafka import TopicPartition
from kafka.coordinator.assignors.cooperative_sticky import CooperativeStickyAssignor
from kafka.errors import KafkaError, KafkaTimeoutError
from kafka.structs import OffsetAndMetadata

from worker.stream.connection import KafkaSettings
from worker.stream.kafka import clients
from worker.stream.kafka.records import message_of, send, size_of
from worker.stream.ports import Message, Outgoing, Position, SessionOverError

__all__ = ["KafkaSession", "session_opener"]

log = logging.getLogger(__name__)

#: For closing a client whose broker may be gone.
CLOSE_SECONDS = 5
#: A position is known after a poll; this bounds the rare look-up.
POSITION_MS = 1000


def session_opener(
    settings: KafkaSettings, limits: Mapping[str, int]
) -> Callable[[], KafkaSession]:
    """Returns what opens this worker's sessions, all under the same transactional id.

    A new session thereby fences the one before it and aborts what it left open. `limits` are the
    largest messages the topics take, in bytes.
    """
    instance = settings.instance_id or uuid.uuid4().hex[:12]

    def open_session() -> KafkaSession:
        return KafkaSession(settings, f"{settings.group_id}-{instance}", limits)

    return open_session


class KafkaSession:
    """Implements `Session` on Kafka's client."""

    def __init__(
        self, settings: KafkaSettings, transactional_id: str, limits: Mapping[str, int]
    ) -> None:
        self._limits = limits
        # After this the broker aborts the transaction, so there is nothing left to wait for.
        self._patience = settings.transaction_timeout_ms / 1000
        self._member: str | None = None
        self._membership: Any = None
        self._committed: dict[TopicPartition, int] = {}
        self._producer: Any = None
        self._consumer: Any = None
        try:
            with _ending_session("open a session"):
                self._open(settings, transactional_id)
        except BaseException:
            self.close()
            raise

    def _open(self, settings: KafkaSettings, transactional_id: str) -> None:
        self._consumer = clients.consumer(
            settings,
            group_id=settings.group_id,
            group_instance_id=settings.instance_id,
            partition_assignment_strategy=[CooperativeStickyAssignor()],
            session_timeout_ms=settings.session_timeout_ms,
            heartbeat_interval_ms=settings.heartbeat_interval_ms,
            max_poll_interval_ms=settings.max_poll_interval_ms,
        )
        self._producer = clients.producer(
            settings,
            transactional_id=transactional_id,
            transaction_timeout_ms=settings.transaction_timeout_ms,
        )
        self._producer.init_transactions()
        self._consumer.subscribe([settings.raw_topic])

    def poll(self, seconds: float, limit: int) -> list[Message]:
        """Returns messages, and remembers under which membership they were read."""
        with _ending_session("poll"):
            found = self._consumer.poll(timeout_ms=int(seconds * 1000), max_records=limit)
            self._membership = self._consumer.group_metadata()
        self._check_membership()
        return [message_of(record) for records in found.values() for record in records]

    def _check_membership(self) -> None:
        """Refuses what fencing would not catch: no generation, or a new member id."""
        joined = self._membership.generation_id >= 0
        if self._member is None:
            self._member = self._membership.member_id if joined else None
        elif not joined or self._membership.member_id != self._member:
            raise SessionOverError("this worker was moved out of its group")

    def idle_positions(self) -> list[Position]:
        """Returns the positions that differ from what the session knows to be committed."""
        if self._member is None:
            return []
        with _ending_session("look up positions"):
            return [
                Position(partition.topic, partition.partition, offset)
                for partition in sorted(self._consumer.assignment())
                if (offset := self._position(partition)) is not None
                and offset != self._committed.get(partition)
            ]

    def _position(self, partition: TopicPartition) -> int | None:
        try:
            position: int | None = self._consumer.position(partition, timeout_ms=POSITION_MS)
        except KafkaTimeoutError:
            return None
        return position

    def rewind(self, positions: Sequence[Position]) -> None:
        """Reads on from `positions`, where they are still this worker's."""
        with _ending_session("rewind"):
            for position in positions:
                partition = TopicPartition(position.topic, position.partition)
                if partition in self._consumer.assignment():
                    self._consumer.seek(partition, position.offset)

    def commit(self, outgoing: Sequence[Outgoing], positions: Sequence[Position]) -> None:
        """Publishes and commits under the membership of the last poll."""
        offsets = {TopicPartition(at.topic, at.partition): at.offset for at in positions}
        with _ending_session("commit a transaction"):
            _within(self._patience, lambda: self._transact(outgoing, offsets))
        self._committed.update(offsets)

    def _transact(
        self, outgoing: Sequence[Outgoing], offsets: Mapping[TopicPartition, int]
    ) -> None:
        self._producer.begin_transaction()
        for each in outgoing:
            send(self._producer, each)
        self._producer.send_offsets_to_transaction(
            {at: OffsetAndMetadata(offset, "", -1) for at, offset in offsets.items()},
            self._membership,
        )
        self._producer.commit_transaction()

    def fits(self, outgoing: Outgoing) -> bool:
        """Compares the uncompressed size, which is the largest that compression can leave."""
        return size_of(outgoing) <= self._limits[outgoing.topic]

    def close(self) -> None:
        """Closes both clients; the next session aborts what is open, or its timeout does."""
        if self._producer is not None:
            _quietly(lambda: self._producer.close(timeout=CLOSE_SECONDS))
        if self._consumer is not None:
            _quietly(lambda: self._consumer.close(timeout_ms=CLOSE_SECONDS * 1000))


@contextmanager
def _ending_session(doing: str) -> Iterator[None]:
    try:
        yield
    except KafkaError as error:
        raise SessionOverError(f"could not {doing}: {error!s}") from error


def _within(seconds: float, work: Callable[[], None]) -> None:
    """Does work in a thread, and leaves it behind if it takes longer."""
    done: Future[None] = Future()

    def run() -> None:
        try:
            work()
            done.set_result(None)
        except Exception as error:  # noqa: BLE001 - it is raised in the caller's thread
            done.set_exception(error)

    Thread(target=run, daemon=True).start()
    try:
        done.result(seconds)
    except TimeoutError as error:
        raise SessionOverError(f"the broker did not answer within {seconds:g} s") from error


def _quietly(close: Callable[[], object]) -> None:
    try:
        close()
    except KafkaError as error:
        log.debug("A client did not close in good order: %s", error)
