"""Who speaks by one reporting verb.

The speaker stands before the verb, or behind it where a quote or a clause and a comma precede; by
a passive it is whom "by" names. Else it is whoever spoke last in the sentence, or its subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from worker.article import Span
from worker.enrich.cues import AUXILIARY, GROUP_NOUNS, TELLING, CueClass, Vocabulary
from worker.enrich.phrases import phrase_after, phrase_before
from worker.enrich.quotes import Marked
from worker.enrich.sentences import Sentence
from worker.enrich.subjects import is_phrase, subject_of
from worker.enrich.titles import is_name
from worker.enrich.verbs import is_passive

__all__ = ["Verb", "speaker_by", "verb_at"]

_AFTER_CONTENT = re.compile(r"[,?!”\"’—–]\s*$")
_JOINED = re.compile(r"\b(?:and|but|then)\s(?:\w+ly\s|also\s)?$")
#: Characters; no adverb between "and" and its verb is longer.
_LONGEST_JOIN = 30
#: “Lee was quoted as saying”, which says as much as “Lee said”.
_QUOTED_AS = re.compile(
    r"\b(?:was|were|is|are|been)\s(?:also\s)?(?:quoted|cited|reported)\sas\ssaying$"
)
_LONGEST_QUOTED = 30
#: “told Ann Lee of the radio’s morning programme on “Harbour Today””, in characters.
_LONGEST_PLACE = 60
_SHOWN = re.compile(r"\b(?:on|in|at|during)[ \u00a0]")
#: “The pier is shut,” reported the Herald.
_OF_PAPERS = frozenset(("reported", "reports"))
#: Who a passive is by: “was told by Lee”, “was called “a hero” by Lee”.
_BY = re.compile(r"\s(?:(?:last|on|in|at)\s\w+\s(?:\w+\s)?)?by\s")
_PHRASE_END = re.compile(r"[,.;:—“\"]|\swho\s")
_DETERMINERS = frozenset("a an the his her their its one another".split())  # noqa: SIM905 - words
_BEING = frozenset("is was are were be been being ’s 's keeps kept".split())  # noqa: SIM905 - words


class Verb(NamedTuple):
    """A reporting verb in its sentence, with the quotes right before and right after it.

    `form` is the verb in small letters, `kinds` are its classes; `boundary` is where what can
    belong to it begins: behind the quote before it. `end` is where it ends with the programme it
    was said on or told to: “said on “Harbour Today””.
    """

    text: str
    sentence: Sentence
    cue: Span
    form: str
    kinds: frozenset[CueClass]
    before: Marked | None
    after: Marked | None
    boundary: int
    end: int


def verb_at(text: str, sentence: Sentence, cue: Span, vocabulary: Vocabulary) -> Verb:
    """Returns the reporting verb at a cue; "was quoted as saying" is one."""
    quoted = None
    if text.startswith("saying", cue.start):
        start = max(sentence.start, cue.end - _LONGEST_QUOTED)
        quoted = _QUOTED_AS.search(text, start, cue.end)
    cue = Span(quoted.start(), cue.end) if quoted else cue
    form = "said" if quoted else text[cue.start : cue.end].lower()
    kinds: frozenset[CueClass] = vocabulary.cues.get(form, frozenset())
    if not sentence.marked:
        return Verb(text, sentence, cue, form, kinds, None, None, sentence.start, cue.end)
    said = [m for m in sentence.marked if not is_name(text, m)]
    before = next((m for m in reversed(said) if m.end <= cue.start), None)
    after = next((m for m in said if m.start >= cue.end), None)
    boundary = before.end if before else sentence.start
    end = _behind_programme(text, cue, sentence.marked, after)
    return Verb(text, sentence, cue, form, kinds, before, after, boundary, end)


def _behind_programme(text: str, cue: Span, marked: Sequence[Marked], quote: Marked | None) -> int:
    """Returns where a verb ends, with the programme in marks that it was said on or told to."""
    named = next((m for m in marked if m.start >= cue.end), None)
    if named is None or named is quote or named.start - cue.end > _LONGEST_PLACE:
        return cue.end
    between = text[cue.end : named.start]
    told = text[cue.start : cue.end].lower() in TELLING or _SHOWN.search(between)
    return cue.end if not told or any(mark in between for mark in ",:;") else named.end


def speaker_by(
    verb: Verb, last: Span | None, role_nouns: frozenset[str]
) -> tuple[Span | None, bool]:
    """Returns who speaks by a verb, and whether the verb stands before its speaker.

    `last` is who spoke by the verbs before it in the sentence.
    """
    return _Speaker(verb, last, role_nouns).find()


class _Speaker:
    """Looks for the speaker of one verb; lives as long as that takes."""

    def __init__(self, verb: Verb, last: Span | None, role_nouns: frozenset[str]) -> None:
        self._verb, self._last, self._role_nouns = verb, last, role_nouns
        self._text, self._cue, self._sentence = verb.text, verb.cue, verb.sentence
        self._boundary = verb.boundary
        self._inverted = False

    def find(self) -> tuple[Span | None, bool]:
        found = self._beside()
        if found is not None and not is_phrase(self._text, found):
            found = self._subject("")
        return found, self._inverted

    def _beside(self) -> Span | None:
        """Returns the phrase before the verb or behind it that speaks."""
        text, cue = self._text, self._cue
        if is_passive(text, cue):
            return self._agent()
        if self._verb.form.startswith("according"):
            self._inverted = True
            return phrase_after(text, cue.end, self._sentence.end)
        lead = text[self._boundary : cue.start]
        if self._verb.form.endswith("ing") and _BEING.isdisjoint(lead.split()[-1:]):
            return self._subject(lead)
        if _JOINED.search(lead, max(0, len(lead) - _LONGEST_JOIN)):
            return self._subject("")
        before = phrase_before(text, self._boundary, cue.start, self._role_nouns)
        if _AFTER_CONTENT.search(text[max(self._sentence.start, cue.start - 3) : cue.start]):
            behind = self._behind(lead, before)
            if behind is not None:
                self._inverted = True
                return behind
        return before or self._subject("")

    def _agent(self) -> Span | None:
        """Returns who a passive is by, right behind it or behind what stands in marks."""
        ends = [self._cue.end, *([self._verb.after.end] if self._verb.after else [])]
        for end in ends:
            if by := _BY.match(self._text, end, self._sentence.end):
                self._inverted = end == self._cue.end
                return phrase_after(self._text, by.end(), self._sentence.end)
        return None

    def _behind(self, lead: str, before: Span | None) -> Span | None:
        """Returns the phrase after the verb, unless another speaks or a clause follows."""
        found = phrase_after(self._text, self._cue.end, self._sentence.end)
        verb = self._verb
        if found is None or ("speech" not in verb.kinds and verb.form not in _OF_PAPERS):
            return None
        if lead.strip(", \u00a0"):
            start = self._boundary + len(lead) - len(lead.lstrip())
            if before is not None and before.start == start and not _is_clause(lead):
                return None
            first = self._text[found.start : found.end].split()[0]
            if not (first[0].isupper() or first.lower() in _DETERMINERS | GROUP_NOUNS):
                return None
        stop = _PHRASE_END.search(self._text, self._cue.end, self._sentence.end)
        nearby = self._text[self._cue.end : stop.start() if stop else self._sentence.end]
        return None if AUXILIARY.search(nearby) else found

    def _subject(self, lead: str) -> Span | None:
        """Returns who else speaks: the last one, the subject, the phrase before a comma."""
        if self._last:
            return self._last
        subject = subject_of(self._text, self._sentence.start, self._cue.start)
        if subject is None and lead.rstrip().endswith(","):
            end = self._boundary + len(lead.rstrip()) - 1
            return phrase_before(self._text, self._boundary, end, self._role_nouns)
        return subject


def _is_clause(lead: str) -> bool:
    """Says whether the words after the last inner comma, not a relative clause, have a verb."""
    last = lead.rstrip(", \u00a0").rpartition(",")[2].lstrip()
    return bool(AUXILIARY.search(last)) and not last.startswith(("who ", "which ", "whose "))
