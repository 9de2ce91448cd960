"""Putting what stays back together: paragraphs, and the way back to where they came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from worker.article import OffsetMap, RemovedLabel, RemovedSpan, Span
from worker.clean.lines import Line
from worker.clean.offsets import Anchors

__all__ = ["assemble", "paragraphs"]

_RUN = re.compile(r"\S+(?: \S+)*")
_PARAGRAPH = re.compile(r"[^\n]+")
_WRAP_MIN, _WRAP_MAX = 30, 130


def assemble(
    text: str,
    lines: Sequence[Line],
    labels: Sequence[RemovedLabel | None],
    inserts: Sequence[RemovedSpan],
) -> tuple[str, OffsetMap]:
    """Returns the kept text, paragraphs apart by an empty line, and its map into `text`."""
    pieces: list[str] = []
    anchors = Anchors()
    length = end = 0
    pending = iter(inserts)
    insert = next(pending, None)
    previous: Line | None = None
    for line, label in zip(lines, labels, strict=True):
        holes: list[RemovedSpan] = []
        while insert is not None and insert.start < line.end:
            holes.append(insert)
            insert = next(pending, None)
        if label is not None:
            previous = None
            continue
        for first, span in _kept(text, line, holes):
            if pieces:
                glue = "\n\n" if first and not _wrapped(previous, line) else " "
                anchors.add(length, end)
                pieces.append(glue)
                length += len(glue)
            anchors.add(length, span.start)
            pieces.append(text[span.start : span.end])
            length += span.end - span.start
            end = span.end
        previous = line
    if not pieces:
        return "", OffsetMap((0,), (0,))
    anchors.add(length, end)
    return "".join(pieces), anchors.map()


def _kept(text: str, line: Line, holes: Sequence[RemovedSpan]) -> Iterator[tuple[bool, Span]]:
    """Yields the runs of a line that stay, and whether a run is the line's first."""
    if line.tidy and not holes:
        yield True, Span(line.start, line.end)
        return
    first, position = True, line.start
    for hole in [*holes, RemovedSpan(line.end, line.end, "other")]:
        for run in _RUN.finditer(text, position, max(position, hole.start)):
            yield first, Span(*run.span())
            first = False
        position = max(position, hole.end)


def _wrapped(previous: Line | None, line: Line) -> bool:
    """Says whether a line goes on with the sentence of the line directly above it."""
    return (
        previous is not None
        and not line.blank_before
        and _WRAP_MIN <= len(previous.text) <= _WRAP_MAX
        and not previous.ends_sentence
        and not previous.text.endswith(":")
        and line.text[:1].islower()
    )


def paragraphs(text: str) -> tuple[Span, ...]:
    """Returns the paragraphs of an assembled text."""
    return tuple(map(Span._make, map(re.Match.span, _PARAGRAPH.finditer(text))))
