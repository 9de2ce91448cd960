"""Rewriting text while remembering where every piece of it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from worker.article import OffsetMap, Span

__all__ = ["IDENTITY", "Anchors", "Edit", "compose", "rewrite", "to_raw", "to_raw_span"]

IDENTITY = OffsetMap((0,), (0,))


@dataclass(frozen=True, slots=True)
class Edit:
    """Puts `text` in the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def to_raw(offsets: OffsetMap, offset: int) -> int:
    """Returns where in the raw text the character at `offset` of the clean text came from.

    A character that the cleaner wrote itself (the second line break between paragraphs, a
    repaired mark) leads to the piece of raw text that it stands for.
    """
    piece = bisect_right(offsets.clean, offset) - 1
    if piece < 0:
        return offsets.raw[0] if offsets.raw else offset
    raw = offsets.raw[piece] + offset - offsets.clean[piece]
    if piece + 1 < len(offsets.raw):
        return min(raw, offsets.raw[piece + 1] - 1)
    return raw


def to_raw_span(offsets: OffsetMap, span: Span) -> Span:
    """Returns the raw span that a clean span stands for, repaired characters in full."""
    return Span(to_raw(offsets, span.start), to_raw(offsets, span.end))


def rewrite(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Applies edits, sorted and not overlapping, in one pass; the map leads back into `text`."""
    pieces: list[str] = []
    anchors = Anchors()
    position = length = 0
    for edit in edits:
        if edit.start > position:
            anchors.add(length, position)
            pieces.append(text[position : edit.start])
            length += edit.start - position
        if edit.text:
            anchors.add(length, edit.start)
            pieces.append(edit.text)
            length += len(edit.text)
        position = edit.end
    anchors.add(length, position)
    if position < len(text):
        pieces.append(text[position:])
        anchors.add(length + len(text) - position, len(text))
    return "".join(pieces), anchors.map()


def compose(outer: OffsetMap, inner: OffsetMap) -> OffsetMap:
    """Joins clean -> middle and middle -> raw to clean -> raw, in one pass over both."""
    if inner == IDENTITY:
        return outer
    anchors = Anchors()
    cursor = 0
    ends = zip((*outer.clean[1:], None), (*outer.raw[1:], None), strict=True)
    pieces = zip(outer.clean, outer.raw, ends, strict=True)
    for clean, middle, (clean_end, middle_end) in pieces:
        anchors.add(clean, to_raw(inner, middle))
        while cursor < len(inner.clean) and inner.clean[cursor] <= middle:
            cursor += 1
        # A piece that the outer step wrote may be longer than what it stands for, or shorter.
        while cursor < len(inner.clean):
            ahead = inner.clean[cursor] - middle
            if clean_end is not None and clean + ahead >= clean_end:
                break
            if middle_end is not None and inner.clean[cursor] >= middle_end:
                break
            anchors.add(clean + ahead, inner.raw[cursor])
            cursor += 1
    return anchors.map()


class Anchors:
    """Pairs of offsets that rise strictly on both sides."""

    def __init__(self) -> None:
        self._clean: list[int] = []
        self._raw: list[int] = []

    def add(self, clean: int, raw: int) -> None:
        """Says that the clean side has come as far as this when the raw side has."""
        if self._clean and clean == self._clean[-1]:
            if len(self._raw) < 2 or raw > self._raw[-2]:
                self._raw[-1] = raw
            return
        if self._raw and raw <= self._raw[-1]:
            return
        self._clean.append(clean)
        self._raw.append(raw)

    def map(self) -> OffsetMap:
        """Returns what was added."""
        return OffsetMap(tuple(self._clean), tuple(self._raw))
