"""Who said what: joins quotation marks, reporting verbs, speakers and their fullest names.

1. `read` says what stands inside quotation marks and what the rules make of it.
2. `link_roles` lets the tagger's contents, cues and sources correct the rules, if there are any.
3. Names come from the article's entities; where nobody is meant for sure, there is no name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from worker.article import Annotation, Cue, Entity, Quote, QuoteType, Span, Speaker
from worker.enrich.confidence import Confidence
from worker.enrich.coreference import Article, Referent
from worker.enrich.cues import USUAL, Vocabulary
from worker.enrich.labels import speaker_label
from worker.enrich.linking import link_roles
from worker.enrich.plausible import is_speech, is_spoken
from worker.enrich.quotes import Marked
from worker.enrich.reading import read
from worker.enrich.repeats import counted
from worker.enrich.reports import Report
from worker.enrich.titles import is_name

__all__ = ["find_quotes"]

#: The contract's line between direct and mixed.
DIRECT_SHARE = 0.95
#: An indirect quote less likely right than half of the F1 reached would lower it (Lipton et al.
#: 2014, "Optimal thresholding of classifiers to maximize F1 measure"); F1 is about .8. What stands
#: in marks was said by somebody, however unsure its ends are.
LEAST_CONFIDENCE = 0.4


def find_quotes(
    text: str,
    paragraphs: tuple[Span, ...],
    annotation: Annotation,
    entities: tuple[Entity, ...],
    vocabulary: Vocabulary = USUAL,
) -> tuple[Quote, ...]:
    """Returns the quotes of an article in order, each with its speaker where there is one."""
    reading = read(text, paragraphs, vocabulary)
    reports = link_roles(text, reading, annotation.roles) if annotation.roles else reading.reports
    sentences = [s.start for _, inside in reading.paragraphs for s in inside]
    article = Article(text, entities, sentences, reading.marked, vocabulary)
    confidence = Confidence(text, reading.reports if annotation.roles else None)
    return _finish(text, reading.marked, reports, article, confidence)


def _finish(
    text: str,
    marked: Sequence[Marked],
    reports: Sequence[Report],
    article: Article,
    confidence: Confidence,
) -> tuple[Quote, ...]:
    quotes: list[Quote] = []
    meant: dict[Span | None, Referent | None] = {}
    reached = -1
    for report in sorted((_labelled(text, r) for r in reports), key=lambda r: (r.start, -r.end)):
        if report.start < reached:
            continue
        reached = report.end
        if report.speaker not in meant:
            meant[report.speaker] = _named(article, report)
        referent = meant[report.speaker]
        kind = _type(text, marked, report.start, report.end)
        names = kind != "indirect" and _only_names(text, marked, report)
        sure = confidence(report, "indirect" if names else kind)
        named = referent is not None
        if _is_quote(text, report, kind, sure, names=names, named=named):
            quotes.append(_quote(text, report, kind, sure, referent))
    return counted(quotes)


def _is_quote(
    text: str, report: Report, kind: QuoteType, sure: float, *, names: bool, named: bool
) -> bool:
    """Says whether a report is a quote.

    `names` says that it holds nothing else in marks, `named` that it is known who speaks.
    """
    if kind == "indirect" or (names and kind == "mixed"):
        return sure >= LEAST_CONFIDENCE and is_speech(text, report, sure, named=named)
    return not names and is_spoken(text, report)


def _only_names(text: str, marked: Sequence[Marked], report: Report) -> bool:
    """Says whether nothing but names stands in the marks of a report."""
    inside = _touching(marked, report.start, report.end)
    return bool(inside) and all(is_name(text, m) for m in inside)


def _named(article: Article, report: Report) -> Referent | None:
    content = Span(report.start, report.end)
    return article.resolve(report.speaker, content) if report.speaker else None


def _labelled(text: str, report: Report) -> Report:
    """Returns the report with the speaker that stands as a label beside it, which it leaves out.

    One with a verb and a speaker of its own keeps them: the label is rather a dateline.
    """
    label = speaker_label(text, report.start, report.end)
    if label is None:
        return report
    start = report.start
    if start <= label.start < label.end < report.end:
        start = next(
            i for i in range(label.end + 1, report.end + 1) if not text[i : i + 1].isspace()
        )
    own = report.cue is not None and report.speaker is not None and not report.carried
    return report._replace(start=start, speaker=report.speaker if own else label)


def _quote(
    text: str, report: Report, kind: QuoteType, confidence: float, referent: Referent | None
) -> Quote:
    cue = report.cue and Cue(report.cue.start, report.cue.end, _slice(text, report.cue))
    return Quote(
        id="",
        start=report.start,
        end=report.end,
        exact=text[report.start : report.end],
        type=kind,
        speaker=_speaker(text, report.speaker, referent) if report.speaker else None,
        cue=cue or None,
        confidence=confidence,
        group=f"g{report.group}",
    )


def _speaker(text: str, phrase: Span, referent: Referent | None) -> Speaker:
    return Speaker(
        name=referent.name if referent else None,
        entity=referent.entity if referent else None,
        start=phrase.start,
        end=phrase.end,
        exact=_slice(text, phrase),
    )


def _slice(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _type(text: str, marked: Sequence[Marked], start: int, end: int) -> QuoteType:
    """A quote is direct from `DIRECT_SHARE` of its letters inside double marks."""
    between = [
        (max(start, m.start), min(end, m.end)) for m in _touching(marked, start, end) if m.double
    ]
    if between == [(start, end)] and text[start + 1 : start + 2].isalpha():
        return "direct"
    inside = sum(_letters(text, *stretch) for stretch in between)
    if not inside:
        return "indirect"
    return "direct" if inside >= DIRECT_SHARE * _letters(text, start, end) else "mixed"


def _touching(marked: Sequence[Marked], start: int, end: int) -> list[Marked]:
    """Returns the stretches in marks that share something with a span."""
    first = max(0, bisect_right(marked, start, key=lambda m: m.start) - 1)
    last = bisect_left(marked, end, key=lambda m: m.start)
    return [m for m in marked[first:last] if start < m.end]


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalpha, text[start:end]))
