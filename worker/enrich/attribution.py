"""Who said what: joins quotation marks, reporting verbs, speakers and their fullest names.

1. `find_marked` says what stands inside quotation marks.
2. Every reporting verb outside them looks for its speaker and for what it reports.
3. A quote alone in its sentence or paragraph belongs to whoever spoke last.
4. Names come from the article's entities; where nobody is meant for sure, there is no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from worker.article import Annotation, Cue, Entity, Quote, QuoteType, Span, Speaker
from worker.enrich.clauses import Sentence, phrase_after, phrase_before, split_sentences
from worker.enrich.coreference import Article, Referent
from worker.enrich.cues import CUE_FORMS
from worker.enrich.quotes import Marked, find_marked

__all__ = ["find_quotes"]

_CUE = re.compile(
    r"\b(?:according to|" + "|".join(sorted(CUE_FORMS, key=len, reverse=True)) + r")\b(?![’'-]\w)",
    re.IGNORECASE,
)
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
class _Draft:
    """A quote on its way: where it stands, and the spans beside its cue."""

    start: int
    end: int
    group: int
    speaker: Span | None
    cue: Span | None
    confidence: float
    carried: Span | None = None


def find_quotes(
    text: str,
    paragraphs: tuple[Span, ...],
    annotation: Annotation,  # noqa: ARG001 - roles come with the tagger
    entities: tuple[Entity, ...],
) -> tuple[Quote, ...]:
    """Returns the quotes of an article in order, each with its speaker where there is one."""
    marked = find_marked(text, paragraphs)
    drafts = _Reader(text, marked).read(paragraphs)
    return _finish(text, marked, drafts, Article(text, entities))


class _Reader:
    """Reads an article from top to bottom and remembers who spoke last."""

    def __init__(self, text: str, marked: Sequence[Marked]) -> None:
        self._text, self._marked = text, marked
        self._drafts: list[_Draft] = []
        self._group = 0
        self._spoke: _Draft | None = None

    def read(self, paragraphs: Sequence[Span]) -> list[_Draft]:
        for paragraph in paragraphs:
            here = [m for m in self._marked if paragraph.start <= m.start < paragraph.end]
            quoted_before = self._spoke is not None
            for sentence in split_sentences(self._text, paragraph, here):
                self._sentence(sentence, paragraph)
            if not here and quoted_before:
                self._spoke = None
        return self._drafts

    def _sentence(self, sentence: Sentence, paragraph: Span) -> None:
        cues = [c for c in _cues(self._text, sentence) if not _inside(c, sentence.marked)]
        made: list[_Draft] = []
        for number, cue in enumerate(cues):
            limit = cues[number + 1].start if number + 1 < len(cues) else sentence.end
            made.extend(self._report(sentence, cue, limit, made))
        if not made and sentence.marked and _only_quotes(self._text, sentence):
            made = self._alone(sentence)
        self._drafts.extend(made)
        if made:
            self._spoke = next((d for d in reversed(made) if d.speaker or d.carried), self._spoke)

    def _report(
        self, sentence: Sentence, cue: Span, limit: int, made: Sequence[_Draft]
    ) -> list[_Draft]:
        text = self._text
        before = [m for m in sentence.marked if m.end <= cue.start]
        after = [m for m in sentence.marked if m.start >= cue.end]
        boundary = before[-1].end if before else sentence.start
        if text[cue.start : cue.end].lower() == "according to":
            speaker = phrase_after(text, cue.end, sentence.end)
            inverted = True
        else:
            inverted = bool(re.search(r"[,?!”\"’—–][\s\u00a0]*$", text[max(sentence.start, cue.start - 3) : cue.start]))
            speaker = phrase_before(text, boundary, cue.start)
            if inverted:
                speaker = phrase_after(text, cue.end, sentence.end) or speaker
        if speaker is None:
            speaker = made[-1].speaker if made else None
        self._group += 1
        clause_start = min(speaker.start, cue.start) if speaker else cue.start
        clause_end = max(speaker.end, cue.end) if speaker else cue.end
        spans: list[tuple[int, int]] = []
        if before and not any(d.end >= before[-1].end for d in made) and _GLUE.fullmatch(text, before[-1].end, clause_start):
            spans.append((self._clause_from(sentence, before[-1]), before[-1].end))
        kinds = CUE_FORMS.get(text[cue.start : cue.end].lower(), frozenset())
        listener = _LISTENER.match(text, cue.end, sentence.end) if "address" in kinds else None
        reach = listener.end() if listener else clause_end
        if after and after[0].start - reach < 80 and _opens_speech(text, reach, after[0]):
            spans.append((after[0].start, after[0].end))
        if not spans:
            spans.extend(self._indirect(sentence, cue, clause_start, reach, limit, inverted=inverted))
        return [_Draft(a, b, self._group, speaker, cue, 0.9) for a, b in spans]

    def _clause_from(self, sentence: Sentence, quote: Marked) -> int:
        lead = self._text[sentence.start : quote.start].strip()
        return sentence.start if lead and len(sentence.marked) and quote.start > sentence.start and not lead.endswith((":", ",")) else quote.start

    def _indirect(
        self, sentence: Sentence, cue: Span, clause_start: int, reach: int, limit: int, *, inverted: bool
    ) -> list[tuple[int, int]]:
        text = self._text
        kinds = CUE_FORMS.get(text[cue.start : cue.end].lower(), frozenset())
        adjunct = _ADJUNCT.match(text, reach, sentence.end)
        start = adjunct.end() if adjunct else reach
        while start < sentence.end and text[start] in " \u00a0":
            start += 1
        rest = text[start : sentence.end].strip(" .\u00a0\n")
        opens = _OPENING.match(rest)
        clause = bool(opens) or (not inverted and len(rest.split()) > 2 and bool(kinds & {"speech", "address", "clause"}) and rest[0] not in ",;:.")
        if clause and not rest.startswith(("in ", "at ", "on ", "to ", "of ", "about ", "during ", "for ")):
            end = _content_end(text, start, sentence.end)
            return [(start, end)] if end - start > 5 else []
        if inverted or rest[:1] in {"", ","} or not rest or rest.startswith(("in ", "at ", "on ", "during ")):
            end = clause_start
            while end > sentence.start and text[end - 1] in " ,\u00a0":
                end -= 1
            if end < clause_start and text[end] == "," and end - sentence.start > 12:
                return [(sentence.start, end)]
        return []

    def _alone(self, sentence: Sentence) -> list[_Draft]:
        last = self._spoke
        if last is None:
            return []
        carried = last.speaker or last.carried
        return [
            _Draft(m.start, m.end, last.group, None, None, 0.7, carried) for m in sentence.marked
        ]


def _cues(text: str, sentence: Sentence) -> list[Span]:
    return [Span(*m.span()) for m in _CUE.finditer(text, sentence.start, sentence.end)]


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
    match = re.compile(r",[\s\u00a0](?:adding|saying|noting|and[\s\u00a0](?:said|added))\b").search(text, start, limit)
    end = match.start() if match else limit
    while end > start and text[end - 1] in " \n\u00a0.":
        end -= 1
    return end


def _finish(
    text: str, marked: Sequence[Marked], drafts: Sequence[_Draft], article: Article
) -> tuple[Quote, ...]:
    quotes: list[Quote] = []
    last: Referent | None = None
    sizes: dict[int, int] = {}
    for draft in drafts:
        sizes[draft.group] = sizes.get(draft.group, 0) + 1
    reached = -1
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        if draft.start < reached:
            continue
        reached = draft.end
        phrase = draft.speaker or draft.carried
        referent = article.resolve(phrase, last) if phrase else None
        last = referent or last
        quote = _quote(text, marked, draft, referent, number=len(quotes) + 1)
        quotes.append(replace(quote, group=f"g{draft.group}" if sizes[draft.group] > 1 else None))
    return tuple(quotes)


def _quote(
    text: str, marked: Sequence[Marked], draft: _Draft, referent: Referent | None, *, number: int
) -> Quote:
    phrase = draft.speaker
    speaker = None
    if phrase or draft.carried:
        speaker = Speaker(
            name=referent.name if referent else None,
            entity=referent.entity if referent else None,
            start=phrase.start if phrase else None,
            end=phrase.end if phrase else None,
            exact=text[phrase.start : phrase.end] if phrase else None,
        )
    cue = draft.cue and Cue(draft.cue.start, draft.cue.end, text[draft.cue.start : draft.cue.end])
    return Quote(
        id=f"q{number}",
        start=draft.start,
        end=draft.end,
        exact=text[draft.start : draft.end],
        type=_type(text, marked, draft),
        speaker=speaker,
        cue=cue or None,
        confidence=draft.confidence,
    )


def _type(text: str, marked: Sequence[Marked], draft: _Draft) -> QuoteType:
    letters = inside = 0
    for place in range(draft.start, draft.end):
        if text[place].isalpha():
            letters += 1
            inside += any(m.double and m.start <= place < m.end for m in marked)
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.95 * letters else "mixed"
