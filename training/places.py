"""Writes the places that name their country for certain: `python training/places.py LISTS OUT`.

`cities.tsv` holds names of cities and regions: one is kept when every listed city and region of that
name, accents aside, lies in one country, and when it is no first name, surname, country or demonym,
which may all mean something else. `renowned.tsv`, kept by hand, has
the places that newswire names without their country though smaller ones share the name. `regions.tsv` holds the regions alone, as they stand after a city;
the line without a code has those that several countries share.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import defaultdict
from pathlib import Path

from worker.enrich.places import COUNTRIES, fold

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
#: Countries that the list of cities calls by another name than people do.
FORMAL = {
    "Iran, Islamic Republic of": "IR", "Tanzania, United Republic of": "TZ",
    "Venezuela, Bolivarian Republic of": "VE", "Korea, Republic of": "KR",
    "Congo, The Democratic Republic of the": "CD", "Korea, Democratic People's Republic of": "KP",
    "Taiwan, Province of China": "TW", "Palestine, State of": "PS",
    "Bolivia, Plurinational State of": "BO", "Congo": "CG", "Moldova, Republic of": "MD",
    "No country found for alpha-2 code: XK": "XK", "Réunion": "RE", "Guadeloupe": "GP",
    "Martinique": "MQ", "Mayotte": "YT", "French Guiana": "GF", "Curaçao": "CW",
    "Falkland Islands (Malvinas)": "FK", "Isle of Man": "IM", "San Marino": "SM",
    "Holy See (Vatican City State)": "VA",
}  # fmt: skip
#: Names in the list that news has more often from places it lacks, from peoples or from works.
ELSEWHERE = (
    "Westminster|Essex|Kent|Durham|Enfield|Richmond|Greenwich|Kensington|Norfolk|Suffolk|Sussex|"
    "Surrey|Somerset|Devon|Dorset|Hampshire|Berkshire|Lancashire|Northumberland|Kinross|Dartmouth|"
    "Lakota|San Sebastian|Jupiter|Shangri-La|Batman|South-West|Dome|Indi|Cantilan|Golden Gate|"
    "Glastonbury|Rockingham|Palm Beach|Calcutta|Waterloo"
)
#: What news puts behind a city without more: shortened states, and two that also lie elsewhere.
SHORTENED = {
    "US": "Ala.|Ariz.|Ark.|Calif.|Colo.|Conn.|Del.|Fla.|Ga.|Ill.|Ind.|Kan.|Ky.|La.|Md.|Mass.|Mich.|"
          "Minn.|Miss.|Mo.|Mont.|Neb.|Nev.|N.H.|N.J.|N.M.|N.Y.|N.C.|N.D.|Okla.|Ore.|Pa.|R.I.|S.C.|S.D.|"
          "Tenn.|Tex.|Vt.|Va.|Wash.|W.Va.|Wis.|Wyo.|D.C.|DC|Florida|Montana",
    "GB": "England|Scotland|Wales|Northern Ireland",
    "CA": "B.C.|Man.|N.B.|N.L.|N.S.|Ont.|P.E.I.|Que.|Sask.|Alta.",
    "AU": "NSW|N.S.W.",
}  # fmt: skip


def _rows(folder: Path) -> list[tuple[str, str, str]]:
    """Returns city, region and country code, empty where the country has none."""
    codes = CODES | FORMAL | {name: c.code for c in COUNTRIES for name in c.names}
    lines = gzip.open(folder / "world_cities.csv.gz", "rt", encoding="utf-8")
    return [
        (row["name"], row["subcountry"], codes.get(row["country"], ""))
        for row in csv.DictReader(lines)
    ]


def certain_cities(folder: Path) -> dict[str, str]:
    """Returns the ISO country code of each certain city, the cities as `fold` spells them."""
    found: dict[str, set[str]] = defaultdict(set)
    for city, region, code in _rows(folder):
        found[fold(city)].add(code)
        found[fold(region)].add(code)
    other = {
        fold(word)
        for word in (
            *CODES,
            *ELSEWHERE.split("|"),
            *_names_of_people(folder),
            *(w for c in COUNTRIES for w in (*c.names, *c.demonyms)),
        )
    }
    return {
        name: next(iter(codes))
        for name, codes in found.items()
        if name and len(codes) == 1 and "" not in codes and name not in other
    }


def regions(folder: Path) -> dict[str, str]:
    """Returns the code of each region, an empty one where several countries have it."""
    found: dict[str, set[str]] = defaultdict(set)
    spelled: dict[str, str] = {}
    shortened = [(n, code) for code, names in SHORTENED.items() for n in names.split("|")]
    for name, code in [*((r, c) for _, r, c in _rows(folder)), *CODES.items(), *shortened]:
        found[fold(name)].add(code)
        spelled.setdefault(fold(name), name)
    found |= {fold(name): {code} for name, code in shortened}
    return {
        spelled[name]: next(iter(codes)) if len(codes) == 1 else ""
        for name, codes in found.items()
        if name
    }


def _names_of_people(folder: Path) -> set[str]:
    paths = (folder / "first_names.txt.gz", folder / "surnames.txt.gz")
    return {
        line
        for path in paths
        for line in gzip.open(path, "rt", encoding="utf-8").read().split("\n")
    }


def main() -> None:
    folder, out = map(Path, sys.argv[1:])
    _write(certain_cities(folder), out / "cities.tsv")
    _write(regions(folder), out / "regions.tsv")


def _write(places: dict[str, str], out: Path) -> None:
    names: dict[str, list[str]] = defaultdict(list)
    for name, code in places.items():
        names[code].append(name)
    lines = [f"{code}\t{'|'.join(sorted(names[code]))}" for code in sorted(names)]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
