"""Who a noun phrase means: names, surnames, roles and pronouns inside one article.

1. A name in the head of the phrase: "Moon spokesman Ko Min-jung, who ..." is Ko Min-jung.
2. A surname that the entity model missed but that ends a full name of the article.
3. A role that was given to one person before: "the spokesman".
4. He or she: the last speaker or the person named first, sentence by sentence back.

A group, a role without a name and a doubt give nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from worker.article import Entity, Span
from worker.enrich.cues import GROUP_NOUNS, PLURAL_PRONOUNS, USUAL, Vocabulary
from worker.enrich.genders import Gender, gender_of
from worker.enrich.quotes import Marked

__all__ = ["Article", "Referent"]

_SPEAKING = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP"})
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
#: Where the head of a noun phrase ends and what is added to it begins.
_HEAD_END = re.compile(
    r"[,;:(—–]| - |[ \u00a0](?:of|for|from|with|in|on|at|who|which|whose|that|to|as|by|during|"
    r"after|and|or)[ \u00a0]"
)
_JOINED = re.compile(r"[ \u00a0](?:and|or)[ \u00a0]|,[ \u00a0]")
_PRONOUN_GENDER: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
#: How many sentences back a pronoun or a role reaches.
_SENTENCES_BACK = 8
_DESCRIBED = 80


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
    """The entities of one article by place; answers who a phrase means."""

    def __init__(
        self,
        text: str,
        entities: Sequence[Entity],
        sentences: Sequence[int],
        marked: Sequence[Marked],
        vocabulary: Vocabulary = USUAL,
    ) -> None:
        self._text, self._sentences, self._marked = text, sentences, marked
        self._role_nouns = vocabulary.role_nouns
        self._places = sorted(
            (
                _Place(m.start, m.end, e)
                for e in entities
                for m in e.mentions
                if e.type in _SPEAKING
            ),
            key=lambda place: (place.start, -place.end),
        )
        self._starts = [place.start for place in self._places]
        self._genders: dict[str, Gender | None] = {}
        self._surnames: dict[str, list[Entity]] | None = None
        self._spoken: list[tuple[int, Entity]] = []

    def resolve(self, phrase: Span) -> Referent | None:
        """Returns who a noun phrase means; phrases are to be asked for from top to bottom."""
        found = self._find(phrase)
        if found is None:
            return None
        self._spoken.append((phrase.start, found))
        return Referent(found.name, found.id)

    def _find(self, phrase: Span) -> Entity | None:
        words = [w.lower() for w in _WORD.findall(self._text[phrase.start : phrase.end])]
        if not words:
            return None
        if words[0] in _PRONOUN_GENDER and len(words) == 1:
            return self._pronoun(phrase.start, _PRONOUN_GENDER[words[0]])
        if words[0] in PLURAL_PRONOUNS or words[0] in {"i", "it", "one", "who"}:
            return None
        return self._named(phrase) or self._described(phrase, words)

    def _head(self, phrase: Span) -> Span:
        start = phrase.start
        while True:
            match = _HEAD_END.search(self._text, start, phrase.end)
            if match is None:
                return phrase
            within = next(
                (
                    p
                    for p in self._between(phrase.start, phrase.end)
                    if p.start < match.start() < p.end
                ),
                None,
            )
            if within is None and match.start() > phrase.start:
                return Span(phrase.start, match.start())
            start = within.end if within else match.end()

    def _named(self, phrase: Span) -> Entity | None:
        head = self._head(phrase)
        inside = self._between(head.start, head.end)
        if self._is_group(phrase, head):
            return None
        last = inside[-1] if inside else None
        if last is not None:
            rest = self._text[last.end : head.end].strip(' \u00a0."”’')
            if not rest:
                return last.entity if last.entity.type != "NORP" else None
        return self._surname(head)

    def _is_group(self, phrase: Span, head: Span) -> bool:
        """Says whether the phrase names several: "Ann Lee and Bo Roe" have no one name."""
        joined = re.match(r"[ \u00a0](?:and|or)[ \u00a0]", self._text[head.end : phrase.end])
        if not joined or not self._text[head.end + joined.end() : phrase.end][:1].isupper():
            return False
        return any(p.entity.type == "PERSON" for p in self._between(head.end, phrase.end))

    def _surname(self, head: Span) -> Entity | None:
        words = _WORD.findall(self._text[head.start : head.end])
        if not words or not words[-1][0].isupper():
            return None
        if self._surnames is None:
            self._surnames = {}
            for place in self._places:
                name = place.entity.name.split()
                known = self._surnames.setdefault(name[-1].lower(), [])
                if place.entity.type == "PERSON" and place.entity not in known:
                    known.append(place.entity)
        fitting = self._surnames.get(re.sub(r"[’']s$", "", words[-1]).lower(), [])
        return fitting[0] if len(fitting) == 1 else None

    def _between(self, start: int, end: int) -> list[_Place]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [p for p in self._places[first:last] if p.end <= end]

    def _described(self, phrase: Span, words: Sequence[str]) -> Entity | None:
        """Returns whom "the spokesman" means: the one person whom the article gave that role."""
        head = self._head(phrase)
        if words[0] not in {"the", "his", "her", "their"} or self._between(head.start, head.end):
            return None
        noun = _WORD.findall(self._text[head.start : head.end])[-1].lower()
        if noun not in self._role_nouns or noun in GROUP_NOUNS:
            return None
        fitting: dict[str, Entity] = {}
        for place in self._places[: bisect_left(self._starts, phrase.start)]:
            if place.entity.type == "PERSON" and noun in self._description(place):
                fitting[place.entity.id] = place.entity
        if len(fitting) == 1:
            return next(iter(fitting.values()))
        recent = self._spoken[-1][1] if self._spoken else None
        return recent if recent is not None and recent.id in fitting else None

    def _description(self, place: _Place) -> set[str]:
        """Returns the words that say what a person is: the role before, the apposition after."""
        words = set(_WORD.findall((place.entity.role or "").lower()))
        before = self._text[max(0, place.start - 40) : place.start].rpartition("\n")[2]
        words.update(w.lower() for w in _WORD.findall(before)[-3:])
        after = self._text[place.end : place.end + _DESCRIBED]
        if re.match(r",[ \u00a0](?:a|an|the|who|his|her)[ \u00a0]", after):
            words.update(
                w.lower()
                for w in _WORD.findall(
                    re.split(r"[.;]|,[ \u00a0](?=\w+[ \u00a0]said)", after[2:])[0]
                )
            )
        return words

    def _pronoun(self, position: int, gender: Gender) -> Entity | None:
        """Goes back sentence by sentence: who spoke there, else who is named first there."""
        number = max(0, bisect_left(self._sentences, position + 1) - 1)
        end = position
        for back in range(min(number, _SENTENCES_BACK) + 1):
            start = self._sentences[number - back] if self._sentences else 0
            found = self._person_in(start, end, gender)
            if found is not None:
                return found
            end = start
        return None

    def _person_in(self, start: int, end: int, gender: Gender) -> Entity | None:
        for place, entity in self._spoken:
            if (
                start <= place < end
                and self._gender(entity) in (None, gender)
                and entity.type == "PERSON"
            ):
                return entity
        people = [
            p.entity
            for p in self._between(start, end)
            if p.entity.type == "PERSON" and not self._quoted(p) and not self._possessive(p)
        ]
        known = [e for e in people if self._gender(e) == gender]
        unknown = [e for e in people if self._gender(e) is None]
        return known[0] if known else unknown[0] if unknown else None

    def _possessive(self, place: _Place) -> bool:
        return self._text[place.end : place.end + 2] in {"’s", "'s"}

    def _quoted(self, place: _Place) -> bool:
        return any(m.start <= place.start < m.end for m in self._marked)

    def _gender(self, entity: Entity) -> Gender | None:
        if entity.id not in self._genders:
            self._genders[entity.id] = gender_of(self._text, entity)
        return self._genders[entity.id]
