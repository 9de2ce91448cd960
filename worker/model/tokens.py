"""Texts into tokens with spaCy's English tokenizer, which is asked once for each new string.

spaCy cuts a text at white space and treats every piece alone, so what it made of a piece can be
remembered. Its own memory does not work inside `nlp.memory_zone`, and without a zone its vocabulary
grows for ever; with the memory kept here tokenizing is no longer half of the model's time
(benchmarks/entities.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import spacy

from worker.article import Span
from worker.model.features import PARAGRAPH

__all__ = ["Tokenizer", "Words"]

#: Pieces remembered before the memory starts anew, some 15 MB.
_REMEMBERED = 60_000
#: Characters. spaCy takes marks off the ends of a piece one by one and reads all of it each time.
_LONGEST = 200
_PIECE = re.compile(r"\S+")
#: Half characters that JSON can carry and UTF-8 cannot; spaCy would refuse the whole text.
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of one text without white space, except that line breaks are one token."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: tuple[int, ...]

    def token_spans(self) -> tuple[Span, ...]:
        """Returns where the tokens stand, without the line breaks."""
        breaks = frozenset(self.breaks)
        spans = enumerate(zip(self.starts, self.ends, strict=True))
        return tuple(Span(start, end) for at, (start, end) in spans if at not in breaks)


class Tokenizer:
    """Tokenizes; must not be used from two threads."""

    def __init__(self) -> None:
        self._nlp = spacy.blank("en")
        # Only the text of words is used; spaCy's other attributes of new words cost more than it.
        self._nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]  # not in the stubs
        self._pieces: dict[str, tuple[tuple[str, int], ...]] = {}

    def __call__(self, texts: Sequence[str]) -> list[Words]:
        """Returns the tokens of each text."""
        if len(self._pieces) > _REMEMBERED:
            self._pieces = {}
        with self._nlp.memory_zone():
            return [self._tokenize(text) for text in texts]

    def _tokenize(self, text: str) -> Words:
        words: list[str] = []
        starts: list[int] = []
        breaks: list[int] = []
        before = 0
        for found in _PIECE.finditer(text):
            begin = found.start()
            if words and begin - before and not {"\n", "\r"}.isdisjoint(text[before:begin]):
                breaks.append(len(words))
                words.append(PARAGRAPH)
                starts.append(before)
            for word, offset in self._split(found.group()):
                words.append(word)
                starts.append(begin + offset)
            before = found.end()
        ends = tuple(start + len(word) for word, start in zip(words, starts, strict=True))
        return Words(tuple(words), tuple(starts), ends, tuple(breaks))

    def _split(self, piece: str) -> tuple[tuple[str, int], ...]:
        known = self._pieces.get(piece)
        if known is None:
            known = tuple(self._tokens(_SURROGATE.sub("\ufffd", piece)))
            self._pieces[piece] = known
        return known

    def _tokens(self, piece: str) -> Iterator[tuple[str, int]]:
        """Yields each token of a piece and where it begins; no longer piece is a word."""
        for start in range(0, len(piece), _LONGEST):
            for token in self._nlp.tokenizer(piece[start : start + _LONGEST]):
                yield token.text, start + token.idx
