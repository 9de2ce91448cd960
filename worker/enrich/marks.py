"""Quotation marks one by one: which may open and which may close, whatever the glyph.

A mark gets a shape from its neighbours: it opens, it closes, or both. Inches and apostrophes are no
marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Literal, NamedTuple

from worker.article import Span

__all__ = [
    "CLOSERS",
    "OPENERS",
    "OPENING",
    "Mark",
    "double_marks",
    "single_marks",
    "speech_singles",
]

Shape = Literal["opens", "closes", "both", "inner"]

_DOUBLE = re.compile(r"[\"“”„«»‟＂]|''|``")
#: An apostrophe inside a word is no mark.
_SINGLE = re.compile(r"['‘’‚‹›`](?!(?<=[^\W_].)[^\W_])")
#: Glyphs that open only, and that close only, where they are not swapped.
OPENERS = frozenset("“„«‟‹‘‚`")
CLOSERS = frozenset("”»›’")
#: What a quote begins with, straight marks too.
OPENING = frozenset("\"“‘'„«`")
_GAP_LEFT = frozenset(" \t\n\u00a0\u2009\u202f([{—–―-/|*_>=\u200b")
_GAP_RIGHT = frozenset(" \t\n\u00a0\u2009\u202f)]}—–―-/|*_<.,;:!?…\u200b")
_MARKS = frozenset("\"“”„«»‟＂'‘’‚‹›`")
#: Marks in a row that quotes within quotes can need; a longer run says nothing.
_MOST_MARKS = 8
_STRAIGHT = frozenset(('"', "''"))
_INCHES = re.compile(r"\d[\s\u00a0]?$")
#: Within straight marks only this is no closing mark, and only if another one closes.
_FEET_AND_INCHES = re.compile(r"\d['’′][\s\u00a0]?\d+(?:\.\d+)?$")
#: In characters: 5' 10.25
_LONGEST_MEASURE = 12
_ELISIONS = re.compile(
    r"(?:\d0s|em|til|twas|tis|cause|bout|n|round|cuz|ere|im|er)\b", re.IGNORECASE
)


class Mark(NamedTuple):
    """A quotation mark and what it may do."""

    start: int
    end: int
    glyph: str
    shape: Shape


def double_marks(text: str, paragraph: Span) -> Iterator[Mark]:
    """Yields the double marks of a paragraph, without inches."""
    marks = [
        Mark(m.start(), m.end(), m.group(), _shape(text, paragraph, m.start(), m.end()))
        for m in _DOUBLE.finditer(text, paragraph.start, paragraph.end)
    ]
    if not marks:
        return
    opened_by_straight = False
    for mark, following in zip_longest(marks, marks[1:]):
        closed_later = following is not None and following.shape == "closes"
        if (
            mark.glyph in _STRAIGHT
            and mark.shape != "opens"
            and (closed_later or not opened_by_straight)
            and _is_inches(text, paragraph, mark, certain=opened_by_straight)
        ):
            continue
        turns = mark.shape != "closes" and not opened_by_straight
        opened_by_straight = mark.shape == "opens" or turns
        yield mark._replace(glyph="“") if mark.glyph == "``" else mark


def _is_inches(text: str, paragraph: Span, mark: Mark, *, certain: bool) -> bool:
    """Says whether a mark follows a number; `certain` asks for feet before it: 5'10"."""
    measured = _FEET_AND_INCHES if certain else _INCHES
    start = max(paragraph.start, mark.start - _LONGEST_MEASURE)
    return measured.search(text, start, mark.start) is not None


def _shape(text: str, paragraph: Span, start: int, end: int) -> Shape:
    glyph = text[start]
    if glyph == "«" and text[end : end + 1].isspace():
        return "opens"
    if glyph == "»" and text[start - 1 : start].isspace():
        return "closes"
    left, right = start - 1, end
    first, last = max(paragraph.start, start - _MOST_MARKS), min(paragraph.end, end + _MOST_MARKS)
    while left >= first and text[left] in _MARKS:
        left -= 1
    while right < last and text[right] in _MARKS:
        right += 1
    gap_left = left < paragraph.start or text[left] in _GAP_LEFT
    gap_right = right >= paragraph.end or text[right] in _GAP_RIGHT
    if gap_left and gap_right:
        return _shape_between_gaps(text, paragraph, left, right)
    if gap_left:
        return "opens"
    return "closes" if gap_right else "inner"


def _shape_between_gaps(text: str, paragraph: Span, left: int, right: int) -> Shape:
    """A dash or an ellipsis belongs to the quote, a blank does not: “... and then —” he left."""
    blank_left = left < paragraph.start or text[left].isspace()
    blank_right = right >= paragraph.end or text[right].isspace()
    if blank_left and not blank_right:
        return "opens"
    if blank_right and not blank_left:
        return "closes"
    return "both"


def speech_singles(text: str, paragraph: Span) -> Iterator[Mark]:
    """Yields the single marks of an article that quotes with them, without apostrophes."""
    marks = list(single_marks(text, paragraph))
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        later = following is not None and following.shape == "closes"
        if mark.shape == "closes" and later and _apostrophe(text, mark):
            continue
        yield mark


def _apostrophe(text: str, mark: Mark) -> bool:
    """Says whether a mark that may close is rather that of "the voters' will" or "goin' home"."""
    before, after = text[max(0, mark.start - 2) : mark.start], text[mark.end : mark.end + 2]
    return before.endswith(("s", "in")) and after[:1].isspace() and after[1:].islower()


def single_marks(text: str, paragraph: Span) -> Iterator[Mark]:
    """Yields the single marks of a paragraph, without apostrophes inside words."""
    for match in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        start, end, glyph = match.start(), match.end(), match.group()
        shape = _shape(text, paragraph, start, end)
        if shape == "inner" or (shape == "opens" and _ELISIONS.match(text, end)):
            continue
        if shape == "closes" and text[start - 1].isdigit() and glyph == "'":
            continue
        yield Mark(start, end, glyph, shape)
