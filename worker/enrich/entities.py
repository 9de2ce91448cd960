"""Mentions grouped into entities: one for each person, organisation, place or date of an article.

1. The mentions are made consistent (`consistency`).
2. Mentions that read alike are one group.
3. A short form joins the group of the name it shortens (`naming`).
4. Each group becomes an entity with its fullest name, its commonest type, and what can be known of
   it for certain: a person's role, a place's country, a date's value.

All of it depends on where the mentions stand, never on the order in which they are given.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from worker.article import ENTITY_TYPES, Annotation, Entity, EntityType, LabelledSpan, Mention, Span
from worker.enrich.consistency import make_consistent
from worker.enrich.countries import (
    countries_named,
    country_of_mentions,
    places_in_apposition,
)
from worker.enrich.cues import USUAL, Vocabulary
from worker.enrich.dates import iso_date
from worker.enrich.grouping import Group, group_mentions
from worker.enrich.roles import Roles

__all__ = ["group_entities"]

#: How much of the salience comes from how often, how early and how widely an entity is mentioned.
_OFTEN, _EARLY, _WIDELY = 0.5, 0.3, 0.2
_DIGITS = 4


def group_entities(
    text: str,
    paragraphs: tuple[Span, ...],
    annotation: Annotation,
    *,
    types: frozenset[str],
    published: str | None,
    vocabulary: Vocabulary = USUAL,
) -> tuple[Entity, ...]:
    """Returns the entities of these types, in the order in which they are first mentioned.

    Salience is 0.5 times the entity's mentions divided by those of the most mentioned entity, plus
    0.3 times the share of the text that follows its first mention, plus 0.2 times the share of
    paragraphs that mention it.
    """
    spans = make_consistent(text, annotation.entities, vocabulary.titles)
    groups = group_mentions(text, spans)
    people = [span.end for span in spans if span.label == "PERSON"]
    roles = Roles(vocabulary.titles)
    regions, named = places_in_apposition(text, spans), countries_named(text, spans)
    shown = [(group, label) for group in groups if (label := _type_of(group)) in types]
    most = max((len(group.spans) for group, _ in shown), default=1)
    starts = [paragraph.start for paragraph in paragraphs]
    return tuple(
        Entity(
            id=f"e{number}",
            name=group.name,
            type=label,
            count=len(group.spans),
            salience=_salience(text, starts, group.spans, most),
            mentions=tuple(Mention(s.start, s.end, text[s.start : s.end]) for s in group.spans),
            role=_role(text, group.spans, people, roles) if label == "PERSON" else None,
            country=country_of_mentions(text, group.spans, regions, named)
            if label == "GPE"
            else None,
            value=iso_date(group.name, published) if label == "DATE" else None,
        )
        for number, (group, label) in enumerate(shown, 1)
    )


def _type_of(group: Group) -> EntityType:
    """Returns the label of most mentions; of labels equally common the one first in our list."""
    votes = Counter(span.label for span in group.spans)
    most = max(votes.values())
    return next(kind for kind in ENTITY_TYPES if votes.get(kind) == most)


def _salience(text: str, starts: Sequence[int], spans: Sequence[LabelledSpan], most: int) -> float:
    """Weighs how often, how early and in how many of the paragraphs an entity is mentioned."""
    mentioned = {bisect_right(starts, span.start) for span in spans}
    often = len(spans) / most
    early = 1 - spans[0].start / len(text)
    widely = len(mentioned) / max(1, len(starts))
    return round(_OFTEN * often + _EARLY * early + _WIDELY * min(1.0, widely), _DIGITS)


def _role(
    text: str, spans: Sequence[LabelledSpan], people: Sequence[int], roles: Roles
) -> str | None:
    """Returns the longest role before a mention, failing that behind one; the first of those.

    `people` are the ends of all mentions of people: no role reaches into the name before it.
    """
    floors = [people[at - 1] if (at := bisect_right(people, s.start)) else 0 for s in spans]
    before = [roles.before(text, s.start, floor) for s, floor in zip(spans, floors, strict=True)]
    found = list(filter(None, before)) or [r for s in spans if (r := roles.after(text, s.end))]
    return max(found, key=len, default=None)
