"""The network of the role tagger in thinc's layers, and how it learns.

`worker/model/roles.py` is the same arithmetic. The loss is that of a conditional random field over
paragraphs: from gold, the log of the probability of all paths that agree with the tags; from a
teacher, the difference of its probabilities and the network's own.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from chain_loss import marginals
from export import maxout_arrays
from thinc.api import Adam, HashEmbed, Linear, Maxout

from worker.model.features import FEATURES, hashes, normal_form
from worker.model.lexicon import LIST_BITS
from worker.model.role_features import FEATURE_SIZES, ROLE_TAGS

ROWS = (8000, 2000, 3000, 1000)
FEATURE_COUNT = sum(FEATURE_SIZES)
OFFSETS = np.cumsum((0, *FEATURE_SIZES[:-1]))
#: Tags of a word whose probability is kept of a teacher's opinion.
KEPT = 4


@dataclass(frozen=True)
class Size:
    """How wide and deep a network is."""

    width: int = 64
    hashed: int = 48
    pieces: int = 2
    reach: tuple[int, ...] = (1, 1, 2, 4)


@dataclass
class Paragraph:
    """Words, feature values, and which tags are allowed or likely for each word."""

    words: list[str]
    given: np.ndarray
    allowed: np.ndarray
    gold: list[tuple[int, int, str]]
    spare: list[tuple[int, int, str]]
    soft: tuple[np.ndarray, np.ndarray] | None = None
    article: int = 0


def compress(rows) -> tuple[np.ndarray, np.ndarray]:
    """Returns the likeliest tags of each word and their probabilities, which add up to 1."""
    tags = np.argpartition(-rows, KEPT, axis=1)[:, :KEPT]
    values = np.take_along_axis(rows, tags, axis=1)
    return tags.astype(np.uint8), (values / values.sum(axis=1, keepdims=True)).astype(np.float16)


def expand(soft: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """Is the inverse of `compress`, as far as there is one."""
    tags, values = soft
    rows = np.zeros((len(tags), len(ROLE_TAGS)), dtype=np.float32)
    np.put_along_axis(rows, tags.astype(np.int64), values.astype(np.float32), axis=1)
    return rows


class Network:
    """Thinc's layers, called one by one; `worker/model/roles.py` is the same arithmetic."""

    def __init__(self, size: Size, drop: float) -> None:
        count, width = len(ROLE_TAGS), size.width
        self.size = size
        self.hashed = [HashEmbed(size.hashed, rows, seed=8 + n) for n, rows in enumerate(ROWS)]
        self.embed = Maxout(width, FEATURES * size.hashed, nP=3, normalize=True, dropout=drop)
        self.first = Maxout(width, width + FEATURE_COUNT, nP=3, normalize=True, dropout=drop)
        self.layers = [
            Maxout(width, 3 * width, nP=size.pieces, normalize=True, dropout=drop)
            for _ in size.reach
        ]
        self.head = Linear(count, width)
        for layer in self.all_layers:
            layer.initialize()
        self.transitions = np.zeros((count, count), dtype=np.float32)
        self._moments = np.zeros((2, count, count))
        self._ids: dict[str, tuple[int, ...]] = {}

    @property
    def all_layers(self):
        return [*self.hashed, self.embed, self.first, *self.layers, self.head]

    def scores(self, batch: Sequence[Paragraph], *, train: bool):
        words = [w for p in batch for w in p.words]
        numbers: dict[str, int] = {}
        row_of = np.array([numbers.setdefault(w, len(numbers)) for w in words])
        ids = np.array([self._hashes(w) for w in numbers], dtype=np.uint64)
        parts = [
            layer(np.ascontiguousarray(ids[:, n]), is_train=train)
            for n, layer in enumerate(self.hashed)
        ]
        embedded, embed_back = self.embed(np.hstack([part for part, _ in parts]), is_train=train)
        ones = np.zeros((len(words), FEATURE_COUNT), dtype=np.float32)
        ones[np.arange(len(words))[:, None], np.concatenate([p.given for p in batch]) + OFFSETS] = 1
        hidden, first_back = self.first(np.hstack([embedded[row_of], ones]), is_train=train)
        paragraph = np.repeat(np.arange(len(batch)), [len(p.words) for p in batch])
        backs = []
        for layer, reach in zip(self.layers, self.size.reach):
            out, back = layer(windows(hidden, reach, paragraph), is_train=train)
            hidden = hidden + out
            backs.append((back, reach))
        scores, head_back = self.head(hidden, is_train=train)

        def backward(derivative) -> None:
            inner = head_back(derivative)
            for back, reach in reversed(backs):
                inner = inner + unwind(back(inner), reach, paragraph)
            outer = first_back(inner)[:, : self.size.width]
            summed = np.zeros_like(embedded)
            np.add.at(summed, row_of, outer)
            outermost, step = embed_back(summed), self.size.hashed
            for n, (_, back) in enumerate(parts):
                back(np.ascontiguousarray(outermost[:, n * step : (n + 1) * step]))

        return scores, backward

    def _hashes(self, word: str) -> tuple[int, ...]:
        if word not in self._ids:
            self._ids[word] = hashes(normal_form(word))
        return self._ids[word]

    def learn(self, batch: Sequence[Paragraph], optimizer: Adam, step: int) -> float:
        """Learns from one batch, all of it gold or all of it with a teacher's opinions."""
        scores, backward = self.scores(batch, train=True)
        lengths = [len(p.words) for p in batch]
        free = marginals(scores, lengths, self.transitions, None)
        if batch[0].soft is not None:
            held = np.concatenate([expand(p.soft) for p in batch])
            self._update(backward, (free.tags - held) / len(batch), optimizer)
            return float(np.abs(free.tags - held).sum() / len(batch))
        allowed = np.concatenate([p.allowed for p in batch])
        held = marginals(scores, lengths, self.transitions, allowed)
        self._update(backward, (free.tags - held.tags) / len(batch), optimizer)
        self._learn_transitions((free.pairs - held.pairs) / len(batch), optimizer.learn_rate, step)
        return (free.total - held.total) / len(batch)

    def _update(self, backward, derivative, optimizer: Adam) -> None:
        backward(derivative.astype(np.float32))
        for layer in self.all_layers:
            layer.finish_update(optimizer)

    def keep_average(self, optimizer: Adam) -> None:
        """Lets the average of all steps be what remains."""
        for layer in self.all_layers:
            for node in layer.walk():
                for name in node.param_names:
                    if node.has_param(name) and (node.id, name) in optimizer.averages:
                        node.set_param(name, optimizer.averages[node.id, name])

    def _learn_transitions(self, derivative, rate: float, step: int) -> None:
        first, second = self._moments
        first += 0.1 * (derivative - first)
        second += 0.001 * (derivative**2 - second)
        moved = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        self.transitions -= (rate * moved).astype(np.float32)


def windows(hidden, reach: int, paragraph):
    count, width = hidden.shape
    rows = np.zeros((count, 3 * width), dtype=np.float32)
    rows[:, width : 2 * width] = hidden
    if count > reach:
        same = (paragraph[reach:] == paragraph[:-reach])[:, None]
        rows[reach:, :width] = hidden[:-reach] * same
        rows[:-reach, 2 * width :] = hidden[reach:] * same
    return rows


def unwind(derivative, reach: int, paragraph):
    """Is the derivative of `windows`."""
    width = derivative.shape[1] // 3
    out = derivative[:, width : 2 * width].copy()
    if len(out) > reach:
        same = (paragraph[reach:] == paragraph[:-reach])[:, None]
        out[:-reach] += derivative[reach:, :width] * same
        out[reach:] += derivative[:-reach, 2 * width :] * same
    return out


def export(network: Network, folder: Path, version: str, about: dict[str, object]) -> None:
    arrays = {f"table_{n}": layer.get_param("E") for n, layer in enumerate(network.hashed)}
    named = [("embed", network.embed), ("first", network.first)]
    named += [(f"layer_{n}", layer) for n, layer in enumerate(network.layers)]
    for name, layer in named:
        arrays |= maxout_arrays(name, layer)
    # The reader adds the columns of a lexicon, which here knows nothing.
    blank = np.zeros((len(LIST_BITS), arrays["embed_w"].shape[1]), dtype=np.float32)
    arrays["embed_w"] = np.vstack([arrays["embed_w"], blank])
    arrays |= {"head": network.head.get_param("W").T, "head_bias": network.head.get_param("b")}
    arrays["transitions"] = network.transitions
    np.savez_compressed(
        folder / "roles.npz", **{k: v.astype(np.float16) for k, v in arrays.items()}
    )
    meta = {
        "version": version,
        "reach": list(network.size.reach),
        "hash_seeds": [8 + n for n in range(len(ROWS))],
        **about,
    }
    (folder / "roles.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
