"""Where among the first lines of an article its dateline stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from worker.article import Dateline, RemovedLabel
from worker.clean.dateline import find_dateline
from worker.clean.dateline_parts import title_place
from worker.clean.dateline_runs import read_run
from worker.clean.gazetteer import is_ambiguous, is_place
from worker.clean.lines import Line

__all__ = ["LocatedDateline", "locate_dateline"]

_TOP_LINES = 16
_LONG_WORDS = 14
#: A dateline may come in so many lines of so many words, the last of which ends in its mark.
_PIECES, _PIECE_WORDS, _PIECE_ENDS = 3, 7, tuple("-–—:)/|")
#: What a line that is a dateline's, such as `(Reuters) -`, may have been taken for.
_BROKEN = frozenset({None, "nav_related", "caption", "agency_credit"})
#: More than one line like this is a conversation, a list of places or of names.
_TURN = re.compile(r"[A-Z][^.:!?]{1,40}+: ")
_TURN_LINES = 40


@dataclass(frozen=True, slots=True)
class LocatedDateline:
    """A dateline that is lines `first` to `last`, and the first `end` characters of line `last`."""

    dateline: Dateline
    first: int
    last: int
    end: int


def locate_dateline(
    lines: Sequence[Line], labels: Sequence[RemovedLabel | None]
) -> LocatedDateline | None:
    """Returns the dateline of an article, if it has one."""
    looked_at = 0
    opening = sum(_TURN.match(line.text) is not None for line in lines[:_TURN_LINES]) <= 1
    for index, line in enumerate(lines):
        broken = None
        if opening and labels[index] in _BROKEN:
            broken = _broken(lines, index) or _alone(lines, index)
        if broken:
            return broken
        if labels[index] not in (None, "nav_related"):
            continue
        looked_at += labels[index] is None
        if looked_at > _TOP_LINES:
            return None
        found = find_dateline(line.text, opening=opening)
        if found:
            return LocatedDateline(found.dateline, index, index, found.end)
        opening = opening and line.words < _LONG_WORDS
    return None


def _alone(lines: Sequence[Line], index: int) -> LocatedDateline | None:
    """Reads a dateline that fills a line: `LISBON` or `Lisbon, March 4, LUSA` over a paragraph."""
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else line
    if line.words > _PIECE_WORDS or below.words < _LONG_WORDS or not below.ends_sentence:
        return None
    if line.text.isupper() and is_place(line.text) and not is_ambiguous(line.text):
        return LocatedDateline(Dateline((title_place(line.text),)), index, index + 1, 0)
    run = read_run(f"{line.text} -")
    if run is None or run.end <= len(line.text) or not (run.places and run.date and run.agency):
        return None
    return LocatedDateline(Dateline((run.places[0],), run.agency, run.date), index, index + 1, 0)


def _broken(lines: Sequence[Line], index: int) -> LocatedDateline | None:
    """Reads a dateline in lines of its own: `New York`, `CNN`, `—`, and then the sentence."""
    below = index
    while below < len(lines) and below - index < _PIECES and lines[below].words <= _PIECE_WORDS:
        below += 1
    if not index < below < len(lines) or lines[below - 1].text[-1] not in _PIECE_ENDS:
        return None
    head = " ".join(line.text for line in lines[index:below])
    found = find_dateline(f"{head} {lines[below].text}")
    if found is None or found.end != len(head) + 1:
        return None
    return LocatedDateline(found.dateline, index, below, 0)
