"""What a tagger gets wrong about single names, whatever the rest of the article says.

1. Two names in one span are two: `Boston, Mass.`; `Ann Lee of Boston`; `Kells Port Trust (KPT)`.
2. Titles, articles, possessives and stray marks are no part of a name (`names`).
3. What cannot be a name is dropped: a party's letter, a number that is no year, a common word.
4. Countries, peoples, states and names that mean one thing have one label, and so has what stands
   beside a title or `village`, or ends with `Airport` (`contexts`).
5. Names, sums of money and days that leave no doubt are found where the tagger saw nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from worker.article import LabelledSpan, Span
from worker.enrich.contexts import label_beside, label_of_site
from worker.enrich.cues import TITLES
from worker.enrich.known import find_known, known_label
from worker.enrich.names import trim_name
from worker.enrich.places import country_of, is_country, is_demonym
from worker.enrich.sums import find_sums
from worker.enrich.written_dates import date_within, find_dates

__all__ = ["mended", "without_overlaps"]

#: Labels that give way to what a list or a title says for certain.
_DOUBTFUL = frozenset({"PERSON", "GPE", "LOC", "NORP"})
#: What a title or a noun beside a name may make of its label.
_BESIDE = {"PERSON": {"PERSON", "GPE", "LOC", "NORP"}, "GPE": {"PERSON", "ORG"}, "LOC": {"PERSON"}}
#: Where two names were taken for one: both parts are names, and news writes them apart.
_JOINTS = {
    "GPE": re.compile(r"([^,]+), ([A-Z][^,]+)"),
    "PERSON": re.compile(r"([A-Z]\S+ [A-Z][^,]+?),? of ([A-Z][^,]+)"),
    "ORG": re.compile(r"([^()]+) \(([^()]+)\)?"),
}
_WRITTEN = re.compile(r"[^\W_]")
#: `(R-Ky.)` and `(D)` behind a politician: the party's letter, and the state.
_PARTY = re.compile(r"[DRI](?=[-–)])")
_PARTY_AND_STATE = re.compile(r"[DRI][-–]([A-Z][A-Za-z. ]+)")
#: `(NY-17)` and `(D-MD-06)` are districts of the House.
_DISTRICT = re.compile(r"(?<=\()(?:[DRI][-–])?[A-Z]{2}[-–](?:\d{1,2}|AL)(?=[),])")
_NUMBER = re.compile(r"\d+")
_YEARS = range(1000, 2100)
#: What stands before a number that is part of something longer.
_COUNTED = re.compile(r"[\d$€£#][-–]?$")
_STORM = re.compile(r"(?:Hurricane|Cyclone|Typhoon|(?:Tropical )?Storm) [A-Z]")
_COURT_CASE = re.compile(r"\w vs?\.? [A-Z]")
#: One name in small letters among so many in capitals is a common word.
_CAREFUL = 3


def mended(
    text: str, spans: Iterable[LabelledSpan], titles: frozenset[str] = TITLES
) -> list[LabelledSpan]:
    """Returns the spans in order, trimmed and with what is certain put right; none overlap."""
    parts = chain.from_iterable(_parts(text, span) for span in spans)
    names = without_overlaps(mend for part in parts if (mend := _mended(text, part, titles)))
    names = _without_common_words(text, names)
    return without_overlaps(
        _with_found(names, chain(find_known(text), find_sums(text), find_dates(text)))
    )


def _parts(text: str, span: LabelledSpan) -> list[LabelledSpan]:
    """Returns `Boston, Mass.` as two places, and `Ann Lee of Boston` as a person and a place."""
    joint = _JOINTS.get(span.label)
    match = joint and joint.fullmatch(text, span.start, span.end)
    if not match:
        return [span]
    second = "ORG" if span.label == "ORG" else "GPE"
    return [LabelledSpan(*match.span(1), span.label), LabelledSpan(*match.span(2), second)]


def _mended(text: str, span: LabelledSpan, titles: frozenset[str]) -> LabelledSpan | None:
    start, end = trim_name(text, span.start, span.end, span.label, titles)
    if not _WRITTEN.search(text, start, end) or _is_no_name(text, start, end, span.label):
        return None
    if state := _PARTY_AND_STATE.fullmatch(text, start, end):
        return LabelledSpan(state.start(1), end, "GPE")
    label = _sure_label(text, start, end, span.label) or span.label
    date = date_within(text, start, end) if label == "DATE" else Span(start, end)
    return LabelledSpan(date.start, date.end, label) if date else None


def _is_no_name(text: str, start: int, end: int, label: str) -> bool:
    """Says whether this is a party's letter or district, or a date that is a mere number."""
    if _DISTRICT.match(text, start) or (end - start == 1 and _PARTY.match(text, start)):
        return True
    number = _NUMBER.fullmatch(text, start, end) if label == "DATE" else None
    if number is None:
        return False
    return int(number.group()) not in _YEARS or bool(
        _COUNTED.search(text, max(0, start - 2), start)
    )


def _sure_label(text: str, start: int, end: int, label: str) -> str | None:
    """Returns the label that a name has by itself or by the words beside it."""
    exact = text[start:end]
    known = known_label(exact)
    if known:
        return known
    beside = label_beside(text, start, end)
    if beside and label in _BESIDE[beside]:
        return beside
    if label not in _DOUBTFUL:
        return None
    if label == "GPE" and country_of(exact) is None and (site := label_of_site(exact)):
        return site
    if is_country(exact) or (label == "LOC" and country_of(exact)):
        return "GPE"
    if is_demonym(exact):
        return "NORP"
    return "MISC" if _STORM.match(exact) or _COURT_CASE.search(exact) else None


def _without_common_words(text: str, names: Sequence[LabelledSpan]) -> list[LabelledSpan]:
    """Leaves out single words in small letters where the article writes names with capitals."""
    small = {name for name in names if _is_small_word(text, name)}
    if len(names) < (_CAREFUL + 1) * len(small):
        return list(names)
    return [name for name in names if name not in small or country_of(text[name.start : name.end])]


def _is_small_word(text: str, name: LabelledSpan) -> bool:
    exact = text[name.start : name.end]
    return name.label in {"PERSON", "ORG", "GPE", "LOC"} and exact.isalpha() and exact.islower()


def without_overlaps(spans: Iterable[LabelledSpan]) -> list[LabelledSpan]:
    """Returns the spans in order; of two that overlap the earlier, and the longer, stays."""
    kept: list[LabelledSpan] = []
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end, s.label)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _with_found(
    names: Sequence[LabelledSpan], found: Iterable[LabelledSpan]
) -> Iterator[LabelledSpan]:
    """Yields the names, and what was found where no name reaches out of it instead of those in it.

    `names` are in order and do not overlap.
    """
    starts, ends = [name.start for name in names], [name.end for name in names]
    replaced: set[int] = set()
    for span in found:
        touched = range(bisect_right(ends, span.start), bisect_left(starts, span.end))
        if all(span.start <= starts[at] and ends[at] <= span.end for at in touched):
            replaced.update(touched)
            yield span
    yield from (name for at, name in enumerate(names) if at not in replaced)
