"""Whether a person is spoken of as he or she: from titles, nouns beside the name, given names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from worker.article import Entity
from worker.enrich.cues import FEMALE_WORDS, MALE_WORDS

__all__ = ["Gender", "gender_of"]

Gender = Literal["f", "m"]

#: How far beside a name its title, role or relative pronoun is looked for, in characters.
_REACH_BEFORE, _REACH_AFTER = 24, 60
_WORD = re.compile(r"[^\W\d_]+")


def gender_of(text: str, entity: Entity) -> Gender | None:
    """Returns how the article, and failing it the given name, speaks of a person."""
    votes = 0
    for mention in entity.mentions:
        before = _WORD.findall(text[max(0, mention.start - _REACH_BEFORE) : mention.start].lower())
        votes += _vote(before[-2:])
        after = text[mention.end : mention.end + _REACH_AFTER]
        if after.startswith((", a ", ", an ", ", the ", ", who ")):
            votes += _vote(_WORD.findall(after.partition(".")[0].lower()))
    if votes:
        return "m" if votes > 0 else "f"
    first = entity.name.split()[0].strip(".,") if " " in entity.name else ""
    return _given_names().get(first)


def _vote(words: list[str]) -> int:
    return bool(MALE_WORDS.intersection(words)) - bool(FEMALE_WORDS.intersection(words))


@cache
def _given_names() -> Mapping[str, Gender]:
    text = (files("worker.enrich") / "data" / "forenames.txt").read_text(encoding="utf-8")
    women, men = (line.split()[1:] for line in text.splitlines() if not line.startswith("#"))
    return dict.fromkeys(women, "f") | dict.fromkeys(men, "m")  # type: ignore[return-value]  # literals
