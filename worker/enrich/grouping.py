"""Which mentions of one article mean the same thing.

1. Mentions that read alike are one name.
2. A short name stands for a longer one of the article (`shortening`). Where it may stand for
   several people, the one who was named most often before is meant.
3. What stands for the same name is one group, called by its fullest name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from worker.article import LabelledSpan
from worker.enrich.genders import Gender, gender_of_given_name, gender_of_title
from worker.enrich.names import (
    has_stray_mark,
    name_words,
    nickname_of,
    person_words,
    without_nickname,
)
from worker.enrich.places import is_formal
from worker.enrich.shortening import Key, Name, fuller_names, names_alike

__all__ = ["Group", "group_mentions"]

#: East Asian surnames, which news leaves in front.
_SURNAMES_BEFORE_GIVEN_NAMES = frozenset((
    "chen", "cho", "choi", "deng", "guo", "han", "hu", "huang", "jang", "jiang", "jung", "kang",
    "kim", "lam", "lee", "li", "liang", "lin", "liu", "luo", "ma", "moon", "nguyen", "park", "pham",
    "shin", "song", "sun", "tan", "tran", "wang", "wen", "wong", "wu", "xi", "xu", "yang", "yoon",
    "zhang", "zhao", "zheng", "zhou", "zhu",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of one thing in the order of the text, and its fullest name."""

    spans: tuple[LabelledSpan, ...]
    name: str


def group_mentions(text: str, spans: Sequence[LabelledSpan]) -> tuple[Group, ...]:
    """Returns the groups in the order of their first mentions; `spans` do not overlap."""
    names = names_alike(text, spans)
    fuller = fuller_names(text, names)
    meant = {name.key: _meant(text, name, fuller.get(name.key, ())) for name in names}
    members: dict[Key, list[LabelledSpan]] = defaultdict(list)
    for name in names:
        for span, key in zip(name.spans, meant[name.key], strict=True):
            # Who stands for nobody longer stays, even if the same name elsewhere stands for one.
            members[key if key == name.key else _end_of_chain(key, meant)].append(span)
    groups = [_group(text, found) for found in members.values()]
    return tuple(sorted(groups, key=lambda group: group.spans[0].start))


def _meant(text: str, name: Name, candidates: Sequence[Name]) -> list[Key]:
    """Returns for each mention of a name the name that it stands for, at worst itself.

    Mrs Lee is not Bo Lee, a man, even where no other Lee is named.
    """
    if not candidates:
        return [name.key] * len(name.spans)
    if name.family != "PERSON":
        return [candidates[0].key] * len(name.spans)
    race = _Race(text, name, candidates)
    return [race.leader(span.start, gender_of_title(text, span.start)) for span in name.spans]


class _Race:
    """Who of several people was named most often so far; to be asked from top to bottom.

    News calls the one it is about by surname, and relatives in full: that way 1,149 of 1,312
    speakers of PolNeAR's train part have the right name, and 1,114 with the one named last. A
    surname goes before a given name, and before the first of two surnames.
    """

    def __init__(self, text: str, short: Name, candidates: Sequence[Name]) -> None:
        self._short = short
        self._genders = [gender_of_given_name(c.exact) or _titled(text, c) for c in candidates]
        self._ranks = [[_closeness(short, c), 0, -c.spans[0].start] for c in candidates]
        self._keys = [c.key for c in candidates]
        named = [(span.start, at) for at, c in enumerate(candidates) for span in c.spans]
        self._ahead = sorted(named, reverse=True)
        titles: tuple[Gender | None, ...] = (None, "f", "m")
        self._leaders = {title: self._first(title) for title in titles}

    def leader(self, position: int, title: Gender | None) -> Key:
        """Returns who leads at a position of those whom a title suits, or the short name itself."""
        while self._ahead and self._ahead[-1][0] < position:
            self._advance(self._ahead.pop()[1])
        at = self._leaders[title]
        return self._short.key if at is None else self._keys[at]

    def _first(self, title: Gender | None) -> int | None:
        suited = [at for at in range(len(self._keys)) if self._suits(at, title)]
        return max(suited, key=self._ranks.__getitem__, default=None)

    def _suits(self, at: int, title: Gender | None) -> bool:
        """Says whether a title suits a person: Mr Lee is rather John Lee than Xyla Lee."""
        if title is None or self._genders[at] == title:
            return True
        return self._genders[at] is None and title not in self._genders

    def _advance(self, at: int) -> None:
        self._ranks[at][1] += 1
        for title, leader in self._leaders.items():
            if self._suits(at, title) and (leader is None or self._ranks[at] > self._ranks[leader]):
                self._leaders[title] = at


def _titled(text: str, name: Name) -> Gender | None:
    """Returns what the first title that stands before a full name says."""
    titles = (gender_of_title(text, span.start) for span in name.spans)
    return next((title for title in titles if title is not None), None)


def _closeness(short: Name, full: Name) -> int:
    """Returns 3 for the same suffix, 2 for the surname or several words, 1 for the given name."""
    first, last = full.words[0], full.words[-1]
    if short.suffix and short.suffix == full.suffix:
        return 3
    if len(short.words) > 1 or short.words[0] == last:
        return 2
    return (1 + (first in _SURNAMES_BEFORE_GIVEN_NAMES)) * (short.words[0] == first)


def _end_of_chain(key: Key, meant: Mapping[Key, Sequence[Key]]) -> Key:
    """Follows short forms to the fullest name; a circle ends at its least member."""
    seen = {key}
    while (following := meant[key][0]) != key:
        if following in seen:
            return min(seen)
        seen.add(following)
        key = following
    return key


def _group(text: str, spans: Sequence[LabelledSpan]) -> Group:
    ordered = tuple(sorted(spans, key=lambda span: span.start))
    votes = Counter([text[span.start : span.end] for span in ordered])
    ranked = sorted(
        votes,
        key=lambda e: (
            not is_formal(e),
            len(name_words(e)),
            not has_stray_mark(e),
            not _shouts(e),
            len(e),
            votes[e],
        ),
        reverse=True,
    )
    fullest = next((e for e in ranked[1:] if _adds_no_name(ranked[0], e)), ranked[0])
    if any(span.label == "PERSON" for span in ordered):
        fullest = _in_use(fullest, ranked)
    return Group(ordered, " ".join(fullest.split()))


def _in_use(fullest: str, names: Sequence[str]) -> str:
    """Returns the name without a nickname in marks, or the one that the article makes of it.

    Thomas "Bo" Lee is `Bo Lee` where the article calls him so, else `Thomas Lee`.
    """
    nicknames = nickname_of(fullest)
    if not nicknames:
        return fullest
    called = (e for e in names if " ".join(person_words(e)) == nicknames[-1])
    return next(called, without_nickname(fullest))


def _shouts(exact: str) -> bool:
    return exact.isupper() and " " in exact


def _adds_no_name(long: str, short: str) -> bool:
    """Says whether all that a name has before a given name is no name: "Tycoon Ann Lee"."""
    extra, words = long.removesuffix(short).split(), short.split()
    return (
        long.endswith(" " + short)
        and len(words) > 1
        and gender_of_given_name(words[0]) is not None
        and not any(_is_name_or_initial(word) for word in extra)
    )


def _is_name_or_initial(word: str) -> bool:
    return len(word) == 1 or word.endswith(".") or gender_of_given_name(word) is not None
