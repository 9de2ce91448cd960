"""Paragraphs and titles that a template set twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from worker.article import RemovedLabel
from worker.clean.lines import Line

__all__ = ["drop_repeats"]

#: Shorter sentences may come again on purpose (a refrain, opening hours): once more, no oftener.
_REPEAT_WORDS, _PULLED_WORDS = 18, 10
_TITLE_WORDS = 5
_TITLE_GAP = 3
_CAPTION_WORDS = 40
#: Pairs hold at most half of an article's lines.
_PAIRS_SHARE = 4
#: An entry of a list has fewer words behind its colon.
_ENTRY_WORDS = 8
_DIGITS = re.compile(r"\d.*\d.*\d")
_FIGURES = re.compile(r"\d.*\d.*\d|: \S+ ")


def drop_repeats(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """A paragraph that comes again word for word, or a title set twice, is a template's repeat."""
    times = Counter(line.plain for line in lines)
    if len(times) == len(lines):
        return
    first: dict[str, int] = {}
    twice = _captions_set_twice(lines, times)
    for index, line in enumerate(lines):
        before = first.setdefault(line.plain, index)
        if before == index:
            continue
        label = labels[before]
        if label is not None:
            labels[index] = labels[index] or label
        elif _is_title_set_twice(line, index - before):
            labels[before] = labels[index] = "nav_related"
        elif index in twice:
            labels[before] = labels[index] = "caption"
        elif _is_template_repeat(line, times[line.plain]):
            labels[index] = labels[index] or "other"
        first[line.plain] = index


def _captions_set_twice(lines: Sequence[Line], times: Mapping[str, int]) -> frozenset[int]:
    """Below a picture's caption stands what is read out to those who cannot see it.

    A page does so with all its pictures; what stands twice but once is a sentence of the text.
    """
    found = frozenset(
        index
        for index, (above, line) in enumerate(pairwise(lines), 1)
        if above.plain == line.plain
        and times[line.plain] == 2
        and _TITLE_WORDS <= line.words <= _CAPTION_WORDS
        and line.text[0] not in "\"“‘'•*-"
    )
    return found if 1 < len(found) <= len(lines) // _PAIRS_SHARE else frozenset()


def _is_template_repeat(line: Line, times: int) -> bool:
    if not line.ends_sentence or line.words < _PULLED_WORDS:
        return False
    pulled = times == 2 and not _FIGURES.search(line.text)
    return pulled or line.words >= _REPEAT_WORDS


def _is_title_set_twice(line: Line, gap: int) -> bool:
    """A title or a question; no entry of a list, which may hold the same figures twice."""
    figures = _FIGURES if line.words < _ENTRY_WORDS else _DIGITS
    return (
        line.words >= _TITLE_WORDS
        and gap <= _TITLE_GAP
        and (not line.ends_sentence or line.text[-1] == "?")
        and (line.words > _REPEAT_WORDS or not figures.search(line.text))
    )
