"""The loss over whole sequences: probabilities of tags, summed over all valid sequences.

With unscored transitions the derivative of the log-likelihood is "probability under the network
minus probability under the target", for hard labels and for a teacher's soft ones alike.
"""

from __future__ import annotations

import numpy as np

from worker.model.labels import BEGIN, IN, LAST, OUTSIDE, TAG_COUNT, UNIT

LOW = np.float32(-1e4)


def marginals(scores, lengths):
    """Returns for each token the probability of each tag, over all valid tag sequences."""
    lengths = np.asarray(lengths)
    starts = np.cumsum(lengths) - lengths
    steps, count = int(lengths.max()), len(lengths)  # noqa: F841
    rows = np.minimum(starts[:, None] + np.arange(steps), (starts + lengths)[:, None] - 1)
    emitted = np.exp(scores - scores.max(axis=1, keepdims=True))[rows].transpose(1, 0, 2).copy()
    padding = np.arange(steps)[:, None] >= lengths[None, :]
    emitted[padding] = 0.0
    emitted[padding, OUTSIDE] = 1.0
    emitted += np.float32(1e-12)
    emitted[padding, OUTSIDE + 1 :] = 0.0
    alpha = _forward(emitted)
    beta = _backward(emitted)
    joint = alpha * beta
    joint /= joint.sum(axis=2, keepdims=True)
    return joint.transpose(1, 0, 2)[~padding.T]


def _forward(emitted):
    alpha = np.zeros_like(emitted)
    state = emitted[0].copy()
    state[:, IN.start : LAST.stop] = 0
    alpha[0] = state / state.sum(axis=1, keepdims=True)
    for step in range(1, len(emitted)):
        before = alpha[step - 1]
        free = (before[:, OUTSIDE] + before[:, LAST.start :].sum(axis=1))[:, None]
        held = before[:, BEGIN] + before[:, IN]
        state = emitted[step].copy()
        state[:, : BEGIN.stop] *= free
        state[:, UNIT] *= free
        state[:, IN] *= held
        state[:, LAST] *= held
        alpha[step] = state / state.sum(axis=1, keepdims=True)
    return alpha


def _backward(emitted):
    beta = np.zeros_like(emitted)
    state = np.ones_like(emitted[0])
    state[:, BEGIN.start : IN.stop] = 0
    beta[-1] = state
    for step in range(len(emitted) - 2, -1, -1):
        after = emitted[step + 1] * beta[step + 1]
        free = (after[:, : BEGIN.stop].sum(axis=1) + after[:, UNIT].sum(axis=1))[:, None]
        held = after[:, IN] + after[:, LAST]
        state = np.empty_like(after)
        state[:, OUTSIDE] = free[:, 0]
        state[:, LAST.start :] = free
        state[:, BEGIN] = held
        state[:, IN] = held
        beta[step] = state / state.sum(axis=1, keepdims=True)
    return beta


def sequence_loss(targets, lengths):
    """Returns the function that `Network.update` wants for these target probabilities."""

    def gradient(scores):
        probabilities = marginals(scores, lengths)
        derivative = (probabilities - targets).astype(np.float32) / len(scores)
        return float(np.abs(derivative).sum()), derivative * np.float32(len(scores)) / np.float32(
            500
        )

    return gradient


def one_hot(tags):
    targets = np.zeros((len(tags), TAG_COUNT), dtype=np.float32)
    targets[np.arange(len(tags)), tags] = 1
    return targets
