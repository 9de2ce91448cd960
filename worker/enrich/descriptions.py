"""Whom a description means: "the spokesman", "his campaign manager", "the ministry".

A role means the one person whom the article gave it before: in front of the name, or behind it
between commas. An organisation is meant by the noun in its name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from worker.article import Entity
from worker.enrich.cues import GROUP_NOUNS, ORGANISATION_NOUNS, ROLE_ADJECTIVES, Vocabulary
from worker.enrich.people import WORD, People, Place

__all__ = ["Descriptions"]

#: Looked at on either side of a name, in characters.
_DESCRIBED = 80
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_POSSESSIVE = re.compile(r"[’'](?:s|$)")
#: The role beside a name: "the bank's chief, Ann Lee", "Minister of Ports Ann Lee".
_BESIDE = re.compile(
    r"([^\W\d_]+(?:-[^\W\d_]+)*)"
    r"(?:[ \u00a0](?:of|for|in|at|to)(?:[ \u00a0](?:[A-Z][\w&-]*|and|the)){1,5})?"
    r"(?:[ \u00a0][A-Z]{2,5})?,?[ \u00a0]$"
)
_DESCRIPTION = re.compile(
    r",[ \u00a0](?:who[ \u00a0](?:is|was|became|has[ \u00a0]been|(?:serv|work)e?[ds][ \u00a0]as)"
    r"(?:[ \u00a0](?:an?|the|his|her))?|an?|the|his|her)[ \u00a0]"
)
#: `Ann Lee, Secretary to the President,`
_OFFICE_BEHIND = re.compile(
    r",[ \u00a0]([A-Z][\w-]+(?:[ \u00a0][A-Z][\w-]+)?)[ \u00a0](?:of|to|for)[ \u00a0]"
)
#: What follows it says more of the person, or of others: "the aide whom the president sent".
_DESCRIPTION_END = re.compile(
    r"[.;]|,[ \u00a0](?=\w+[ \u00a0]said)|[ \u00a0](?:of|for|at|in|on|with|to|from|by|under|after|"
    r"before|during|when|as|who|whom|whose|which|that)[ \u00a0]"
)


class Descriptions:
    """What the people of one article are, by the words beside their names."""

    def __init__(
        self, text: str, places: Sequence[Place], people: People, vocabulary: Vocabulary
    ) -> None:
        self._text, self._places, self._people = text, places, people
        self._vocabulary = vocabulary
        self._holders: dict[str, list[Place]] = {}

    def meant(self, called: Sequence[str], position: int, last: Entity | None) -> Entity | None:
        """Returns whom the words of a description mean, which stands at a position.

        Where several had the role it is `last`, who spoke last, if it is one of them.
        """
        noun = called[-1]
        if noun in ORGANISATION_NOUNS:
            return self._organisation(frozenset(called[1:]), position)
        if noun not in self._vocabulary.role_nouns or noun in GROUP_NOUNS:
            return None
        holders = self._holders_of(noun)
        before = holders[: bisect_left(holders, position, key=lambda p: p.start)]
        told = {w for w in called[1:-1] if w not in ROLE_ADJECTIVES and not _POSSESSIVE.search(w)}
        fitting = {p.entity.id: p.entity for p in before if told <= self._surroundings(p)}
        if len(fitting) == 1:
            return next(iter(fitting.values()))
        return last if last is not None and last.id in fitting else None

    def _organisation(self, words: frozenset[str], position: int) -> Entity | None:
        """Returns whom "the water board" means: the one name so far that has all of the words."""
        before = self._places[: bisect_left(self._places, position, key=lambda p: p.start)]
        called = {
            p.entity.id: p.entity
            for p in before
            if p.entity.type == "ORG" and words <= {*p.entity.name.lower().split()}
        }
        return next(iter(called.values())) if len(called) == 1 else None

    def _holders_of(self, noun: str) -> Sequence[Place]:
        """Returns where people are named beside a role, in order."""
        if noun not in self._holders:
            near = (p for p in self._people.places if noun in self._beside(p))
            self._holders[noun] = [p for p in near if noun in self._description(p)]
        return self._holders[noun]

    def _beside(self, place: Place) -> str:
        """Returns in lower case all that may describe a person, and more: quick to look through."""
        first, last = max(0, place.start - _DESCRIBED), place.end + _DESCRIBED
        return f"{place.entity.role or ''} {self._text[first:last]}".lower()

    def _surroundings(self, place: Place) -> set[str]:
        """Returns the words near a person's name, up to the end of the sentence."""
        before = self._text[max(0, place.start - _DESCRIBED) : place.start].rpartition("\n")[2]
        after = _SENTENCE_END.split(self._text[place.end : place.end + _DESCRIBED])[0]
        role = place.entity.role or ""
        return {w.lower() for w in WORD.findall(f"{role} {before} {after}")}

    def _description(self, place: Place) -> set[str]:
        """Returns the words that say what a person is: the role before, the apposition after."""
        words = set(WORD.findall((place.entity.role or "").lower()))
        before = _BESIDE.search(self._text, max(0, place.start - _DESCRIBED), place.start)
        if before is not None:
            words.add(before.group(1).lower())
        after = self._text[place.end : place.end + _DESCRIBED]
        if apposition := _DESCRIPTION.match(after):
            role = _DESCRIPTION_END.split(after[apposition.end() :])[0]
            words.update(w.lower() for w in WORD.findall(role))
        elif office := _OFFICE_BEHIND.match(after):
            words.update(w.lower() for w in WORD.findall(office.group(1)))
        return words
