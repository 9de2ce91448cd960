"""A worker whose pipeline does nothing but answer; run as a program by the chaos test."""

from __future__ import annotations

import contextlib
import logging
import signal
import sys
import time
from collections.abc import Sequence
from threading import Event

from worker.errors import CopydeskError, Reason, Stage
from worker.outcome import Failure, Outcome, Record
from worker.stream.connection import KafkaSettings, Tuning
from worker.stream.worker import run_worker

__all__ = ["main"]

#: Long enough that signals land in the middle of batches, too.
SECONDS_A_BATCH = 0.02


def _process(values: Sequence[bytes]) -> list[Outcome]:
    time.sleep(SECONDS_A_BATCH)
    return [_outcome(value) for value in values]


def _outcome(value: bytes) -> Outcome:
    if value.startswith(b"bad"):
        return Failure(Reason.NO_TEXT, Stage.CLEAN, "there is nothing in it")
    return Record(value, event_id=value.decode(), subject=value.decode(), time=None)


def main(bootstrap: str, name: str, instance: str) -> None:
    """Runs until SIGTERM."""
    logging.basicConfig(level="WARNING", format="%(asctime)s %(name)s %(message)s")
    logging.getLogger("kafka").setLevel("CRITICAL")
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    settings = KafkaSettings(
        bootstrap_servers=bootstrap,
        raw_topic=f"{name}.raw",
        enriched_topic=f"{name}.enriched",
        dead_letter_topic=f"{name}.dead-letter",
        group_id=f"{name}.group",
        instance_id=instance or None,
        session_timeout_ms=6_000,
        heartbeat_interval_ms=500,
        max_poll_interval_ms=30_000,
        transaction_timeout_ms=5_000,
        request_timeout_ms=10_000,
    )
    tuning = Tuning(max_records=20, poll_seconds=0.2, breaker_ratio=None, drain_seconds=10)
    try:
        totals = run_worker(settings, lambda: contextlib.nullcontext(_process), stop, tuning=tuning)
    except CopydeskError as error:
        sys.exit(str(error))
    print(totals, file=sys.stderr)  # noqa: T201 - the test shows it when it fails


if __name__ == "__main__":
    main(*sys.argv[1:])
