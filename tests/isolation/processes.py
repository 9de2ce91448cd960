"""Processes for children: each value says what happens to it."""

from __future__ import annotations

import ctypes
import os
import time
from collections.abc import Sequence

from worker.errors import CopydeskError
from worker.outcome import Outcome, Process, Record

__all__ = ["breaking", "echo", "hanging_start", "obedient"]


def echo() -> Process:
    """Answers every value with itself."""
    return lambda values: [_record(value) for value in values]


def obedient() -> Process:
    """Does what a value says, and answers with the number of the process that did it."""
    return lambda values: [_obeyed(value) for value in values]


def breaking() -> Process:
    """Cannot be made."""
    raise CopydeskError("there is no model called nemo")


def hanging_start() -> Process:
    """Takes for ever to be made."""
    time.sleep(3600)
    return echo()


def _obeyed(value: bytes) -> Outcome:
    match value.partition(b":")[0]:
        case b"abort":
            os.abort()
        case b"segfault":
            ctypes.string_at(0)
        case b"exit":
            os._exit(3)
        case b"allocate":
            bytearray(1 << 40)
        case b"endless":
            while True:
                pass
        case b"once":
            _fail_once(value.partition(b":")[2].decode())
    return _record(str(os.getpid()).encode())


def _fail_once(marker: str) -> None:
    try:
        os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return
    os.abort()


def _record(value: bytes) -> Outcome:
    return Record(value, event_id="event", subject="article", time=None)


def identity(values: Sequence[bytes]) -> list[Outcome]:
    """Answers every value with itself; a process that needs no making."""
    return [_record(value) for value in values]
