"""Texts into tokens with spaCy's English tokenizer, which is asked once for each new string.

spaCy cuts a text at white space and treats every piece alone, so what it made of a piece can be
remembered. Its own memory does not work inside a memory zone, and without a zone its vocabulary
grows for ever. With the memory kept here, and most new strings known to be one word without asking,
tokenizing is no longer half of the model's time (benchmarks/entities.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from worker.model.english import load_english
from worker.model.features import PARAGRAPH

__all__ = ["Tokenizer", "Words"]

#: Pieces remembered before the memory starts anew, some 15 MB.
_REMEMBERED = 60_000
#: Characters. spaCy takes marks off the ends of a piece one by one and reads all of it each time.
_LONGEST = 200
#: What stands between white space, and white space from its first line break on.
_PIECE = re.compile(r"\S+|[\n\r]\s*")
#: Pieces of which spaCy makes one word, or a word and its mark, unless they are exceptions of its.
_PLAIN = re.compile(r"([A-Za-z]+)(,|(?<=[a-z])\.)?")
#: Where a bracket is stuck to the word before it and spaCy keeps both: `Party(KPT)`.
_STUCK = re.compile(r"(?<=[^\W\d_])(?=\([A-Z])")
#: Half characters that JSON can carry and UTF-8 cannot; spaCy would refuse the whole text.
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of one text without white space, except that line breaks are one token."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: tuple[int, ...]


#: The words of a piece, and where in it they begin.
_Tokens = tuple[tuple[str, ...], tuple[int, ...]]


class Tokenizer:
    """Tokenizes; must not be used from two threads."""

    def __init__(self) -> None:
        self._english = load_english()
        self._pieces: dict[str, _Tokens] = {}

    def __call__(self, texts: Sequence[str]) -> list[Words]:
        """Returns the tokens of each text."""
        if len(self._pieces) > _REMEMBERED:
            self._pieces = {}
        pieces = [[(found[0], found.start()) for found in _PIECE.finditer(text)] for text in texts]
        self._learn({piece for text in pieces for piece, _ in text if not piece.isspace()})
        return [self._words(text) for text in pieces]

    def _learn(self, pieces: Iterable[str]) -> None:
        asked: list[str] = []
        for piece in pieces:
            if piece not in self._pieces:
                if plain := self._plain(piece):
                    self._pieces[piece] = plain
                else:
                    self._english.expect(piece)
                    asked.append(piece)
        with self._english.vocab.memory_zone():
            self._pieces.update((piece, self._asked(piece)) for piece in asked)

    def _plain(self, piece: str) -> _Tokens | None:
        """Returns what spaCy would make of `piece` where that needs no asking."""
        found = _PLAIN.fullmatch(piece)
        if not found or piece in self._english.exceptions or found[1] in self._english.exceptions:
            return None
        return ((found[1], found[2]), (0, found.start(2))) if found[2] else ((piece,), (0,))

    def _asked(self, piece: str) -> _Tokens:
        """Returns what spaCy makes of `piece`; no part longer than a word may be is shown to it."""
        tokens = [
            (token.text, start + token.idx)
            for start, part in _parts(_SURROGATE.sub("\ufffd", piece))
            for token in self._english.tokenize(part)
        ]
        return tuple(text for text, _ in tokens), tuple(offset for _, offset in tokens)

    def _words(self, pieces: Iterable[tuple[str, int]]) -> Words:
        """Returns the tokens of the pieces of one text; line breaks at its ends are none."""
        words: list[str] = []
        starts: list[int] = []
        breaks: list[int] = []
        for piece, begin in pieces:
            if known := self._pieces.get(piece):
                words += known[0]
                starts += [begin + offset for offset in known[1]]
            elif words:
                breaks.append(len(words))
                starts.append(starts[-1] + len(words[-1]))
                words.append(PARAGRAPH)
        if breaks and breaks[-1] == len(words) - 1:
            breaks.pop(), starts.pop(), words.pop()
        ends = tuple(start + len(word) for word, start in zip(words, starts, strict=True))
        return Words(tuple(words), tuple(starts), ends, tuple(breaks))


def _parts(piece: str) -> Iterator[tuple[int, str]]:
    """Yields the parts of a piece that spaCy is asked about, each with where it begins."""
    start = 0
    for part in _STUCK.split(piece):
        for at in range(0, len(part), _LONGEST):
            yield start + at, part[at : at + _LONGEST]
        start += len(part)
