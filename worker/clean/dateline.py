"""The place, date and agency before the first sentence, in every agency's style.

A head such as `DAKAR, Senegal, Jul 25 2022 (IPS) -` is cut at a dash, a colon or the bracket, and
taken apart; it is a dateline only when its parts vouch for each other: a known agency, a known
place, a region, a date. `BREAKING:` and `President-elect` have nothing that vouches for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from worker.article import Dateline
from worker.clean.agencies import canonical_agency, looks_like_outlet
from worker.clean.dates import CLOCK, DATE, find_date
from worker.clean.gazetteer import is_ambiguous, is_place, is_region, is_well_known

__all__ = ["FoundDateline", "find_dateline"]

_HEAD_MAX = 130
#: The look ahead says no to a letter before all the alternatives have to.
_END = re.compile(
    r"(?=\s*[).:/•—–―-])"
    r"(?:\s?\)\s*\.?\s*(?:-{1,3}|[—–―]|_(?=\s))+\s*|\s*\.-+\s+|\s+-{1,3}\s*(?!\d)|--+\s*"
    r"|\s*[—–―]\s*|\s•\s|(?<=[A-Z]{4}):(?=[A-Z“\"])|\s?-\s|:\s+|/\s*-+\s*|/\.?\s+|\)\s?[:;]\s*|\)\s*(?=[\"“‘'A-Z0-9])"
    r"|(?<=\d)\.\s+(?=[\"“‘'A-Z]))"
)
_DIGIT = re.compile(r"\d")
_BRACKET = re.compile(r"\(([^()]{1,60})\)|\[([^\[\]]{1,40})\]|/\s?([A-Z][\w .]{2,40}?)\s?/")
_NUMBERS = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d){1,2}")
_NAMED = re.compile(r"[A-Z][\w.’'/-]*(?: [\w.’'/-]+){0,3}")
_CAMEL = re.compile(r"[a-z][A-Z]|\.(?:com|org|net)\b")
_NO_OUTLET = re.compile(r"breaking|world|latest|sports?|photos?|updates?", re.IGNORECASE)
_TIME_ZONE = re.compile(r"\b(?:[ECMP][SD]?T|GMT|UTC|IST|BST|local time)\b")
_DAY_OR_YEAR = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:19|20)\d\d")
_NEWS = re.compile(r"\bNews(?: Agency| Service)?$")
_PLACE_GLUE = re.compile(r"\s*/\s*|\s+and\s+|\s*&\s*|\s+-\s+", re.IGNORECASE)
_PLACE_SHAPE = re.compile(r"[^\W\d_](?:[^\W\d_]|[ '’.\-‑]){1,40}")
_SMALL_WORDS = frozenset(
    [
        "of",
        "the",
        "de",
        "del",
        "la",
        "el",
        "al",
        "los",
        "las",
        "on",
        "upon",
        "le",
        "du",
        "da",
        "do",
        "am",
        "an",
        "der",
        "es",
    ]
)
_BODY_START = re.compile(r"[\"'“‘«‹]*[A-ZÀ-ÖØ-Þ0-9$£€#@¿¡]")
_DATE_AFTER = re.compile(rf"({DATE.pattern})\s*(?::|/|[-—–]+)\s+", re.IGNORECASE)
_BARS = re.compile(
    r"(?P<place>[A-Z][^|]{2,50}) \| (?P<outlet>[A-Z][\w .&-]{1,40}?) ?(?:\||[-–—]) ?"
    r"(?P<rest>\S.{0,4})"
)
_AGENCY_AFTER = re.compile(
    r"\(?(?P<name>[A-Z][\w .]{1,30}?)\)?\s?(?::|[-–—]{1,2}|(?<=\)))\s+(?=\S)"
)
_MIN_BODY_WORDS = 4
_MIN_COLON_WORDS = 8
_MIN_WEAK_WORDS = 12
#: Three letters nobody knows are an organisation as often as an agency.
_LETTERS_MIN = 3
_MAX_PLACE_WORDS = 5
_SHORT_PLACE = 6


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline and how many characters of the line it takes, its dash and spaces included."""

    dateline: Dateline
    end: int


@dataclass(slots=True)
class _Parts:
    """What a head is made of."""

    places: list[str]
    regions: list[str]
    agency: str | None = None
    known_agency: bool = False
    like_outlet: bool = False
    slug: bool = False
    date: str | None = None
    clock: bool = False


def find_dateline(line: str, *, opening: bool = True) -> FoundDateline | None:
    """Returns the dateline that a line starts with, if it does.

    `opening` says that the line may be the article's first: only there is `Lisbon: The ...` one.
    """
    first = line[:1]
    if not (first.isalnum() or first in "(["):
        return None
    if " | " in line[:_HEAD_MAX]:
        return _between_bars(line)
    for head, mark, end in _heads(line[: _HEAD_MAX + 30]):
        parts = _take_apart(head)
        if parts is None:
            continue
        late = _DATE_AFTER.match(line, end)
        dated = late is not None and not parts.date and bool(parts.places)
        cut = late.end() if late and dated else end
        if late and dated:
            parts.date = find_date(late[0])
        named = _AGENCY_AFTER.match(line, cut) if parts.places and not parts.agency else None
        agency = canonical_agency(named["name"]) if named else None
        if named and agency:
            parts.agency, parts.known_agency, parts.like_outlet = agency, True, True
            cut = named.end()
        if _vouched(parts, mark, line[cut : cut + 400], opening=opening):
            return _with_place(FoundDateline(_dateline(parts), cut), line)
    return None


def _between_bars(line: str) -> FoundDateline | None:
    """`KAMPALA, Uganda | THE LAKE POST | The ferry ...` has bars for the bracket and the dash."""
    match = _BARS.match(line)
    parts = _take_apart(match["place"]) if match else None
    if match is None or parts is None or not parts.places or not _BODY_START.match(match["rest"]):
        return None
    if not (parts.regions or all(is_place(place) for place in parts.places)):
        return None
    parts.agency = canonical_agency(match["outlet"]) or _title(match["outlet"])
    return FoundDateline(_dateline(parts), match.start("rest"))


def _with_place(found: FoundDateline, line: str) -> FoundDateline:
    """`(ANSA) - ROME, MARCH 4 -` names its agency first and its place behind it."""
    if found.dateline.places or not found.dateline.agency:
        return found
    behind = find_dateline(line[found.end :], opening=False)
    if behind is None or not behind.dateline.places:
        return found
    inner, outer = behind.dateline, found.dateline
    dateline = Dateline(inner.places, inner.agency or outer.agency, inner.date or outer.date)
    return FoundDateline(dateline, found.end + behind.end)


def _heads(window: str) -> Iterator[tuple[str, str, int]]:
    for match in _END.finditer(window):
        if match.start() > _HEAD_MAX:
            return
        mark = match[0].strip()
        closing = (
            match.start() + 1 + len(match[0]) - len(match[0].lstrip()) if ")" in mark else None
        )
        head = window[: closing or match.start()]
        if mark.startswith("/"):
            head = window[: match.start() + 1]
        if head.count("(") == head.count(")"):
            yield head, mark, match.end()


def _take_apart(head: str) -> _Parts | None:
    parts = _Parts([], [])
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


def _take_time(outside: str, parts: _Parts) -> str:
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


def _take_bracket(inside: str, parts: _Parts) -> bool:
    if CLOCK.search(inside) or _TIME_ZONE.fullmatch(inside) or _NUMBERS.fullmatch(inside):
        parts.clock = True
        return True
    date = DATE.search(inside)
    if date:
        parts.date = parts.date or find_date(inside)
        inside = inside[: date.start()].rstrip(" -–—,/")
        if not inside:
            return True
    if is_region(inside) and not (len(inside) >= _LETTERS_MIN and canonical_agency(inside)):
        parts.regions.append(inside)
        return True
    place, comma, region = inside.partition(",")
    if comma and is_place(place) and is_region(region):
        parts.places.append(place)
        parts.regions.append(region.strip())
        return True
    return _take_agency(inside, parts)


def _take_agency(inside: str, parts: _Parts) -> bool:
    known = canonical_agency(inside) or canonical_agency(re.split(r"[/,-]", inside)[0])
    if not known and not _NAMED.fullmatch(inside) and not looks_like_outlet(inside):
        return False
    parts.agency = canonical_agency(inside) or inside
    parts.known_agency = bool(known)
    parts.like_outlet = bool(known) or looks_like_outlet(inside) or bool(_CAMEL.search(inside))
    return True


def _take_piece(piece: str, parts: _Parts) -> bool:
    if _TIME_ZONE.fullmatch(piece) or _DAY_OR_YEAR.fullmatch(piece):
        return True
    if parts.places:
        return _take_region(piece, parts)
    agency = canonical_agency(piece)
    if agency and not is_place(piece):
        parts.agency, parts.known_agency = agency, True
        return True
    if _is_outlet_slug(piece):
        parts.agency = parts.agency or _title(piece)
        parts.like_outlet = parts.slug = True
        return True
    if _NEWS.search(piece) and len(piece.split()) < _MAX_PLACE_WORDS:
        parts.agency, parts.like_outlet = piece, True
        return True
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


def _take_region(piece: str, parts: _Parts) -> bool:
    places = [place.strip() for place in _PLACE_GLUE.split(piece)]
    agency = canonical_agency(piece)
    if is_region(piece) or (is_place(piece) and not (agency and piece.isupper())):
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
    return bool(parts.agency) or (piece.isupper() and _place_like(piece))


def _place_like(place: str) -> bool:
    words = place.split()
    if not 1 <= len(words) <= _MAX_PLACE_WORDS or not _PLACE_SHAPE.fullmatch(place):
        return False
    return place.isupper() or all(w[0].isupper() or w in _SMALL_WORDS for w in words)


def _vouched(parts: _Parts, mark: str, rest: str, *, opening: bool) -> bool:
    """Says whether the parts make a dateline: what they are must vouch for each other."""
    if rest and not _BODY_START.match(rest):
        return False
    if parts.agency:
        return _agency_vouches(parts, mark)
    if not parts.places or mark.startswith("/") or len(rest.split()) < _MIN_BODY_WORDS:
        return False
    known = all(is_place(place) for place in parts.places)
    capitals = all(place.isupper() for place in parts.places)
    if mark == ".":
        return known and capitals and parts.date is not None
    dash = bool(mark.strip(").: "))
    if mark.startswith(")"):
        sure = parts.clock or parts.date is not None or (dash and capitals)
        return (known and sure) or bool(parts.regions)
    anchored = parts.date is not None or (bool(parts.regions) and (known or capitals or dash))
    if mark == ":":
        return known and _colon_vouches(parts, rest, sure=anchored, opening=opening)
    return (anchored and (known or capitals or bool(parts.regions))) or (
        known and (capitals or not _personal(parts, mark))
    )


def _agency_vouches(parts: _Parts, mark: str) -> bool:
    dash = bool(mark.strip(").:; "))
    if parts.slug:
        return dash or mark.startswith(")")
    if not parts.places:
        dated = parts.date is not None
        if parts.known_agency:
            return dash or dated or mark.startswith(")")
        named = parts.like_outlet and (dated or mark.startswith(")"))
        return dash and named and len(parts.agency or "") > _LETTERS_MIN
    known = all(is_place(place) for place in parts.places)
    if parts.like_outlet and parts.date and dash:
        return True
    if not parts.like_outlet:
        return known and (dash or mark == "):" or (mark.startswith(")") and parts.date is not None))
    if known or (parts.regions and dash):
        return True
    return all(place.isupper() for place in parts.places) and (parts.known_agency or dash)


def _colon_vouches(parts: _Parts, rest: str, *, sure: bool, opening: bool) -> bool:
    """A colon also follows speakers and slugs, so a whole sentence has to follow."""
    words = rest.split()
    if len(words) < _MIN_COLON_WORDS or " ".join(words[:4]).isupper():
        return False
    if sure:
        return True
    if any(is_ambiguous(place) for place in parts.places):
        return False
    if all(place.isupper() for place in parts.places):
        return True
    cities = all(is_well_known(p) or not is_region(p) for p in parts.places)
    return opening and cities and len(words) >= _MIN_WEAK_WORDS


def _personal(parts: _Parts, mark: str) -> bool:
    """`Clinton - The` may be a speaker; `Mumbai, India - The` is not."""
    return any(is_ambiguous(place) for place in parts.places) and mark.startswith("-")


def _dateline(parts: _Parts) -> Dateline:
    places = [_title(place) for place in parts.places]
    if parts.regions and len(places) == 1:
        places = [", ".join([places[0], *(_title_region(region) for region in parts.regions)])]
    return Dateline(tuple(places), parts.agency, parts.date)


def _title(place: str) -> str:
    if not place.isupper() or len(place) <= 3 or re.fullmatch(r"(?:[A-Z]\.){2,}", place):
        return place
    words = place.casefold().split()
    return " ".join(
        w if i and w in _SMALL_WORDS else re.sub(r"(?:^|(?<=[-.‑]))\w", lambda m: m[0].upper(), w)
        for i, w in enumerate(words)
    )


def _title_region(region: str) -> str:
    letters = region.replace(".", "").replace(" ", "")
    return region if len(letters) <= 2 else _title(region)
