"""Where what somebody is reported to say begins and ends, of what a tagger marked as content.

1. A quotation mark never lies half inside a content.
2. What the rules are surer of: whole clauses, direct quotes, quotes that a colon introduces.
3. A subordinate clause reports nothing of the main clause.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from worker.article import LabelledSpan
from worker.enrich.quotes import Marked
from worker.enrich.reports import Report
from worker.enrich.sentences import Sentence

__all__ = ["before_main_clauses", "fitted_contents"]

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
#: Confidence in what only the rules read.
_UNSEEN = 0.5


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
    return _without_introduced(text, contents, rules, marked)


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
        and (r.cue or r.speaker)
        and r.end - r.start > 25
        and not any(c.start < r.end and r.start < c.end for c in contents)
    ]
    return sorted([*contents, *added], key=lambda c: c.start)


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
