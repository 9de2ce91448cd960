"""What makes a head a dateline: its parts vouch for each other, and a sentence follows.

A known agency, a known place, a region and a date are evidence; what else a mark may stand behind
(a label, a speaker, a title, an aside) has none, or has no sentence behind it.
"""

from __future__ import annotations

import re

from worker.clean.dateline_parts import LETTERS_MIN, Parts
from worker.clean.gazetteer import is_ambiguous, is_place, is_region, is_well_known

__all__ = [
    "MIN_BODY_WORDS",
    "MIN_COLON_WORDS",
    "MIN_WEAK_WORDS",
    "begins_sentence",
    "ends_sentence",
    "is_short_form",
    "is_vouched",
]

_BODY_START = re.compile(r"[\"'“‘«‹]*[A-ZÀ-ÖØ-Þ0-9$£€#@¿¡]")
#: Behind a colon speaks whoever says so: `Sofia: My mother kept bees.`
_FIRST_PERSON = frozenset(["I", "I’m", "I'm", "I’ve", "I've", "My", "We", "Our", "Me", "Yes", "No"])
_STOPS = frozenset(".!?…")
_DASHES = frozenset("-–—―")
#: An aside between two dashes goes on in small letters: `Oslo – its centre – is old.`
_ASIDE = 160
_ASIDE_END = re.compile(r"\s[-–—―]{1,2}\s?(?=[a-z])")
#: Words behind a head: at all, behind a colon, and where the evidence is weak.
MIN_BODY_WORDS = 4
MIN_COLON_WORDS = 8
MIN_WEAK_WORDS = 12
#: Titles have no more words.
_TITLE_WORDS = 20
#: Characters behind a head in which they are counted.
_LOOKED_AT = 400


def is_vouched(parts: Parts, mark: str, line: str, end: int, *, opening: bool) -> bool:
    """Says whether parts make a dateline that a mark ends, where the line goes on behind `end`.

    `opening` says that the line may be the article's first.
    """
    rest = line[end : end + _LOOKED_AT]
    return _vouch(parts, mark, rest, opening=opening) and (
        _anchored(parts) or _tells(line, end, mark)
    )


def _vouch(parts: Parts, mark: str, rest: str, *, opening: bool) -> bool:
    """Says whether the parts vouch for each other."""
    if rest and not begins_sentence(rest):
        return False
    if parts.agency:
        return _agency_vouches(parts, mark)
    if not parts.places or mark.startswith("/") or len(rest.split()) < MIN_BODY_WORDS:
        return False
    known = all(is_place(place) for place in parts.places)
    capitals = all(place.isupper() for place in parts.places)
    if not _anchored(parts) and all(is_short_form(place) for place in parts.places):
        return False
    if mark == ".":
        return known and capitals and parts.date is not None
    dash = bool(mark.strip(").: "))
    if mark.startswith(")"):
        sure = parts.clock or parts.date is not None or (dash and capitals)
        return (known and sure) or (bool(parts.regions) and (known or dash))
    anchored = parts.date is not None or (bool(parts.regions) and (known or capitals or dash))
    if mark == ":":
        return known and _colon_vouches(parts, rest, sure=anchored, opening=opening)
    return (anchored and (known or capitals or bool(parts.regions))) or (
        known and (capitals or not _personal(parts, mark))
    )


def _anchored(parts: Parts) -> bool:
    return bool(parts.agency or parts.date or parts.regions or parts.clock)


def _agency_vouches(parts: Parts, mark: str) -> bool:
    dash = bool(mark.strip(").:; "))
    if parts.slug:
        return dash or mark.startswith(")")
    if not parts.places:
        dated = parts.date is not None
        if parts.known_agency:
            return dash or dated or mark.startswith(")")
        named = parts.like_outlet and (dated or mark.startswith(")"))
        return dash and named and len(parts.agency or "") > LETTERS_MIN
    known = all(is_place(place) for place in parts.places)
    if parts.like_outlet and parts.date and dash:
        return True
    if not parts.like_outlet:
        return known and (dash or mark == "):" or (mark.startswith(")") and parts.date is not None))
    if known or (parts.regions and dash):
        return True
    return all(place.isupper() for place in parts.places) and (parts.known_agency or dash)


def _colon_vouches(parts: Parts, rest: str, *, sure: bool, opening: bool) -> bool:
    """A colon also follows speakers and slugs, so a whole sentence has to follow."""
    words = rest.split()
    if len(words) < MIN_COLON_WORDS or " ".join(words[:4]).isupper():
        return False
    if words[0] in _FIRST_PERSON:
        return False
    if sure:
        return True
    if any(is_ambiguous(place) for place in parts.places):
        return False
    if all(place.isupper() for place in parts.places):
        return True
    cities = all(is_well_known(p) or not is_region(p) for p in parts.places)
    return opening and cities and len(words) >= MIN_WEAK_WORDS


def _personal(parts: Parts, mark: str) -> bool:
    """`Clinton - The` may be a speaker; `Mumbai, India - The` is not."""
    return any(is_ambiguous(place) for place in parts.places) and mark.startswith("-")


def _tells(line: str, cut: int, mark: str) -> bool:
    """Says whether a sentence follows a bare place: no title, no aside between two dashes."""
    if mark.endswith(":"):
        long = len(line[cut:].split()) > _TITLE_WORDS
        return long or ends_sentence(line)
    if mark[:1] not in _DASHES or line[:cut].isupper():
        return True
    sentence = line[cut : cut + _ASIDE].partition(". ")[0]
    return len(_ASIDE_END.findall(sentence)) % 2 == 0


def begins_sentence(text: str) -> bool:
    """Says whether a text begins as a sentence does, with a capital or a figure."""
    return _BODY_START.match(text) is not None


def ends_sentence(line: str) -> bool:
    """Says whether a line ends in a stop, closing marks aside."""
    return line.rstrip("\"'”’) ")[-1:] in _STOPS


def is_short_form(place: str) -> bool:
    """Says whether a place is a few capitals: `UK:` and `US –` are labels."""
    return place.isupper() and len(place) <= LETTERS_MIN
