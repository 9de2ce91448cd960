"""Joins what a tagger marked as content, cue and source with what the rules read.

1. Contents get the ends that quotation marks and rules give them (`contents`).
2. Each content takes the nearest cue of its sentence, and that cue the nearest source.
3. What is left without a source takes that of the rules, then that of the quote it continues.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from worker.article import LabelledSpan, Span
from worker.enrich.contents import before_main_clauses, behind_listeners, fitted_contents
from worker.enrich.marks import OPENING
from worker.enrich.quotes import Marked
from worker.enrich.reading import Reading, by_span
from worker.enrich.reports import Report, goes_on_with
from worker.enrich.sentences import Sentence
from worker.enrich.subjects import subject_of
from worker.enrich.verbs import is_passive

__all__ = ["link_roles"]

#: How far a source may stand from its cue, in characters past another cue or content.
_CROSSING = 60
_POINTING = frozenset((
    "which", "so", "that", "this", "it", "him", "her", "them", "those", "these", "who", "whom",
    "what", "he", "she", "they",
))  # fmt: skip
#: A quote without anybody goes on with one that ends so near before it, in characters.
_NEAR = 200
#: Such a quote begins its sentence, within so many characters.
_FIRST = 3
#: From so many on the nearest has to be looked for.
_RIVALS = 2


@dataclass(frozen=True, slots=True)
class _Roles:
    """The role spans of one paragraph, in order."""

    contents: list[LabelledSpan]
    cues: list[LabelledSpan]
    sources: list[LabelledSpan]


def link_roles(text: str, reading: Reading, roles: Sequence[LabelledSpan]) -> list[Report]:
    """Returns the quotes that the tagger and the rules together find, in order."""
    linker = _Linker(text, reading, roles)
    return linker.link()


class _Linker:
    def __init__(self, text: str, reading: Reading, roles: Sequence[LabelledSpan]) -> None:
        self._text, self._reading, self._roles = text, reading, roles
        self._reports: list[Report] = []
        self._group = 0

    def link(self) -> list[Report]:
        spans = [paragraph for paragraph, _ in self._reading.paragraphs]
        for (_, sentences), here, marked, rules in zip(
            self._reading.paragraphs,
            by_span(self._roles, spans),
            by_span(self._reading.marked, spans),
            by_span(self._reading.reports, spans),
            strict=True,
        ):
            if here or rules:
                self._paragraph(here, sentences, marked, rules)
        return self._reports

    def _paragraph(
        self,
        roles: Sequence[LabelledSpan],
        sentences: Sequence[Sentence],
        marked: Sequence[Marked],
        rules: Sequence[Report],
    ) -> None:
        said = [r for r in roles if r.label == "CONTENT" and not self._says_nothing(r)]
        contents = fitted_contents(self._text, said, rules, marked)
        cues = _outside([r for r in roles if r.label == "CUE"], contents)
        contents = behind_listeners(self._text, contents, cues)
        contents = before_main_clauses(self._text, contents, cues, sentences)
        sources = _outside([r for r in roles if r.label == "SOURCE"], contents)
        made: list[Report] = []
        for content in contents:
            sentence = _sentence_of(content, sentences)
            before = _latest(made, sentences, marked)
            report = self._one(
                content, sentence, _Roles(contents, cues, sources), rules, made, before, marked
            )
            made.append(report)
        self._reports.extend(made)

    def _says_nothing(self, content: LabelledSpan) -> bool:
        """A pronoun alone, without marks, stands for what was said elsewhere."""
        return self._text[content.start : content.end].lower() in _POINTING

    def _one(
        self,
        content: LabelledSpan,
        sentence: Span,
        roles: _Roles,
        rules: Sequence[Report],
        made: Sequence[Report],
        before: Report | None,
        marked: Sequence[Marked],
    ) -> Report:
        rule = _overlapping(content, [r for r in rules if not r.carried])
        speaker, cue_span = self._attribution(content, sentence, roles, rule)
        if speaker is None and cue_span is None:
            carried = self._carried(content, sentence, before, marked)
            if carried is not None:
                return carried._replace(
                    start=content.start, end=content.end, carried=True, confidence=content.score
                )
        speaker = speaker or self._elsewhere(content, sentence, cue_span, made)
        same = next((r for r in made if r.cue == cue_span and cue_span is not None), None)
        if same is None and not made and self._runs_on(content, marked):
            same = self._reports[-1]
            speaker = speaker or same.speaker
        if same is None:
            self._group += 1
        group = same.group if same else self._group
        return Report(content.start, content.end, group, speaker, cue_span, content.score)

    def _attribution(
        self, content: LabelledSpan, sentence: Span, roles: _Roles, rule: Report | None
    ) -> tuple[Span | None, Span | None]:
        """Returns the speaker and the verb: the tagger's, else those of the rules.

        `“Go home,” she said, according to a witness`: a verb right behind the marks goes before
        one that is farther off.
        """
        cue = _nearest_cue(content, sentence, roles)
        if cue is not None and rule is not None and self._is_beside(content, rule, cue):
            return rule.speaker, rule.cue
        source = _nearest_source(cue, content, sentence, roles)
        speaker = self._phrase(source, sentence) if source else None
        found = Span(cue.start, cue.end) if cue else rule.cue if rule else None
        return speaker or (rule.speaker if rule else None), found

    def _is_beside(self, content: LabelledSpan, rule: Report, cue: LabelledSpan) -> bool:
        """Says whether nothing stands between a quote in marks and who says it by the rules."""
        if self._text[content.start] not in OPENING or rule.speaker is None or rule.cue is None:
            return False
        start = min(rule.speaker.start, rule.cue.start)
        return (
            (rule.start, rule.end) == (content.start, content.end)
            and content.end <= start
            and not self._text[content.end : start].strip()
            and _gap(content, cue) > rule.cue.start - content.end
        )

    def _elsewhere(
        self, content: LabelledSpan, sentence: Span, cue: Span | None, made: Sequence[Report]
    ) -> Span | None:
        """Returns who speaks in the same sentence before, else the subject of the sentence."""
        last = made[-1] if made else None
        if last and last.speaker and last.end <= content.start and sentence.start <= last.start:
            return last.speaker
        if cue is None or is_passive(self._text, cue):
            return None
        return subject_of(self._text, sentence.start, cue.start)

    def _phrase(self, source: LabelledSpan, sentence: Span) -> Span:
        """Returns a source as far as its sentence goes."""
        if source.end <= sentence.end:
            return Span(source.start, source.end)
        inside = self._text[source.start : sentence.end].rstrip()
        return Span(source.start, source.start + len(inside.rstrip(".")))

    def _runs_on(self, content: LabelledSpan, marked: Sequence[Marked]) -> bool:
        """Says whether a quote goes on that the paragraph before left open."""
        mark = next((m for m in marked if m.start <= content.start < m.end), None)
        return mark is not None and mark.continues and bool(self._reports)

    def _carried(
        self,
        content: LabelledSpan,
        sentence: Span,
        before: Report | None,
        marked: Sequence[Marked],
    ) -> Report | None:
        if before is not None:
            return before
        mark = next((m for m in marked if m.start <= content.start + 1 < m.end), None)
        if mark is None or not self._reports:
            return None
        last = self._reports[-1]
        near = len(self._text[last.end : content.start].strip()) < _NEAR
        return last if near and content.start - sentence.start < _FIRST else None


def _latest(
    made: Sequence[Report], sentences: Sequence[Sentence], marked: Sequence[Marked]
) -> Report | None:
    """Returns the report of the last sentence that has any with which a quote alone goes on."""
    if not made:
        return None
    start = next(s.start for s in reversed(sentences) if s.start <= made[-1].start)
    return goes_on_with([r for r in made if r.start >= start], marked)


def _outside(spans: Iterable[LabelledSpan], contents: Sequence[LabelledSpan]) -> list[LabelledSpan]:
    return [s for s in spans if not any(c.start < s.end and s.start < c.end for c in contents)]


def _sentence_of(content: LabelledSpan, sentences: Sequence[Sentence]) -> Span:
    touched = [s for s in sentences if s.start < content.end and content.start < s.end]
    return Span(touched[0].start, touched[-1].end)


def _overlapping(content: LabelledSpan, rules: Sequence[Report]) -> Report | None:
    def shared(rule: Report) -> int:
        return min(rule.end, content.end) - max(rule.start, content.start)

    best = max(rules, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None


def _gap(one: LabelledSpan, other: LabelledSpan) -> int:
    return max(other.start - one.end, one.start - other.end, 0)


def _between(one: LabelledSpan, other: LabelledSpan, spans: Iterable[LabelledSpan]) -> int:
    low, high = min(one.end, other.end), max(one.start, other.start)
    return sum(low <= s.start and s.end <= high for s in spans)


def _nearest_cue(content: LabelledSpan, sentence: Span, roles: _Roles) -> LabelledSpan | None:
    near = [c for c in roles.cues if sentence.start <= c.start < sentence.end]
    if len(near) < _RIVALS:
        return near[0] if near else None

    def cost(cue: LabelledSpan) -> float:
        others = [c for c in roles.contents if c is not content]
        return _gap(content, cue) + _CROSSING * (
            _between(content, cue, others) + _between(content, cue, roles.cues)
        )

    return min(near, key=cost, default=None)


def _nearest_source(
    cue: LabelledSpan | None, content: LabelledSpan, sentence: Span, roles: _Roles
) -> LabelledSpan | None:
    anchor = cue or content
    near = [s for s in roles.sources if sentence.start <= s.start < sentence.end]
    if len(near) < _RIVALS:
        return near[0] if near else None

    def cost(source: LabelledSpan) -> float:
        return (
            _gap(anchor, source)
            + _CROSSING * _between(anchor, source, roles.contents)
            + _CROSSING * _between(anchor, source, roles.cues)
        )

    return min(near, key=cost, default=None)
