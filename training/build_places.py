"""Builds the cleaner's list of places from GeoNames (datasets/world-cities, CC BY 4.0).

    python training/build_places.py WORLD_CITIES.csv.gz NAMES.txt.gz... -o PLACES.txt.gz

Each line is a city over 15,000 people, a region or a country, in small letters without accents.
`?` behind it: also a first name or surname (from the name lists); `+`: a region or a country.
"""

from __future__ import annotations

import argparse
import csv
import gzip
from pathlib import Path

from worker.clean.gazetteer import place_key


def main() -> None:
    """Reads the lists and writes the packed result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cities", type=Path)
    parser.add_argument("names", type=Path, nargs="+")
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    people = {line.strip().casefold() for path in options.names for line in _lines(path)}
    rows = list(csv.DictReader(_lines(options.cities)))
    regions = {place_key(row[key]) for row in rows for key in ("country", "subcountry")}
    places = regions | {place_key(row["name"]) for row in rows}
    marked = [
        place + "?" * (place in people) + "+" * (place in regions)
        for place in sorted(places)
        if place
    ]
    options.out.write_bytes(gzip.compress("\n".join(marked).encode(), 9, mtime=0))
    print(f"{len(marked)} places")


def _lines(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()


if __name__ == "__main__":
    main()
