"""A worker that runs in a thread for as long as a block of a test lasts."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence

from worker.errors import Reason, Stage
from worker.outcome import Failure, Outcome, Process, Record
from worker.stream.connection import KafkaSettings, Tuning
from worker.stream.loop import Totals
from worker.stream.worker import run_worker

__all__ = ["answer", "running", "starting"]


def answer(values: Sequence[bytes]) -> list[Outcome]:
    """Answers every value with itself, and one that begins with `bad` with a failure."""
    return [_outcome(value) for value in values]


def _outcome(value: bytes) -> Outcome:
    if value.startswith(b"bad"):
        return Failure(Reason.NO_TEXT, Stage.CLEAN, "there is nothing in it")
    return Record(value, event_id="event", subject="subject", time=None)


def starting(process: Process) -> Callable[[], contextlib.AbstractContextManager[Process]]:
    """Returns what `run_worker` enters, for a process that needs no starting."""
    return lambda: contextlib.nullcontext(process)


@contextlib.contextmanager
def running(
    settings: KafkaSettings, process: Process = answer, tuning: Tuning | None = None
) -> Iterator[list[Totals]]:
    """Runs a worker; what it committed is known after the block."""
    stop = threading.Event()
    totals: list[Totals] = []

    def work() -> None:
        totals.append(run_worker(settings, starting(process), stop, tuning=tuning))

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield totals
    finally:
        stop.set()
        thread.join(30)
