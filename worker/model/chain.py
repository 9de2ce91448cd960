"""The best sequence of tags when transitions are scored too, and how sure each tag is.

A linear-chain conditional random field (Lafferty et al. 2001). Sequences run side by side, longest
first, so that a step is a slice: the rows of those that are still going.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

__all__ = ["Chain", "Paths", "best_paths"]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

_NEVER = np.float32(-1e9)
_TINY = np.float32(1e-30)
#: Sums shrink by a few powers of e a step, and float32 holds 87 of them.
_NORMALISED = 4


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
    emitted = scores.copy()
    emitted[starts] += np.where(chain.begins, np.float32(0), _NEVER)
    emitted[starts + lengths - 1] += np.where(chain.ends, np.float32(0), _NEVER)
    order = _order(starts, lengths)
    tags = np.empty(len(scores), dtype=np.int64)
    tags[order.forward] = _viterbi(emitted[order.forward], order.steps, chain.transitions)
    likely = _marginals(emitted, order, chain.transitions)
    return Paths(tags, likely[np.arange(len(tags)), tags])


@dataclass(frozen=True, slots=True)
class _Order:
    """The rows by their distance from the first row of their sequence, or from the last one.

    `steps` are the slices of one distance, the same for both, since lengths are the same.
    """

    forward: Integers
    backward: Integers
    steps: tuple[slice, ...]


def _order(starts: Integers, lengths: Integers) -> _Order:
    longest = np.argsort(-lengths, kind="stable")
    sizes = lengths[longest]
    first = np.repeat(starts[longest], sizes)
    last = first + np.repeat(sizes, sizes) - 1
    place = np.arange(len(first)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    by_place = np.argsort(place, kind="stable")
    borders = np.cumsum([0, *np.bincount(place)]).tolist()
    steps = tuple(slice(*border) for border in pairwise(borders))
    return _Order((first + place)[by_place], (last - place)[by_place], steps)


def _viterbi(emitted: Floats, steps: Sequence[slice], transitions: Floats) -> Integers:
    # Tags lie along the first axis here, so that the largest is taken over whole rows at once.
    best = np.ascontiguousarray(emitted.T)
    for before, here in pairwise(steps):
        count = here.stop - here.start
        reached = best[:, None, before][:, :, :count] + transitions[:, :, None]
        best[:, here] += reached.max(axis=0)
    by_row = np.ascontiguousarray(best.T)
    tags: Integers = by_row.argmax(axis=1)
    into = np.ascontiguousarray(transitions.T)
    for before, here in pairwise(steps[::-1]):
        count = before.stop - before.start
        reached = by_row[here][:count] + into[tags[before]]
        tags[here][:count] = reached.argmax(axis=1)
    return tags


def _marginals(emitted: Floats, order: _Order, transitions: Floats) -> Floats:
    """Sums from both ends at once, normalised often enough that nothing runs out of range."""
    both = np.exp(transitions)
    weights = np.stack([both, both.T])
    likely = np.exp(emitted - emitted.max(axis=1, keepdims=True))
    state = np.stack([likely[order.forward], likely[order.backward]])
    for number, (before, here) in enumerate(pairwise(order.steps)):
        count = here.stop - here.start
        reached = state[:, before][:, :count] @ weights
        reached *= state[:, here]
        if number % _NORMALISED == 0:
            reached /= reached.sum(axis=2, keepdims=True) + _TINY
        state[:, here] = reached
    joint: Floats = np.empty_like(likely)
    joint[order.forward] = state[0]
    joint[order.backward] *= state[1]
    joint /= likely + _TINY
    joint /= joint.sum(axis=1, keepdims=True) + _TINY
    return joint
