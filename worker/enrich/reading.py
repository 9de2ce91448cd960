"""What the rules read: quotation marks, reporting verbs, and who stands beside them.

Every reporting verb outside quotation marks looks for its speaker and for what it reports. A quote
alone in its sentence or paragraph belongs to whoever spoke last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from worker.article import LabelledSpan, Span
from worker.enrich.clauses import Sentence, phrase_after, phrase_before, split_sentences
from worker.enrich.cues import CUE_FORMS
from worker.enrich.quotes import Marked, find_marked

__all__ = ["Reading", "Report", "hint_spans", "read"]

_CUE_WORD = re.compile(r"\b[^\W\d_]{3,}\b(?![’'-]\w)")
_ACCORDING = "according"
_GLUE = re.compile(r"[\s\u00a0,:;—–-]*(?:that[\s\u00a0])?[\s\u00a0]*")
_OPENING = re.compile(r"(?:that|whether|how|why|what|if|to)\b", re.IGNORECASE)
_ADJUNCT = re.compile(
    r"(?:[\s\u00a0]+(?:of|in|at|on|during|after|before|from|via|through|by|to|with|about)[\s\u00a0][^,;:“\"”.]{1,80}?"
    r"|[\s\u00a0]+(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today))*"
    r"[,]?[\s\u00a0]+(?=that\b)"
)
_LISTENER = re.compile(
    r"[\s\u00a0]+(?:(?:him|her|me|us|them|you|reporters|journalists|lawmakers|supporters|viewers|the|a|an|his|her|their)\b"
    r"|[A-Z][\w.’'-]*)(?:[\s\u00a0][\w.’'-]+){0,6}?(?=[\s\u00a0]+(?:that|he|she|they|it|the|in|on|at|there|his|her|to)\b|[,:.]|[\s\u00a0]+[“\"])"
)


@dataclass(frozen=True, slots=True)
class Report:
    """A quote on its way: where it stands, and the noun phrase and the cue that it belongs to.

    `carried` says that speaker and cue were taken over from the quote before.
    """

    start: int
    end: int
    group: int
    speaker: Span | None
    cue: Span | None
    confidence: float
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules make of an article; `cues` are all reporting verbs outside quotation marks."""

    marked: tuple[Marked, ...]
    paragraphs: tuple[tuple[Span, tuple[Sentence, ...]], ...]
    cues: tuple[Span, ...]
    reports: tuple[Report, ...]


@lru_cache(maxsize=64)
def read(text: str, paragraphs: tuple[Span, ...]) -> Reading:
    """Returns the reading of an article; a batch is read twice, for the tagger and after it."""
    marked = find_marked(text, paragraphs)
    reader = _Reader(text, marked)
    split = tuple((p, reader.paragraph(p)) for p in paragraphs)
    return Reading(marked, split, tuple(reader.cues), tuple(reader.reports))


def hint_spans(text: str, paragraphs: tuple[Span, ...]) -> tuple[LabelledSpan, ...]:
    """Returns what the rules read as labelled spans, for a tagger that takes them as features.

    Labels: OPEN, INSIDE and CLOSE for quotation marks and what they hold (SINGLE for what single
    marks hold), SENTENCE, VERB for every reporting verb; CONTENT, SOURCE and CUE for the reports.
    """
    reading = read(text, paragraphs)
    hints = [LabelledSpan(c.start, c.end, "VERB") for c in reading.cues]
    for m in reading.marked:
        hints.append(LabelledSpan(m.inner_start, m.inner_end, "INSIDE" if m.double else "SINGLE"))
        hints.append(LabelledSpan(m.start, m.inner_start, "OPEN"))
        hints.append(LabelledSpan(m.inner_end, m.end, "CLOSE"))
    for _, sentences in reading.paragraphs:
        hints += [LabelledSpan(s.start, s.end, "SENTENCE") for s in sentences]
    for report in reading.reports:
        hints.append(LabelledSpan(report.start, report.end, "CONTENT"))
        if report.speaker:
            hints.append(LabelledSpan(report.speaker.start, report.speaker.end, "SOURCE"))
        if report.cue:
            hints.append(LabelledSpan(report.cue.start, report.cue.end, "CUE"))
    return tuple(h for h in hints if h.start < h.end)


class _Reader:
    """Reads an article from top to bottom and remembers who spoke last."""

    def __init__(self, text: str, marked: Sequence[Marked]) -> None:
        self._text, self._marked = text, marked
        self.reports: list[Report] = []
        self.cues: list[Span] = []
        self._group = 0
        self._spoke: Report | None = None

    def paragraph(self, paragraph: Span) -> tuple[Sentence, ...]:
        here = [m for m in self._marked if paragraph.start <= m.start < paragraph.end]
        sentences = tuple(split_sentences(self._text, paragraph, here))
        for sentence in sentences:
            self._sentence(sentence)
        if not here:
            self._spoke = None
        return sentences

    def _sentence(self, sentence: Sentence) -> None:
        cues = [c for c in _cues(self._text, sentence) if not _inside(c, sentence.marked)]
        self.cues.extend(cues)
        made: list[Report] = []
        for number, cue in enumerate(cues):
            limit = cues[number + 1].start if number + 1 < len(cues) else sentence.end
            made.extend(self._report(sentence, cue, limit, made))
        if not made and sentence.marked and _only_quotes(self._text, sentence):
            made = self._alone(sentence)
        self.reports.extend(made)
        if made:
            self._spoke = next((r for r in reversed(made) if r.speaker), self._spoke)

    def _report(
        self, sentence: Sentence, cue: Span, limit: int, made: Sequence[Report]
    ) -> list[Report]:
        text = self._text
        before = [m for m in sentence.marked if m.end <= cue.start]
        after = [m for m in sentence.marked if m.start >= cue.end]
        boundary = before[-1].end if before else sentence.start
        if text[cue.start : cue.end].lower() == "according to":
            speaker = phrase_after(text, cue.end, sentence.end)
            inverted = True
        else:
            inverted = bool(
                re.search(
                    r"[,?!”\"’—–][\s\u00a0]*$", text[max(sentence.start, cue.start - 3) : cue.start]
                )
            )
            speaker = phrase_before(text, boundary, cue.start)
            if inverted:
                speaker = phrase_after(text, cue.end, sentence.end) or speaker
        if speaker is None:
            speaker = made[-1].speaker if made else None
        self._group += 1
        clause_start = min(speaker.start, cue.start) if speaker else cue.start
        clause_end = max(speaker.end, cue.end) if speaker else cue.end
        spans: list[tuple[int, int]] = []
        if (
            before
            and not any(d.end >= before[-1].end for d in made)
            and _GLUE.fullmatch(text, before[-1].end, clause_start)
        ):
            spans.append((self._clause_from(sentence, before[-1]), before[-1].end))
        kinds = CUE_FORMS.get(text[cue.start : cue.end].lower(), frozenset())
        listener = _LISTENER.match(text, cue.end, sentence.end) if "address" in kinds else None
        reach = listener.end() if listener else clause_end
        if after and after[0].start - reach < 80 and _opens_speech(text, reach, after[0]):
            spans.append((after[0].start, after[0].end))
        if not spans:
            spans.extend(
                self._indirect(sentence, cue, clause_start, reach, limit, inverted=inverted)
            )
        return [Report(a, b, self._group, speaker, cue, 0.9) for a, b in spans]

    def _clause_from(self, sentence: Sentence, quote: Marked) -> int:
        lead = self._text[sentence.start : quote.start].strip()
        return (
            sentence.start
            if lead
            and len(sentence.marked)
            and quote.start > sentence.start
            and not lead.endswith((":", ","))
            else quote.start
        )

    def _indirect(
        self,
        sentence: Sentence,
        cue: Span,
        clause_start: int,
        reach: int,
        limit: int,
        *,
        inverted: bool,
    ) -> list[tuple[int, int]]:
        text = self._text
        kinds = CUE_FORMS.get(text[cue.start : cue.end].lower(), frozenset())
        adjunct = _ADJUNCT.match(text, reach, sentence.end)
        start = adjunct.end() if adjunct else reach
        while start < sentence.end and text[start] in " \u00a0":
            start += 1
        rest = text[start : sentence.end].strip(" .\u00a0\n")
        opens = _OPENING.match(rest)
        clause = bool(opens) or (
            not inverted
            and len(rest.split()) > 2
            and bool(kinds & {"speech", "address", "clause"})
            and rest[0] not in ",;:."
        )
        if clause and not rest.startswith(
            ("in ", "at ", "on ", "to ", "of ", "about ", "during ", "for ")
        ):
            end = _content_end(text, start, sentence.end)
            return [(start, end)] if end - start > 5 else []
        if (
            inverted
            or rest[:1] in {"", ","}
            or not rest
            or rest.startswith(("in ", "at ", "on ", "during "))
        ):
            end = clause_start
            while end > sentence.start and text[end - 1] in " ,\u00a0":
                end -= 1
            if end < clause_start and text[end] == "," and end - sentence.start > 12:
                return [(sentence.start, end)]
        return []

    def _alone(self, sentence: Sentence) -> list[Report]:
        last = self._spoke
        if last is None:
            return []
        return [
            replace(last, start=m.start, end=m.end, confidence=0.7, carried=True)
            for m in sentence.marked
        ]


def _cues(text: str, sentence: Sentence) -> list[Span]:
    """Returns the reporting verbs and each "according to"."""
    found: list[Span] = []
    for match in _CUE_WORD.finditer(text, sentence.start, sentence.end):
        word = match.group().lower()
        if word in CUE_FORMS:
            found.append(Span(*match.span()))
        elif word == _ACCORDING and text.startswith(" to", match.end()):
            found.append(Span(match.start(), match.end() + len(" to")))
    return found


def _inside(cue: Span, marked: Sequence[Marked]) -> bool:
    return any(m.start <= cue.start < m.end for m in marked)


def _only_quotes(text: str, sentence: Sentence) -> bool:
    rest = text[sentence.start : sentence.end]
    for m in reversed(sentence.marked):
        rest = rest[: m.start - sentence.start] + rest[m.end - sentence.start :]
    return not any(c.isalnum() for c in rest)


def _opens_speech(text: str, start: int, quote: Marked) -> bool:
    between = text[start : quote.start].strip(" \u00a0")
    if between.endswith((":", ",")) or not between:
        return True
    return text[quote.inner_start : quote.inner_start + 1].isupper()


def _content_end(text: str, start: int, limit: int) -> int:
    match = re.compile(r",[\s\u00a0](?:adding|saying|noting|and[\s\u00a0](?:said|added))\b").search(
        text, start, limit
    )
    end = match.start() if match else limit
    while end > start and text[end - 1] in " \n\u00a0.":
        end -= 1
    return end


