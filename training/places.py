"""Writes the cities and regions that name their country for certain: `python training/places.py LISTS OUT`.

A name is kept when every listed city and region of that name lies in one country, and when it is no
first name, surname, country or demonym, which may all mean something else.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import defaultdict
from pathlib import Path

from worker.enrich.places import COUNTRIES

#: Names of countries in the list of cities that `countries.tsv` does not hold, being ambiguous.
CODES = {
    "Georgia": "GE",
    "Jordan": "JO",
    "Chad": "TD",
    "Niger": "NE",
    "Mexico": "MX",
    "Ireland": "IE",
    "Panama": "PA",
    "Luxembourg": "LU",
    "Bosnia and Herzegovina": "BA",
    "Ivory Coast": "CI",
    "Palestinian Territory": "PS",
    "Macedonia": "MK",
    "Republic of the Congo": "CG",
}
#: Cities that newswire names without their country though people or smaller places share the name.
CERTAIN = {
    code: names.split("|")
    for code, names in {
        "AE": "Abu Dhabi|Dubai", "AF": "Kabul", "AT": "Vienna", "AU": "Canberra|Melbourne|Sydney",
        "BD": "Dhaka", "BE": "Brussels", "BR": "Rio de Janeiro|Sao Paulo", "CA": "Montreal|Ottawa|Toronto",
        "CH": "Geneva|Zurich", "CN": "Beijing|Shanghai", "CU": "Havana", "CZ": "Prague",
        "DE": "Berlin|Frankfurt|Munich", "DK": "Copenhagen", "EG": "Cairo", "ES": "Madrid", "FI": "Helsinki",
        "FR": "Paris", "GB": "London", "GR": "Athens", "HU": "Budapest", "ID": "Jakarta", "IE": "Dublin",
        "IN": "Delhi|Mumbai|New Delhi", "IQ": "Baghdad", "IR": "Tehran", "IT": "Milan|Rome", "JP": "Tokyo",
        "KE": "Nairobi", "KR": "Seoul", "LB": "Beirut", "LK": "Colombo", "MX": "Mexico City", "NG": "Abuja|Lagos",
        "NL": "Amsterdam", "NO": "Oslo", "NP": "Kathmandu", "PH": "Manila", "PK": "Islamabad|Karachi",
        "PL": "Warsaw", "PT": "Lisbon", "QA": "Doha", "RU": "Moscow", "SA": "Riyadh", "SE": "Stockholm",
        "SY": "Damascus", "TH": "Bangkok", "TR": "Ankara|Istanbul", "TW": "Taipei", "UA": "Kiev|Kyiv",
        "US": "Atlanta|Baltimore|Boston|Chicago|Cleveland|Dallas|Denver|Detroit|Honolulu|Houston|Miami|"
              "Milwaukee|Minneapolis|New Orleans|New York|Philadelphia|Phoenix|Pittsburgh|St. Louis|"
              "San Francisco|Seattle|Washington|Washington, D.C.|Washington, DC",
        "VN": "Hanoi", "ZA": "Cape Town|Johannesburg|Pretoria",
    }.items()
}  # fmt: skip


def certain_cities(folder: Path) -> dict[str, str]:
    """Returns the ISO country code of each certain city."""
    codes = CODES | {name: c.code for c in COUNTRIES for name in c.names}
    found: dict[str, set[str]] = defaultdict(set)
    for row in csv.DictReader(gzip.open(folder / "world_cities.csv.gz", "rt", encoding="utf-8")):
        found[row["name"]].add(codes.get(row["country"], ""))
        found[row["subcountry"]].add(codes.get(row["country"], ""))
    other = {
        *CODES,
        *_names_of_people(folder),
        *(w for c in COUNTRIES for w in (*c.names, *c.demonyms)),
    }
    certain = {
        name: next(iter(countries))
        for name, countries in found.items()
        if len(countries) == 1 and "" not in countries and name not in other
    }
    return certain | {name: code for code, names in CERTAIN.items() for name in names}


def _names_of_people(folder: Path) -> set[str]:
    paths = (folder / "first_names.txt.gz", folder / "surnames.txt.gz")
    return {
        line
        for path in paths
        for line in gzip.open(path, "rt", encoding="utf-8").read().split("\n")
    }


def main() -> None:
    folder, out = map(Path, sys.argv[1:])
    names: dict[str, list[str]] = defaultdict(list)
    for name, code in certain_cities(folder).items():
        names[code].append(name)
    lines = [f"{code}\t{'|'.join(sorted(names[code]))}" for code in sorted(names)]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
