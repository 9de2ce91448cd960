"""What a child does: take values from the pipe, process them, answer; until the pipe closes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection

from worker.outcome import Outcome, Process
from worker.pool import limits

__all__ = ["OUT_OF_MEMORY", "Answer", "serve"]

#: Exit code of a child that ran into its memory limit.
OUT_OF_MEMORY = 86


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcomes of one piece of work, and the child's memory in bytes after it."""

    outcomes: Sequence[Outcome]
    resident: int


def serve(pipe: Connection, process: Process, headroom: int | None) -> None:
    """Answers until the parent closes the pipe.

    After a `MemoryError` nothing in this process can be relied on, so it ends.
    """
    if headroom is not None:
        limits.cap_memory(headroom)
    while True:
        try:
            values = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(Answer(process(values), limits.resident_bytes()))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
