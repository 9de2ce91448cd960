"""What processing one raw value yields: a record to publish, or a failure to dead-letter.

These types are the whole interface between the pipeline and the shell that carries its results.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from worker.errors import Reason, Stage

__all__ = ["Failure", "Outcome", "Process", "Record"]


@dataclass(frozen=True, slots=True)
class Record:
    """One enriched article as canonical JSON bytes, with what its envelope needs to say.

    `event_id` is a hash of the raw value and the pipeline version, so a repeated input repeats it.
    `subject` is the article id. `time` is the publication time (RFC 3339), if known.
    """

    value: bytes
    event_id: str
    subject: str
    time: str | None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a raw value could not be enriched, after how many attempts.

    `exception` names the class of an unexpected error.
    """

    reason: Reason
    stage: Stage
    message: str
    exception: str | None = None
    stacktrace: str | None = None
    attempts: int = 1


Outcome = Record | Failure

#: Turns a batch of raw values into as many outcomes, in the same order; never raises for bad input.
Process = Callable[[Sequence[bytes]], Sequence[Outcome]]
