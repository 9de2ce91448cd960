"""Trains one network on annotated chunks, and keeps the averaged weights that score best."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from corpus import Chunk, Vocabulary
from marginals import marginals, one_hot, sequence_loss
from network import Network
from silver import expand
from thinc.api import Adam

from worker.model.labels import TAG_COUNT


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn; sources are drawn by weight."""

    steps: int = 3000
    rate: float = 0.0015
    warm_up: int = 150
    smallest: int = 300
    largest: int = 1000
    seed: int = 1


def rates(plan: Plan):
    for step in range(plan.steps + 1):
        up = min(1.0, (step + 1) / plan.warm_up)
        yield plan.rate * up * max(0.02, 1 - step / plan.steps)
    while True:
        yield plan.rate * 0.02


def fit(
    network: Network,
    vocabulary: Vocabulary,
    sources: Sequence[tuple[float, list[Chunk]]],
    plan: Plan,
    change: Callable[[Chunk, np.random.Generator], Chunk],
    log: Callable[[str], None],
) -> None:
    """Trains `network` in place; its averaged weights are what remains."""
    optimizer = Adam(0.001, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    rate, rng = rates(plan), np.random.default_rng(plan.seed)
    streams = [_stream(chunks, rng) for _, chunks in sources]
    weights = np.array([weight for weight, _ in sources])
    started, total, seen = time.time(), 0.0, 0
    for step in range(1, plan.steps + 1):
        target = plan.smallest + (plan.largest - plan.smallest) * min(1, step / (0.7 * plan.steps))
        batch = _batch(streams, weights / weights.sum(), target, change, rng)
        optimizer.learn_rate = next(rate)
        total += step_on(network, vocabulary, batch, optimizer)
        seen += sum(len(chunk.words) for chunk in batch)
        if step % 250 == 0:
            log(f"step {step} loss {total / 250:.4f} {seen / (time.time() - started):.0f} tokens/s")
            total = 0.0
    _average(network, optimizer)


def step_on(network: Network, vocabulary: Vocabulary, batch: list[Chunk], optimizer: Adam) -> float:
    lengths = [len(chunk.words) for chunk in batch]
    seen = vocabulary.features(np.concatenate([chunk.words for chunk in batch]))
    targets = np.concatenate([target_of(chunk) for chunk in batch])
    return network.update(seen, lengths, sequence_loss(targets, lengths), optimizer)


def target_of(chunk: Chunk) -> np.ndarray:
    if chunk.soft is not None:
        return expand(chunk.soft)
    return one_hot(chunk.tags)


def _stream(chunks: list[Chunk], rng: np.random.Generator):
    while True:
        for number in rng.permutation(len(chunks)):
            yield chunks[number]


def _batch(streams, weights, target, change, rng) -> list[Chunk]:
    batch, size = [], 0
    while size < target:
        chunk = change(next(streams[rng.choice(len(streams), p=weights)]), rng)
        batch.append(chunk)
        size += len(chunk.words)
    return batch


def _average(network: Network, optimizer: Adam) -> None:
    for layer in network.all_layers:
        for node in layer.walk():
            for name in node.param_names:
                key = (node.id, name)
                if node.has_param(name) and key in optimizer.averages:
                    node.set_param(name, optimizer.averages[key])


def probabilities(network: Network, vocabulary: Vocabulary, chunks: list[Chunk]) -> np.ndarray:
    lengths = [len(chunk.words) for chunk in chunks]
    seen = vocabulary.features(np.concatenate([chunk.words for chunk in chunks]))
    return marginals(network.predict(seen, lengths), lengths).reshape(-1, TAG_COUNT)
