"""Where what somebody is reported to say begins and ends, of what a tagger marked as content.

1. A quotation mark never lies half inside a content.
2. What the rules are surer of: whole clauses, direct quotes, quotes that a colon introduces.
3. A comma inside the last marks ends what is said where only the telling goes on.
4. Whom somebody told, or the programme it was told on, is no part of what was told.
5. A subordinate clause reports nothing of the main clause.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from worker.article import LabelledSpan
from worker.enrich.cues import CUE_FORMS, FINITE, TELLING, TELLING_TO
from worker.enrich.quotes import Marked
from worker.enrich.reports import Report
from worker.enrich.sentences import Sentence
from worker.enrich.titles import is_name

__all__ = ["before_main_clauses", "behind_listeners", "fitted_contents"]

#: Characters: by how much rules and tagger may differ about an end, and the shortest clause.
_SLACK = 3
_SHORTEST = 12
_STUCK = re.compile(r"[.,;:](?=[\"“„«”])")
_SUBORDINATE = re.compile(
    r"(?:While|Although|Though|Even though|When|After|Before|If|Because|Since|Once)\b"
)
#: The comma behind a subordinate clause, before what can begin the main one.
_MAIN_CLAUSE = re.compile(
    r",[”\"’']*\s(?=(?:he|she|they|it|we|I|the|his|her|their|its|this|that|these|those|an?|there|"
    r"nobody|many|most|some|few|several|others|[A-Z][\w.’'-]*)\s)"
)
#: A noun phrase that tells who listened, not what about, and no `stories that`.
_PHRASE = (
    r"(?:(?!(?:that|whether|if|how|why|what|when|about|to|not|never|only|who|which|lies|story|"
    r"stories|tales?|jokes?|truth)\b)[^\s,:;“”\"‘’'—–]+[ \u00a0]){1,8}"
)
_LISTENERS = re.compile(rf"{_PHRASE}(?=(?:that|whether|if|how|why|what)[ \u00a0])")
_LISTENER_TO_DO = re.compile(
    rf"{_PHRASE}(?=(?:(?:not|never)[ \u00a0])?to[ \u00a0]"
    r"(?!(?:the|an?|his|her|their|its)\b)[a-z“\"])"
)
#: `the crowd at the pier,`, but `that if he wanted to,` is said.
_INTRODUCES = re.compile(
    r"(?!(?i:that|if|whether|when|while)\b|(?:In|On|At|By|To|From|With|After|For|During)\b)"
    r"[^,:;“”\"—–]{1,80}[,:][ \u00a0]"
)
#: What goes on with a quote behind the comma inside its marks; all else goes on with the telling.
_SAID_ON = re.compile(
    r"[\s\u00a0]*(?:and|or|but|nor|because|since|like|as|so|if|unless|where|including)\b"
)
_PARTICIPLE = re.compile(r"[\s\u00a0]*([a-z]+ing)\b")
#: What is said behind the name of where it was said.
_BEHIND_NAME = re.compile(r",?[ \u00a0](?=that[ \u00a0]|[“\"])")
#: Words of a sentence, at least.
_SENTENCE = 3
#: Confidence in what only the rules read.
_UNSEEN = 0.5
#: Characters, with the marks; shorter ones are often titles or single words.
_SHORTEST_UNSEEN = 26


def fitted_contents(
    text: str,
    said: Sequence[LabelledSpan],
    rules: Sequence[Report],
    marked: Sequence[Marked],
) -> list[LabelledSpan]:
    """Returns the contents of a paragraph, in order, with the ends that marks and rules give."""
    contents = _fitted([_moved(c, _after_stop(text, c), c.end) for c in said], marked)
    contents = _with_whole_clauses(contents, rules)
    contents = _with_sure_rules(contents, rules, marked)
    if marked:
        contents = [_behind_name(text, c, marked) for c in contents]
        contents = [_before_telling(text, c, rules, marked) for c in contents]
        contents = [_from_sentence(text, c, marked) for c in contents]
    return _without_introduced(text, contents, rules, marked)


def behind_listeners(
    text: str, contents: Sequence[LabelledSpan], cues: Sequence[LabelledSpan]
) -> list[LabelledSpan]:
    """Begins what was told behind those who were told it: `told the crowd that it was safe`."""
    return [_moved(c, _after_listener(text, c, cues), c.end) for c in contents]


def _after_listener(text: str, content: LabelledSpan, cues: Sequence[LabelledSpan]) -> int:
    cue = next((c for c in cues if 0 <= content.start - c.end <= 1), None)
    verb = text[cue.start : cue.end].lower().split()[-1] if cue else ""
    listener = None
    if verb in TELLING:
        listener = _LISTENERS.match(text, content.start, content.end)
    if listener is None and verb in TELLING_TO:
        listener = _LISTENER_TO_DO.match(text, content.start, content.end)
    if listener is None or FINITE.search(listener.group()):
        return content.start
    return listener.end()


def before_main_clauses(
    text: str,
    contents: Sequence[LabelledSpan],
    cues: Sequence[LabelledSpan],
    sentences: Sequence[Sentence],
) -> list[LabelledSpan]:
    """Ends what a subordinate clause reports before the main clause that the sentence must have.

    `While Lee says the pier is safe, nobody uses it`.
    """
    found: list[LabelledSpan] = []
    for content in contents:
        sentence = next(s for s in reversed(sentences) if s.start <= content.start)
        lead = text[sentence.start : content.start]
        if (
            _SUBORDINATE.match(lead)
            and "," not in lead
            and any(sentence.start < c.start < content.start for c in cues)
            and not text[content.end : sentence.end].strip(" \u00a0.”\"’'")
            and (main := _MAIN_CLAUSE.search(text, content.start, content.end))
        ):
            found.append(content._replace(end=main.start()))
        else:
            found.append(content)
    return found


def _after_stop(text: str, content: LabelledSpan) -> int:
    """Returns where a content begins whose first mark is stuck to a stop: `she said ."No."`."""
    stuck = _STUCK.match(text, content.start, content.end)
    return stuck.end() if stuck else content.start


def _fitted(contents: Sequence[LabelledSpan], marked: Sequence[Marked]) -> list[LabelledSpan]:
    fitted: list[LabelledSpan] = []
    for content in contents:
        start, end = content.start, content.end
        for m in marked:
            inside = [c for c in contents if m.start <= c.start and c.end <= m.end]
            if len(inside) > 1 and not m.closed:
                continue
            if (m.start < start < m.end and start - m.start <= 2) or (
                m.start <= start < m.end and len(inside) < 2 and start > m.start
            ):
                start = m.start
            if m.start < end < m.end and (m.end - end <= 3 or len(inside) < 2):
                end = m.end
        if fitted and start < fitted[-1].end:
            fitted[-1] = fitted[-1]._replace(end=max(end, fitted[-1].end))
            continue
        fitted.append(_moved(content, start, end))
    return fitted


def _moved(content: LabelledSpan, start: int, end: int) -> LabelledSpan:
    """Returns the content with other ends; most have the right ones already."""
    at_ends = content.start == start and content.end == end
    return content if at_ends else content._replace(start=start, end=end)


def _with_whole_clauses(
    contents: list[LabelledSpan], rules: Sequence[Report]
) -> list[LabelledSpan]:
    """Lets a clause with its attribution behind it take the place of what is reported inside it.

    `The two agreed to meet again, Ann Lee told reporters` is what Lee told, all of it.
    """
    for rule in (r for r in rules if r.whole):
        touched = [c for c in contents if c.start < rule.end and rule.start < c.end]
        if any(c.end > rule.end + _SLACK or c.start < rule.start - _SLACK for c in touched):
            continue
        if touched or rule.end - rule.start > _SHORTEST:
            score = max((c.score for c in touched), default=_UNSEEN)
            contents = [c for c in contents if c not in touched]
            contents.append(LabelledSpan(rule.start, rule.end, "CONTENT", score))
    return sorted(contents, key=lambda c: c.start)


def _with_sure_rules(
    contents: list[LabelledSpan], rules: Sequence[Report], marked: Sequence[Marked]
) -> list[LabelledSpan]:
    """Adds the direct quotes of the rules that the tagger did not see."""
    edges = {m.start for m in marked}
    added = [
        LabelledSpan(r.start, r.end, "CONTENT", _UNSEEN)
        for r in rules
        if r.start in edges
        and r.end - r.start >= _SHORTEST_UNSEEN
        and not any(c.start < r.end and r.start < c.end for c in contents)
    ]
    return sorted([*contents, *added], key=lambda c: c.start)


def _behind_name(text: str, content: LabelledSpan, marked: Sequence[Marked]) -> LabelledSpan:
    """Begins a content behind the programme in marks that it was said on: “Harbour Today” that."""
    first = next((m for m in marked if m.start == content.start), None)
    if first is None or first.end >= content.end:
        return content
    said = _BEHIND_NAME.match(text, first.end, content.end)
    return content._replace(start=said.end()) if said and is_name(text, first) else content


def _before_telling(
    text: str, content: LabelledSpan, rules: Sequence[Report], marked: Sequence[Marked]
) -> LabelledSpan:
    """Ends a content with its last marks where the telling goes on behind the comma in them.

    `“Go home,” she said, according to a witness`, `“Go home,” until they went`, `the pier “safe,”
    adding that`.
    """
    last = next((m for m in reversed(marked) if content.start <= m.start < content.end), None)
    if last is None or last.end >= content.end or text[last.inner_end - 1] not in ",?!":
        return content
    whole = last.start == content.start
    told = whole and any(
        r.cue is not None and r.start == content.start and r.end == last.end <= r.cue.start
        for r in rules
    )
    if not told and text[last.inner_end - 1] == ",":
        participle = _PARTICIPLE.match(text, last.end, content.end)
        reports = participle is not None and participle.group(1) in CUE_FORMS
        told = reports or (whole and not _SAID_ON.match(text, last.end, content.end))
    return content._replace(end=last.end) if told else content


def _from_sentence(text: str, content: LabelledSpan, marked: Sequence[Marked]) -> LabelledSpan:
    """Begins a content with the sentence in marks that a noun phrase in it introduces.

    `told the crowd at the pier, “Go home.”`, `mocked his rivals: “They are late.”`
    """
    first = next((m for m in marked if content.start < m.start < content.end), None)
    if first is None or first.end < content.end - 1 or not _is_sentence(text, first):
        return content
    lead = text[content.start : first.start]
    if not _INTRODUCES.fullmatch(lead) or FINITE.search(lead):
        return content
    return content._replace(start=first.start)


def _is_sentence(text: str, marked: Marked) -> bool:
    inner = text[marked.inner_start : marked.inner_end]
    return inner[:1].isupper() and inner[-1:] in ",.?!…" and len(inner.split()) >= _SENTENCE


def _without_introduced(
    text: str,
    contents: Sequence[LabelledSpan],
    rules: Sequence[Report],
    marked: Sequence[Marked],
) -> list[LabelledSpan]:
    """Takes a quote that a colon introduces out of the words before the colon.

    What the rules give to another verb is a quote of its own: `He denied it, saying: “...”`.
    """
    edges = {m.start for m in marked}
    found: list[LabelledSpan] = []
    for content in contents:
        rule = next((r for r in rules if _introduced(text, content, r, edges)), None)
        if rule is None:
            found.append(content)
            continue
        attribution = [s.start for s in (rule.cue, rule.speaker) if s and s.start > content.start]
        end = min([rule.start, *attribution])
        while end > content.start and not text[end - 1].isalnum():
            end -= 1
        if end - content.start >= _SHORTEST:
            found.append(content._replace(end=end))
        found.append(content._replace(start=rule.start))
    return found


def _introduced(text: str, content: LabelledSpan, rule: Report, edges: Container[int]) -> bool:
    inside = content.start < rule.start < content.end and rule.start in edges
    another = rule.cue is not None and rule.cue.start > content.start
    return inside and another and text[content.start : rule.start].rstrip().endswith(":")
