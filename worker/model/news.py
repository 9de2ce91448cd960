"""The shipped model: spaCy's tokenizer, the encoder, agreement, and the best valid entity tags.

What is remembered between batches (strings, and embeddings by spaCy's hash of the word) is bounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from worker.article import ENTITY_TYPES, Annotation, LabelledSpan
from worker.model.agreement import agree
from worker.model.encoder import Encoder
from worker.model.labels import BEGIN, IN, OUTSIDE, TYPE_COUNT, UNIT
from worker.model.lattice import best_tags, rows_of
from worker.model.lexicon import load_lexicon
from worker.model.roles import RoleTagger, load_role_tagger
from worker.model.stored import Weights, read_weights
from worker.model.tokens import Tokenizer, Words

__all__ = ["NewsModel", "load_news_model", "spans_of"]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

_WEIGHTS = Path(__file__).parent / "weights"
#: Texts that go through the network together; 16 was best or within 4% under every load tried
#: (benchmarks/entities.py).
_BATCH = 16


class NewsModel:
    """Annotates English news."""

    def __init__(
        self, weights: Weights, encoder: Encoder, role_tagger: RoleTagger | None = None
    ) -> None:
        self.name = weights.name
        roles = f"+roles.{role_tagger.version}" if role_tagger else ""
        self.version = weights.version + roles
        self._weights = weights
        self._encoder = encoder
        self._tokenizer = Tokenizer()
        self._role_tagger = role_tagger

    def speaks(self, language_code: str | None) -> bool:
        """Says yes to every kind of English."""
        return language_code is not None and language_code.split("-")[0].lower() == "en"

    def annotate(
        self, texts: Sequence[str], hints: Sequence[Sequence[LabelledSpan]] | None = None
    ) -> list[Annotation]:
        """Returns the entities of each text, and with hints its roles."""
        found: list[Annotation] = []
        for start in range(0, len(texts), _BATCH):
            end = start + _BATCH
            found += self._annotate_batch(texts[start:end], hints and hints[start:end])
        return found

    def _annotate_batch(
        self, texts: Sequence[str], hints: Sequence[Sequence[LabelledSpan]] | None
    ) -> list[Annotation]:
        words = self._tokenizer(texts)
        all_words = [word for text in words for word in text.words]
        hidden = self._encoder.in_place(all_words, [len(text.words) for text in words])
        scores, starts = self._scores(hidden, words)
        tags = best_tags(scores, starts)
        # Roles are given the entities as each line has them by itself, so that nothing that follows
        # a quote in the text changes it.
        roles = self._roles(words, _entities(words, tags), hints)
        _let_agree(scores, tags, starts, words)
        return [Annotation(*both) for both in zip(_entities(words, tags), roles, strict=True)]

    def _roles(
        self,
        words: Sequence[Words],
        entities: Sequence[tuple[LabelledSpan, ...]],
        hints: Sequence[Sequence[LabelledSpan]] | None,
    ) -> list[tuple[LabelledSpan, ...]]:
        """Returns the roles of each text, none without hints."""
        if self._role_tagger is None or hints is None:
            return [()] * len(words)
        return self._role_tagger(words, entities, hints)

    def _scores(self, hidden: Floats, words: Sequence[Words]) -> tuple[Floats, Integers]:
        """Returns the scores of the tags, and the rows where a text or a line begins.

        No entity reaches over a line break.
        """
        scores = hidden @ self._weights.head + self._weights.head_bias
        borders = np.cumsum([0, *(len(text.words) for text in words)])
        breaks = np.array(
            [
                border + at
                for border, text in zip(borders, words, strict=False)
                for at in text.breaks
            ],
            dtype=np.int64,
        )
        scores[breaks, OUTSIDE] = np.float32(1e6)
        starts = np.union1d(borders[:-1], breaks + 1)
        return scores, starts[starts < len(scores)].astype(np.int64)


def _let_agree(scores: Floats, tags: Integers, starts: Integers, words: Sequence[Words]) -> None:
    """Finds new tags for the lines in which a word is thought of otherwise once words agree."""
    changed = agree(scores, words)
    lines = np.unique(np.searchsorted(starts, changed, side="right") - 1)
    ends = np.append(starts[1:], len(scores))
    sizes = ends[lines] - starts[lines]
    rows = rows_of(starts[lines], ends[lines])
    tags[rows] = best_tags(scores[rows], np.cumsum(sizes) - sizes)


def _entities(words: Sequence[Words], tags: Integers) -> list[tuple[LabelledSpan, ...]]:
    """Returns the spans of each text; `tags` are those of all texts, one after another."""
    borders = np.cumsum([0, *(len(text.words) for text in words)]).tolist()
    given = zip(words, pairwise(borders), strict=True)
    return [spans_of(text, tags[start:end]) for text, (start, end) in given]


def spans_of(words: Words, tags: Integers) -> tuple[LabelledSpan, ...]:
    """Returns the spans that a valid sequence of tags describes."""
    spans: list[LabelledSpan] = []
    begun = 0
    for at in np.flatnonzero(tags != OUTSIDE).tolist():
        tag = int(tags[at])
        if BEGIN.start <= tag < BEGIN.stop:
            begun = at
        elif not IN.start <= tag < IN.stop:
            first = at if tag >= UNIT.start else begun
            label = ENTITY_TYPES[(tag - 1) % TYPE_COUNT]
            spans.append(LabelledSpan(words.starts[first], words.ends[at], label))
    return tuple(spans)


def load_news_model(folder: Path = _WEIGHTS) -> NewsModel:
    """Loads the weights in `folder`, by default those in the package."""
    weights = read_weights(folder)
    encoder = Encoder(weights.encoder, load_lexicon(folder))
    return NewsModel(weights, encoder, load_role_tagger(folder))
