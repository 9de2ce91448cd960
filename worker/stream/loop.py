"""The loop of a worker, in six steps; everything that delivery depends on is on this screen.

1. Poll. The membership of the group is taken with the messages.
2. Cut a batch: so many records, so many bytes, about a second of work.
3. Process it. This takes nearly all of the time, and no transaction is open.
4. Judge: records, tombstones and dead letters in the order of the messages; the breaker counts.
5. Commit all of it and the offsets in one short transaction.
6. What a pass has no time left for is read again. Any failure ends the session.
"""

from __future__ import annotations

import logging
import socket
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event

from worker.errors import CopydeskError, Reason, Stage
from worker.outcome import Failure, Outcome, Process
from worker.stream.batch import Pace
from worker.stream.breaker import Breaker
from worker.stream.budget import Deadline
from worker.stream.connection import KafkaSettings, Tuning
from worker.stream.dead_letter import DeadLetters
from worker.stream.headers import enriched_headers, tombstone_headers
from worker.stream.ports import Message, Outgoing, Position, Session
from worker.stream.watchdog import Watchdog

__all__ = ["Loop", "Totals"]

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Totals:
    """What a worker has committed so far."""

    records: int = 0
    take_downs: int = 0
    dead_letters: int = 0
    transactions: int = 0

    def add(self, outgoing: Sequence[Outgoing], dead_letter_topic: str) -> None:
        """Counts one committed transaction."""
        failed = sum(each.topic == dead_letter_topic for each in outgoing)
        taken_down = sum(each.value is None for each in outgoing if each.topic != dead_letter_topic)
        self.dead_letters += failed
        self.take_downs += taken_down
        self.records += len(outgoing) - failed - taken_down
        self.transactions += 1


class Loop:
    """One worker's loop, over as many sessions as it takes; used by one thread."""

    def __init__(
        self, settings: KafkaSettings, process: Process, tuning: Tuning, pipeline: str
    ) -> None:
        self.totals = Totals()
        self._settings = settings
        self._process = process
        self._tuning = tuning
        self._dead_letters = DeadLetters(settings.dead_letter_topic, pipeline, socket.gethostname())
        self._pace = Pace(tuning)
        self._breaker = Breaker(
            ratio=tuning.breaker_ratio, window=tuning.breaker_window, run=tuning.breaker_run
        )

    def run(self, session: Session, watchdog: Watchdog, stop: Event) -> None:
        """Works until `stop` is set, or raises what ended the session, or the breaker's error."""
        while not stop.is_set():
            watchdog.expect(self._tuning.step_seconds)
            messages = session.poll(self._tuning.poll_seconds, self._tuning.max_records)  # 1
            if messages:
                self._pass(session, watchdog, stop, messages)
            elif positions := session.idle_positions():
                self._commit(session, watchdog, [], positions)

    def _pass(
        self, session: Session, watchdog: Watchdog, stop: Event, messages: Sequence[Message]
    ) -> None:
        deadline = Deadline.after(self._tuning.pass_seconds)
        while messages and not stop.is_set():
            batch = self._pace.cut(messages)  # 2
            watchdog.expect(self._tuning.step_seconds)
            outcomes = self._outcomes(batch)  # 3
            done = batch[: len(outcomes)]
            outgoing = self._judged(session, done, outcomes)  # 4
            self._commit(session, watchdog, outgoing, _ends(done))  # 5
            messages = messages[len(done) :]
            if deadline.expired:
                break
        if messages:
            session.rewind(_starts(messages))  # 6

    def _outcomes(self, batch: Sequence[Message]) -> list[Outcome | None]:
        """Returns the outcomes of the batch, `None` for a take-down; fewer if time ran out."""
        values = [message.value for message in batch if message.value is not None]
        started = time.monotonic()
        made = deque(self._process(values) if values else [])
        self._pace.measured(batch, time.monotonic() - started)
        outcomes: list[Outcome | None] = []
        for message in batch:
            if message.value is None:
                outcomes.append(_take_down(message))
            elif made:
                outcomes.append(made.popleft())
            else:
                break
        if not outcomes:
            raise CopydeskError("the pipeline returned no outcome for a batch")
        return outcomes

    def _judged(
        self, session: Session, batch: Sequence[Message], outcomes: Sequence[Outcome | None]
    ) -> list[Outgoing]:
        now = datetime.now(UTC)
        outgoing = [
            self._outgoing(session, message, outcome, now)
            for message, outcome in zip(batch, outcomes, strict=True)
        ]
        for each in outgoing:
            self._breaker.count(failed=each.topic == self._settings.dead_letter_topic)
        return outgoing

    def _outgoing(
        self, session: Session, message: Message, outcome: Outcome | None, now: datetime
    ) -> Outgoing:
        topic = self._settings.enriched_topic
        if outcome is None:
            return Outgoing(topic, message.key, None, tombstone_headers(message, now))
        if isinstance(outcome, Failure):
            return self._dead_letter(session, message, outcome)
        key = outcome.subject.encode() if message.key is None else message.key
        record = Outgoing(topic, key, outcome.value, enriched_headers(message, outcome, now))
        if session.fits(record):
            return record
        return self._dead_letter(session, message, _too_large(outcome.value))

    def _dead_letter(self, session: Session, message: Message, failure: Failure) -> Outgoing:
        log.warning(
            "%s is a dead letter: %s in %s: %s",
            message.position,
            failure.reason,
            failure.stage,
            failure.message[:200],
        )
        return self._dead_letters.letter(message, failure, session.fits)

    def _commit(
        self,
        session: Session,
        watchdog: Watchdog,
        outgoing: Sequence[Outgoing],
        positions: Sequence[Position],
    ) -> None:
        watchdog.expect(self._tuning.commit_seconds)
        session.commit(outgoing, positions)
        self.totals.add(outgoing, self._settings.dead_letter_topic)


def _take_down(message: Message) -> Failure | None:
    """A null value takes the article of its key down; without a key nobody knows which."""
    if message.key is not None:
        return None
    return Failure(Reason.SCHEMA_VIOLATION, Stage.DECODE, "key and value are both null")


def _too_large(value: bytes) -> Failure:
    text = f"the record has {len(value)} bytes, more than its topic takes"
    return Failure(Reason.OUTPUT_TOO_LARGE, Stage.ENCODE, text)


def _ends(messages: Sequence[Message]) -> list[Position]:
    """The position behind the last message of each partition."""
    last = {(at.topic, at.partition): at for at in (message.position for message in messages)}
    return [position.next for position in last.values()]


def _starts(messages: Sequence[Message]) -> list[Position]:
    """The position of the first message of each partition."""
    backwards = reversed(messages)
    first = {(at.topic, at.partition): at for at in (message.position for message in backwards)}
    return list(first.values())
