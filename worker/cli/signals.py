"""Stopping in good order: the first signal asks, the second insists."""

from __future__ import annotations

import signal
from threading import Event
from types import FrameType

__all__ = ["stop_on_signals"]


def stop_on_signals() -> Event:
    """Returns an event that SIGTERM or Ctrl-C sets; a second one ends the process as usual."""
    stop = Event()

    def ask(number: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(number, usual[signal.Signals(number)])

    usual = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    return stop
