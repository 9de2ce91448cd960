"""What the words right beside a name, or its last word, say that it must be."""

from __future__ import annotations

import re

from worker.enrich.cues import COURTESY_TITLES

__all__ = ["label_beside", "label_of_site", "storms"]

#: Characters in front of a name that are looked at.
_REACH = 30
_TITLE = re.compile(r"(?<![\w.])(\S+?)\.?[ \u00a0]$")
_PLACE_NOUN = (
    r"(?:city|town|township|village|suburb|municipality|prefecture|province|district|county)"
)
_PLACE_BEFORE = re.compile(rf"\b{_PLACE_NOUN} of $")
#: `Kells village`, but `a Kells town hall`; `Kells Mayor Bo Roe`, but `made Bo Roe Mayor of Kells`.
_PLACE_BEHIND = re.compile(rf" (?:{_PLACE_NOUN}\b(?! hall)|Mayor [A-Z])")
_ISLAND_BEFORE = re.compile(r"\bislands? of $")
_ISLAND_BEHIND = re.compile(r" islands?\b")
#: What a name of several words ends with that is no town: of 172 such names in the world news for
#: training, 8 are labelled as one, all of them centres.
_BUILDINGS = frozenset((
    "Airport", "Arena", "Cathedral", "Center", "Centre", "Hospital", "Hotel", "Mosque", "Museum",
    "Prison", "Stadium", "Station", "Theater", "Theatre", "Zoo",
))  # fmt: skip
_STREETS = frozenset(("Avenue", "Boulevard", "Highway", "Road", "Square", "Street"))
_STORM = re.compile(r"\b(?:Hurricane|Cyclone|Typhoon|Tropical Storm) ([A-Z][a-z]+)\b")


def label_beside(text: str, start: int, end: int) -> str | None:
    """Returns PERSON for `Mr Lee`, GPE for `the village of Kells`, LOC for `Kells island`."""
    before = text[max(0, start - _REACH) : start]
    title = _TITLE.search(before)
    if title and title[1].lower() in COURTESY_TITLES:
        return "PERSON"
    if _PLACE_BEFORE.search(before) or _PLACE_BEHIND.match(text, end):
        return "GPE"
    if _ISLAND_BEFORE.search(before) or _ISLAND_BEHIND.match(text, end):
        return "LOC"
    return None


def label_of_site(name: str) -> str | None:
    """Returns FAC for `Kells Airport`, LOC for `Bram Street`, by the last of several words."""
    before, _, last = name.rpartition(" ")
    if not before:
        return None
    return "FAC" if last in _BUILDINGS else "LOC" if last in _STREETS else None


def storms(text: str) -> frozenset[str]:
    """Returns the names that storms have in a text: `Ida`, of `Hurricane Ida`."""
    return frozenset(_STORM.findall(text))
