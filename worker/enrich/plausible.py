"""Whether what reads like indirect speech is speech at all: “they offered help”, “it continues”.

Words in quotation marks were said by somebody. Without marks, a tagger and the rules also take
what people do for what they say. What is asked here is only what can be seen: whether the speaker's
phrase can name a speaker, and whether the verb reports without a clause behind it.
"""

from __future__ import annotations

import re

from worker.article import Span
from worker.enrich.cues import CLAUSE_ONLY, CUE_FORMS, DOING, FINITE, MAINTAINING, NAMING
from worker.enrich.reports import Report
from worker.enrich.subjects import can_speak
from worker.enrich.titles import is_title
from worker.enrich.verbs import is_impersonal

__all__ = ["is_speech", "is_spoken"]

#: What is less likely right is no speech after a verb of doing: of such quotes in PolNeAR's train
#: part, which the tagger knows, half were right below it and four in five above.
_SURE = 0.6
_WORD = re.compile(r"[^\W\d_]+")
#: Before a quote that does not begin its sentence.
_WITHIN = re.compile(r"[\w,)’'][ \u00a0]$")
#: Before a title that belongs to a noun phrase.
_PART_OF_PHRASE = re.compile(r"\b(?:the|an?|his|her|their|its|of)[ \u00a0]$", re.IGNORECASE)
_GLUE = re.compile(r"[\s,:]*(?:that\s)?")
_CLAUSE = re.compile(
    r"[\W_]*(?:that|whether|if|how|why|what|who|when|where|which|he|she|they|it|we|i|there)\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"[\W_]*(?:not )?to ")
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where|when)\b")
_TO = re.compile(r"\bto[ \u00a0](?:be[ \u00a0])?$")
_COMMON_NOUN = re.compile(r"[ \u00a0]([a-z]{3,})[ \u00a0]$")
_BEFORE_PARTICIPLES = frozenset(
    ("and", "but", "also", "who", "has", "have", "had", "then", "later")
)


def is_spoken(text: str, report: Report) -> bool:
    """Says whether what stands in marks can be what somebody said: not a title in passing.

    `According to “The Long Pier”` names who says it, `the authors of “The Long Pier”` who wrote.
    """
    if _follows_according(text, report):
        return False
    within = _WITHIN.search(text, max(0, report.start - 3), report.start)
    if not (within and is_title(text, report.start, report.end)):
        return True
    named = report.cue is not None and _verb(text, report.cue) in NAMING
    part = _PART_OF_PHRASE.search(text, max(0, report.start - 6), report.start)
    return not named and part is None and _attributed(text, report)


def _follows_according(text: str, report: Report) -> bool:
    cue = report.cue
    return (
        cue is not None and report.start - cue.end in range(2) and _verb(text, cue) == "according"
    )


def _attributed(text: str, report: Report) -> bool:
    """Says whether the verb or the speaker stands right beside the quote."""
    beside = [span for span in (report.cue, report.speaker) if span is not None]
    start, end = report.start, report.end
    return any(
        _GLUE.fullmatch(text, *((end, s.start) if s.start >= end else (s.end, start)))
        for s in beside
        if s.start >= end or s.end <= start
    )


def is_speech(text: str, report: Report, confidence: float, *, named: bool) -> bool:
    """Says whether a quote without marks can be what its speaker is reported to have said.

    Whoever is `named` can speak; what else may be a speaker's phrase is asked of its words.
    """
    form = _verb(text, report.cue) if report.cue else ""
    if form == "according":
        return not _follows_according(text, report)
    if report.speaker is not None and not named and not can_speak(text, report.speaker):
        return False
    if report.cue is None:
        return True
    to_do = _TO.search(text, max(0, report.cue.start - 7), report.cue.start)
    if to_do or is_impersonal(text, report.cue):
        return False
    if form in NAMING and _names_something(text, report):
        return False
    complement = text[report.start : report.end]
    if form in CLAUSE_ONLY:
        return bool(_CLAUSE.match(complement))
    sure = confidence >= _SURE and form not in MAINTAINING
    return sure or form not in DOING or _says_something(form, complement)


def _verb(text: str, cue: Span) -> str:
    """Returns the last reporting verb of a cue, or the "according" of "according to"."""
    words = _WORD.findall(text[cue.start : cue.end].lower())
    if "according" in words:
        return "according"
    return next((word for word in reversed(words) if word in CUE_FORMS or word in NAMING), "")


def _names_something(text: str, report: Report) -> bool:
    """Says whether the verb is a participle after a noun that is not its subject."""
    cue, speaker = report.cue, report.speaker
    if cue is None or (speaker is not None and cue.start - speaker.end in range(2)):
        return False
    before = _COMMON_NOUN.search(text, max(0, cue.start - 20), cue.start)
    return before is not None and before.group(1) not in _BEFORE_PARTICIPLES


def _says_something(form: str, complement: str) -> bool:
    """Says whether a clause follows, or for a verb that promises an infinitive."""
    if _CLAUSE.match(complement):
        return True
    if _INFINITIVE.match(complement):
        return not form.startswith("add")
    return bool(FINITE.search(_RELATIVE.split(complement)[0]))
