"""Marginals of a linear chain with scored transitions, free or held to allowed tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from worker.model.chain import Chain
from worker.model.roles import legal

TINY = np.float32(1e-30)


@dataclass(frozen=True)
class Marginals:
    """Probability of each tag, expected count of each pair of tags, and log of the sum of paths."""

    tags: np.ndarray
    pairs: np.ndarray
    total: float


def legal_paths() -> Chain:
    return legal()


def marginals(scores, lengths: Sequence[int], transitions, allowed) -> Marginals:
    """Sums over all paths, or where `allowed` is given over those that keep to it."""
    chain = legal()
    lengths = np.asarray(lengths)
    starts = np.cumsum(lengths) - lengths
    highest = scores.max(axis=1, keepdims=True)
    likely = np.exp(scores - highest)
    if allowed is not None:
        likely = likely * allowed
    likely[starts] *= chain.begins
    likely[starts + lengths - 1] *= chain.ends
    weights = np.where(chain.transitions < 0, 0, np.exp(transitions)).astype(np.float32)
    steps = int(lengths.max())
    rows = np.minimum(starts[:, None] + np.arange(steps), (starts + lengths - 1)[:, None])
    live = np.arange(steps)[None] < lengths[:, None]
    forward, norms = _forward(likely[rows], live, weights)
    tags, pairs = _backward(likely[rows], live, weights, forward, norms)
    return Marginals(tags[live], pairs, float(np.log(norms[live]).sum() + highest.sum()))


def _forward(likely, live, weights):
    forward, norms = np.zeros_like(likely), np.ones(live.shape, dtype=np.float32)
    for step in range(likely.shape[1]):
        state = likely[:, step] if step == 0 else (forward[:, step - 1] @ weights) * likely[:, step]
        norm = state.sum(axis=1, keepdims=True) + TINY
        here = live[:, step : step + 1]
        forward[:, step] = np.where(here, state / norm, forward[:, max(0, step - 1)])
        norms[:, step] = np.where(here, norm, 1)[:, 0]
    return forward, norms


def _backward(likely, live, weights, forward, norms):
    tags, pairs = np.zeros_like(likely), np.zeros_like(weights)
    behind = np.ones(likely[:, 0].shape, dtype=np.float32)
    for step in range(likely.shape[1] - 1, -1, -1):
        here = live[:, step : step + 1]
        tags[:, step] = forward[:, step] * behind
        if step:
            passed = np.where(here, likely[:, step] * behind / norms[:, step : step + 1], 0)
            pairs += np.where(here, forward[:, step - 1], 0).T @ passed
            behind = np.where(here, passed @ weights.T, behind)
    return tags, pairs * weights
