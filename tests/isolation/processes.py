"""Processes for children: each value says what happens to it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable

from worker.errors import CopydeskError
from worker.outcome import Outcome, Process, Record

__all__ = ["breaking", "dying_start", "echo", "hanging_start", "obedient"]


#: What an article leaves behind.
KEPT: list[bytes] = []


def echo() -> Process:
    """Answers every value with itself."""
    return lambda values: [_record(value) for value in values]


def obedient() -> Process:
    """Does what a value says, and answers with the number of the process that did it."""
    return lambda values: [_obeyed(value) for value in values]


def breaking() -> Process:
    """Cannot be made."""
    raise CopydeskError("there is no model called nemo")


def dying_start(number: int) -> Process:
    """Kills its process instead of being made."""
    os.kill(os.getpid(), number)
    return echo()


def hanging_start() -> Process:
    """Takes for ever to be made."""
    time.sleep(3600)
    return echo()


def _obeyed(value: bytes) -> Outcome:
    what, _, told = value.decode().partition(":")
    said = DEEDS[what](told) if what in DEEDS else None
    return _record(said if isinstance(said, bytes) else str(os.getpid()).encode())


def _raise(_: str) -> None:
    raise RuntimeError("a process should not do this")


def _loop(_: str) -> None:
    while True:
        pass


def _fail_once(marker: str) -> None:
    try:
        os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return
    os.abort()


def _record(value: bytes) -> Outcome:
    return Record(value, event_id="event", subject="article", time=None)


DEEDS: dict[str, Callable[[str], object]] = {
    "abort": lambda _: os.abort(),
    "segfault": lambda _: ctypes.string_at(0),
    "exit": lambda _: os._exit(3),
    "raise": _raise,
    "killed": lambda _: os.kill(os.getpid(), signal.SIGKILL),
    "allocate": lambda _: bytearray(1 << 40),
    "endless": _loop,
    "sleep": lambda told: time.sleep(float(told)),
    "keep": lambda told: KEPT.append(b"x" * (int(told) << 20)),
    "once": _fail_once,
    "environment": lambda told: os.environ[told].encode(),
    "imported": lambda told: str(told in sys.modules).encode(),
}
