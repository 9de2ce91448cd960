"""How many articles one transaction carries."""

from __future__ import annotations

from collections.abc import Sequence

from worker.stream.connection import Tuning
from worker.stream.ports import Message

__all__ = ["Pace"]

#: Until a batch was measured: about what one core annotates in a second (12 articles of 6 kB).
FIRST_GUESS = 72_000.0
#: How much the newest measurement counts against those before it.
NEWEST = 0.3


class Pace:
    """Cuts batches by number, bytes and measured speed."""

    def __init__(self, tuning: Tuning) -> None:
        self._tuning = tuning
        self._bytes_per_second = FIRST_GUESS

    def cut(self, messages: Sequence[Message]) -> Sequence[Message]:
        """Returns the messages at the front that make up one batch, at least one."""
        room = min(self._tuning.max_bytes, self._bytes_per_second * self._tuning.target_seconds)
        taken = 0
        for number, message in enumerate(messages):
            taken += _size(message)
            if number == self._tuning.max_records or (number and taken > room):
                return messages[:number]
        return messages

    def measured(self, messages: Sequence[Message], seconds: float) -> None:
        """Takes note of how long a batch took."""
        speed = sum(map(_size, messages)) / max(seconds, 1e-6)
        self._bytes_per_second += NEWEST * (speed - self._bytes_per_second)


def _size(message: Message) -> int:
    return len(message.value or b"")
