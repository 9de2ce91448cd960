"""Splits a batch into the pieces that children are given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Piece", "split"]

#: A piece that fails is done again, so it is small; the model gains some 10 % from 8 texts at once.
MOST_VALUES = 8
MOST_BYTES = 100_000
#: Pieces for each child, so that none waits long for the slowest.
PIECES_EACH = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """Some values of a batch by their number, and which attempt this is."""

    numbers: tuple[int, ...]
    attempt: int = 1


def split(values: Sequence[bytes], processes: int) -> Iterator[Piece]:
    """Yields consecutive pieces of about equal size in bytes."""
    fair = sum(map(len, values)) / (processes * PIECES_EACH)
    room = min(MOST_BYTES, fair)
    taken: list[int] = []
    size = 0
    for number, value in enumerate(values):
        if taken and (size + len(value) > room or len(taken) == MOST_VALUES):
            yield Piece(tuple(taken))
            taken, size = [], 0
        taken.append(number)
        size += len(value)
    if taken:
        yield Piece(tuple(taken))
