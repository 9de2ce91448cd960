"""The trainable network: hashed strings and word vectors, windows of growing reach, one linear head.

The shipped package runs the same arithmetic in plain numpy (`worker/model/encoder.py`); a test
holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from corpus import Seen
from thinc.api import Adam, HashEmbed, Linear, Maxout, Model, NumpyOps

from worker.model.encoder import mean_rows
from worker.model.features import FEATURES, GROUPS, hashes
from worker.model.labels import TAG_COUNT
from worker.model.lexicon import LIST_BITS

ROWS = (8000, 3000, 3000, 1000)
#: Share of the words that are shown without their vector, so that their letters are learned from.
UNSEEN = 0.1


@dataclass(frozen=True)
class Shape:
    """Sizes of one network; `reach` gives for each layer how far its window looks."""

    width: int = 112
    hashed: int = 64
    grouped: int = 64
    reach: tuple[int, ...] = (1, 1, 2, 2)
    pieces: int = 3

    @property
    def padding(self) -> int:
        return sum(self.reach)


class Network:
    """Layers of thinc, called one by one because the padding lies between two of them."""

    def __init__(self, shape: Shape, vector_width: int, seed: int, dropout: float = 0.15) -> None:
        self.shape = shape
        self.ops = NumpyOps(use_blis=False)
        self.rng = np.random.default_rng(seed)
        np.random.seed(seed)
        self.dropout = dropout
        self.hashed = [
            HashEmbed(shape.hashed, ROWS[column], seed=8 + column) for column in range(FEATURES)
        ]
        self.groups = group_embedding(shape.grouped, self.rng)
        self.dimensions = vector_width - len(LIST_BITS)
        given = FEATURES * shape.hashed + shape.grouped + vector_width
        self.embed = Maxout(shape.width, given, nP=shape.pieces, normalize=True)
        self.layers = [
            Maxout(shape.width, 3 * shape.width, nP=shape.pieces, normalize=True)
            for _ in shape.reach
        ]
        self.head = Linear(TAG_COUNT, shape.width)
        for layer in self.all_layers:
            for node in layer.walk():
                node.ops = self.ops
            layer.initialize()

    @property
    def all_layers(self) -> list[Model]:
        return [*self.hashed, self.groups, self.embed, *self.layers, self.head]

    def update(self, seen: Seen, lengths, gradient, optimizer: Adam) -> float:
        """Makes one step; `gradient(scores)` gives loss and derivative with respect to the scores."""
        scores, back = self._begin(seen, lengths, train=True)
        loss, derivative = gradient(scores)
        back(derivative)
        for layer in self.all_layers:
            layer.finish_update(optimizer)
        optimizer.step_schedules()
        return loss

    def predict(self, seen: Seen, lengths):
        return self._begin(seen, lengths, train=False)[0]

    def _drop(self, values):
        mask = (self.rng.random(values.shape, dtype=np.float32) >= self.dropout) / np.float32(
            1 - self.dropout
        )
        return values * mask, mask

    def _without_vectors(self, seen: Seen):
        """Returns ids and vectors in which some words are as those that have no vector."""
        dropped = self.rng.random(len(seen.ids)) < UNSEEN
        ids, vectors = seen.ids.copy(), seen.vectors.copy()
        ids[dropped, 0] = hashes("", known=False)[0]
        vectors[dropped, : self.dimensions] = 0
        return ids, vectors

    def _begin(self, seen: Seen, lengths, *, train):
        ids, vectors = self._without_vectors(seen) if train else (seen.ids, seen.vectors)
        pieces, backs = [], []
        for column, layer in enumerate(self.hashed):
            out, back = layer(np.ascontiguousarray(ids[:, column]), is_train=train)
            pieces.append(out)
            backs.append(back)
        grouped, groups_back = self.groups((seen.groups, seen.sizes), is_train=train)
        given = np.concatenate([*pieces, grouped[seen.places], vectors], axis=1)
        if train:
            given, given_mask = self._drop(given)
        embedded, embed_back = self.embed(given, is_train=train)
        if train:
            embedded, embed_mask = self._drop(embedded)
        rows = padded_rows(lengths, self.shape.padding)
        hidden = np.zeros((rows[-1] + 1 + self.shape.padding, self.shape.width), dtype=np.float32)
        hidden[rows] = embedded
        trail = []
        for layer, reach in zip(self.layers, self.shape.reach):
            windowed = expand(hidden, reach)
            out, back = layer(windowed, is_train=train)
            mask = None
            if train:
                out, mask = self._drop(out)
            trail.append((back, mask, reach))
            hidden = hidden + out
        scores, head_back = self.head(np.ascontiguousarray(hidden[rows]), is_train=train)

        def backward(derivative):
            inner = np.zeros_like(hidden)
            inner[rows] = head_back(derivative)
            for back, mask, reach in reversed(trail):
                inner = inner + contract(back(inner * mask), reach)
            outer = embed_back(inner[rows] * embed_mask) * given_mask
            for column, back in enumerate(backs):
                start = column * self.shape.hashed
                back(np.ascontiguousarray(outer[:, start : start + self.shape.hashed]))
            start = FEATURES * self.shape.hashed
            distinct = np.zeros_like(grouped)
            np.add.at(distinct, seen.places, outer[:, start : start + self.shape.grouped])
            groups_back(distinct)

        return scores, backward


def group_embedding(width: int, rng: np.random.Generator) -> Model:
    """Returns a layer from rows and sizes (as in `mean_rows`) to the mean of the table's rows."""

    def forward(model: Model, given, is_train):  # noqa: ARG001 - thinc asks for it
        rows, sizes = given
        table = model.get_param("E")

        def back(derivative):
            gradient = np.zeros_like(table)
            np.add.at(gradient, rows, np.repeat(derivative / sizes[:, None], sizes, axis=0))
            model.inc_grad("E", gradient)
            return []

        return mean_rows(table, rows, sizes), back

    model: Model = Model("letter_groups", forward, params={"E": None})
    model.set_param("E", rng.uniform(-0.5, 0.5, (GROUPS, width)).astype(np.float32))
    return model


def padded_rows(lengths, padding: int):
    """Returns where each token lies when every text is preceded by `padding` empty rows."""
    starts = np.cumsum([0, *lengths[:-1]])  # noqa: F841
    offset = np.repeat(np.arange(1, len(lengths) + 1) * padding, lengths)
    return np.arange(sum(lengths)) + offset


def expand(values, reach: int):
    """Returns each row beside the rows `reach` before and after it."""
    count, width = values.shape
    out = np.zeros((count, 3 * width), dtype=np.float32)
    out[reach:, :width] = values[:-reach]
    out[:, width : 2 * width] = values
    out[:-reach, 2 * width :] = values[reach:]
    return out


def contract(derivative, reach: int):
    """Is the derivative of `expand`."""
    width = derivative.shape[1] // 3
    out = derivative[:, width : 2 * width].copy()
    out[:-reach] += derivative[reach:, :width]
    out[reach:] += derivative[:-reach, 2 * width :]
    return out
