"""The network in numpy: words become vectors, each layer lets a word see further around it.

1. A word's four hashed strings, its groups of letters, its word vector and its list bits give its
   embedding. That is a function of the word alone, so it is computed once and remembered.
2. Residual layers, each a matrix product over a word and two words around it, maxout, layer
   normalisation.

Training uses thinc's layers for the same arithmetic. Plain products are used here because thinc's
own operations run on BLIS, which was 2 to 3 times slower than numpy's OpenBLAS on matrices of this
size (benchmarks/entities.py prints both).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

from worker.model.features import PARAGRAPH, hashes, letter_groups, normal_form
from worker.model.lexicon import Lexicon

__all__ = ["Encoder", "EncoderWeights", "Layer"]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

#: Words remembered before the memory starts anew: 60,000 rows of 112 floats are 27 MB.
_REMEMBERED = 60_000
#: Rows a layer works on at once, so that its matrices stay in the cache of one core.
_BLOCK = 512
#: Thinc's HashEmbed adds up this many rows for each hashed string.
_HASHES = 4
_EPSILON = np.float32(1e-8)


@dataclass(frozen=True, slots=True)
class Layer:
    """A maxout layer with layer normalisation; `pieces` matrices stand side by side in `weight`."""

    weight: Floats
    bias: Floats
    gain: Floats
    offset: Floats

    def __call__(self, given: Floats) -> Floats:
        """Returns the largest of the pieces, normalised."""
        return self.settled(given @ self.weight)

    def settled(self, product: Floats) -> Floats:
        """Returns what a product with `weight`, which is changed, makes in the end."""
        width = len(self.gain)
        product += self.bias
        best: Floats = np.maximum(product[:, :width], product[:, width : 2 * width])
        for start in range(2 * width, product.shape[1], width):
            np.maximum(best, product[:, start : start + width], out=best)
        # A product with a column takes a fifth of the time of numpy's mean over short rows.
        best -= best @ np.full((width, 1), 1 / width, dtype=np.float32)
        variance = np.einsum("ij,ij->i", best, best) / np.float32(width) + _EPSILON
        best *= (np.float32(1) / np.sqrt(variance))[:, None]
        best *= self.gain
        best += self.offset
        return best


@dataclass(frozen=True, slots=True)
class EncoderWeights:
    """`tables` are the hashed embeddings with their seeds; `reach` is how far each layer looks.

    Where there are `groups`, a row for each group of letters, words without a vector are hashed as
    one word: their letters tell more than a row that they share with others.
    """

    tables: tuple[tuple[int, Floats], ...]
    embed: Layer
    layers: tuple[Layer, ...]
    reach: tuple[int, ...]
    groups: Floats | None = None

    @property
    def width(self) -> int:
        """Is the number of values that describe a word in its place."""
        return len(self.embed.gain)


class Encoder:
    """Turns words into vectors; remembers the embeddings of the words it has seen."""

    def __init__(self, weights: EncoderWeights, lexicon: Lexicon) -> None:
        self._weights = weights
        self._lexicon = lexicon
        self._operations = NumpyOps(use_blis=False)
        self._rows: dict[str, int] = {}
        self._embedded = np.zeros((_REMEMBERED, weights.width), dtype=np.float32)

    def embed(self, words: Sequence[str]) -> Floats:
        """Returns the embedding of each word."""
        rows: Floats = self._embedded[self._numbers(words)]
        return rows

    def _numbers(self, words: Sequence[str]) -> Integers:
        """Returns the row that remembers each word."""
        new = [word for word in dict.fromkeys(words) if word not in self._rows]
        if len(self._rows) + len(new) > len(self._embedded):
            self._rows, new = {}, list(dict.fromkeys(words))
            room = (max(_REMEMBERED, len(new)), self._weights.width)
            self._embedded = np.zeros(room, dtype=np.float32)
        if new:
            self._remember(new)
        return np.array([self._rows[word] for word in words], dtype=np.int64)

    def _remember(self, words: Sequence[str]) -> None:
        forms = [word if word == PARAGRAPH else normal_form(word) for word in words]
        vectors = self._lexicon.vectors(forms)
        by_letters = self._weights.groups is not None
        known = self._lexicon.has_vector(vectors) | (not by_letters)
        parts = [*self._hashed(forms, known.tolist()), *self._grouped(forms), vectors]
        rows = self._weights.embed(np.hstack(parts))
        first, end = len(self._rows), len(self._rows) + len(words)
        self._embedded[first:end] = rows
        self._rows.update(zip(words, range(first, end), strict=True))

    def _hashed(self, forms: Sequence[str], known: Sequence[bool]) -> Iterator[Floats]:
        """Yields what each table says of the words."""
        strings = zip(forms, known, strict=True)
        ids = np.array([hashes(form, known=there) for form, there in strings], dtype=np.uint64)
        for column, (seed, table) in enumerate(self._weights.tables):
            given = np.ascontiguousarray(ids[:, column])
            rows = self._operations.hash(given, seed) % len(table)
            yield table[rows].reshape(len(ids), _HASHES, -1).sum(axis=1)

    def _grouped(self, forms: Sequence[str]) -> Iterator[Floats]:
        """Yields what the groups of letters say of the words, if there are any."""
        if self._weights.groups is not None:
            groups = [letter_groups(form) for form in forms]
            sizes = np.array([len(rows) for rows in groups])
            yield mean_rows(self._weights.groups, np.array(list(chain(*groups))), sizes)

    def in_place(self, words: Sequence[str], lengths: Sequence[int]) -> Floats:
        """Returns what the layers make of the words of several texts, one after another."""
        distinct, places = np.unique(self._numbers(words), return_inverse=True)
        # The last row, of zeros, stands before, between and behind the texts.
        known = np.vstack([self._embedded[distinct], np.zeros_like(self._embedded[:1])])
        padding = sum(self._weights.reach)
        rows = np.arange(len(words)) + np.repeat(np.arange(1, len(lengths) + 1) * padding, lengths)
        at = np.full(padding * (len(lengths) + 1) + len(words), len(distinct))
        at[rows] = places
        layers = zip(self._weights.layers, self._weights.reach, strict=True)
        hidden = _through_first(*next(layers), known, at)
        for layer, reach in layers:
            hidden = _through(layer, reach, hidden)
        placed: Floats = hidden[rows]
        return placed


def mean_rows(table: Floats, rows: Integers, sizes: Integers) -> Floats:
    """Returns the mean of each run of `rows` in `table`; `sizes` are the lengths of the runs."""
    starts = np.cumsum(sizes) - sizes
    summed: Floats = np.add.reduceat(table[rows], starts, axis=0)
    summed /= sizes[:, None]
    return summed


def _through_first(layer: Layer, reach: int, known: Floats, at: Integers) -> Floats:
    """Does what `_through` does for the rows `at` of `known`, of which the last is zeros.

    These are still words by themselves, so each is multiplied once, however often it stands there:
    27 words of a hundred in a batch of raw news are distinct.
    """
    width = known.shape[1]
    parts = known @ layer.weight.reshape(3, width, -1)
    framed = np.full(len(at) + 2 * reach, len(known) - 1)
    framed[reach : reach + len(at)] = at
    out = known[at]
    for start, end in pairwise([*range(0, len(at), _BLOCK), len(at)]):
        product = parts[0][framed[start:end]]
        product += parts[1][at[start:end]]
        product += parts[2][framed[start + 2 * reach : end + 2 * reach]]
        out[start:end] += layer.settled(product)
    return out


def _through(layer: Layer, reach: int, hidden: Floats) -> Floats:
    """Returns `hidden` plus what the layer makes of each row and those `reach` before and after."""
    count, width = hidden.shape
    framed = np.zeros((count + 2 * reach, width), dtype=np.float32)
    framed[reach : reach + count] = hidden
    out = np.empty_like(hidden)
    for start, end in pairwise([*range(0, count, _BLOCK), count]):
        windows = np.hstack([framed[start + at : end + at] for at in (0, reach, 2 * reach)])
        np.add(hidden[start:end], layer(windows), out=out[start:end])
    return out
