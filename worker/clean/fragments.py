"""Orphan words that machine translation or a broken link left after the end of a sentence.

`officials said. to both parties.` - the run starts in lower case behind a full stop. It is taken
out only when nothing else can be meant: at most five words, a preposition first, no verb form, and
a new sentence or nothing behind it. Every other run of up to six words is only marked, and so is
a start without a verb that takes up the name before the stop: `the United States. United the main
issue.`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Fragment", "find_fragments"]

#: Begins with the stop, which is quick to find.
_RUN = re.compile(
    r"[.!?](?<=[a-zà-ÿ]{3}.)\s(?P<run>[a-zà-ÿ][\w’'-]*(?:\s[\w’'-]+){0,5}\.)(?=\s+[\"“‘']?[A-ZÀ-Þ]|\s*$)"
)
_NAME = r"[A-ZÀ-Þ][\w’'-]+"
_REST = r" (?:the|an?|of|to|in|and|for|on)(?: [\w’'-]+){1,4}\."
_NAME_CUT_OFF = re.compile(rf"\b(?P<name>{_NAME})(?: {_NAME})?\. (?P<run>(?P=name){_REST})(?=\s|$)")
#: Stands in few paragraphs; in the others nothing was cut off.
_SHORT_SENTENCE = re.compile(rf"\. {_NAME}{_REST}")
_PREPOSITION = re.compile(
    r"(?:to|of|in|on|at|by|for|from|with|into|between|among|over|under|about|against|toward"
    r"|towards)\s"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must"
    r"|shall|should|said|says|\w{3,}(?:ed|ing))\b"
)
_CERTAIN_WORDS = 5
_BEFORE_ABBREVIATION = re.compile(
    r"\b(?:[A-Z][a-z]{0,3}|vs|etc|approx|dept|est|incl|misc|no)[.]\s$"
)


#: By reading: in 4,664 unseen articles all three runs taken out were orphans; of eleven that were
#: only marked, at least two belonged to the text.
_CERTAIN, _DOUBTFUL = 0.95, 0.5


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of orphan words and how sure it is one; only a `certain` one is taken out."""

    start: int
    end: int
    confidence: float

    @property
    def certain(self) -> bool:
        """Says whether nothing else can be meant."""
        return self.confidence >= _CERTAIN


def find_fragments(paragraph: str, start: int = 0) -> Iterator[Fragment]:
    """Yields the orphan runs of one paragraph that begins at `start`."""
    for match in _RUN.finditer(paragraph):
        run = match.start("run")
        if _BEFORE_ABBREVIATION.search(paragraph[max(0, run - 8) : run]):
            continue
        sure = _CERTAIN if _is_certain(match["run"]) else _DOUBTFUL
        yield Fragment(start + run, start + match.end("run"), sure)
    if not _SHORT_SENTENCE.search(paragraph):
        return
    for match in _NAME_CUT_OFF.finditer(paragraph):
        if not _VERB.search(match["run"].removeprefix(match["name"])):
            yield Fragment(start + match.start("run"), start + match.end("run"), _DOUBTFUL)


def _is_certain(run: str) -> bool:
    return (
        len(run.split()) <= _CERTAIN_WORDS
        and bool(_PREPOSITION.match(run))
        and not _VERB.search(run)
    )
