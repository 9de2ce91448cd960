"""Word lists as bits: what is known of a word as part of a name, wherever it stands."""

from __future__ import annotations

import csv
import gzip
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from worker.enrich.places import COUNTRIES
from worker.model.features import normal_form
from worker.model.lexicon import LIST_BITS

BIT = {name: 1 << number for number, name in enumerate(LIST_BITS)}
ORGANISATION_HEADS = [
    "Academy",
    "Administration",
    "Agency",
    "Airlines",
    "Airways",
    "Alliance",
    "Army",
    "Assembly",
    "Association",
    "Authority",
    "Bank",
    "Board",
    "Brothers",
    "Bureau",
    "Cabinet",
    "Center",
    "Centre",
    "Chamber",
    "Church",
    "City",
    "Club",
    "Coalition",
    "College",
    "Commission",
    "Committee",
    "Communications",
    "Company",
    "Confederation",
    "Congress",
    "Cooperative",
    "Corp",
    "Corp.",
    "Corporation",
    "Council",
    "Court",
    "Department",
    "Development",
    "Directorate",
    "Electric",
    "Energy",
    "Exchange",
    "Federation",
    "Fellowship",
    "Force",
    "Forces",
    "Forum",
    "Foundation",
    "Front",
    "Fund",
    "Government",
    "Group",
    "Guard",
    "Holdings",
    "Hospital",
    "House",
    "Inc",
    "Inc.",
    "Industries",
    "Institute",
    "Institution",
    "Intelligence",
    "International",
    "League",
    "Limited",
    "Ltd",
    "Ltd.",
    "Media",
    "Ministry",
    "Mission",
    "Monitor",
    "Motors",
    "Movement",
    "Museum",
    "National",
    "Navy",
    "Network",
    "News",
    "Office",
    "Organisation",
    "Organization",
    "Parliament",
    "Partners",
    "Party",
    "Petroleum",
    "Police",
    "Post",
    "Press",
    "Program",
    "Programme",
    "Radio",
    "Research",
    "Reserve",
    "School",
    "Secretariat",
    "Senate",
    "Service",
    "Services",
    "Society",
    "Station",
    "Systems",
    "Team",
    "Technologies",
    "Technology",
    "Telecom",
    "Television",
    "Times",
    "Tribunal",
    "Tribune",
    "Trust",
    "Union",
    "United",
    "University",
    "Watch",
]


def list_bits(folder: Path, frequency: Counter[str]) -> dict[str, int]:
    """Returns the bits of every listed word; `frequency` tells common words from names."""
    bits: dict[str, int] = defaultdict(int)

    def mark(name: str, word: str) -> None:
        for form in {normal_form(word), normal_form(_unaccented(word))}:
            if len(form) > 1:
                bits[form] |= BIT[name]

    for name, words in _single_words(folder):
        for word in words:
            mark(name, word)
    _mark_places(folder, mark)
    for word in list(frequency):
        if word.istitle() and frequency[word.lower()] > frequency[word]:
            bits[word] |= BIT["more often lower case"]
    return dict(bits)


def _single_words(folder: Path):
    yield "first name", _lines(folder / "first_names.txt.gz")
    yield "surname", _lines(folder / "surnames.txt.gz")
    for kind in ("forenames", "surnames"):
        rows = list(csv.DictReader(gzip.open(folder / f"{kind}_by_country.csv.gz", "rt")))
        title = "first name by country" if kind == "forenames" else "surname by country"
        yield title, [w for row in rows for w in re.split(r"[\s-]+", row["Romanized Name"] or "")]
    rows = list(csv.DictReader(gzip.open(folder / "sp500.csv.gz", "rt")))
    yield (
        "part of a company's name",
        [w for row in rows for w in row["Security"].split() if w[0].isupper()],
    )
    yield "head of an organisation's name", ORGANISATION_HEADS


def _mark_places(folder: Path, mark) -> None:
    for row in csv.DictReader(gzip.open(folder / "world_cities.csv.gz", "rt")):
        _mark_parts(mark, row["name"], "city", "part of a city's name")
        for word in row["subcountry"].split():
            mark("region", word)
    for country in COUNTRIES:
        for name in country.names:
            _mark_parts(mark, name, "country", "part of a country's name")
        for word in country.demonyms:
            mark("demonym", word)


def _mark_parts(mark, name: str, whole: str, part: str) -> None:
    words = [w for w in re.split(r"[\s,()]+", name) if w[:1].isupper()]
    for word in words:
        mark(whole if len(words) == 1 else part, word)


def _lines(path: Path) -> list[str]:
    return gzip.open(path, "rt", encoding="utf-8").read().split("\n")


def _unaccented(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
