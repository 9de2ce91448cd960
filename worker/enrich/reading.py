"""What the rules read: quotation marks, reporting verbs, and who stands beside them.

Every reporting verb outside quotation marks looks for its speaker and for what it reports. A quote
alone in its sentence or paragraph belongs to whoever spoke last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeVar

from worker.article import LabelledSpan, Span
from worker.enrich.cues import USUAL, Vocabulary
from worker.enrich.labels import signature_behind
from worker.enrich.quotes import Marked, find_marked
from worker.enrich.reports import Report, goes_on_with, report, speaker_of
from worker.enrich.sentences import Sentence, split_sentences
from worker.enrich.subjects import can_speak, subject_of
from worker.enrich.titles import is_title
from worker.enrich.verbs import cues_in

__all__ = ["Reading", "by_span", "hint_spans", "read"]

#: Characters; paragraphs of edited news hold a few hundred.
LONGEST_STRETCH = 5_000


class _Placed(Protocol):
    @property
    def start(self) -> int:
        """Where it begins."""


Standing = TypeVar("Standing", bound=_Placed)

#: Up to four words with a capital and a colon: "Mayor:", "Ann Lee:".
_LABEL = re.compile(r"([A-Z][\w.’'-]*(?:[ \u00a0][\w.’'-]+){0,3}):[ \u00a0]")
#: The same alone in a line, with a capital at its end: "Harbour master Ann Lee:".
_NAMED = re.compile(r"((?:[A-Z][\w.’'-]*[ \u00a0](?:[\w.’'-]+[ \u00a0]){0,2})?[A-Z][\w.’'-]*):")
#: “The mayor issued a short statement on Monday:” says as much as a reporting verb.
_ISSUED = re.compile(
    r"\b(issue[sd]|release[sd]|makes?|made|gave|gives?|sent|sends?|share[sd]|publishe[sd]|offer(?:s|ed)|"
    r"delivere?[ds]|provide[sd]|had|has)\b[^:“”\"]{0,60}?\b"
    r"(?:statement|memo|letter|message|note|comment|remarks?|response|reply|e-?mail|post|tweet)s?\b"
)
#: “Her message was: “Wait.””: somebody else than the message, whom it does not name, speaks.
_OWNED = re.compile(
    r"(?:His|Her|Its|Their)[ \u00a0](?:\w+[ \u00a0]){0,2}(?:message|statement|words|advice|answer|"
    r"reply|response|point|comment|question|slogan|motto|letter|post|tweet|view|verdict|argument|"
    r"warning|plea)\b"
)
#: A name between commas behind what somebody is: “her rival, Ann Lee, was glad: “...””.
_APPOSITION = re.compile(r",[ \u00a0][A-Z][\w.’'-]*(?:[ \u00a0][A-Z][\w.’'-]*){0,3}(?=,)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules make of an article; `cues` are all reporting verbs outside quotation marks.

    `paragraphs` are those of the article with their sentences; a very long one is in pieces.
    """

    marked: tuple[Marked, ...]
    paragraphs: tuple[tuple[Span, tuple[Sentence, ...]], ...]
    cues: tuple[Span, ...]
    reports: tuple[Report, ...]


@lru_cache(maxsize=64)
def read(text: str, paragraphs: tuple[Span, ...], vocabulary: Vocabulary = USUAL) -> Reading:
    """Returns the reading of an article; a batch is read twice, for the tagger and after it."""
    marked = find_marked(text, paragraphs, vocabulary)
    reader = _Reader(text, vocabulary)
    split: list[tuple[Span, tuple[Sentence, ...]]] = []
    for paragraph, here in zip(paragraphs, by_span(marked, paragraphs), strict=True):
        split += _stretches(paragraph, reader.paragraph(paragraph, here))
    return Reading(marked, tuple(split), tuple(reader.cues), tuple(reader.reports))


def by_span(items: Iterable[Standing], spans: Sequence[Span]) -> list[list[Standing]]:
    """Returns for each of the spans, which are in order, the items that begin in it."""
    starts = [span.start for span in spans]
    found: list[list[Standing]] = [[] for _ in spans]
    for item in items:
        number = bisect_right(starts, item.start) - 1
        if number >= 0 and item.start < spans[number].end:
            found[number].append(item)
    return found


def _stretches(
    paragraph: Span, sentences: Sequence[Sentence]
) -> list[tuple[Span, tuple[Sentence, ...]]]:
    """Returns the paragraph, or pieces of whole sentences of one that is no paragraph any more.

    Everything in a stretch is compared with everything else in it.
    """
    stretches: list[list[Sentence]] = []
    for sentence in sentences:
        if not stretches or sentence.end - stretches[-1][0].start > LONGEST_STRETCH:
            stretches.append([])
        stretches[-1].append(sentence)
    if len(stretches) < 2:
        return [(paragraph, tuple(sentences))]
    return [(Span(inside[0].start, inside[-1].end), tuple(inside)) for inside in stretches]


def hint_spans(
    text: str, paragraphs: tuple[Span, ...], vocabulary: Vocabulary = USUAL
) -> tuple[LabelledSpan, ...]:
    """Returns what the rules read as labelled spans, for a tagger that takes them as features.

    Labels: OPEN, INSIDE and CLOSE for quotation marks and what they hold (SINGLE for what single
    marks hold), SENTENCE, VERB for every reporting verb; CONTENT, SOURCE and CUE for the reports.
    """
    reading = read(text, paragraphs, vocabulary)
    hints = [LabelledSpan(c.start, c.end, "VERB") for c in reading.cues]
    for m in reading.marked:
        hints.append(LabelledSpan(m.inner_start, m.inner_end, "INSIDE" if m.double else "SINGLE"))
        hints.append(LabelledSpan(m.start, m.inner_start, "OPEN"))
        hints.append(LabelledSpan(m.inner_end, m.end, "CLOSE"))
    for _, sentences in reading.paragraphs:
        hints += [LabelledSpan(s.start, s.end, "SENTENCE") for s in sentences]
    for made in reading.reports:
        hints.append(LabelledSpan(made.start, made.end, "CONTENT"))
        if made.speaker:
            hints.append(LabelledSpan(made.speaker.start, made.speaker.end, "SOURCE"))
        if made.cue:
            hints.append(LabelledSpan(made.cue.start, made.cue.end, "CUE"))
    return tuple(h for h in hints if h.start < h.end)


class _Reader:
    """Reads an article from top to bottom and remembers who spoke last."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._text, self._vocabulary = text, vocabulary
        self.reports: list[Report] = []
        self.cues: list[Span] = []
        self._group = 0
        self._spoke: Report | None = None

    def paragraph(self, paragraph: Span, here: Sequence[Marked]) -> tuple[Sentence, ...]:
        """Reads one paragraph; `here` are its quotation marks."""
        sentences = tuple(split_sentences(self._text, paragraph, here, self._vocabulary))
        for sentence in sentences:
            self._sentence(sentence)
        if not here:
            self._spoke = None
        if sentences and self._text[: sentences[-1].end].endswith(":"):
            self._spoke = self._introduction(sentences[-1])
        return sentences

    def _introduction(self, sentence: Sentence) -> Report | None:
        """The mayor wrote on Monday: or Ann Lee: alone, for the quote in the paragraph after it."""
        cue = self._introducing(sentence)
        if cue is not None:
            speaker = speaker_of(self._text, sentence, cue, self._vocabulary)
        elif label := _NAMED.fullmatch(self._text, sentence.start, sentence.end):
            speaker = Span(*label.span(1))
        else:
            return None
        if speaker is None or not can_speak(self._text, speaker):
            return None
        self._group += 1
        return Report(sentence.end, sentence.end, self._group, speaker, cue, 0.7)

    def _introducing(self, sentence: Sentence) -> Span | None:
        """Returns the last reporting verb outside quotation marks, or one of issuing."""
        found = cues_in(self._text, sentence, self._vocabulary)
        if outside := _outside(found, sentence.marked):
            return outside[-1]
        issued = _ISSUED.search(self._text, sentence.start, sentence.end)
        return Span(*issued.span(1)) if issued else None

    def _sentence(self, sentence: Sentence) -> None:
        found = cues_in(self._text, sentence, self._vocabulary)
        if not found and not sentence.marked:
            return
        cues = _outside(found, sentence.marked)
        self.cues.extend(cues)
        made: list[Report] = []
        for cue in cues:
            self._group += 1
            found_here = report(self._text, sentence, cue, made, self._group, self._vocabulary)
            ends = {r.end for r in found_here}
            made = [r for r in made if r.end not in ends] + found_here
        if not made and sentence.marked and _only_quotes(self._text, sentence):
            made = self._alone(sentence)
        elif not made and sentence.marked:
            made = self._labelled(sentence) or self._signed(sentence)
        self.reports.extend(made)
        spoken = [r for r in made if r.speaker]
        if spoken:
            self._spoke = goes_on_with(spoken, sentence.marked)

    def _labelled(self, sentence: Sentence) -> list[Report]:
        """Mayor: “The pier is safe”: whoever stands before the colon says what follows it.

        “Lee was glad: “We are safe.””: else it is whom the sentence is about.
        """
        first = sentence.marked[0]
        label = _LABEL.match(self._text, sentence.start, first.start)
        if label is not None and label.end() == first.start:
            speaker: Span | None = Span(*label.span(1))
        elif self._introduced(first) and not _OWNED.match(self._text, sentence.start):
            speaker = subject_of(self._text, sentence.start, first.start)
        else:
            return []
        if speaker is not None and (name := _APPOSITION.match(self._text, speaker.end)):
            speaker = Span(speaker.start, name.end())
        if speaker is None or not can_speak(self._text, speaker):
            return []
        self._group += 1
        return [Report(first.start, first.end, self._group, speaker, None, 0.7)]

    def _signed(self, sentence: Sentence) -> list[Report]:
        """“The pier is safe.” — Ann Lee, a teacher: whoever signs what stands alone says it."""
        quote = sentence.marked[0]
        speaker = signature_behind(self._text, quote.end)
        if quote.start > sentence.start or speaker is None:
            return []
        if self._is_title(quote) or not can_speak(self._text, speaker):
            return []
        self._group += 1
        return [Report(quote.start, quote.end, self._group, speaker, None, 0.7)]

    def _introduced(self, quote: Marked) -> bool:
        """Says whether a whole sentence stands in marks behind a colon."""
        before = self._text[max(0, quote.start - 2) : quote.start].rstrip()
        inner = self._text[quote.inner_start : quote.inner_end]
        return before.endswith(":") and inner[:1].isupper() and inner[-1:] in ".?!…"

    def _alone(self, sentence: Sentence) -> list[Report]:
        """What stands alone in marks goes on with the last speech; else it is not known whose."""
        last = self._spoke
        if last is not None:
            carried = last.start < last.end
            return [
                last._replace(start=m.start, end=m.end, confidence=0.7, carried=carried)
                for m in sentence.marked
            ]
        said = [m for m in sentence.marked if m.double and not self._is_title(m)]
        self._group += bool(said)
        return [Report(m.start, m.end, self._group, None, None, 0.5) for m in said]

    def _is_title(self, quote: Marked) -> bool:
        return is_title(self._text, quote.inner_start, quote.inner_end, shortest=1)


def _outside(cues: list[Span], marked: Sequence[Marked]) -> list[Span]:
    """Returns the reporting verbs that do not stand within quotation marks."""
    if not marked:
        return cues
    return [c for c in cues if not any(m.start <= c.start < m.end for m in marked)]


def _only_quotes(text: str, sentence: Sentence) -> bool:
    rest = text[sentence.start : sentence.end]
    for m in reversed(sentence.marked):
        rest = rest[: m.start - sentence.start] + rest[m.end - sentence.start :]
    return not any(c.isalnum() for c in rest)
