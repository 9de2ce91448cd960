"""What one reporting verb says: its speaker, and the quote or the clause that it reports.

1. The speaker stands before the verb, or after it where a quote or a clause and a comma precede.
2. A quote beside the attribution, with nothing but a comma or a colon between, is its content.
3. Otherwise the content is the clause after it, or the clause before it ("A, he said"), or both
   ("A, he said, B").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from worker.article import Span
from worker.enrich.cues import (
    GROUP_NOUNS,
    NEVER_BEHIND,
    NOUN_FORMS,
    PLURAL_NOUNS,
    CueClass,
    Vocabulary,
)
from worker.enrich.phrases import phrase_after, phrase_before
from worker.enrich.quotes import Marked
from worker.enrich.sentences import Sentence
from worker.enrich.subjects import is_phrase, subject_of
from worker.enrich.verbs import is_passive

__all__ = ["Report", "goes_on_with", "report", "speaker_of"]

_GLUE = re.compile(r"[\s,:;—–-]*(?:that\s)?\s*")
_OPENING = re.compile(r"(?:that|whether|if|how|why|what)\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"to\s[a-z]")
_ADJUNCT = re.compile(
    r"(?:in|at|on|during|after|before|from|via|through|by|with|about|to|of|last|this|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday|yesterday|today|earlier|later|recently)\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"[^,;:“”\".]{0,80}?\s(?=that\s)")
_LISTENER = re.compile(
    r"\s(?:him|her|me|us|them|you|reporters|journalists|lawmakers|supporters|viewers)\b"
    r"|\s(?:the|a|an|his|her|their|[A-Z][\w.’'-]*)(?:\s[\w.’'-]+){0,6}?"
    r"(?=\s(?:that|he|she|they|it|we|the|in|on|at|there|his|her|during|after|this)\b|[,:.]|\s[“\"])"
)
_FINITE = re.compile(
    r"\b(?:is|was|are|were|has|have|had|will|would|could|should|may|might|must|can|did|does|do|be|"
    r"isn[’']t|wasn[’']t|don[’']t|won[’']t|can[’']t|cannot)\b"
)
_AFTER_CONTENT = re.compile(r"[,?!”\"’—–]\s*$")
_GOES_ON = re.compile(
    r",\s(?!(?:and|but|while|who|which|as|adding|speaking|after|before|when|where|a|an|\w+ing)\b)"
)
_SECOND_REPORT = re.compile(r"\s(?:and\s(?:said|added|told)|adding|saying|noting)\b")
_JOINED = re.compile(r"\b(?:and|but|then)\s(?:\w+ly\s|also\s)?$")
#: “Lee was quoted as saying”, which says as much as “Lee said”.
_QUOTED_AS = re.compile(
    r"\b(?:was|were|is|are|been)\s(?:also\s)?(?:quoted|cited|reported)\sas\ssaying$"
)
_LONGEST_QUOTED = 30
#: “The pier is shut,” reported the Herald.
_OF_PAPERS = frozenset(("reported", "reports"))
#: Who a passive is by: “was told by Lee”, “was called “a hero” by Lee”.
_BY = re.compile(r"\s(?:(?:last|on|in|at)\s\w+\s(?:\w+\s)?)?by\s")
#: Characters; no adverb between "and" and its verb is longer.
_LONGEST_JOIN = 30
_PHRASE_END = re.compile(r"[,.;:—“\"]|\swho\s")
_DETERMINERS = frozenset("a an the his her their its one another".split())  # noqa: SIM905 - words
_BEING = frozenset("is was are were be been being ’s 's keeps kept".split())  # noqa: SIM905 - words
#: A quote farther than this from its cue is not introduced by it, in characters.
_NEAR = 80
_FAR = 200
_SHORTEST_CLAUSE = 3


class Report(NamedTuple):
    """A quote on its way: where it stands, and the noun phrase and the cue that it belongs to.

    `carried` says that speaker and cue were taken over from the quote before; `whole` that the
    content is a clause with its attribution behind or inside it ("A, he said, B"), so that whatever
    is reported within the clause belongs to it.
    """

    start: int
    end: int
    group: int
    speaker: Span | None
    cue: Span | None
    confidence: float
    carried: bool = False
    whole: bool = False


def report(
    text: str,
    sentence: Sentence,
    cue: Span,
    made: Sequence[Report],
    group: int,
    vocabulary: Vocabulary,
) -> list[Report]:
    """Returns what one reporting verb reports; `made` is what the verbs before it did."""
    return _Verb(text, sentence, cue, made, vocabulary).reports(group)


def speaker_of(text: str, sentence: Sentence, cue: Span, vocabulary: Vocabulary) -> Span | None:
    """Returns the noun phrase that speaks by a verb whose content stands elsewhere."""
    return _Verb(text, sentence, cue, (), vocabulary).speaker


def goes_on_with(made: Sequence[Report], marked: Sequence[Marked]) -> Report:
    """Returns which of one sentence's reports a quote alone after it goes on with.

    The last in marks, else the first: who says the sentence itself.
    """
    edges = {m.start for m in marked}
    return next((r for r in reversed(made) if r.start in edges), made[0])


class _Verb:
    """One reporting verb in its sentence."""

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        cue: Span,
        made: Sequence[Report],
        vocabulary: Vocabulary,
    ) -> None:
        quoted = None
        if text.startswith("saying", cue.start):
            start = max(sentence.start, cue.end - _LONGEST_QUOTED)
            quoted = _QUOTED_AS.search(text, start, cue.end)
        cue = Span(quoted.start(), cue.end) if quoted else cue
        self._text, self._sentence, self._cue, self._made = text, sentence, cue, made
        self._vocabulary = vocabulary
        self._form = "said" if quoted else text[cue.start : cue.end].lower()
        self._kinds: frozenset[CueClass] = vocabulary.cues.get(self._form, frozenset())
        self._before = next((m for m in reversed(sentence.marked) if m.end <= cue.start), None)
        self._after = next((m for m in sentence.marked if m.start >= cue.end), None)
        self._boundary = self._before.end if self._before else sentence.start
        self._inverted = False
        found = self._find_speaker()
        self.speaker = found if found is None or is_phrase(text, found) else self._subject("")

    def reports(self, group: int) -> list[Report]:
        quotes = self._quotes()
        if quotes:
            return [self._report(group, start, end) for start, end in quotes]
        left, right = self._clause_before(), self._clause_after()
        found = [self._report(group, *left, whole=True)] if left else []
        if right:
            found.append(self._report(group, *right, whole=bool(left)))
        return found

    def _report(self, group: int, start: int, end: int, *, whole: bool = False) -> Report:
        return Report(start, end, group, self.speaker, self._cue, 0.9, whole=whole)

    def _find_speaker(self) -> Span | None:
        text, cue = self._text, self._cue
        if is_passive(text, cue):
            return self._agent()
        if self._form.startswith("according"):
            self._inverted = True
            return phrase_after(text, cue.end, self._sentence.end)
        lead = text[self._boundary : cue.start]
        if self._form.endswith("ing") and _BEING.isdisjoint(lead.split()[-1:]):
            return self._subject(lead)
        if _JOINED.search(lead, max(0, len(lead) - _LONGEST_JOIN)):
            return self._subject("")
        before = phrase_before(text, self._boundary, cue.start, self._vocabulary.role_nouns)
        if _AFTER_CONTENT.search(text[max(self._sentence.start, cue.start - 3) : cue.start]):
            behind = self._behind(lead, before)
            if behind is not None:
                self._inverted = True
                return behind
        return before or self._subject("")

    def _agent(self) -> Span | None:
        """Returns who a passive is by, right behind it or behind what stands in marks."""
        ends = [self._cue.end, *([self._after.end] if self._after else [])]
        for end in ends:
            if by := _BY.match(self._text, end, self._sentence.end):
                self._inverted = end == self._cue.end
                return phrase_after(self._text, by.end(), self._sentence.end)
        return None

    def _behind(self, lead: str, before: Span | None) -> Span | None:
        """The speaker after the verb, unless the speaker stands before it or a clause follows."""
        found = phrase_after(self._text, self._cue.end, self._sentence.end)
        if found is None or ("speech" not in self._kinds and self._form not in _OF_PAPERS):
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
        return None if _FINITE.search(nearby) else found

    def _subject(self, lead: str) -> Span | None:
        """Who else in the sentence speaks: the last one, its subject, the phrase before a comma."""
        if self._made and self._made[-1].speaker:
            return self._made[-1].speaker
        subject = subject_of(self._text, self._sentence.start, self._cue.start)
        if subject is None and lead.rstrip().endswith(","):
            end = self._boundary + len(lead.rstrip()) - 1
            return phrase_before(self._text, self._boundary, end, self._vocabulary.role_nouns)
        return subject

    @property
    def _start(self) -> int:
        """Where the attribution begins."""
        near = self.speaker is not None and self._boundary <= self.speaker.start
        return (
            min(self.speaker.start, self._cue.start) if self.speaker and near else self._cue.start
        )

    @property
    def _leads(self) -> bool:
        """Says whether the sentence begins with "according to"."""
        return self._form.startswith("according") and self._cue.start == self._sentence.start

    @property
    def _end(self) -> int:
        """Where the attribution ends, the listener included."""
        if self._inverted and self.speaker:
            return max(self.speaker.end, self._cue.end)
        listener = None
        if "address" in self._kinds:
            listener = _LISTENER.match(self._text, self._cue.end, self._sentence.end)
        return listener.end() if listener else self._cue.end

    def _quotes(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        before, after = self._before, self._after
        taken = before and any(r.end > before.end for r in self._made)
        taken = taken or (before and self._speaks_before(before))
        taken = taken or (before and not self._quote_ends_clause() and self._has(before))
        if before and not taken and _GLUE.fullmatch(self._text, before.end, self._start):
            found.append((self._clause_start(before), before.end))
        if after and after.start - self._end < self._reach(after) and self._opens_speech(after):
            found.append((after.start, after.end))
        return found

    def _speaks_before(self, quote: Marked) -> bool:
        """Says whether the speaker stands before a quote: “Lee, called ‘the Hook’, said”."""
        speaker = self.speaker
        return speaker is not None and not self._inverted and speaker.start < quote.start

    def _has(self, quote: Marked) -> bool:
        """Says whether an earlier verb reports a quote."""
        return any(r.end == quote.end for r in self._made)

    def _clause_start(self, quote: Marked) -> int:
        lead = self._text[self._sentence.start : quote.start].strip()
        return quote.start if not lead or lead.endswith((":", ",")) else self._sentence.start

    def _reach(self, quote: Marked) -> int:
        """Returns how far from the verb a quote may begin: a colon reaches farther."""
        return _FAR if self._text[self._end : quote.start].rstrip().endswith(":") else _NEAR

    def _opens_speech(self, quote: Marked) -> bool:
        between = self._text[self._end : quote.start].strip()
        if any(map(self._is_verb, between.split())):
            return False
        return (
            between in {"", "that"}
            or between.endswith((":", ","))
            or (
                self._text[quote.inner_start : quote.inner_start + 1].isupper()
                and not _FINITE.search(between)
            )
        )

    def _is_verb(self, word: str) -> bool:
        form = word.strip(",:").lower()
        return form in self._vocabulary.cues and form not in NOUN_FORMS | PLURAL_NOUNS

    def _clause_after(self) -> tuple[int, int] | None:
        text, limit = self._text, self._sentence.end
        start = self._end
        adjunct = _THAT.match(text, start, limit)
        if adjunct:
            start = adjunct.end()
        elif goes_on := _GOES_ON.match(text, start, limit):
            start = goes_on.end()
            if not self._clause_before() and not self._leads:
                return None
        while start < limit and text[start].isspace():
            start += 1
        if not self._is_clause(start, limit):
            return None
        second = _SECOND_REPORT.search(text, start, limit)
        if second:
            limit = second.start() - (text[second.start() - 1] == ",")
        end = _trimmed(text, start, limit)
        return (start, end) if len(text[start:end].split()) >= _SHORTEST_CLAUSE else None

    def _quote_ends_clause(self) -> bool:
        """Says whether a quote before the verb ends in a comma: it is what was said."""
        return self._before is not None and self._text[self._before.inner_end - 1] in ",?!"

    def _is_clause(self, start: int, limit: int) -> bool:
        rest = self._text[start:limit]
        if not (self._leads or self._kinds & {"speech", "address", "clause"}) or (
            not rest[:1].isalnum() and rest[:1] not in "“\"‘'$"
        ):
            return False
        if _OPENING.match(rest):
            return True
        if self._leads:
            return bool(_FINITE.search(rest)) or not _ADJUNCT.match(rest)
        if _INFINITIVE.match(rest):
            return self.speaker is not None and not self._inverted
        return not self._inverted and not _ADJUNCT.match(rest)

    def _clause_before(self) -> tuple[int, int] | None:
        """The clause before ", he said", if what follows the verb does not say what was said."""
        text, start, end = self._text, self._sentence.start, self._start
        reports_clauses = self._kinds & {"speech", "address", "clause"} or self._inverted
        if self._form.endswith("ing") or self._form in NEVER_BEHIND or not reports_clauses:
            return None
        if any(r.end > start for r in self._made if r.whole) or self._quote_ends_clause():
            return None
        while end > start and text[end - 1].isspace():
            end -= 1
        if end <= start or text[end - 1] != "," or len(text[start:end].split()) < _SHORTEST_CLAUSE:
            return None
        rest = text[self._end : self._sentence.end].lstrip()
        said_after = bool(rest) and rest[0] not in ",.;:?!—–" and not _ADJUNCT.match(rest)
        if said_after or _THAT.match(text, self._end, self._sentence.end):
            return None
        return start, end - 1


def _is_clause(lead: str) -> bool:
    """Says whether the words after the last inner comma, not a relative clause, have a verb."""
    last = lead.rstrip(", \u00a0").rpartition(",")[2].lstrip()
    return bool(_FINITE.search(last)) and not last.startswith(("who ", "which ", "whose "))


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] == "."):
        end -= 1
    return end
