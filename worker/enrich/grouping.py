"""Which mentions of one article mean the same thing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from worker.article import LabelledSpan
from worker.enrich.genders import Gender, gender_of_given_name, gender_of_title
from worker.enrich.names import abbreviates, is_short_person_name, name_words
from worker.enrich.places import same_country

__all__ = ["Group", "group_mentions"]

_Key = tuple[str, tuple[str, ...]]
#: Labels between which a string's meaning does not change: a mislabelled mention still belongs.
_FAMILIES = {"PERSON": "PERSON", "DATE": "DATE", "MONEY": "MONEY"}
#: `Fed` is clipped, `Co` could be anything.
_SHORTEST_CLIP = 3
_BRACKETED = re.compile(r"\s*\(\s*[\"“]?$")


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of one thing in the order of the text, the names they use, and the fullest name."""

    spans: tuple[LabelledSpan, ...]
    names: frozenset[str]
    name: str


@dataclass(frozen=True, slots=True)
class _Name:
    """All mentions that read alike."""

    key: _Key
    exact: str
    spans: tuple[LabelledSpan, ...]

    @property
    def family(self) -> str:
        return self.key[0]

    @property
    def words(self) -> tuple[str, ...]:
        return self.key[1]


def group_mentions(text: str, spans: Sequence[LabelledSpan]) -> tuple[Group, ...]:
    """Returns the groups in the order of their first mentions; `spans` do not overlap."""
    names = _names(text, spans)
    full = _fuller_names(text, names)
    members: dict[_Key, list[LabelledSpan]] = defaultdict(list)
    for name in names:
        for span in name.spans:
            members[_end_of_chain(text, name.key, span, full)].append(span)
    groups = [_group(text, found) for found in members.values()]
    return tuple(sorted(groups, key=lambda group: group.spans[0].start))


def _names(text: str, spans: Sequence[LabelledSpan]) -> list[_Name]:
    alike: dict[_Key, list[LabelledSpan]] = defaultdict(list)
    for span in sorted(spans, key=lambda s: s.start):
        exact = text[span.start : span.end]
        family = _FAMILIES.get(span.label, "NAME")
        words = name_words(exact) if family in {"PERSON", "NAME"} else (exact.casefold(),)
        alike[family, words or (exact,)].append(span)
    return [_Name(key, _commonest(text, found), tuple(found)) for key, found in alike.items()]


def _commonest(text: str, spans: Sequence[LabelledSpan]) -> str:
    """Returns the commonest spelling, of those the one that is not all capitals, then the first."""
    votes = Counter(text[span.start : span.end] for span in spans)
    return max(votes, key=lambda exact: (not _shouts(exact), votes[exact]))


def _shouts(exact: str) -> bool:
    return exact.isupper() and " " in exact


def _fuller_names(text: str, names: Sequence[_Name]) -> dict[_Key, tuple[_Name, ...]]:
    """Returns for each short name the names it may stand for, longer ones only."""
    by_family: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        by_family[name.family].append(name)
    found: dict[_Key, tuple[_Name, ...]] = {}
    for name in by_family["PERSON"]:
        found[name.key] = _candidates(name, by_family["PERSON"], _is_same_person)
    bracketed = _bracketed(text, by_family["NAME"])
    for name in by_family["NAME"]:
        stated = bracketed.get(name.key)
        fits = _candidates(name, by_family["NAME"], _is_same_name)
        found[name.key] = (stated,) if stated else fits if len(fits) == 1 else ()
    return {key: fuller for key, fuller in found.items() if fuller}


def _candidates(
    name: _Name, others: Sequence[_Name], fits: Callable[[_Name, _Name], bool]
) -> tuple[_Name, ...]:
    """Returns the fullest names that `name` may stand for, without shorter forms of one another."""
    fuller = [other for other in others if other is not name and fits(name, other)]
    return tuple(o for o in fuller if not any(p is not o and fits(o, p) for p in fuller))


def _is_same_person(short: _Name, full: _Name) -> bool:
    return is_short_person_name(short.words, full.words)


def _is_same_name(short: _Name, full: _Name) -> bool:
    """Says whether two names of organisations or places are a short and a long form of one."""
    if same_country(short.exact, full.exact):
        return (len(full.exact), full.exact) > (len(short.exact), short.exact)
    if _label(short) != _label(full):
        return abbreviates(short.exact, full.exact)
    if _label(short) == "NORP":
        return full.words[-1:] == (short.words[-1] + "s",) and full.words[:-1] == short.words[:-1]
    return _label(short) == "ORG" and _is_short_organisation(short, full)


def _label(name: _Name) -> str:
    votes = Counter(span.label for span in name.spans)
    return max(sorted(votes), key=lambda label: votes[label])


def _is_short_organisation(short: _Name, full: _Name) -> bool:
    """Says whether `Toyota`, `Fed` or `Supreme Court` shortens a longer name in the article."""
    if abbreviates(short.exact, full.exact):
        return True
    if len(short.words) >= len(full.words):
        return False
    if full.words[: len(short.words)] == short.words:
        return True
    if len(short.words) > 1:
        return full.words[-len(short.words) :] == short.words
    return _is_clipped(short.exact, short.words[0], full.words[0])


def _is_clipped(exact: str, word: str, full_word: str) -> bool:
    """Says whether a word is the beginning of a longer one, as `Fed` is of `Federal`."""
    is_name = exact[0].isupper() and not exact.isupper()
    return is_name and len(word) >= _SHORTEST_CLIP and full_word.startswith(word)


def _bracketed(text: str, names: Sequence[_Name]) -> dict[_Key, _Name]:
    """Returns for each name first given in brackets the name before it: `Full Name (FN)`."""
    ends = {span.end: name for name in names for span in name.spans}
    found: dict[_Key, _Name] = {}
    for name in names:
        for span in name.spans:
            opening = _BRACKETED.search(text[max(0, span.start - 4) : span.start])
            before = opening and ends.get(span.start - len(opening.group()))
            if (
                before
                and text[span.end : span.end + 1] in {")", '"', "”"}
                and _fits_bracket(name, before)
            ):
                found.setdefault(name.key, before)
    return found


def _fits_bracket(short: _Name, full: _Name) -> bool:
    """Says whether the bracket explains the name, not (like a party or state) adds to it."""
    letters = [c.casefold() for c in short.exact if c.isalnum()]
    rest = iter(full.exact.casefold())
    return (
        len(short.words) == 1
        and len(full.exact) > len(short.exact)
        and letters[:1] == [full.exact[0].casefold()]
        and sum(letter in rest for letter in letters) >= len(letters) - 1
    )


def _end_of_chain(
    text: str, key: _Key, span: LabelledSpan, full: dict[_Key, tuple[_Name, ...]]
) -> _Key:
    """Follows short forms to the fullest name; each step leads to a longer one, so it ends."""
    seen = {key}
    addressed = gender_of_title(text, span.start)
    while key in full:
        key = _likeliest(span, _so_addressed(full[key], addressed)).key
        if key in seen:
            return min(seen)
        seen.add(key)
    return key


def _so_addressed(candidates: tuple[_Name, ...], gender: Gender | None) -> tuple[_Name, ...]:
    """Leaves out who cannot be Mr (or Mrs), unless that leaves nobody."""
    other = {"m": "f", "f": "m"}.get(gender or "")
    fitting = tuple(c for c in candidates if gender_of_given_name(c.exact) != other)
    return fitting if gender and fitting else candidates


def _likeliest(span: LabelledSpan, candidates: Sequence[_Name]) -> _Name:
    """Returns the candidate that was named most often before `span`, of those the first named.

    News calls the one it is about by surname, and relatives in full: that way 1,149 of 1,312
    speakers of PolNeAR's train part have the right name, and 1,114 with the one named last.
    """

    def rank(name: _Name) -> tuple[int, int]:
        return bisect_left(name.spans, span.start, key=lambda s: s.start), -name.spans[0].start

    return max(candidates, key=rank)


def _group(text: str, spans: Sequence[LabelledSpan]) -> Group:
    ordered = tuple(sorted(spans, key=lambda span: span.start))
    exacts = [text[span.start : span.end] for span in ordered]
    votes = Counter(exacts)
    ranked = sorted(
        votes,
        key=lambda e: (len(name_words(e)), not _shouts(e), len(e), votes[e]),
        reverse=True,
    )
    fullest = next((e for e in ranked[1:] if _adds_no_name(ranked[0], e)), ranked[0])
    return Group(ordered, frozenset(exacts), " ".join(fullest.split()))


def _adds_no_name(long: str, short: str) -> bool:
    """Says whether all that a name has before a given name is no name: "Tycoon Ann Lee"."""
    extra, words = long.removesuffix(short).split(), short.split()
    return (
        long.endswith(" " + short)
        and len(words) > 1
        and gender_of_given_name(words[0]) is not None
        and not any(gender_of_given_name(word) or word.endswith(".") for word in extra)
    )
