"""A worker: sessions of the loop, one after another, until it is told to stop."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Event

from worker import __version__
from worker.errors import CopydeskError
from worker.outcome import Process
from worker.stream.connection import KafkaSettings, Tuning
from worker.stream.kafka.session import session_opener
from worker.stream.loop import Loop, Totals
from worker.stream.ports import Session, SessionOverError
from worker.stream.topics import message_limits
from worker.stream.watchdog import Watchdog, watching

__all__ = ["run_worker"]

log = logging.getLogger(__name__)

#: A session that lived this long was not a failure to start one.
LASTING_SECONDS = 120.0


def run_worker(
    settings: KafkaSettings,
    start_process: Callable[[], AbstractContextManager[Process]],
    stop: Event,
    *,
    tuning: Tuning | None = None,
    pipeline: str = f"copydesk/{__version__}",
) -> Totals:
    """Enriches raw articles, exactly once, until `stop` is set; returns what was committed.

    `start_process` is entered before any Kafka client exists, so it may start children. `pipeline`
    names the version in the headers of dead letters. Raises `CopydeskError` when the broker or a
    topic is not there, when the breaker opens, or when sessions keep failing.
    """
    tuning = tuning or Tuning()
    with start_process() as process:
        limits = message_limits(settings)
        loop = Loop(settings, process, tuning, pipeline)
        with watching(stop, tuning.drain_seconds) as watchdog:
            _run_sessions(loop, session_opener(settings, limits), watchdog, stop, tuning)
    return loop.totals


def _run_sessions(
    loop: Loop,
    open_session: Callable[[], Session],
    watchdog: Watchdog,
    stop: Event,
    tuning: Tuning,
) -> None:
    failures = 0
    while not stop.is_set():
        committed, started = loop.totals.transactions, time.monotonic()
        try:
            _run_session(loop, open_session, watchdog, stop, tuning)
        except SessionOverError as error:
            lasted = time.monotonic() - started > LASTING_SECONDS
            failures = 1 if lasted or loop.totals.transactions > committed else failures + 1
            if failures >= tuning.give_up_after:
                raise CopydeskError(f"gave up after {failures} sessions: {error}") from error
            delay = min(tuning.first_backoff * 2 ** (failures - 1), tuning.longest_backoff)
            log.warning("The session is over, a new one starts in %g s: %s", delay, error)
            watchdog.rest()
            stop.wait(delay)


def _run_session(
    loop: Loop,
    open_session: Callable[[], Session],
    watchdog: Watchdog,
    stop: Event,
    tuning: Tuning,
) -> None:
    watchdog.expect(tuning.step_seconds)
    session = open_session()
    log.info("A session with the broker has begun")
    try:
        loop.run(session, watchdog, stop)
    finally:
        watchdog.expect(tuning.commit_seconds)
        session.close()
