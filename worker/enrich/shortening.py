"""Which longer names of an article a short name may stand for.

Each longer name is filed under all that it may be shortened to, and each name is looked up there,
so that the work grows with the names and not with their pairs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from worker.article import LabelledSpan
from worker.enrich.names import (
    is_short_person_name,
    name_words,
    nickname_of,
    person_words,
    suffix_of,
)
from worker.enrich.organisations import (
    abbreviates,
    acronyms,
    clipped_words,
    of_department,
    shortens_organisation,
    turned,
)
from worker.enrich.places import country_number, country_of, country_of_region

__all__ = ["Key", "Name", "fuller_names", "names_alike"]

#: The family of a name, its folded words, and `jr` or `sr` of a person.
Key = tuple[str, tuple[str, ...], str]

#: Labels between which a string's meaning does not change: a mislabelled mention still belongs.
_FAMILIES = {"PERSON": "PERSON", "DATE": "DATE", "MONEY": "MONEY"}
#: What a bracket behind an organisation may explain: `Kells Port Trust (KPT)`, not `Kells (AP)`.
_BODIES = frozenset({"ORG", "MISC", "EVENT", "LAW", "FAC", "PRODUCT"})
_PLACES = frozenset({"GPE", "LOC"})
#: A span of more words is no name.
_LONGEST = 12
_BRACKETED = re.compile(r"\s*\(\s*[\"“]?$")
_STOPPED = re.compile(r"\b(?:[A-Z]\.){2,}")


@dataclass(frozen=True, slots=True)
class Name:
    """All mentions that read alike, in order; `label` is that of most of them."""

    key: Key
    exact: str
    label: str
    spans: tuple[LabelledSpan, ...]

    @property
    def family(self) -> str:
        """Is PERSON, DATE, MONEY, or NAME for all else."""
        return self.key[0]

    @property
    def words(self) -> tuple[str, ...]:
        """Are the folded words, without suffix and nickname."""
        return self.key[1]

    @property
    def suffix(self) -> str:
        """Is `jr`, `sr` or nothing."""
        return self.key[2]


def names_alike(text: str, spans: Sequence[LabelledSpan]) -> list[Name]:
    """Returns the names of an article in the order of their first mentions."""
    alike: dict[Key, list[LabelledSpan]] = defaultdict(list)
    keys: dict[tuple[str, str], Key] = {}
    for span in sorted(spans, key=lambda s: s.start):
        written = text[span.start : span.end], span.label
        if written not in keys:
            keys[written] = _key(*written)
        alike[keys[written]].append(span)
    return [
        Name(key, _commonest(text, found), _label(found), tuple(found))
        for key, found in alike.items()
    ]


def _key(exact: str, label: str) -> Key:
    family = _FAMILIES.get(label, "NAME")
    if family == "PERSON":
        return family, person_words(exact) or (exact,), suffix_of(exact)
    if family == "NAME":
        unstopped = _STOPPED.sub(lambda m: m.group().replace(".", ""), exact)
        return family, turned(name_words(unstopped)) or (exact,), ""
    return family, (exact.casefold(),), ""


def _commonest(text: str, spans: Sequence[LabelledSpan]) -> str:
    """Returns the commonest spelling, of those the one that is not all capitals, then the first.

    `Department of Justice` goes before `Justice Department`: it tells the letters.
    """
    votes = Counter([text[span.start : span.end] for span in spans])
    return max(
        votes,
        key=lambda exact: (
            not (exact.isupper() and " " in exact),
            " of " in exact,
            votes[exact],
        ),
    )


def _label(spans: Sequence[LabelledSpan]) -> str:
    votes = Counter(span.label for span in spans)
    return max(sorted(votes), key=lambda label: votes[label])


def fuller_names(text: str, names: Sequence[Name]) -> dict[Key, tuple[Name, ...]]:
    """Returns for each short name the fullest names it may stand for.

    A person's name may stand for several people; any other only if there is just one.
    """
    people = [name for name in names if name.family == "PERSON"]
    others = [name for name in names if name.family == "NAME"]
    found = _fullest(_matches(people, _person_forms, _person_lookups, _is_same_person))
    found |= {
        key: fuller
        for key, fuller in _fullest(_matches(others, _forms, _lookups, _is_same_name)).items()
        if len(fuller) == 1
    }
    return found | _bracketed(text, others)


_Matches = Mapping[Key, Sequence[Name]]


def _matches(
    names: Sequence[Name],
    forms: Callable[[Name], Iterator[Hashable]],
    lookups: Callable[[Name], Iterator[Hashable]],
    fits: Callable[[Name, Name], bool],
) -> _Matches:
    """Returns all that each name may stand for, from what is filed where it is looked up."""
    filed: dict[Hashable, dict[Key, Name]] = defaultdict(dict)
    for name in names:
        if len(name.words) <= _LONGEST:
            for form in forms(name):
                filed[form][name.key] = name
    found: dict[Key, list[Name]] = {}
    for name in names:
        near = {key: other for at in lookups(name) for key, other in filed.get(at, {}).items()}
        found[name.key] = [o for o in near.values() if o is not name and fits(name, o)]
    return found


def _fullest(matches: _Matches) -> dict[Key, tuple[Name, ...]]:
    """Leaves out of each list the names that are short for others in it."""
    found: dict[Key, tuple[Name, ...]] = {}
    for key, fuller in matches.items():
        keys = {name.key for name in fuller}
        fullest = [n for n in fuller if not any(m.key in keys for m in matches[n.key])]
        if fullest:
            found[key] = tuple(sorted(fullest, key=lambda name: name.spans[0].start))
    return found


def _person_forms(name: Name) -> Iterator[Hashable]:
    words = name.words
    yield from {words[0], words[-1], words[-2:][0]}
    yield from nickname_of(name.exact)
    for at, word in enumerate(words[:-1]):
        yield word, words[-1]
        yield word[0], words[-1]
        if at == 0:
            yield "begins", *words[:2]


def _person_lookups(name: Name) -> Iterator[Hashable]:
    words = name.words
    if len(words) == 1:
        yield words[0]
    else:
        yield words[0], words[-1]
        yield "begins", *words[:2]
        yield " ".join(words)


def _is_same_person(short: Name, full: Name) -> bool:
    """Says whether one name is short for another; only a surname may leave out a suffix."""
    is_surname = short.words == full.words[-1:]
    if short.suffix and short.suffix != full.suffix and (full.suffix or not is_surname):
        return False
    if short.suffix and short.words == full.words:
        return False
    return is_short_person_name(short.words, full.words) or " ".join(short.words) in nickname_of(
        full.exact
    )


def _forms(name: Name) -> Iterator[Hashable]:
    words = name.words
    number = country_number(name.exact)
    if number is not None:
        yield "country", number
    for letters in acronyms(name.exact):
        yield "acronym", letters.upper()
    for clip in clipped_words(words):
        yield "first", clip
    for at in range(1, len(words)):
        yield "first", *words[:at]
        yield "last", *words[at:]
    subject = of_department(words)
    for at in range(len(subject or ())):
        yield "department", words[-1], *words[:at]
    if name.label == "NORP" and words[-1].endswith("s"):
        yield "singular", *words[:-1], words[-1][:-1]


def _lookups(name: Name) -> Iterator[Hashable]:
    words = name.words
    number = country_number(name.exact)
    if number is not None:
        yield "country", number
    yield "acronym", name.exact.replace(".", "").upper()
    yield "first", *words
    subject = of_department(words)
    if subject is not None:
        yield "department", words[-1], *subject
    if len(words) > 1:
        yield "last", *words
    if name.label == "NORP":
        yield "singular", *words


def _is_same_name(short: Name, full: Name) -> bool:
    """Says whether two names of organisations or places are a short and a long form of one."""
    number = country_number(short.exact)
    if number is not None and number == country_number(full.exact):
        return (len(full.exact), full.exact) > (len(short.exact), short.exact)
    if abbreviates(short.exact, full.exact):
        alike = (short.label in _PLACES) == (full.label in _PLACES)
        return alike or (full.label != "LOC" and not _is_place(short.exact))
    if short.label != full.label:
        return False
    if short.label == "NORP":
        return full.words == (*short.words[:-1], short.words[-1] + "s")
    return short.label == "ORG" and shortens_organisation(short.exact, short.words, full.words)


def _is_place(name: str) -> bool:
    return country_of(name) is not None or country_of_region(name) is not None


def _bracketed(text: str, names: Sequence[Name]) -> dict[Key, tuple[Name, ...]]:
    """Returns for each name first given in brackets the name before it: `Full Name (FN)`."""
    ends = {span.end: name for name in names for span in name.spans}
    found: dict[Key, tuple[Name, ...]] = {}
    for name in names:
        for span in name.spans:
            opening = _BRACKETED.search(text, max(0, span.start - 4), span.start)
            before = opening and ends.get(opening.start())
            closed = text[span.end : span.end + 1] in {")", '"', "”"}
            if before and closed and name.key not in found and _fits_bracket(name, before):
                found[name.key] = (before,)
    return found


def _fits_bracket(short: Name, full: Name) -> bool:
    """Says whether the bracket explains the name, not (like a party or state) adds to it."""
    letters = [c.casefold() for c in short.exact if c.isalnum()]
    rest = iter(full.exact.casefold())
    return (
        len(short.words) == 1
        and (short.label == full.label or {short.label, full.label} <= _BODIES)
        and len(full.exact) > len(short.exact)
        and letters[:1] == [full.exact[0].casefold()]
        and sum(letter in rest for letter in letters) >= len(letters) - 1
    )
