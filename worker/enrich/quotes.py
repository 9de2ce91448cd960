"""Where direct quotes begin and end, whatever marks an article uses and however broken they are.

1. Every double mark of a paragraph gets a shape from its neighbours: it opens, it closes, or both.
2. Marks pair up from left to right; the shape wins over the glyph, since glyphs get swapped.
3. A quote that never closes ends before "Name said", or with its paragraph.
4. Single marks pair up only outside double ones, and never at an apostrophe.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Literal, NamedTuple

from worker.article import Span
from worker.enrich.cues import USUAL, Vocabulary

__all__ = ["Marked", "find_marked"]

Shape = Literal["opens", "closes", "both", "inner"]


class Marked(NamedTuple):
    """A stretch of one paragraph inside quotation marks, its marks included.

    `double` says whether its marks count as double ones for the type of a quote; `opened` and
    `closed` whether the mark at that end is there; `continues` whether the quote of the paragraph
    before runs on in it.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    double: bool
    opened: bool = True
    closed: bool = True
    continues: bool = False


_DOUBLE = re.compile(r"[\"“”„«»‟＂]|''|``")
#: An apostrophe inside a word is no mark.
_SINGLE = re.compile(r"['‘’‚‹›`](?!(?<=[^\W_].)[^\W_])")
_OPENERS = frozenset("“„«‟‹‘‚`")
_CLOSERS = frozenset("”»›’")
_GAP_LEFT = frozenset(" \t\n\u00a0\u2009\u202f([{—–―-/|*_>=\u200b")
_GAP_RIGHT = frozenset(" \t\n\u00a0\u2009\u202f)]}—–―-/|*_<.,;:!?…\u200b")
_MARKS = frozenset("\"“”„«»‟＂'‘’‚‹›`")
#: Marks in a row that quotes within quotes can need; a longer run says nothing.
_MOST_MARKS = 8
_STOPS = frozenset(",.?!…—–-")
_STRAIGHT = frozenset(('"', "''"))
_INCHES = re.compile(r"\d[\s\u00a0]?$")
#: Within straight marks only this is no closing mark, and only if another one closes.
_FEET_AND_INCHES = re.compile(r"\d['’′][\s\u00a0]?\d+(?:\.\d+)?$")
#: In characters: 5' 10.25
_LONGEST_MEASURE = 12
_SPEAKER = (
    r"(?:(?:[a-z-]+[ \u00a0]){0,2}"
    r"(?:[A-Z][\w.’'-]*[ \u00a0](?:(?:of|for|and)[ \u00a0](?=[A-Z]))?){1,5}"
    r"|(?:he|she|they|it|I|we|He|She|They)[ \u00a0]"
    r"|(?:the|a|one)[ \u00a0](?:[\w-]+[ \u00a0]){1,3})"
)
_ADVERB = r"(?:(?:also|later|then|once|has|had|have|\w{2,12}ly)[ \u00a0]){0,2}"
_ELISIONS = re.compile(
    r"(?:\d0s|em|til|twas|tis|cause|bout|n|round|cuz|ere|im|er)\b", re.IGNORECASE
)


class _Mark(NamedTuple):
    start: int
    end: int
    glyph: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class _Attribution:
    """What stands between a quote and its speaker: "Ann Lee said", "said Ann Lee", "he told".

    `cut` finds the blank before it.
    """

    tail: re.Pattern[str]
    cut: re.Pattern[str]


@lru_cache(maxsize=8)
def _attribution(vocabulary: Vocabulary) -> _Attribution:
    speech = {f for f, kinds in vocabulary.cues.items() if kinds & {"speech", "address"}}
    tail = (
        rf"[\s\u00a0]*(?:{_SPEAKER}{_ADVERB}(?:{'|'.join(sorted(speech))})\b"
        r"|(?:said|says|asked|added|wrote)[ \u00a0](?=[A-Za-z]))"
    )
    return _Attribution(re.compile(tail), re.compile(rf"(?<=[,.?!…])[ \u00a0](?={tail})"))


def find_marked(
    text: str, paragraphs: Sequence[Span], vocabulary: Vocabulary = USUAL
) -> tuple[Marked, ...]:
    """Returns the outermost stretches between quotation marks, in order.

    An article that speaks more often between single marks than between double ones, not counting
    what is quoted within what is said, is taken to quote with single marks; those then count as
    double.
    """
    attribution = _attribution(vocabulary)
    double = _paired(text, paragraphs, _double_marks, attribution)
    single = [m for p in paragraphs for m in _singles(text, p, double)]
    spoken = [m for m in single if _spoken(text, m)]
    said = [m for m in spoken if text[m.inner_end - 1] in _STOPS]
    if len(spoken) > sum(not _inside(said, m.start) for m in double):
        speech = _paired(text, paragraphs, _speech_singles, attribution)
        return _merged(speech, double)
    return _merged(double, single)


def _paired(
    text: str,
    paragraphs: Sequence[Span],
    marks_of: Callable[[str, Span], Iterator[_Mark]],
    attribution: _Attribution,
) -> list[Marked]:
    found: list[Marked] = []
    marks = [list(marks_of(text, paragraph)) for paragraph in paragraphs]
    open_before = False
    for number, paragraph in enumerate(paragraphs):
        if not marks[number]:
            open_before = False
            continue
        following = marks[number + 1] if number + 1 < len(paragraphs) else []
        runs_on = bool(following) and following[0].start == paragraphs[number + 1].start
        pairing = _Pairing(
            text,
            paragraph,
            marks[number],
            attribution,
            runs_on=runs_on,
            open_before=open_before,
        )
        pairs = pairing.pairs()
        found.extend(pairs)
        open_before = bool(pairs) and not pairs[-1].closed and pairs[-1].end == paragraph.end
    return found


def _merged(outer: Sequence[Marked], inner: Sequence[Marked]) -> tuple[Marked, ...]:
    """Returns the outer stretches and those of the inner that lie outside them, in order."""
    starts = [m.start for m in outer]
    kept = [m for m in inner if not _covers(outer, bisect_right(starts, m.start) - 1, m)]
    return tuple(sorted([*outer, *kept], key=lambda m: m.start))


def _covers(outer: Sequence[Marked], number: int, marked: Marked) -> bool:
    before = number >= 0 and outer[number].end > marked.start
    after = number + 1 < len(outer) and outer[number + 1].start < marked.end
    return before or after


def _spoken(text: str, marked: Marked) -> bool:
    return text[marked.inner_end - 1] in ",.?!…" or marked.end - marked.start > 60


class _Pairing:
    """Pairs the double marks of one paragraph; lives as long as that takes."""

    def __init__(
        self,
        text: str,
        paragraph: Span,
        marks: Sequence[_Mark],
        attribution: _Attribution,
        *,
        runs_on: bool,
        open_before: bool,
    ) -> None:
        self.text, self.paragraph, self.marks = text, paragraph, marks
        self.attribution = attribution
        self.runs_on, self.open_before = runs_on, open_before

    def pairs(self) -> list[Marked]:
        found: list[Marked] = []
        opener: _Mark | None = None
        depth = 0
        for number, mark in enumerate(self.marks):
            if opener is None:
                if self._opens(mark):
                    opener = mark
                elif not found and self._lost_opener(mark):
                    found.append(self._marked(None, mark))
            elif depth and mark.shape == "closes":
                depth -= 1
            elif self._closes(mark):
                found.append(self._marked(opener, mark))
                opener = None
            elif self._nested(number):
                depth += 1
            else:
                found.append(self._unclosed(opener, mark.start))
                opener = mark
        if opener is not None:
            found.append(self._unclosed(opener, self.paragraph.end))
        return found

    def _opens(self, mark: _Mark) -> bool:
        if mark.shape == "closes":
            return False
        return mark.shape == "opens" or mark.glyph not in _CLOSERS

    def _closes(self, mark: _Mark) -> bool:
        if mark.shape == "closes" or (mark.shape == "both" and mark.glyph not in _OPENERS):
            return True
        before = self.text[max(self.paragraph.start, mark.start - 9) : mark.start].rstrip()[-1:]
        if before in ",.?!…" and self.attribution.tail.match(
            self.text, mark.end, self.paragraph.end
        ):
            return True
        return mark.shape == "inner" and mark.glyph not in _OPENERS

    def _nested(self, number: int) -> bool:
        """Two marks that close come next, before any that opens: this one opens inside."""
        coming = [m.shape for m in self.marks[number + 1 : number + 3]]
        return coming == ["closes", "closes"]

    def _lost_opener(self, mark: _Mark) -> bool:
        before = self.text[mark.start - 1 : mark.start]
        return mark.shape == "closes" and self.open_before and before in _STOPS

    def _marked(self, opener: _Mark | None, closer: _Mark) -> Marked:
        if opener is None:
            start = self.paragraph.start
            return Marked(
                start, closer.end, start, closer.start, double=True, opened=False, continues=True
            )
        return Marked(
            opener.start,
            closer.end,
            opener.end,
            closer.start,
            double=True,
            continues=self.open_before and opener.start == self.paragraph.start,
        )

    def _unclosed(self, opener: _Mark, limit: int) -> Marked:
        end = limit
        continues = self.open_before and opener.start == self.paragraph.start
        if not (self.runs_on and limit == self.paragraph.end):
            cut = self.attribution.cut.search(self.text, opener.end, limit)
            end = cut.start() if cut else limit
        while end > opener.end and self.text[end - 1].isspace():
            end -= 1
        return Marked(
            opener.start, end, opener.end, end, double=True, closed=False, continues=continues
        )


def _double_marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    marks = [
        _Mark(m.start(), m.end(), m.group(), _shape(text, paragraph, m.start(), m.end()))
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


def _is_inches(text: str, paragraph: Span, mark: _Mark, *, certain: bool) -> bool:
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


def _singles(text: str, paragraph: Span, doubles: Sequence[Marked]) -> Iterator[Marked]:
    """Yields the stretches between single marks that lie outside double ones."""
    marks = [m for m in _single_marks(text, paragraph) if not _inside(doubles, m.start)]
    number = 0
    while number < len(marks):
        opener = marks[number]
        number += 1
        if opener.shape != "opens":
            continue
        closer = _single_closer(text, marks, number)
        if closer is not None:
            mark = marks[closer]
            yield Marked(opener.start, mark.end, opener.end, mark.start, double=False)
            number = closer + 1


def _inside(doubles: Sequence[Marked], position: int) -> bool:
    number = bisect_right(doubles, position, key=lambda m: m.start) - 1
    return number >= 0 and position < doubles[number].end


def _speech_singles(text: str, paragraph: Span) -> Iterator[_Mark]:
    """Yields the single marks of an article that quotes with them, without apostrophes."""
    marks = list(_single_marks(text, paragraph))
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        later = following is not None and following.shape == "closes"
        if mark.shape == "closes" and later and _apostrophe(text, mark):
            continue
        yield mark


def _apostrophe(text: str, mark: _Mark) -> bool:
    """Says whether a mark that may close is rather that of "the voters' will" or "goin' home"."""
    before, after = text[max(0, mark.start - 2) : mark.start], text[mark.end : mark.end + 2]
    return before.endswith(("s", "in")) and after[:1].isspace() and after[1:].islower()


def _single_marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    for match in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        start, end, glyph = match.start(), match.end(), match.group()
        shape = _shape(text, paragraph, start, end)
        if shape == "inner" or (shape == "opens" and _ELISIONS.match(text, end)):
            continue
        if shape == "closes" and text[start - 1].isdigit() and glyph == "'":
            continue
        yield _Mark(start, end, glyph, shape)


def _single_closer(text: str, marks: Sequence[_Mark], number: int) -> int | None:
    """Returns the number of the mark that closes: after a stop, else not after an -s, else last."""
    candidates: list[int] = []
    for index in range(number, len(marks)):
        if marks[index].shape == "opens":
            break
        candidates.append(index)
    for wanted in (",.?!…", None):
        for index in candidates:
            before = text[marks[index].start - 1]
            if before in wanted if wanted else before != "s":
                return index
    return candidates[-1] if candidates else None
