"""The transaction coordinator: producer ids, epochs, what a transaction touched, how it ends."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from worker.broker.errors import ErrorCode, RefusedError
from worker.broker.groups import Groups
from worker.broker.offsets import Place
from worker.broker.topics import Topics

__all__ = ["Producer", "Transaction", "TransactionState", "Transactions"]

LAST_EPOCH = 2**15 - 2  # the one above is left for fencing
MAX_TIMEOUT_MS = 900_000  # Kafka's default transaction.max.timeout.ms


class TransactionState(StrEnum):
    """Kafka's names; the states in between do not exist where markers are written at once."""

    EMPTY = "Empty"
    ONGOING = "Ongoing"
    COMMITTED = "CompleteCommit"
    ABORTED = "CompleteAbort"


@dataclass(frozen=True, slots=True)
class Producer:
    """A producer id with its epoch: what tells the current producer from a zombie."""

    id: int = -1
    epoch: int = -1


@dataclass(slots=True)
class Transaction:
    """The one transaction a transactional id may have open, or its last one."""

    producer: Producer
    timeout_ms: int
    last_epoch: int = -1
    state: TransactionState = TransactionState.EMPTY
    started_ms: int = -1
    places: set[Place] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    timer: asyncio.TimerHandle | None = None


class Transactions:
    """All transactional ids of the node."""

    def __init__(self, topics: Topics, groups: Groups) -> None:
        self._topics = topics
        self._groups = groups
        self._ids = itertools.count(1000)
        self._by_id: dict[str, Transaction] = {}

    def new_producer(self) -> Producer:
        """Gives out a producer id, as idempotent producers need one."""
        return Producer(next(self._ids), 0)

    def names(self) -> list[str]:
        """Returns the transactional ids."""
        return list(self._by_id)

    def get(self, name: str) -> Transaction | None:
        """Returns what is known of a transactional id."""
        return self._by_id.get(name)

    def begin_session(self, name: str, timeout_ms: int, expected: Producer) -> Producer:
        """Fences whoever used this transactional id before, aborts what they left open.

        `expected` is the producer that asks for a new epoch for itself (KIP-360), or none.
        """
        if not 0 < timeout_ms <= MAX_TIMEOUT_MS:
            raise RefusedError(ErrorCode.INVALID_TRANSACTION_TIMEOUT)
        known = self._by_id.get(name)
        if known is None:
            self._by_id[name] = Transaction(self.new_producer(), timeout_ms)
            return self._by_id[name].producer
        if expected.id != -1 and expected != known.producer:
            retried = expected == Producer(known.producer.id, known.last_epoch)
            if not retried:
                raise RefusedError(ErrorCode.PRODUCER_FENCED)
            return known.producer
        if known.state is TransactionState.ONGOING:
            self._fence(known)
        known.last_epoch = known.producer.epoch if expected.id != -1 else -1
        known.producer = self._next(known.producer)
        known.timeout_ms = timeout_ms
        known.state = TransactionState.EMPTY
        return known.producer

    def add_places(self, name: str, producer: Producer, places: set[Place]) -> None:
        """Takes partitions into the transaction, opening it if none is open."""
        self._ongoing(name, producer).places |= places

    def add_group(self, name: str, producer: Producer, group_id: str) -> None:
        """Takes a group's offsets into the transaction, opening it if none is open."""
        if not group_id:
            raise RefusedError(ErrorCode.INVALID_GROUP_ID)
        self._ongoing(name, producer).groups.add(group_id)

    def check_place(self, name: str | None, producer: Producer, place: Place) -> None:
        """Refuses a transactional write to a partition that is not in the open transaction."""
        self._check_member(name, producer, lambda transaction: place in transaction.places)

    def check_group(self, name: str, producer: Producer, group_id: str) -> None:
        """Refuses transactional offsets of a group that is not in the open transaction."""
        self._check_member(name, producer, lambda transaction: group_id in transaction.groups)

    def end(self, name: str, producer: Producer, *, committed: bool) -> None:
        """Commits or aborts; repeating the same decision is harmless."""
        transaction = self._owned(name, producer)
        wanted = TransactionState.COMMITTED if committed else TransactionState.ABORTED
        if transaction.state is TransactionState.ONGOING:
            self._finish(transaction, committed=committed)
        elif transaction.state is not wanted:
            raise RefusedError(ErrorCode.INVALID_TXN_STATE)

    def close(self) -> None:
        """Stops every clock."""
        for transaction in self._by_id.values():
            _stop(transaction)

    def _owned(self, name: str, producer: Producer) -> Transaction:
        transaction = self._by_id.get(name)
        if transaction is None or transaction.producer.id != producer.id:
            raise RefusedError(ErrorCode.INVALID_PRODUCER_ID_MAPPING)
        if transaction.producer.epoch != producer.epoch:
            raise RefusedError(ErrorCode.PRODUCER_FENCED)
        return transaction

    def _ongoing(self, name: str, producer: Producer) -> Transaction:
        transaction = self._owned(name, producer)
        if transaction.state is not TransactionState.ONGOING:
            transaction.state = TransactionState.ONGOING
            transaction.started_ms = int(time.time() * 1000)
            loop = asyncio.get_running_loop()
            seconds = transaction.timeout_ms / 1000
            transaction.timer = loop.call_later(seconds, self._fence, transaction)
        return transaction

    def _check_member(
        self, name: str | None, producer: Producer, belongs: Callable[[Transaction], bool]
    ) -> None:
        transaction = self._by_id.get(name or "")
        if transaction is None or transaction.producer.id != producer.id:
            raise RefusedError(ErrorCode.INVALID_PRODUCER_ID_MAPPING)
        if transaction.producer.epoch != producer.epoch:
            raise RefusedError(ErrorCode.INVALID_PRODUCER_EPOCH)
        if transaction.state is not TransactionState.ONGOING or not belongs(transaction):
            raise RefusedError(ErrorCode.INVALID_TXN_STATE)

    def _fence(self, transaction: Transaction) -> None:
        """Aborts under a new epoch, so that the producer that opened it is refused from now on."""
        producer = transaction.producer
        transaction.producer = Producer(producer.id, producer.epoch + 1)
        self._finish(transaction, committed=False)

    def _next(self, producer: Producer) -> Producer:
        if producer.epoch >= LAST_EPOCH:
            return self.new_producer()
        return Producer(producer.id, producer.epoch + 1)

    def _finish(self, transaction: Transaction, *, committed: bool) -> None:
        _stop(transaction)
        now = int(time.time() * 1000)
        producer = transaction.producer
        for topic, partition in sorted(transaction.places):
            if self._topics.has(topic, partition):
                log = self._topics.partition(topic, partition)
                log.end_transaction(producer.id, producer.epoch, now, committed=committed)
        for group_id in transaction.groups:
            self._groups.end_transaction(group_id, producer.id, committed=committed)
        transaction.places.clear()
        transaction.groups.clear()
        done = TransactionState.COMMITTED if committed else TransactionState.ABORTED
        transaction.state = done


def _stop(transaction: Transaction) -> None:
    if transaction.timer is not None:
        transaction.timer.cancel()
        transaction.timer = None
