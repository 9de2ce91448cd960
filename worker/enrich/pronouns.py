"""Whom "he" or "she" beside a reporting verb means: the likeliest person of the sentences before.

Whoever spoke last is likelier than whoever was merely the subject, the subject likelier than other
people of the sentence, and every sentence back makes all of them less likely. Where two people are
as likely it is the one who spoke later, and if nothing tells them apart, nobody is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from worker.article import Entity
from worker.enrich.genders import Gender
from worker.enrich.people import People, Role

__all__ = ["PRONOUN_GENDERS", "Asked", "Spoken", "who_is_meant"]

PRONOUN_GENDERS: Mapping[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f",
}  # fmt: skip
#: People who spoke, with the sentence and the place of the phrase that named them.
Spoken = Mapping[int, Sequence[tuple[int, Entity]]]

#: How many sentences back a pronoun reaches.
_SENTENCES_BACK = 8
#: Set on hand-read pronouns of PolNeAR's train part; each sentence back costs 1.
_WEIGHT: Mapping[Role, float] = {"speaker": 2.0, "subject": 1.5, "other": 0.0, "part": -1.0}
_SAME_GENDER = 1.0
#: Nobody counts more, less 1 for each sentence back.
_HIGHEST = max(_WEIGHT.values()) + _SAME_GENDER
#: Nobody speaks of oneself by name, but for some.
_SPOKEN_OF = 3.0
#: Of oneself one may tell: “Lee had come by boat, she said”; a speaker before is as likely.
_TOLD_OF = 1.0
#: Less than this between two people of unknown gender is no difference.
_MARGIN = 0.5
_SUBORDINATE = re.compile(
    r"(?:as|while|when|after|before|although|though|if|since|because|in|on|at|by|during|asked|"
    r"despite|unlike|like|speaking|for)\b",
    re.IGNORECASE,
)


#: The main clause begins with the name, a title at most before it.
_MAIN = re.compile(r",[ \u00a0](?:[A-Z][\w.]*[ \u00a0]){0,3}$")


@dataclass(slots=True)
class _Candidate:
    """A person, and how many sentences back this one spoke last."""

    entity: Entity
    score: float
    gender: Gender | None
    spoke: int = _SENTENCES_BACK + 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun: where it stands, where its sentence begins, and what is known of whom it means.

    `others` are the ids of people whom the pronoun's owner speaks of by name, `told` of those whom
    a clause without marks names before the pronoun.
    """

    position: int
    sentence: int
    gender: Gender
    others: frozenset[str]
    told: frozenset[str]


def who_is_meant(text: str, people: People, spoken: Spoken, asked: Asked) -> Entity | None:
    """Returns whom a pronoun means."""
    position, gender = asked.position, asked.gender
    ahead = _named_after(text, people, position, gender, asked.sentence)
    if ahead is not None:
        return ahead
    found: dict[str, _Candidate] = {}
    number = people.sentence_of(position)
    for back in range(min(number, _SENTENCES_BACK) + 1):
        if any(c.gender and c.score >= _HIGHEST - back for c in found.values()):
            break
        for entity, role in _named(people, spoken, number - back, position):
            known = people.gender(entity)
            if known not in (None, gender):
                continue
            score = _WEIGHT[role] - back + _SAME_GENDER * (known == gender)
            score -= _SPOKEN_OF * (entity.id in asked.others)
            score -= _TOLD_OF * (entity.id in asked.told)
            best = found.setdefault(entity.id, _Candidate(entity, score, known))
            best.score = max(best.score, score)
            if role == "speaker":
                best.spoke = min(best.spoke, back)
    ranked = sorted(found.values(), key=lambda c: -c.score)
    if not ranked:
        return None
    best = ranked[0]
    rivals = [c for c in ranked[1:] if best.score - c.score < _MARGIN]
    if best.gender is None and any(c.spoke <= best.spoke for c in rivals):
        return None
    return best.entity


def _named(people: People, spoken: Spoken, number: int, limit: int) -> list[tuple[Entity, Role]]:
    """Returns who is named or speaks in a sentence before `limit`, and how, in order."""
    speakers: list[tuple[Entity, Role]] = [
        (entity, "speaker") for start, entity in spoken.get(number, ()) if start < limit
    ]
    others = people.in_sentence(number)
    return speakers + [
        (place.entity, people.role(place, first=place is others[0]))
        for place in others
        if place.start < limit
    ]


def _named_after(
    text: str, people: People, position: int, gender: Gender, sentence: int
) -> Entity | None:
    """“As she left, Ann Lee said”: the subject of the main clause, which follows."""
    if not _SUBORDINATE.match(text, sentence) or "," in text[sentence:position]:
        return None
    here = people.in_sentence(people.sentence_of(position))
    after = next((place for place in here if place.start > position), None)
    if after is None or here[0] is not after or not _MAIN.search(text, position, after.start):
        return None
    return after.entity if people.gender(after.entity) in (None, gender) else None
