"""Who a noun phrase means: names, surnames, roles and pronouns inside one article."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from worker.article import Entity, Span
from worker.enrich.cues import FEMALE_WORDS, GROUP_NOUNS, MALE_WORDS, PLURAL_PRONOUNS

__all__ = ["Article", "Referent"]

_SPEAKING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Referent:
    """The entity a speaker phrase means."""

    name: str
    entity: str


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    entity: Entity


class Article:
    """The entities of one article by place, and who was last spoken of."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._text = text
        self._places = sorted(
            (_Place(m.start, m.end, e) for e in entities for m in e.mentions if e.type in _SPEAKING),
            key=lambda place: (place.start, -place.end),
        )
        self._starts = [place.start for place in self._places]
        self._genders: dict[str, str | None] = {}

    def resolve(self, phrase: Span, last: Referent | None) -> Referent | None:
        """Returns who a noun phrase means, or `None` for a group, a stranger or a doubt."""
        words = [w.lower() for w in _WORD.findall(self._text[phrase.start : phrase.end])]
        if not words:
            return None
        if words in (["he"], ["she"], ["him"], ["her"]):
            return self._pronoun(phrase.start, "m" if words[0] in MALE_WORDS else "f", last)
        if words[0] in PLURAL_PRONOUNS or words in (["i"], ["it"]):
            return None
        return self._named(phrase)

    def _named(self, phrase: Span) -> Referent | None:
        inside = self._between(phrase.start, phrase.end)
        people = [p for p in inside if p.entity.type == "PERSON"]
        if people:
            return _referent(people[0].entity)
        words = self._text[phrase.start : phrase.end].split()
        if any(w.strip(",.").lower() in GROUP_NOUNS for w in words):
            return None
        for place in inside:
            if place.start - phrase.start <= len("the ") and phrase.end - place.end <= 2:
                return _referent(place.entity)
        return None

    def _between(self, start: int, end: int) -> list[_Place]:
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end)
        return self._places[first:last]

    def _pronoun(self, position: int, gender: str, last: Referent | None) -> Referent | None:
        first = bisect.bisect_left(self._starts, position)
        for place in reversed(self._places[max(0, first - 12) : first]):
            if place.entity.type != "PERSON":
                continue
            known = self._gender(place.entity)
            if known in (None, gender):
                if last is not None and place.entity.id != last.entity and known is None:
                    return last
                return _referent(place.entity)
        return last

    def _gender(self, entity: Entity) -> str | None:
        if entity.id not in self._genders:
            self._genders[entity.id] = self._judge(entity)
        return self._genders[entity.id]

    def _judge(self, entity: Entity) -> str | None:
        votes = 0
        for mention in entity.mentions:
            before = self._text[max(0, mention.start - 24) : mention.start].lower().split()[-2:]
            words = {word.strip(".,") for word in before}
            votes += bool(words & MALE_WORDS) - bool(words & FEMALE_WORDS)
        return "m" if votes > 0 else "f" if votes < 0 else None


def _referent(entity: Entity) -> Referent:
    return Referent(entity.name, entity.id)
