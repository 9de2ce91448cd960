"""Whether a person is spoken of as he or she: from titles, nouns beside the name, given names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from worker.article import Entity
from worker.enrich.cues import FEMALE_WORDS, MALE_WORDS

__all__ = ["Gender", "gender_of", "gender_of_given_name", "gender_of_title"]

Gender = Literal["f", "m"]

#: How far beside a name its title or role is looked for, in characters.
_REACH_BEFORE, _REACH_AFTER = 24, 60
#: What a given name counts against the nouns beside the name.
_GIVEN_NAME = 2
_MR = frozenset(("mr", "sir", "lord"))
_TITLE = re.compile(r"\b(Mr|Sir|Lord|Mrs|Ms|Miss|Dame|Lady)\.?\s$")
_LONGEST_TITLE = 6
_WORD = re.compile(r"[^\W\d_]+")
#: Family names of East Asia, which stand first: Moon Jae-in is a man. The list of given names has
#: them for the women elsewhere who are called so.
_FAMILY_NAMES = frozenset((
    "An", "Chan", "Chu", "Ha", "Han", "Jin", "Jung", "Lai", "Le", "Li", "Lin", "Long", "Lu", "Ma",
    "Mao", "Min", "Moon", "Nam", "Ren", "Shin", "Song", "Sun", "Tran", "Wei", "Wen", "Xiao", "Yan",
    "Yang", "Yi", "Yu", "Yun",
))  # fmt: skip
_APPOSITION = re.compile(r", (?:a|an|the) ([^,.;]*)")
#: "his wife Ann": a pronoun beside a name is somebody else's.
_PRONOUNS = frozenset(("he", "him", "his", "himself", "she", "her", "hers", "herself"))
_MEN, _WOMEN = MALE_WORDS - _PRONOUNS, FEMALE_WORDS - _PRONOUNS


def gender_of(text: str, entity: Entity) -> Gender | None:
    """Returns how the article's nouns beside a name and the given name speak of a person."""
    votes = 0
    for mention in entity.mentions:
        before = _WORD.findall(text[max(0, mention.start - _REACH_BEFORE) : mention.start].lower())
        votes += _vote(before[-2:])
        after = _APPOSITION.match(text, mention.end, mention.end + _REACH_AFTER)
        if after:
            votes += _vote(_WORD.findall(after.group(1).lower()))
    given = gender_of_given_name(entity.name)
    if given is not None:
        votes += _GIVEN_NAME if given == "m" else -_GIVEN_NAME
    return None if not votes else "m" if votes > 0 else "f"


def gender_of_given_name(name: str) -> Gender | None:
    """Returns what the first word of a name says, if hardly anybody else has it as given name."""
    first, *others = name.split(maxsplit=1)
    return None if others and first in _FAMILY_NAMES else _given_names().get(first.strip(".,"))


def gender_of_title(text: str, start: int) -> Gender | None:
    """Returns what `Mr` or `Mrs` right before a name says."""
    title = _TITLE.search(text, max(0, start - _LONGEST_TITLE), start)
    return None if title is None else "m" if title.group(1).lower() in _MR else "f"


def _vote(words: list[str]) -> int:
    return bool(_MEN.intersection(words)) - bool(_WOMEN.intersection(words))


@cache
def _given_names() -> Mapping[str, Gender]:
    text = (files("worker.enrich") / "data" / "forenames.txt").read_text(encoding="utf-8")
    women, men = (line.split()[1:] for line in text.splitlines() if not line.startswith("#"))
    return dict.fromkeys(women, "f") | dict.fromkeys(men, "m")  # type: ignore[return-value]  # literals
