"""The people of one article: where each is named, how the name stands there, and he or she."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from worker.article import Entity
from worker.enrich.cues import CueClass
from worker.enrich.genders import Gender, gender_of
from worker.enrich.names import is_short_person_name, person_words
from worker.enrich.quotes import Marked

__all__ = ["WORD", "People", "Place", "Role"]

#: How a name stands in its sentence: before a reporting verb, as its first subject, as any other
#: noun phrase, or as a mere part of one ("Ann Lee's ferry", "a Lee supporter").
Role = Literal["speaker", "subject", "other", "part"]

#: A word, with what an apostrophe or a hyphen joins to it.
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_BEFORE = re.compile(r"(\S+)[ \u00a0]$")
_VERB = re.compile(r"[ \u00a0](?:\w+ly[ \u00a0]|also[ \u00a0]|has[ \u00a0]|had[ \u00a0])?(\w+)")
_PREPOSITIONS = frozenset((
    "of", "by", "for", "to", "with", "from", "about", "against", "on", "at", "than", "in", "like",
    "over", "into", "between", "and", "including", "as",
))  # fmt: skip
#: What follows a subject; a past tense that is no regular one is not known here.
_FINITE = re.compile(
    r"[ \u00a0](?:(?:\w+ly|also|never|often|still|now)[ \u00a0])?"
    r"(?:has|had|have|is|was|will|would|could|can|may|might|must|should|did|does|\w{2,}ed)\b"
)
#: "Introducing Lee, Ann Roe left": whom a participle takes is not the subject.
_PARTICIPLE = re.compile(r"[a-z]{2,}ing")
_DETERMINERS = frozenset(("a", "an", "the", "this", "that", "another", "any", "every"))
#: Looked at in front of a name, in characters.
_REACH = 24


class Place(NamedTuple):
    """Where an entity is named."""

    start: int
    end: int
    entity: Entity


class People:
    """The people of an article by sentence and by surname; built once, asked often."""

    def __init__(
        self,
        text: str,
        places: Sequence[Place],
        sentences: Sequence[int],
        marked: Sequence[Marked],
        cues: Mapping[str, frozenset[CueClass]],
    ) -> None:
        self._text, self._sentences, self._cues = text, sentences, cues
        self._quotes = [m.start for m in marked], [m.end for m in marked]
        self.places = [p for p in places if p.entity.type == "PERSON"]
        self._genders: dict[str, Gender | None] = {}
        self._by_sentence: dict[int, list[Place]] = defaultdict(list)
        for place in self.places:
            if not self._is_quoted(place.start):
                self._by_sentence[self.sentence_of(place.start)].append(place)
        self._by_surname: dict[str, list[Entity]] | None = None

    def sentence_of(self, position: int) -> int:
        """Returns the number of the sentence that a position stands in."""
        return max(0, bisect_right(self._sentences, position) - 1)

    def in_sentence(self, number: int) -> Sequence[Place]:
        """Returns the places outside quotation marks in a sentence, in order."""
        return self._by_sentence.get(number, ())

    def gender(self, entity: Entity) -> Gender | None:
        """Returns how the article, and failing it the given name, speaks of a person."""
        if entity.id not in self._genders:
            self._genders[entity.id] = gender_of(self._text, entity)
        return self._genders[entity.id]

    def called(self, short: str) -> list[Entity]:
        """Returns the people whose full name or its surname reads `short`."""
        words = person_words(short)
        if not words:
            return []
        if self._by_surname is None:
            self._by_surname = defaultdict(list)
            for entity in {place.entity.id: place.entity for place in self.places}.values():
                self._by_surname[person_words(entity.name)[-1]].append(entity)
        full = ((e, person_words(e.name)) for e in self._by_surname.get(words[-1], ()))
        return [e for e, name in full if name == words or is_short_person_name(words, name)]

    def role(self, place: Place, *, first: bool) -> Role:
        """Says how a name stands in its sentence; `first` that no name stands before it."""
        text = self._text
        if text[place.end : place.end + 2] in {"’s", "'s"}:
            return "part"
        word = _BEFORE.search(text, max(0, place.start - _REACH), place.start)
        before = word.group(1).lower() if word else ""
        if before in _DETERMINERS:
            return "part"
        verb = _VERB.match(text, place.end)
        if verb and verb.group(1) in self._cues:
            return "speaker"
        if before in _PREPOSITIONS or _PARTICIPLE.fullmatch(before):
            return "other"
        return "subject" if first or _FINITE.match(text, place.end) else "other"

    def _is_quoted(self, position: int) -> bool:
        starts, ends = self._quotes
        number = bisect_left(starts, position + 1) - 1
        return number >= 0 and position < ends[number]
