"""The shipped model: spaCy's tokenizer, the encoder, and the best valid sequence of entity tags.

The tokenizer runs inside `nlp.memory_zone`, so its strings go when the batch is done; what is
remembered between batches (embeddings of words, by spaCy's hash of the word) is bounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import IDX, LENGTH, ORTH
from spacy.language import Language

from worker.article import ENTITY_TYPES, Annotation, LabelledSpan, Span
from worker.model.encoder import Encoder
from worker.model.features import PARAGRAPH
from worker.model.labels import BEGIN, IN, LAST, OUTSIDE, TYPE_COUNT, UNIT
from worker.model.lattice import best_tags
from worker.model.lexicon import load_lexicon
from worker.model.repair import repair
from worker.model.sentences import sentence_spans
from worker.model.stored import Weights, read_weights

__all__ = ["NewsModel", "load_news_model"]

Integers = NDArray[np.int64]

_WEIGHTS = Path(__file__).parent / "weights"
#: Texts that go through the network together; 16 was best or within 4% under every load tried
#: (benchmarks/entities.py).
_BATCH = 16


@dataclass(frozen=True, slots=True)
class _Words:
    """The tokens of one text without white space, except that line breaks are one token."""

    keys: list[int]
    starts: list[int]
    ends: list[int]
    breaks: NDArray[np.bool_]

    def token_spans(self) -> tuple[Span, ...]:
        given = zip(self.starts, self.ends, self.breaks.tolist(), strict=True)
        return tuple(Span(start, end) for start, end, is_break in given if not is_break)


class NewsModel:
    """Annotates English news."""

    def __init__(self, weights: Weights, encoder: Encoder) -> None:
        self.name = weights.name
        self.version = weights.version
        self._weights = weights
        self._encoder = encoder
        self._nlp: Language = spacy.blank("en")
        # A text too long is the decoder's concern, which has a limit of its own.
        self._nlp.max_length = 100_000_000

    def speaks(self, language_code: str | None) -> bool:
        """Says yes to every kind of English."""
        return language_code is not None and language_code.split("-")[0].lower() == "en"

    def annotate(self, texts: Sequence[str]) -> list[Annotation]:
        """Returns entities, tokens and sentences of each text."""
        found: list[Annotation] = []
        for start in range(0, len(texts), _BATCH):
            found += self._annotate_batch(texts[start : start + _BATCH])
        return found

    def _annotate_batch(self, texts: Sequence[str]) -> list[Annotation]:
        with self._nlp.memory_zone():
            new: dict[int, str] = {}
            words = [self._words(text, new) for text in texts]
        keys = [key for text in words for key in text.keys]
        hidden = self._encoder.in_place(self._encoder.embed(keys, new), [len(w.keys) for w in words])
        tags = self._tags(hidden, words)
        borders = np.cumsum([0, *(len(w.keys) for w in words)]).tolist()
        given = zip(texts, words, pairwise(borders), strict=True)
        return [_annotation(text, found, tags[start:end]) for text, found, (start, end) in given]

    def _words(self, text: str, new: dict[int, str]) -> _Words:
        """Tokenizes `text`; words that the encoder has not met go into `new`."""
        doc = self._nlp.make_doc(text)
        table = doc.to_array([ORTH, IDX, LENGTH]).astype(np.uint64).tolist()
        found = _Words([], [], [], np.zeros(0, dtype=np.bool_))
        breaks: list[bool] = []
        for orth, start, length in table:
            key, word = orth, None
            if not (orth in new or self._encoder.knows(orth)):
                word = doc.vocab.strings[orth]
                if word.isspace():
                    key = _BREAK if "\n" in word or "\r" in word else _NOTHING
                    word = PARAGRAPH
            if key == _NOTHING or (key == _BREAK and (not breaks or breaks[-1])):
                continue
            if word is not None:
                new[key] = word
            found.keys.append(key)
            found.starts.append(start)
            found.ends.append(start + length)
            breaks.append(key == _BREAK)
        return _Words(found.keys, found.starts, found.ends, np.array(breaks, dtype=np.bool_))

    def _tags(self, hidden: NDArray[np.float32], words: Sequence[_Words]) -> Integers:
        """Returns the best tags; no entity reaches over a line break."""
        scores = hidden @ self._weights.head + self._weights.head_bias
        breaks = np.concatenate([w.breaks for w in words]) if words else np.zeros(0, np.bool_)
        scores[breaks, OUTSIDE] = np.float32(1e6)
        lengths = [len(w.keys) for w in words]
        starts = np.union1d(np.cumsum([0, *lengths[:-1]]), np.flatnonzero(breaks) + 1)
        return best_tags(scores, starts[starts < len(scores)].astype(np.int64))


#: Keys of a line break and of other white space; spaCy's hashes of words never take these values.
_BREAK, _NOTHING = 1, 2


def _annotation(text: str, words: _Words, tags: Integers) -> Annotation:
    tokens = words.token_spans()
    sentences = sentence_spans(text, words.starts, words.ends, words.breaks.tolist())
    entities = repair(text, _spans(words, tags), tokens)
    return Annotation(entities=entities, tokens=tokens, sentences=sentences)


def _spans(words: _Words, tags: Integers) -> tuple[LabelledSpan, ...]:
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
    return NewsModel(weights, Encoder(weights.encoder, load_lexicon(folder)))
