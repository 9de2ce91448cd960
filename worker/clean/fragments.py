"""Orphan words that machine translation or a broken link left after the end of a sentence.

`officials said. to both parties.` - the run starts in lower case behind a full stop. It is taken
out only when nothing else can be meant: at most five words, a preposition first, no verb form, and
a new sentence or nothing behind it. Every other run of up to six words is only marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Fragment", "find_fragments"]

_RUN = re.compile(
    r"(?<=[a-zà-ÿ]{3}[.!?]\s)(?P<run>[a-zà-ÿ][\w’'-]*(?:\s[\w’'-]+){0,5}\.)(?=\s+[\"“‘']?[A-ZÀ-Þ]|\s*$)"
)
_PREPOSITION = re.compile(
    r"(?:to|of|in|on|at|by|for|from|with|into|between|among|over|under|about|against|toward|towards)\s"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must"
    r"|shall|should|said|says|\w{3,}(?:ed|ing))\b"
)
_CERTAIN_WORDS = 5
_BEFORE_ABBREVIATION = re.compile(
    r"\b(?:[A-Z][a-z]{0,3}|vs|etc|approx|dept|est|incl|misc|no)[.]\s$"
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of orphan words; `confidence` is 1.0 when it is taken out, .5 when only marked."""

    start: int
    end: int
    confidence: float


def find_fragments(paragraph: str, start: int = 0) -> Iterator[Fragment]:
    """Yields the orphan runs of one paragraph that begins at `start`."""
    for match in _RUN.finditer(paragraph):
        if _BEFORE_ABBREVIATION.search(paragraph[max(0, match.start() - 8) : match.start()]):
            continue
        run = match["run"]
        certain = (
            len(run.split()) <= _CERTAIN_WORDS
            and bool(_PREPOSITION.match(run))
            and not _VERB.search(run)
        )
        yield Fragment(
            start + match.start("run"), start + match.end("run"), 1.0 if certain else 0.5
        )
