"""The country of a place in an article, where its name and what stands beside it leave no doubt.

Every gazetteer lacks places. So the code of one that is not renowned needs a second sign: the
region behind it, or that the article names the country, its people or a renowned place in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from worker.article import LabelledSpan
from worker.enrich.places import (
    country_of,
    country_of_demonym,
    country_of_region,
    is_ambiguous_region,
    renowned_country_of,
)

__all__ = ["countries_named", "country_of_mentions", "places_in_apposition"]

_PLACES = frozenset({"GPE", "LOC"})
_COMMA = re.compile(r",\s")
#: After the second of two places it begins a list: `in Lagos, Nigeria and Ghana`.
_LIST = re.compile(r",?\s(?:and|or|&)\s")


def countries_named(text: str, spans: Iterable[LabelledSpan]) -> frozenset[str]:
    """Returns the codes of the countries that an article names, whose people or places it does."""
    names = {text[s.start : s.end] for s in spans if s.label in _PLACES | {"NORP"}}
    return frozenset(
        code
        for name in names
        if (code := renowned_country_of(name) or country_of_demonym(name) or _abbreviated(name))
    )


def _abbreviated(name: str) -> str | None:
    """Returns the country of `Calif.`: an abbreviation means nothing but the region."""
    return country_of_region(name) if name.endswith(".") else None


def country_of_mentions(
    text: str, spans: Iterable[LabelledSpan], regions: Mapping[int, str], named: frozenset[str]
) -> str | None:
    """Returns the ISO 3166-1 code if all mentions of one place that tell a country tell the same.

    `regions` is what `places_in_apposition` found, `named` what `countries_named` did.
    """
    told = {_country(text[s.start : s.end], regions.get(s.end), named) for s in spans}
    codes = told - {None}
    return codes.pop() if len(codes) == 1 else None


def _country(name: str, region: str | None, named: frozenset[str]) -> str | None:
    """Returns the country that a name has alone, or by the region that follows it."""
    if region is not None:
        return None if is_ambiguous_region(region) else country_of_region(region)
    known = country_of(name)
    return renowned_country_of(name) or _abbreviated(name) or (known if known in named else None)


def places_in_apposition(text: str, spans: Iterable[LabelledSpan]) -> dict[int, str]:
    """Returns by the end of a place the region or country it lies in, as `Texas` in `Paris, Texas`.

    In a list of places (`Paris, Georgia and Texas`) none lies in the next one.
    """
    places = sorted((s for s in spans if s.label in _PLACES), key=lambda s: s.start)
    joined = [_are_joined(text, one, other) for one, other in pairwise(places)]
    return {
        place.end: text[places[at + 1].start : places[at + 1].end]
        for at, place in enumerate(places[:-1])
        if _is_apposition(text, places, joined, at)
    }


def _are_joined(text: str, one: LabelledSpan, other: LabelledSpan) -> bool:
    return bool(_COMMA.fullmatch(text, one.end, other.start))


def _is_apposition(
    text: str, places: Sequence[LabelledSpan], joined: Sequence[bool], at: int
) -> bool:
    name = text[places[at].start : places[at].end]
    region = text[places[at + 1].start : places[at + 1].end]
    in_list = any(joined[max(0, at - 1) : at]) or any(joined[at + 1 : at + 2])
    return (
        joined[at]
        and not in_list
        and not _LIST.match(text, places[at + 1].end)
        and _names_region(region)
        and not _names_region(name)
    )


def _names_region(name: str) -> bool:
    return is_ambiguous_region(name) or country_of_region(name) is not None
