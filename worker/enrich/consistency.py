"""Makes the entities of one article agree with each other.

A tagger sees a few words around each word; a reader remembers the article. Once single names are
mended, four corrections use that memory, and each needs evidence inside the article:

1. A string that is labelled in several places takes the label that most of them have.
2. A word that is the surname of a person named in full is that person, unless it names a place or
   a people; the given name of such a person is no place.
3. What was taken for a person and is never more than one word behind `in` is a place; what a storm
   is called is no person.
4. A name that was found in one place and stands unlabelled in another is labelled there too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from worker.article import LabelledSpan
from worker.enrich.contexts import storms
from worker.enrich.cues import TITLES
from worker.enrich.finding import find_names, index_names
from worker.enrich.mending import mended, without_overlaps
from worker.enrich.places import country_of, is_ambiguous_region

__all__ = ["make_consistent"]

#: Dates and sums mean what they say wherever they stand.
_FIXED = frozenset({"DATE", "MONEY"})
#: What acts like people.
_ACTING = frozenset({"GPE", "ORG", "LOC", "FAC"})
#: Words that the article writes in lower case.
_COMMON = re.compile(r"\b[a-z]\w+")
#: Where a place is named and hardly anybody: "in Kells", not "in Kells's" or "in Kells 1:32".
_IN = re.compile(r"\b(?:in|near)[ \u00a0]$")
_OWNS = re.compile(r"['’-]|[ \u00a0][A-Z\d]")
#: Shorter names (US, EU) are left as the tagger has them.
_SHORTEST = 3


def make_consistent(
    text: str, spans: Iterable[LabelledSpan], titles: frozenset[str] = TITLES
) -> tuple[LabelledSpan, ...]:
    """Returns trimmed spans in order, none overlapping, labelled alike where they read alike."""
    found = mended(text, spans, titles)
    labels = _majority(text, found)
    labels |= dict.fromkeys(_parts_of_names(text, found, labels), "PERSON")
    labels |= _no_people(text, found, labels)
    agreed = [_relabelled(text, span, labels) for span in found]
    return tuple(without_overlaps([*agreed, *_found_again(text, agreed, labels)]))


def _majority(text: str, spans: Sequence[LabelledSpan]) -> dict[str, str]:
    """Returns for each string the label that most of its places have; ties are left open.

    Before a verb a tagger takes what acts for a person, so where a place or a body is as common
    that one gives way: right 19 times of 25 on the world news for training and development.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for span in spans:
        if span.label not in _FIXED:
            votes[text[span.start : span.end]][span.label] += 1
    leading = {string: _leading(counter) for string, counter in votes.items()}
    return {string: labels[0] for string, labels in leading.items() if len(labels) == 1}


def _leading(votes: Counter[str]) -> list[str]:
    most = max(votes.values())
    leading = [label for label, count in votes.items() if count == most]
    return [label for label in leading if label != "PERSON"] if _ACTING & set(leading) else leading


def _parts_of_names(
    text: str, spans: Sequence[LabelledSpan], labels: Mapping[str, str]
) -> frozenset[str]:
    """Returns surnames, and given names that were taken for places, of people named in full."""
    names = {
        text[span.start : span.end]
        for span in spans
        if labels.get(text[span.start : span.end], span.label) == "PERSON"
    }
    full = [name.split() for name in names if " " in name]
    last = {words[-1] for words in full if labels.get(words[-1]) != "NORP"}
    first = {words[0] for words in full if labels.get(words[0]) in {"GPE", "LOC"}}
    return frozenset(word for word in last | first if _is_nobody_else(word))


def _no_people(
    text: str, spans: Sequence[LabelledSpan], labels: Mapping[str, str]
) -> dict[str, str]:
    """Returns the labels of storms and places that were taken for people."""
    people = [s for s in spans if labels.get(text[s.start : s.end], s.label) == "PERSON"]
    names = {text[s.start : s.end] for s in people}
    known = {word for name in names if " " in name for word in name.split()}
    elsewhere = {text[s.start : s.end] for s in people if not _is_in(text, s)}
    places = {name for name in names - elsewhere - known if name.isalpha()}
    return dict.fromkeys(places, "GPE") | dict.fromkeys(storms(text) & labels.keys(), "MISC")


def _is_in(text: str, span: LabelledSpan) -> bool:
    before = _IN.search(text, max(0, span.start - 6), span.start)
    return bool(before) and not _OWNS.match(text, span.end)


def _is_nobody_else(word: str) -> bool:
    """Says whether a part of a person's name is written like a name and names no place."""
    return (
        len(word) >= _SHORTEST
        and word[0].isupper()
        and not word.endswith(".")
        and country_of(word) is None
        and not is_ambiguous_region(word)
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
    index = index_names(n for n, label in labels.items() if _is_findable(n, label, common))
    taken = bytearray(len(text))
    for span in spans:
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    return [
        LabelledSpan(start, start + len(name), labels[name])
        for start, name in find_names(text, index)
        if not any(taken[start : start + len(name)])
    ]


def _is_findable(name: str, label: str, common: frozenset[str]) -> bool:
    """Says whether a name means the same wherever it stands in the article.

    A single word that the article also writes in lower case is no name everywhere.
    """
    if label in {"MISC", "PRODUCT"} or len(name) < _SHORTEST or not name[0].isupper():
        return False
    return " " in name or name.lower() not in common
