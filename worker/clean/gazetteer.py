"""Places that datelines name: cities over 15,000 people, regions, countries (GeoNames)."""

from __future__ import annotations

import gzip
import unicodedata
from functools import cache
from importlib.resources import files

__all__ = ["is_ambiguous", "is_place", "is_region", "is_well_known", "place_key"]

# Abbreviations of the news stylebooks, the states' postal codes, and short names of countries.
_ABBREVIATIONS = frozenset(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont"  # noqa: SIM905 - words
    " neb nev okla ore pa tenn tex vt va wash wis wyo dc nh nj nm ny nc nd ri sc sd wv al ak"
    " az ar ca co ct de fl hi id il in ia ks me ma mi mn ms mt ne nv oh ok or tn tx ut wa wi"
    " wy pr uk us usa uae ont que alta bc nb ns sask man nsw qld vic tas england scotland"
    " wales russia syria iran vietnam laos bolivia venezuela tanzania moldova taiwan brunei"
    " palestine kosovo macedonia congo burma myanmar macau vatican washington eswatini"
    " swaziland turkey ndjamena hanoi naypyidaw naypyitaw sulaimani sulaymaniyah slemani duhok"
    " dohuk bahamas".split()
) | {
    "ha noi", "ho chi minh city", "nay pyi taw", "the hague", "kurdistan region", "the gambia",
    "northern ireland", "south korea", "north korea", "north macedonia", "czech republic",
    "ivory coast", "west bank", "gaza strip", "gaza", "hong kong", "united states",
    "united kingdom", "united arab emirates", "vatican", "crimea", "kashmir", "kurdistan", "tibet",
    "occupied east jerusalem", "capitol hill", "silicon valley", "wall street", "white house",
    "united nations", "aboard air force one", "new york", "cape canaveral", "camp david",
    "dr congo", "democratic republic of congo", "new delhi", "delhi", "kiev", "kyiv",
    "vatican city", "ulaanbaatar", "rangoon", "yangon", "bombay", "calcutta", "madras", "peking",
}  # fmt: skip


#: Short forms that stand only behind a place.
_NEVER_ALONE = ({"calif"} | {name for name in _ABBREVIATIONS if len(name) <= 4}) - {
    "iran", "laos", "gaza", "kiev", "kyiv", "uae", "uk", "usa", "us",
}  # fmt: skip
#: Small places whose names are words that labels and headings begin with.
_WORDS = frozenset(
    "police mobile bath split deal sale of normal enterprise independence liberty union university"  # noqa: SIM905 - words
    " opportunity surprise reading nice orange best man march".split()
)
#: Cities that datelines name so often that they are meant even where a person bears the name.
_WELL_KNOWN = frozenset(
    "adelaide agra antwerp asuncion baghdad barcelona basel bergen berlin bern bilbao bologna"  # noqa: SIM905 - words
    " bonn bremen cairo casablanca cleveland colombo cordoba dallas delhi denver doha dublin"
    " durban geneva genoa ghent glasgow goma guadalajara hamburg havana islamabad jinan karachi"
    " kazan kingston kuwait lagos lahore lima london lome luanda lyon madrid malaga manila"
    " mannheim marseille medan milan mombasa monaco montreal monterrey moscow mumbai munich muscat"
    " nairobi nantes nicosia odessa oslo osaka palermo paris perth phoenix porto prague quito"
    " rabat riga rome salem samara sanaa santiago seville singapore sofia srinagar sydney taipei"
    " tehran tijuana toledo toulouse tripoli turin valencia valletta venice veracruz vienna warsaw"
    " washington wellington zaragoza brasilia jakarta dhaka dubai harare istanbul kampala kigali"
    " pretoria johannesburg accra abuja manama amman beirut damascus kabul tunis algiers".split()
) | {"abu dhabi"}  # fmt: skip


@cache
def _cities() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Reads the shipped list: every place, those that are also personal names, and regions."""
    packed = files("worker.clean").joinpath("places.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    names = frozenset(line.rstrip("?+") for line in lines)
    ambiguous = frozenset(line.rstrip("?+") for line in lines if "?" in line)
    regions = frozenset(line.rstrip("?+") for line in lines if "+" in line)
    return names, ambiguous, regions


def is_place(name: str) -> bool:
    """Says whether a name is that of a known city, region or country."""
    key = place_key(name)
    names = _cities()[0]
    if key in names:
        return True
    key = key.removesuffix(" d c").removesuffix(" city")
    alone = key in _ABBREVIATIONS and key not in _NEVER_ALONE
    return alone or key in names or _without_saint(key) in names


def is_ambiguous(name: str) -> bool:
    """Says whether a place is as well known as a first name, a surname or a common word."""
    key = place_key(name)
    return (key in _cities()[1] and key not in _WELL_KNOWN) or key in _WORDS


def is_well_known(name: str) -> bool:
    """Says whether a place is one of the cities that datelines name most."""
    return place_key(name) in _WELL_KNOWN


def is_region(name: str) -> bool:
    """Says whether a name is that of a state, province or country, or its abbreviation."""
    key = place_key(name)
    return (
        key in _ABBREVIATIONS
        or key.replace(".", "").replace(" ", "") in _ABBREVIATIONS
        or key in _cities()[2]
    )


def _without_saint(key: str) -> str:
    return "saint" + key[2:] if key.startswith("st ") else key


def place_key(name: str) -> str:
    """Returns a name as the list spells it: small letters, no accents, no stops."""
    letters = name.casefold().replace("’", "'")
    if not letters.isascii():
        marked = unicodedata.normalize("NFKD", letters)
        letters = "".join(c for c in marked if not unicodedata.combining(c))
    return " ".join(letters.replace(".", " ").replace("-", " ").split())
