"""Who a noun phrase means: names, surnames, roles and pronouns inside one article.

1. A name in the head of the phrase: "Moon spokesman Ko Min-jung, who ..." is Ko Min-jung.
2. A name that says who has the role of the head: "her campaign manager, Ann Lee,".
3. A surname that the entity model missed but that ends a full name of the article.
4. A role that was given to one person before: "the spokesman".
5. He or she (`pronouns`), and a relative pronoun by what it follows.

A group, a role without a name and a doubt give nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from worker.article import Entity, Span
from worker.enrich.cues import GROUP_NOUNS, PLURAL_PRONOUNS, USUAL, Vocabulary
from worker.enrich.names import TITLES
from worker.enrich.people import People, Place
from worker.enrich.pronouns import PRONOUN_GENDERS, who_is_meant
from worker.enrich.quotes import Marked

__all__ = ["Article", "Referent"]

_SPEAKING = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP"})
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
#: Where the head of a noun phrase ends and what is added to it begins.
_HEAD_END = re.compile(
    r"[,;:(—–]| - |[ \u00a0](?:of|for|from|with|in|on|at|who|which|whose|that|to|as|by|during|"
    r"after|and|or)(?=[ \u00a0]|$)"
)
_AND = re.compile(r"[ \u00a0](?:and|or)[ \u00a0]")
#: What may stand between a role and the name of who has it: "the mayor, Sen. Ann Lee".
_APPOSED = re.compile(r",[ \u00a0](?:[\w.]+[ \u00a0]){0,2}$")
_VERB = re.compile(
    r"[ \u00a0](?:\w+(?:ed|ly)|has|had|was|is|would|could|will|did|does|shot|took|went|made)\b"
)
_DEFINITE = frozenset(("the", "his", "her", "their"))
_NOBODY = PLURAL_PRONOUNS | {"i", "it", "one"}
_RELATIVE = frozenset(("who", "which", "that"))
_DESCRIBED = 80
_DESCRIPTION = re.compile(r",[ \u00a0](?:a|an|the|who|his|her)[ \u00a0]")
_DESCRIPTION_END = re.compile(r"[.;]|,[ \u00a0](?=\w+[ \u00a0]said)")


@dataclass(frozen=True, slots=True)
class Referent:
    """The entity a speaker phrase means."""

    name: str
    entity: str


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
        self._text, self._sentences, self._vocabulary = text, sentences, vocabulary
        speaking = (e for e in entities if e.type in _SPEAKING)
        self._places = sorted(
            (Place(m.start, m.end, e) for e in speaking for m in e.mentions),
            key=lambda place: (place.start, -place.end),
        )
        self._starts = [place.start for place in self._places]
        self._people = People(text, self._places, sentences, marked, vocabulary.cues)
        self._spoken: dict[int, list[tuple[int, Entity]]] = defaultdict(list)
        self._last: Entity | None = None
        self._roles: dict[str, list[Place]] | None = None

    def resolve(self, phrase: Span) -> Referent | None:
        """Returns who a noun phrase means; phrases are to be asked for from top to bottom."""
        found = self._find(phrase)
        if found is None:
            return None
        if found.type == "PERSON":
            number = self._people.sentence_of(phrase.start)
            self._spoken[number].append((phrase.start, found))
        self._last = found
        return Referent(found.name, found.id)

    def _find(self, phrase: Span) -> Entity | None:
        words = [w.lower() for w in _WORD.findall(self._text[phrase.start : phrase.end])]
        if not words:
            return None
        if len(words) == 1 and words[0] in PRONOUN_GENDERS:
            return self._pronoun(phrase.start, words[0])
        if words[0] in _RELATIVE and len(words) == 1:
            return self._antecedent(phrase.start)
        if words[0] in _NOBODY:
            return None
        return self._named(phrase) or self._described(phrase, words)

    def _pronoun(self, position: int, word: str) -> Entity | None:
        number = self._people.sentence_of(position)
        sentence = self._sentences[number] if self._sentences else 0
        return who_is_meant(
            self._text, self._people, self._spoken, position, PRONOUN_GENDERS[word], sentence
        )

    def _antecedent(self, position: int) -> Entity | None:
        """Returns the name right before "who", or the one person of the sentence so far."""
        before = bisect_left(self._starts, position) - 1
        if before >= 0 and self._text[self._places[before].end : position].strip(", \u00a0") == "":
            return self._places[before].entity
        number = self._people.sentence_of(position)
        people = [p.entity for p in self._people.in_sentence(number) if p.start < position]
        return people[0] if len({e.id for e in people}) == 1 else None

    def _named(self, phrase: Span) -> Entity | None:
        head = self._head(phrase)
        inside = self._between(head.start, head.end)
        if self._is_group(phrase, head):
            return None
        if inside:
            last = inside[-1]
            rest = self._text[last.end : head.end].strip(' \u00a0."”’')
            if not rest or (last.entity.type == "PERSON" and self._goes_on(last.end)):
                return last.entity if last.entity.type != "NORP" else None
        return self._apposed(phrase, head) or self._surname(head)

    def _goes_on(self, position: int) -> bool:
        """Says whether a verb follows a name: the phrase was taken too long."""
        following = _WORD.search(self._text, position, position + _DESCRIBED)
        is_cue = following is not None and following.group() in self._vocabulary.cues
        return is_cue or bool(_VERB.match(self._text, position))

    def _head(self, phrase: Span) -> Span:
        start = phrase.start
        while match := _HEAD_END.search(self._text, start, phrase.end):
            around = self._around(match.start())
            if around is not None:
                start = around.end
            elif match.start() == phrase.start or self._shares_name(phrase, match):
                start = match.end()
            else:
                return Span(phrase.start, match.start())
        return phrase

    def _shares_name(self, phrase: Span, match: re.Match[str]) -> bool:
        """Says whether two roles are joined that one name follows: "owner and editor Ann Lee"."""
        if not _AND.match(self._text, match.start()):
            return False
        words = self._text[phrase.start : match.start()].split()
        role = bool(words) and words[-1].rstrip(".").lower() in self._vocabulary.role_nouns | TITLES
        return role and not self._between(phrase.start, match.start(), "PERSON")

    def _is_group(self, phrase: Span, head: Span) -> bool:
        """Says whether the phrase names several: "Ann Lee and Bo Roe" have no one name."""
        joined = _AND.match(self._text, head.end, phrase.end)
        if not joined:
            return False
        others = self._between(joined.end(), phrase.end)
        return self._text[joined.end()].isupper() and any(
            p.entity.type in {"PERSON", "ORG"} for p in others
        )

    def _apposed(self, phrase: Span, head: Span) -> Entity | None:
        """Returns the person named right after a role: "her campaign manager, Ann Lee,"."""
        words = _WORD.findall(self._text[head.start : head.end])
        if not words or not words[-1][0].islower():
            return None
        for place in self._between(head.end, phrase.end, "PERSON"):
            apposed = _APPOSED.fullmatch(self._text, head.end, place.start)
            rest = self._text[place.end : place.end + 2]
            return place.entity if apposed and rest not in {"’s", "'s"} else None
        return None

    def _surname(self, head: Span) -> Entity | None:
        """Returns who is named where the entity model saw no name, if only one person can be."""
        words = _WORD.findall(self._text[head.start : head.end])
        if not words or not words[-1][0].isupper():
            return None
        fitting = self._people.called(re.sub(r"[’']s$", "", words[-1]))
        return fitting[0] if len(fitting) == 1 else None

    def _around(self, position: int) -> Place | None:
        """Returns the name that a position lies inside of."""
        before = bisect_left(self._starts, position) - 1
        place = self._places[before] if before >= 0 else None
        return place if place is not None and position < place.end else None

    def _between(self, start: int, end: int, kind: str | None = None) -> list[Place]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        places = self._places[first:last]
        return [p for p in places if p.end <= end and (kind is None or p.entity.type == kind)]

    def _described(self, phrase: Span, words: Sequence[str]) -> Entity | None:
        """Returns whom "the spokesman" means: the one person whom the article gave that role."""
        head = self._head(phrase)
        if words[0] not in _DEFINITE or self._between(head.start, head.end, "PERSON"):
            return None
        noun = _WORD.findall(self._text[head.start : head.end])[-1].lower()
        if noun not in self._vocabulary.role_nouns or noun in GROUP_NOUNS:
            return None
        holders = self._holders(noun)
        before = holders[: bisect_left(holders, phrase.start, key=lambda p: p.start)]
        fitting = {p.entity.id: p.entity for p in before}
        if len(fitting) == 1:
            return next(iter(fitting.values()))
        return self._last if self._last is not None and self._last.id in fitting else None

    def _holders(self, noun: str) -> Sequence[Place]:
        """Returns where people are named beside a role, in order."""
        if self._roles is None:
            self._roles = defaultdict(list)
            for place in self._people.places:
                for word in self._description(place) & self._vocabulary.role_nouns:
                    self._roles[word].append(place)
        return self._roles.get(noun, ())

    def _description(self, place: Place) -> set[str]:
        """Returns the words that say what a person is: the role before, the apposition after."""
        words = set(_WORD.findall((place.entity.role or "").lower()))
        before = self._text[max(0, place.start - 40) : place.start].rpartition("\n")[2]
        words.update(w.lower() for w in _WORD.findall(before)[-3:])
        after = self._text[place.end : place.end + _DESCRIBED]
        if _DESCRIPTION.match(after):
            words.update(w.lower() for w in _WORD.findall(_DESCRIPTION_END.split(after[2:])[0]))
        return words
