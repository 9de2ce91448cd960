"""The best sequence of tags when transitions are scored too, and how sure each tag is.

A linear-chain conditional random field (Lafferty et al. 2001). Sequences run side by side, longest
first, so that a step works only on those that are still going.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Chain", "Paths", "best_paths"]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

_NEVER = np.float32(-1e9)
_TINY = np.float32(1e-30)


@dataclass(frozen=True, slots=True)
class Chain:
    """Scores of transitions (`_NEVER` for impossible ones), and which tags may begin and end."""

    transitions: Floats
    begins: NDArray[np.bool_]
    ends: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Paths:
    """The best tag of each row, and its probability over all sequences."""

    tags: Integers
    sure: Floats


def best_paths(scores: Floats, lengths: Integers, chain: Chain) -> Paths:
    """Returns the best tags of several sequences that stand one after another in `scores`."""
    starts = np.cumsum(lengths) - lengths
    order = np.argsort(-lengths, kind="stable")
    layout = _Layout(starts[order], lengths[order])
    emitted = scores.copy()
    emitted[starts] += np.where(chain.begins, np.float32(0), _NEVER)
    emitted[starts + lengths - 1] += np.where(chain.ends, np.float32(0), _NEVER)
    tags = _viterbi(emitted, layout, chain.transitions)
    likely = _marginals(emitted, layout, chain.transitions)
    return Paths(tags, likely[np.arange(len(tags)), tags])


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where sequences start and how long they are, longest first."""

    starts: Integers
    lengths: Integers

    def steps(self) -> Iterator[Integers]:
        """Yields for each position the rows of the sequences that reach it."""
        alive = len(self.lengths)
        for step in range(int(self.lengths[0]) if alive else 0):
            while self.lengths[alive - 1] <= step:
                alive -= 1
            yield self.starts[:alive] + step


def _viterbi(emitted: Floats, layout: _Layout, transitions: Floats) -> Integers:
    came_from: list[Integers] = []
    rows_of: list[Integers] = []
    state = np.zeros((0, emitted.shape[1]), dtype=np.float32)
    final = np.zeros((len(layout.starts), emitted.shape[1]), dtype=np.float32)
    for rows in layout.steps():
        if rows_of:
            reached = state[: len(rows), :, None] + transitions
            came_from.append(reached.argmax(axis=1))
            state = reached.max(axis=1) + emitted[rows]
        else:
            state = emitted[rows]
        final[: len(rows)] = state
        rows_of.append(rows)
    tags = np.zeros(len(emitted), dtype=np.int64)
    tag = final.argmax(axis=1)
    for step in range(len(rows_of) - 1, -1, -1):
        rows = rows_of[step]
        tags[rows] = tag[: len(rows)]
        if step:
            tag[: len(rows)] = came_from[step - 1][np.arange(len(rows)), tag[: len(rows)]]
    return tags


def _marginals(emitted: Floats, layout: _Layout, transitions: Floats) -> Floats:
    """Forward and backward sums, normalised at each step so that nothing runs out of range."""
    weights = np.exp(transitions)
    likely = np.exp(emitted - emitted.max(axis=1, keepdims=True))
    forward = np.zeros_like(likely)
    rows_of = list(layout.steps())
    state = np.zeros((0, likely.shape[1]), dtype=np.float32)
    for step, rows in enumerate(rows_of):
        state = (state[: len(rows)] @ weights) * likely[rows] if step else likely[rows]
        state = state / (state.sum(axis=1, keepdims=True) + _TINY)
        forward[rows] = state
    behind = np.ones((len(layout.starts), likely.shape[1]), dtype=np.float32)
    for step in range(len(rows_of) - 1, -1, -1):
        rows = rows_of[step]
        joint = forward[rows] * behind[: len(rows)]
        passed = (behind[: len(rows)] * likely[rows]) @ weights.T
        behind[: len(rows)] = passed / (passed.sum(axis=1, keepdims=True) + _TINY)
        forward[rows] = joint / (joint.sum(axis=1, keepdims=True) + _TINY)
    return forward  # type: ignore[no-any-return]
