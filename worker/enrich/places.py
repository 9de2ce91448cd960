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
    "country_of_demonym",
    "country_of_region",
    "fold",
    "is_ambiguous_region",
    "is_country",
    "is_demonym",
    "is_formal",
    "renowned_country_of",
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
    """Returns the ISO 3166-1 alpha-2 code of the country `name` is or lies in, if only one is.

    A city counts when all listed places of its name lie in one country and it is not also a common
    name of something else; see `training/places.py` for how the list was drawn. Accents do not
    count, since news leaves them out.
    """
    return renowned_country_of(name) or _cities().get(fold(name))


def renowned_country_of(name: str) -> str | None:
    """Returns the code of a country, or of a place that news names without its country."""
    number = country_number(name)
    return _renowned().get(fold(name)) if number is None else COUNTRIES[number].code


def country_of_demonym(word: str) -> str | None:
    """Returns the code of the country whose people or things are called so, if only one's are."""
    return _demonyms().get(word) or None


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
    bare = name.casefold().replace("’", "'").replace("‘", "'")
    if bare.isascii():  # Most names are, and this is asked of every one.
        return bare
    apart = unicodedata.normalize("NFKD", bare)
    return "".join(c for c in apart if not unicodedata.combining(c))


@cache
def _cities() -> Mapping[str, str]:
    """The list holds folded names: to fold 31,000 here would take longer than the first article."""
    return {name: code for code, names in _read("cities.tsv") for name in _words(names)}


@cache
def _renowned() -> Mapping[str, str]:
    return {fold(name): code for code, names in _read("renowned.tsv") for name in _words(names)}


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
def _demonyms() -> Mapping[str, str]:
    """Returns the code for each demonym; none for those of several countries."""
    codes: dict[str, str] = {}
    for country in COUNTRIES:
        for word in country.demonyms:
            for form in (word, f"{word}s"):
                codes[form] = country.code if codes.get(form, country.code) == country.code else ""
    return codes


@cache
def _numbers() -> Mapping[str, int]:
    given = enumerate(COUNTRIES)
    return {name.casefold(): number for number, country in given for name in country.names}
