"""Patterns that are tried only where one of their cues stands, and compiled when first tried.

A pattern of many alternatives is slow to say no, and nearly every line of news is a no. Looking for
a few words first takes a fraction of that time and changes nothing, for no text without a cue can
match (`tests/properties/test_clean_cues.py` holds every pattern to it).

To compile the patterns of this package takes a fifth of the time that the program takes to start,
and most of the large ones are never tried on an article without noise.

A few cues are found fastest one after the other, a hundred by `any_cue` in one pass.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from worker.word_tree import any_of

__all__ = ["Cued", "Late", "any_cue", "whole_line"]


def any_cue(*cues: str) -> re.Pattern[str]:
    """Returns a pattern that finds one of the cues in small letters behind the first character.

    Words are found only where no letter stands before them, so that most places of a text are
    passed over; what begins with a mark (`(file`, `/`), wherever it stands.
    """
    words = any_of(cue for cue in cues if cue[0].isalnum())
    marks: dict[str, list[str]] = defaultdict(list)
    for cue in cues:
        if not cue[0].isalnum():
            marks[cue[0]].append(cue[1:])
    marked = "|".join(f"(?<={re.escape(mark)}){any_of(rests)}" for mark, rests in marks.items())
    found = (words, marked and f"(?<! )(?:{marked})")
    return re.compile(f"[^a-z](?:{'|'.join(filter(None, found))})")


@dataclass(frozen=True)
class Late:
    """A pattern that is compiled when it is first tried."""

    source: str
    flags: int = 0

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.source, self.flags)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Returns the first match in a text behind `start`."""
        return self.pattern.search(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Returns the match of a whole text."""
        return self.pattern.fullmatch(text)

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """Returns the matches in a text, from left to right."""
        return self.pattern.finditer(text)


@dataclass(frozen=True, slots=True)
class Cued:
    """A pattern, and the words of which one stands in every text that it matches."""

    pattern: Late
    cues: tuple[str, ...]

    def search(self, text: str) -> re.Match[str] | None:
        """Returns the first match in a text."""
        return self.pattern.search(text) if self.cued(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Returns the match of a whole text."""
        return self.pattern.fullmatch(text) if self.cued(text) else None

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """Returns the matches in a text, from left to right."""
        return self.pattern.finditer(text) if self.cued(text) else ()

    def cued(self, text: str) -> bool:
        """Says whether the pattern is worth trying."""
        return any(map(text.__contains__, self.cues))


def whole_line(*alternatives: str, edge: str = r"\W*") -> Late:
    """Returns a pattern that one of the alternatives makes with an edge before and marks behind."""
    return Late(f"{edge}(?:{'|'.join(alternatives)})\\W*")
