"""Where direct quotes begin and end, whatever marks an article uses and however broken they are.

1. Every double mark of a paragraph gets a shape from its neighbours (`marks`).
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
from typing import NamedTuple

from worker.article import Span
from worker.enrich.cues import USUAL, Vocabulary
from worker.enrich.marks import CLOSERS, OPENERS, Mark, double_marks, single_marks, speech_singles

__all__ = ["Marked", "find_marked"]


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


_STOPS = frozenset(",.?!…—–-")
_SPEAKER = (
    r"(?:(?:[a-z-]+[ \u00a0]){0,2}"
    r"(?:[A-Z][\w.’'-]*[ \u00a0](?:(?:of|for|and)[ \u00a0](?=[A-Z]))?){1,5}"
    r"|(?:he|she|they|it|I|we|He|She|They)[ \u00a0]"
    r"|(?:the|a|one)[ \u00a0](?:[\w-]+[ \u00a0]){1,3})"
)
_ADVERB = r"(?:(?:also|later|then|once|has|had|have|\w{2,12}ly)[ \u00a0]){0,2}"


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
    double = _paired(text, paragraphs, double_marks, attribution)
    single = [m for p in paragraphs for m in _singles(text, p, double)]
    spoken = [m for m in single if _spoken(text, m)]
    said = [m for m in spoken if text[m.inner_end - 1] in _STOPS]
    if len(spoken) > sum(not _inside(said, m.start) for m in double):
        speech = _paired(text, paragraphs, speech_singles, attribution)
        return _merged(speech, double)
    return _merged(double, single)


def _paired(
    text: str,
    paragraphs: Sequence[Span],
    marks_of: Callable[[str, Span], Iterator[Mark]],
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
        marks: Sequence[Mark],
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
        opener: Mark | None = None
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

    def _opens(self, mark: Mark) -> bool:
        if mark.shape == "closes":
            return False
        return mark.shape == "opens" or mark.glyph not in CLOSERS

    def _closes(self, mark: Mark) -> bool:
        if mark.shape == "closes" or (mark.shape == "both" and mark.glyph not in OPENERS):
            return True
        before = self.text[max(self.paragraph.start, mark.start - 9) : mark.start].rstrip()[-1:]
        if before in ",.?!…" and self.attribution.tail.match(
            self.text, mark.end, self.paragraph.end
        ):
            return True
        return mark.shape == "inner" and mark.glyph not in OPENERS

    def _nested(self, number: int) -> bool:
        """Two marks that close come next, before any that opens: this one opens inside."""
        coming = [m.shape for m in self.marks[number + 1 : number + 3]]
        return coming == ["closes", "closes"]

    def _lost_opener(self, mark: Mark) -> bool:
        before = self.text[mark.start - 1 : mark.start]
        return mark.shape == "closes" and self.open_before and before in _STOPS

    def _marked(self, opener: Mark | None, closer: Mark) -> Marked:
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

    def _unclosed(self, opener: Mark, limit: int) -> Marked:
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


def _singles(text: str, paragraph: Span, doubles: Sequence[Marked]) -> Iterator[Marked]:
    """Yields the stretches between single marks that lie outside double ones."""
    marks = [m for m in single_marks(text, paragraph) if not _inside(doubles, m.start)]
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


def _single_closer(text: str, marks: Sequence[Mark], number: int) -> int | None:
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
