"""The shipped knowledge about words: a quantised vector table and what word lists say of a word."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from worker.model.features import lookup_forms

__all__ = ["LIST_BITS", "Lexicon", "load_lexicon"]

#: What the word lists can say of a word; the order is that of the bits.
LIST_BITS = (
    "first name", "first name by country", "surname", "surname by country", "city",
    "part of a city's name", "country", "part of a country's name", "region", "demonym",
    "part of a company's name", "head of an organisation's name", "more often lower case",
)  # fmt: skip
#: Weight of a bit beside a vector of length 1.
_BIT_WEIGHT = np.float32(0.5)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words with their list bits; the first `len(table)` of them have a vector too.

    A vector is a row of `table` times its `scales` entry.
    """

    numbers: dict[str, int]
    bits: NDArray[np.uint16]
    table: NDArray[np.int8]
    scales: NDArray[np.float32]

    @property
    def width(self) -> int:
        """Is the length of what `vectors` gives for one word."""
        return int(self.table.shape[1]) + len(LIST_BITS)

    def vectors(self, forms: list[str]) -> NDArray[np.float32]:
        """Returns one row for each normal form: its vector (zeros if unknown) and its bits."""
        rows = np.zeros((len(forms), self.width), dtype=np.float32)
        dimensions = self.table.shape[1]
        for at, form in enumerate(forms):
            vector, listed = self._find(form)
            if vector is not None:
                rows[at, :dimensions] = self.table[vector] * self.scales[vector]
            rows[at, dimensions:] = _unpack(listed)
        return rows

    def has_vector(self, rows: NDArray[np.floating]) -> NDArray[np.bool_]:
        """Says for each row of `vectors` whether the word has a vector, not only bits."""
        found: NDArray[np.bool_] = np.logical_or.reduce(rows[:, : self.table.shape[1]] != 0, axis=1)
        return found

    def _find(self, form: str) -> tuple[int | None, int]:
        known = [self.numbers[f] for f in lookup_forms(form) if f in self.numbers]
        vector = next((number for number in known if number < len(self.table)), None)
        cased = [f for f in lookup_forms(form) if f == form or f.istitle()]
        listed = next((int(self.bits[self.numbers[f]]) for f in cased if f in self.numbers), 0)
        return vector, listed


def _unpack(bits: int) -> NDArray[np.float32]:
    return np.array([bits >> n & 1 for n in range(len(LIST_BITS))], dtype=np.float32) * _BIT_WEIGHT


def load_lexicon(folder: Path) -> Lexicon:
    """Reads the lexicon that training wrote to `folder`."""
    words = (folder / "words.txt").read_bytes().decode().split("\n")
    with np.load(folder / "lexicon.npz") as arrays:
        return Lexicon(
            numbers=dict(zip(words, range(len(words)), strict=True)),
            bits=arrays["bits"],
            table=arrays["table"],
            scales=arrays["scales"],
        )
