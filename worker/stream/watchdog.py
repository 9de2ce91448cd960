"""Ends a process that hangs: some calls of Kafka's client wait without a limit.

The stacks of all threads go to standard error first. The timer is C code and fires even when a
library holds the interpreter's lock.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

__all__ = ["Watchdog", "watching"]

log = logging.getLogger(__name__)

#: "Temporary failure" of sysexits.h: nothing is lost, start again.
EXIT_CODE = 75
STANDARD_ERROR = 2


class Watchdog:
    """A single timer for the step that is under way."""

    def expect(self, seconds: float) -> None:
        """Gives the step that begins now `seconds`; the one before it has ended in time."""
        faulthandler.dump_traceback_later(seconds, exit=True, file=STANDARD_ERROR)

    def rest(self) -> None:
        """Stops watching until the next `expect`."""
        faulthandler.cancel_dump_traceback_later()


@contextmanager
def watching(stop: Event, drain_seconds: float) -> Iterator[Watchdog]:
    """Watches the steps inside the block, and that it ends in time once `stop` is set."""
    done = Event()
    Thread(target=_watch_drain, args=(stop, done, drain_seconds), daemon=True).start()
    watchdog = Watchdog()
    try:
        yield watchdog
    finally:
        watchdog.rest()
        done.set()
        stop.set()


def _watch_drain(stop: Event, done: Event, seconds: float) -> None:
    stop.wait()
    if not done.wait(seconds):
        log.error("Gave up the batch in hand after %g s; it was not committed", seconds)
        sys.stderr.flush()
        os._exit(EXIT_CODE)
