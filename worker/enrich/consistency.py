"""Makes the entities of one article agree with each other.

A tagger sees a few words around each word; a reader remembers the article. Four corrections use
that memory, and each needs evidence inside the article:

1. A country, the name of its people, and who is called Mr are what they are, whatever the tagger
   says; a country may still be an organisation (its team, its government).
2. A string that is labelled in several places takes the label that most of them have.
3. A word that is the surname of a person named in full is that person, unless it names a place.
4. A name that was found in one place and stands unlabelled in another is labelled there too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from worker.article import LabelledSpan
from worker.enrich.names import COURTESY_TITLES, trim_name
from worker.enrich.places import country_of, is_country, is_demonym

__all__ = ["make_consistent"]

#: Dates and sums mean what they say wherever they stand.
_FIXED = frozenset({"DATE", "MONEY"})
#: Labels that give way to what a list or a title says for certain.
_DOUBTFUL = frozenset({"PERSON", "GPE", "LOC", "NORP"})
#: Characters in front of a name in which its courtesy title is looked for.
_LONGEST_TITLE = 10
#: Where two names were taken for one: both parts are names, and news writes them apart.
_JOINTS = {
    "GPE": re.compile(r"([^,]+), ([A-Z][^,]+)"),
    "PERSON": re.compile(r"([A-Z]\S+ [A-Z][^,]+?),? of ([A-Z][^,]+)"),
}
_WRITTEN = re.compile(r"[^\W_]")
#: Words that the article writes in lower case.
_COMMON = re.compile(r"\b[a-z]\w+")
#: Shorter names (US, EU) are left as the tagger has them.
_SHORTEST = 3


def make_consistent(text: str, spans: Iterable[LabelledSpan]) -> tuple[LabelledSpan, ...]:
    """Returns trimmed spans in order, none overlapping, labelled alike where they read alike."""
    found = _without_overlaps(_trimmed(text, spans))
    labels = _majority(text, found)
    surnames = _surnames(text, found, labels)
    labels |= dict.fromkeys(surnames, "PERSON")
    agreed = [_relabelled(text, span, labels) for span in found]
    return _without_overlaps([*agreed, *_found_again(text, agreed, labels)])


def _trimmed(text: str, spans: Iterable[LabelledSpan]) -> list[LabelledSpan]:
    parts = (part for span in spans for part in _parts(text, span))
    trimmed = ((*trim_name(text, s.start, s.end, s.label), s.label) for s in parts)
    return [
        LabelledSpan(start, end, _sure_label(text, start, end) or label)
        if label in _DOUBTFUL
        else LabelledSpan(start, end, label)
        for start, end, label in trimmed
        if _WRITTEN.search(text, start, end)
    ]


def _sure_label(text: str, start: int, end: int) -> str | None:
    """Returns the label that a name has by itself or by the courtesy title before it."""
    exact = text[start:end]
    title = text[max(0, start - _LONGEST_TITLE) : start].split()[-1:]
    if title and text[start - 1] == " " and title[0].removesuffix(".").lower() in COURTESY_TITLES:
        return "PERSON"
    if is_country(exact):
        return "GPE"
    return "NORP" if is_demonym(exact) else None


def _parts(text: str, span: LabelledSpan) -> list[LabelledSpan]:
    """Returns `Boston, Mass.` as two places, and `Ann Lee of Boston` as a person and a place."""
    joint = _JOINTS.get(span.label)
    match = joint and joint.fullmatch(text, span.start, span.end)
    if not match:
        return [span]
    return [
        LabelledSpan(*match.span(1), span.label),
        LabelledSpan(*match.span(2), "GPE"),
    ]


def _without_overlaps(spans: Sequence[LabelledSpan]) -> tuple[LabelledSpan, ...]:
    """Returns the spans in order; of two that overlap the earlier, and the longer, stays."""
    kept: list[LabelledSpan] = []
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end, s.label)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _majority(text: str, spans: Sequence[LabelledSpan]) -> dict[str, str]:
    """Returns for each string the label that most of its places have; ties are left open."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for span in spans:
        if span.label not in _FIXED:
            votes[text[span.start : span.end]][span.label] += 1
    ranked = {string: counter.most_common(2) for string, counter in votes.items()}
    return {s: r[0][0] for s, r in ranked.items() if len(r) == 1 or r[0][1] > r[1][1]}


def _surnames(
    text: str, spans: Sequence[LabelledSpan], labels: Mapping[str, str]
) -> frozenset[str]:
    """Returns last words of full names of people that are not known as something else as well."""
    names = {
        text[span.start : span.end]
        for span in spans
        if labels.get(text[span.start : span.end], span.label) == "PERSON"
    }
    last = {name.split()[-1] for name in names if " " in name}
    return frozenset(
        word
        for word in last
        if len(word) >= _SHORTEST
        and word[0].isupper()
        and country_of(word) is None
        and not word.endswith(".")
    )


def _relabelled(text: str, span: LabelledSpan, labels: Mapping[str, str]) -> LabelledSpan:
    if span.label in _FIXED:
        return span
    return LabelledSpan(span.start, span.end, labels.get(text[span.start : span.end], span.label))


def _found_again(
    text: str, spans: Sequence[LabelledSpan], labels: Mapping[str, str]
) -> list[LabelledSpan]:
    """Returns further places of known names, where nothing is labelled yet."""
    common = frozenset(_COMMON.findall(text))
    names = [name for name, label in labels.items() if _is_findable(name, label, common)]
    if not names:
        return []
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<![\w-])(?=\w)(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
    taken = bytearray(len(text))
    for span in spans:
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    return [
        LabelledSpan(m.start(), m.end(), labels[m.group()])
        for m in pattern.finditer(text)
        if not any(taken[m.start() : m.end()])
    ]


def _is_findable(name: str, label: str, common: frozenset[str]) -> bool:
    """Says whether a name means the same wherever it stands in the article.

    A single word that the article also writes in lower case is no name everywhere.
    """
    if label in {"MISC", "PRODUCT"} or len(name) < _SHORTEST or not name[0].isupper():
        return False
    return " " in name or name.lower() not in common
