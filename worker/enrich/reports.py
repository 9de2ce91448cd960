"""What one reporting verb says: its speaker, and the quote or the clause that it reports.

1. The speaker is a noun phrase beside the verb, or elsewhere in the sentence (`speakers`).
2. A quote beside the attribution, with nothing but a comma or a colon between, is its content.
3. Otherwise the content is the clause after it, or the clause before it ("A, he said"), or both
   ("A, he said, B").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from worker.article import Span
from worker.enrich.cues import AUXILIARY, NEVER_BEHIND, NOUN_FORMS, PLURAL_NOUNS, Vocabulary
from worker.enrich.quotes import Marked
from worker.enrich.sentences import Sentence
from worker.enrich.speakers import speaker_by, verb_at

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
_GOES_ON = re.compile(
    r",\s(?!(?:and|but|while|who|which|as|adding|speaking|after|before|when|where|a|an|\w+ing)\b)"
)
_SECOND_REPORT = re.compile(r"\s(?:and\s(?:said|added|told)|adding|saying|noting)\b")
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
        verb = verb_at(text, sentence, cue, vocabulary)
        self._text, self._sentence, self._cue, self._made = text, sentence, verb.cue, made
        self._vocabulary = vocabulary
        self._form, self._kinds = verb.form, verb.kinds
        self._before, self._after, self._boundary = verb.before, verb.after, verb.boundary
        self._behind_programme = verb.end
        last = made[-1].speaker if made else None
        self.speaker, self._inverted = speaker_by(verb, last, vocabulary.role_nouns)

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
        if self._behind_programme > self._cue.end:
            return self._behind_programme
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
                and not AUXILIARY.search(between)
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
            return bool(AUXILIARY.search(rest)) or not _ADJUNCT.match(rest)
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


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] == "."):
        end -= 1
    return end
