"""The teacher of the role tagger: a pretrained transformer that learned PolNeAR.

It has the methods of `role_network.Network` that the loop in `quotes.py` calls.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from chain_loss import marginals
from pretrained import Reader, fine_tune
from role_network import FEATURE_COUNT, OFFSETS, Paragraph

from worker.model.role_features import ROLE_TAGS

#: Paragraphs of similar length that are read at once.
TOGETHER = 24
#: Paragraphs between two lines of the log.
LOGGED = 200 * TOGETHER


class RoleTeacher:
    """Scores role tags of paragraphs."""

    def __init__(self, seed: int) -> None:
        self.reader = Reader(FEATURE_COUNT, len(ROLE_TAGS), seed)
        self._transitions = torch.nn.Parameter(torch.zeros(len(ROLE_TAGS), len(ROLE_TAGS)))

    @property
    def transitions(self) -> np.ndarray:
        """Scores of one tag behind another."""
        return self._transitions.detach().numpy()

    def scores(self, batch: Sequence[Paragraph], *, train: bool):
        """Returns the scores of the words of a batch, and how to learn from their derivative."""
        self.reader.train(train)
        with torch.set_grad_enabled(train):
            scores = self.reader([p.words for p in batch], _known(batch))
        return scores.detach().numpy(), lambda d: scores.backward(torch.from_numpy(d))

    def probabilities(
        self, paragraphs: Sequence[Paragraph], log: Callable[[str], None]
    ) -> list[np.ndarray]:
        """Returns for each word of each paragraph the probability of each tag."""
        found: dict[int, np.ndarray] = {}
        order = sorted(range(len(paragraphs)), key=lambda n: len(paragraphs[n].words))
        for at in range(0, len(order), TOGETHER):
            if at % LOGGED == 0:
                log(f"{at} of {len(order)} paragraphs read")
            numbers = order[at : at + TOGETHER]
            batch = [paragraphs[n] for n in numbers]
            scores, _ = self.scores(batch, train=False)
            lengths = [len(p.words) for p in batch]
            tags = marginals(scores, lengths, self.transitions, None).tags
            found |= zip(numbers, np.split(tags, np.cumsum(lengths)[:-1]), strict=True)
        return [found[n] for n in range(len(paragraphs))]

    def fit(
        self,
        batches: Callable[[], list[list[Paragraph]]],
        epochs: int,
        log: Callable[[str], None],
    ) -> None:
        """Learns from gold; each epoch has batches of its own."""
        plan = [batch for _ in range(epochs) for batch in batches()]
        optimizer = self.reader.optimizer()
        optimizer.add_param_group({"params": [self._transitions], "lr": 1e-3})
        fine_tune(optimizer, plan, self._learn, log)

    def _learn(self, batch: Sequence[Paragraph]) -> float:
        scores, backward = self.scores(batch, train=True)
        lengths = [len(p.words) for p in batch]
        allowed = np.concatenate([p.allowed for p in batch])
        free = marginals(scores, lengths, self.transitions, None)
        held = marginals(scores, lengths, self.transitions, allowed)
        backward(((free.tags - held.tags) / len(batch)).astype(np.float32))
        pairs = (free.pairs - held.pairs) / len(batch)
        self._transitions.grad = torch.from_numpy(pairs.astype(np.float32))
        return (free.total - held.total) / len(batch)


def _known(batch: Sequence[Paragraph]) -> np.ndarray:
    ones = np.zeros((sum(len(p.words) for p in batch), FEATURE_COUNT), dtype=np.float32)
    ones[np.arange(len(ones))[:, None], np.concatenate([p.given for p in batch]) + OFFSETS] = 1
    return ones
