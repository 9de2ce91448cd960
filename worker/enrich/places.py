"""Countries by name, and cities and regions that can only lie in one country."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = [
    "COUNTRIES",
    "Country",
    "country_number",
    "country_of",
    "country_of_region",
    "fold",
    "is_ambiguous_region",
    "is_country",
    "is_demonym",
    "is_formal",
]


#: What a country's full name has before its usual one: `Republic of Kenya`.
_FORMAL = re.compile(
    r"(?:(?:[A-Z]\w+ ){0,3}(?:Republic|Kingdom|Sultanate|Emirate|Principality)|State) of (?:the )?"
    r"(?=[A-Z])"
)


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with an ISO 3166-1 alpha-2 code (XK, user-assigned, for Kosovo).

    `names` leaves out those that also name another place or a person (Georgia, Jordan, Chad).
    """

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]


def _read(name: str) -> list[list[str]]:
    text = (files("worker.enrich") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def _words(column: str) -> tuple[str, ...]:
    return tuple(word for word in column.split("|") if word)


COUNTRIES: tuple[Country, ...] = tuple(
    Country(code, _words(names), _words(demonyms))
    for code, names, demonyms in _read("countries.tsv")
)


def country_of(name: str) -> str | None:
    """Returns the ISO 3166-1 alpha-2 code of the country `name` is or lies in, if only one can be.

    A city counts when all listed places of its name lie in one country and it is not also a common
    name of something else; see `training/places.py` for how the list was drawn. Accents do not
    count, since news leaves them out.
    """
    number = country_number(name)
    return _codes().get(fold(name)) if number is None else COUNTRIES[number].code


def country_of_region(name: str) -> str | None:
    """Returns the country's code for what stands after a city: a country, a state, `Calif.`.

    After a city and a comma `Ontario` is the province, whatever else has that name.
    """
    return _regions().get(fold(name)) or None


def is_ambiguous_region(name: str) -> bool:
    """Says whether regions or countries of several countries have this name: Georgia."""
    return _regions().get(fold(name)) == ""


def fold(name: str) -> str:
    """Returns a name without case, accents and the bend of its apostrophes."""
    apart = unicodedata.normalize("NFKD", name.casefold().replace("’", "'").replace("‘", "'"))
    return "".join(c for c in apart if not unicodedata.combining(c))


@cache
def _codes() -> Mapping[str, str]:
    cities = {fold(name): code for code, names in _read("cities.tsv") for name in _words(names)}
    return cities | {fold(name): c.code for c in COUNTRIES for name in c.names}


@cache
def _regions() -> Mapping[str, str]:
    """Returns the code for each name of a region or country; none for the ambiguous ones."""
    regions = {fold(name): code for code, names in _read("regions.tsv") for name in _words(names)}
    return regions | {fold(name): c.code for c in COUNTRIES for name in c.names}


def country_number(name: str) -> int | None:
    """Returns a number that all names of one country share (US, United States), `None` for others.

    England and the United Kingdom have two, though one code. What stands before `Republic of` a
    country belongs to its name, unless that is another country's (`Republic of China`).
    """
    number = _numbers().get(name.casefold())
    formal = _FORMAL.match(name) if number is None else None
    return _numbers().get(name[formal.end() :].casefold()) if formal else number


def is_formal(name: str) -> bool:
    """Says whether this is a country's full name, which news seldom uses: `Republic of Kenya`."""
    return _FORMAL.match(name) is not None and country_number(name) is not None


def is_country(name: str) -> bool:
    """Says whether this is the name of a country and of nothing else, written as names are."""
    return name.casefold() in _numbers() and not name.islower()


def is_demonym(word: str) -> bool:
    """Says whether this is what a country's people or things are called: Swiss, Swede, Swedes."""
    return word in _demonyms()


@cache
def _demonyms() -> frozenset[str]:
    singular = {word for country in COUNTRIES for word in country.demonyms}
    return frozenset(singular | {f"{word}s" for word in singular})


@cache
def _numbers() -> Mapping[str, int]:
    given = enumerate(COUNTRIES)
    return {name.casefold(): number for number, country in given for name in country.names}
