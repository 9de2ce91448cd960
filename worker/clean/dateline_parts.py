"""What the head of a dateline is made of: places, regions, a date, an agency."""

from __future__ import annotations

import re
from dataclasses import dataclass

from worker.article import Dateline
from worker.clean.agencies import canonical_agency, is_site, looks_like_outlet
from worker.clean.dates import CLOCK, DATE, find_date
from worker.clean.gazetteer import is_place, is_region

__all__ = ["LETTERS_MIN", "SMALL_WORDS", "Parts", "as_dateline", "take_apart", "title_place"]

#: Three letters nobody knows are an organisation as often as an agency.
LETTERS_MIN = 3
_DIGIT = re.compile(r"\d")
_BRACKET = re.compile(r"\(([^()]{1,60})\)|\[([^\[\]]{1,40})\]|/\s?([A-Z0-9][\w .-]{2,40}?)\s?/")
_NUMBERS = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d){1,2}")
_NAMED = re.compile(r"[A-Z][\w.’'/-]*(?: [\w.’'/-]+){0,3}")
_CAMEL = re.compile(r"[a-z][A-Z]|\.(?:com|org|net)\b")
_NO_OUTLET = re.compile(r"breaking|world|latest|sports?|photos?|updates?", re.IGNORECASE)
#: What desks write in brackets, and in capitals, before a headline: built like the letters of an
#: agency.
_LABELS = frozenset(
    "update updates updated opinion opinions video videos watch live photo photos poll quiz"  # noqa: SIM905 - words
    " review comment column feature recap alert audio listen gallery profile preview satire"
    " essay letter letters sponsor graphic podcast".split()
)
_TIME_ZONE = re.compile(r"\b(?:[ECMP][SD]?T|GMT|UTC|IST|BST|local time)\b")
_DAY_OR_YEAR = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:19|20)\d\d")
_NEWS = re.compile(r"\bNews(?: Agency| Service)?$")
_PLACE_GLUE = re.compile(r"\s*/\s*|\s+and\s+|\s*&\s*|\s+-\s+", re.IGNORECASE)
_PLACE_SHAPE = re.compile(r"[^\W\d_](?:[^\W\d_]|[ '’.\-‑]){1,40}")
#: What stands in names of places beside words with capitals.
SMALL_WORDS = frozenset(
    "of the de del la el al los las on upon le du da do am an der es".split()  # noqa: SIM905 - words
)
_KINDS = re.compile(
    r"(?:[Tt]he )?(?P<name>.{2,30}?)"
    r"(?: (?:Region|Province|State|County|District|Governorate|Islands?))?"
)
#: Beside an agency's name, what no pattern reads: `Aprl 10`, `17`, `:`.
_LEFTOVER = re.compile(r"[A-Z\d:;-][\w.:;-]*(?: [A-Z\d:;-][\w.:;-]*){0,2}")
_DESK = re.compile(r"(?:\w+ )?(?:Staff|Newsroom)")
#: `QUAYSIDE CO.` is a county, not Colorado.
_COUNTY = frozenset(["CO", "CO."])
_MAX_PLACE_WORDS = 5
_SHORT_PLACE = 6


@dataclass(slots=True)
class Parts:
    """What a head is made of."""

    places: list[str]
    regions: list[str]
    agency: str | None = None
    known_agency: bool = False
    like_outlet: bool = False
    slug: bool = False
    date: str | None = None
    clock: bool = False


def take_apart(head: str) -> Parts | None:
    """Returns what a head is made of, or `None` if one of its pieces is none of these."""
    parts = Parts([], [])
    for match in _BRACKET.finditer(head):
        inside = next(group for group in match.groups() if group)
        if not _take_bracket(inside.strip(), parts):
            return None
    outside = _BRACKET.sub(",", head)
    if "(" in outside or ")" in outside:
        return None
    if _DIGIT.search(outside):
        outside = _take_time(outside, parts)
    pieces = [_bare(piece) for piece in outside.split(",")]
    for piece in (piece for piece in pieces if piece and piece != "."):
        if not _take_piece(piece, parts):
            return None
    if not parts.places and parts.agency and not parts.known_agency and is_place(parts.agency):
        parts.places, parts.agency = [parts.agency], None
    if not parts.places and not parts.agency and parts.regions:
        parts.places.append(parts.regions.pop(0))
    return parts


def _take_time(outside: str, parts: Parts) -> str:
    """Reads the date and returns what is left without it and without the hour."""
    date = DATE.search(outside)
    if date:
        parts.date = find_date(outside)
        outside = outside[: date.start()].rstrip() + "," + outside[date.end() :]
    return CLOCK.sub(",", outside)


def _bare(piece: str) -> str:
    """Strips a piece's edges; short forms keep their stops: `N.Y.`, `D.C.`, `Calif.`."""
    bare = piece.strip(" /|-")
    abbreviated = "." in bare[:-1] or (is_region(bare) and not is_place(bare))
    short = len(bare) <= _SHORT_PLACE and abbreviated
    return bare if short else bare.rstrip(".")


def _take_bracket(inside: str, parts: Parts) -> bool:
    if CLOCK.search(inside) or _TIME_ZONE.fullmatch(inside) or _NUMBERS.fullmatch(inside):
        parts.clock = True
        return True
    date = DATE.search(inside)
    if date:
        parts.date = parts.date or find_date(inside)
        inside = inside[: date.start()].rstrip(" -–—,/")
        if not inside:
            return True
    if is_region(inside) and not (len(inside) >= LETTERS_MIN and canonical_agency(inside)):
        parts.regions.append(inside)
        return True
    return _take_place_with_region(inside, parts) or _take_agency(inside, parts)


def _take_place_with_region(text: str, parts: Parts) -> bool:
    """Reads `Lima, Peru` and `LOWELL MA`; before a comma a place in capitals may be unknown."""
    place, comma, region = text.partition(",") if "," in text else text.rpartition(" ")
    region = region.strip()
    if not is_region(region) or (comma != "," and (not region.isupper() or region in _COUNTY)):
        return False
    places = [name.strip() for name in _PLACE_GLUE.split(place)]
    shaped = comma == "," and place.isupper() and all(map(_place_like, places))
    if not shaped and not all(map(is_place, places)):
        return False
    parts.places.extend(places)
    parts.regions.append(f"{region}." if "." in region[:-1] and region[-1] != "." else region)
    return True


def _take_agency(inside: str, parts: Parts) -> bool:
    if inside.casefold() in _LABELS:
        return False
    known = canonical_agency(inside) or canonical_agency(re.split(r"[/,-]", inside)[0])
    if not known and not _NAMED.fullmatch(inside) and not looks_like_outlet(inside):
        return False
    parts.agency = canonical_agency(inside) or inside
    parts.known_agency = bool(known)
    parts.like_outlet = bool(known) or looks_like_outlet(inside) or bool(_CAMEL.search(inside))
    return True


def _take_piece(piece: str, parts: Parts) -> bool:
    if _TIME_ZONE.fullmatch(piece) or _DAY_OR_YEAR.fullmatch(piece):
        return True
    if _DESK.fullmatch(piece):
        return not parts.places
    if is_site(piece):
        parts.agency, parts.known_agency, parts.like_outlet = piece, piece.isupper(), True
        return True
    if parts.places:
        return _take_region(piece, parts)
    return _take_outlet(piece, parts) or _take_places(piece, parts)


def _take_outlet(piece: str, parts: Parts) -> bool:
    agency = canonical_agency(piece)
    if agency and not is_place(piece):
        parts.agency, parts.known_agency = agency, True
        return True
    if _is_outlet_slug(piece):
        parts.agency = parts.agency or title_place(piece)
        parts.like_outlet = parts.slug = True
        return True
    if _NEWS.search(piece) and len(piece.split()) < _MAX_PLACE_WORDS:
        parts.agency, parts.like_outlet = piece, True
        return True
    return False


def _take_places(piece: str, parts: Parts) -> bool:
    if not is_place(piece) and _take_place_with_region(piece, parts):
        return True
    agency, dash, place = piece.partition("-")
    if dash and canonical_agency(agency) and is_place(place):
        parts.agency, parts.known_agency, piece = canonical_agency(agency), True, place
    places = [place.strip() for place in _PLACE_GLUE.split(piece)]
    if not all(_place_like(place) for place in places):
        return False
    parts.places.extend(places)
    return True


def _is_outlet_slug(piece: str) -> bool:
    """Says whether a piece is an outlet's name in capitals, as in `HARBOUR TIMES –`."""
    return (
        piece.isupper()
        and 1 < len(piece.split()) < _MAX_PLACE_WORDS
        and not is_place(piece)
        and looks_like_outlet(piece.title())
        and not _NO_OUTLET.match(piece)
    )


def _take_region(piece: str, parts: Parts) -> bool:
    places = [place.strip() for place in _PLACE_GLUE.split(piece)]
    agency = canonical_agency(piece)
    if _is_region(piece) or (is_place(piece) and not (agency and piece.isupper())):
        parts.regions.append(piece)
        return True
    if len(places) > 1 and all(_place_like(place) for place in places):
        parts.regions.append(places[0])
        parts.places.extend(places[1:])
        return True
    if agency:
        parts.agency, parts.known_agency, parts.like_outlet = agency, True, True
    elif parts.date and looks_like_outlet(piece) and len(piece.split()) < _MAX_PLACE_WORDS:
        parts.agency, parts.like_outlet = piece, True
    if parts.agency and _LEFTOVER.fullmatch(piece):
        return True
    return (bool(parts.agency) or piece.isupper()) and _place_like(piece)


def _is_region(piece: str) -> bool:
    """Also `Kurdistan Region`, `The Bahamas`, `Indian-administered Kashmir`."""
    if is_region(piece):
        return True
    named = _KINDS.fullmatch(piece)
    return named is not None and (
        is_region(named["name"]) or is_region(piece.rsplit(maxsplit=1)[-1])
    )


def _place_like(place: str) -> bool:
    words = place.split()
    if not 1 <= len(words) <= _MAX_PLACE_WORDS or not _PLACE_SHAPE.fullmatch(place):
        return False
    return place.isupper() or all(w[0].isupper() or w in SMALL_WORDS for w in words)


def as_dateline(parts: Parts) -> Dateline:
    """Returns the parts as the record gives them."""
    places = [title_place(place) for place in parts.places]
    if parts.regions and len(places) == 1:
        places = [", ".join([places[0], *(_title_region(region) for region in parts.regions)])]
    return Dateline(tuple(places), parts.agency, parts.date)


def title_place(place: str) -> str:
    """Returns a place in title case if it was in capitals; short forms stay."""
    if not place.isupper() or len(place) <= 3 or re.fullmatch(r"(?:[A-Z]\.){2,}", place):
        return place
    words = place.casefold().split()
    return " ".join(
        w if i and w in SMALL_WORDS else re.sub(r"(?:^|(?<=[-.‑]))\w", lambda m: m[0].upper(), w)
        for i, w in enumerate(words)
    )


def _title_region(region: str) -> str:
    letters = region.replace(".", "").replace(" ", "")
    return region if len(letters) <= 2 else title_place(region)
