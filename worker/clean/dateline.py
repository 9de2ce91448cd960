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
from worker.clean.agencies import canonical_agency
from worker.clean.dateline_evidence import (
    MIN_BODY_WORDS,
    MIN_COLON_WORDS,
    MIN_WEAK_WORDS,
    begins_sentence,
    ends_sentence,
    is_short_form,
    is_vouched,
)
from worker.clean.dateline_parts import (
    SMALL_WORDS,
    Parts,
    as_dateline,
    take_apart,
    title_place,
)
from worker.clean.dateline_runs import Run, read_run
from worker.clean.dates import DATE, find_date
from worker.clean.gazetteer import is_ambiguous, is_place, is_region

__all__ = ["FoundDateline", "find_dateline"]

_HEAD_MAX = 130
#: The look ahead says no to a letter before all the alternatives have to.
_END = re.compile(
    r"(?=\s*[).:/•—–―-])"
    r"(?:\s?\)\s*\.?\s*(?:[-—–―]|_(?=\s))+\s*|\s*\.-+\s+|\s+-{2,3}\s*|\s+-\s*(?!\d)|--+\s*"
    r"|\s*[—–―]{1,2}\s*|(?:(?<=, [A-Z]{2})|(?<=, [A-Z]\.[A-Z]\.))-(?=[A-Z][a-z])|\s•\s"
    r"|(?<=[A-Z]{4}):(?=[A-Z“\"])|\s?-\s|:\s+|/\s*-+\s*|/\.?\s+|\)\s?[:;]\s*"
    r"|\)\.?\s*(?=[\"“‘'A-Z0-9])|(?<=\d)\.\s+(?=[\"“‘'A-Z]))"
)
_DATE_AFTER = re.compile(rf"({DATE.pattern})\s*(?::|/|[-—–]+)\s+", re.IGNORECASE)
_BARS = re.compile(
    r"(?P<place>[A-Z][^|]{2,50}) \| (?P<outlet>[A-Z][\w .&-]{1,40}?) ?(?:\||[-–—]) ?"
    r"(?P<rest>\S.{0,4})"
)
_AGENCY_AFTER = re.compile(
    r"\(?(?P<name>[A-Z][\w .]{1,30}?)\)?\s?(?::|[-–—]{1,2}|(?<=\)))\s+(?=\S)"
)
_CAPITALS = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,2})"
    r"(?:, (?P<region>(?:(?:New|North|South|West|Sri|El|Costa|Puerto) )?[A-Z][A-Za-z.]{1,12}))?"
    r" (?P<next>(?:[A-Z]\.){2,3}|A(?=\s)|[A-Z][\w’'.-]*[a-z’'.][\w’'.-]*)\s"
)
#: A sentence begins so, and no place, agency or date: `The council`, `In the harbour`.
_PROSE = re.compile(
    r"[A-Z][a-z’']+ (?:(?:of|on|the) )?(?!(?:and|dpa)\b)"
    rf"(?!(?:{'|'.join(sorted(SMALL_WORDS))})\b)[a-z]+[ ,’']"
)
#: What begins a sentence and goes on with no place's name.
_FRESH = re.compile(
    r"The|An?|As|At|In|On|For|From|After|When|While|More|Most|Some|Two|Three|Four|Today"
    r"|U\.S\.|U\.N\."
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Senators?|Sens?\.|Reps?\.|Representatives?"
    r"|Congress(?:man|woman|men)"
)
_POSSESSIVE = re.compile(r"[’']s?$")
_CLOSING = {"[": "]", "(": ")"}


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline and how many characters of the line it takes, its dash and spaces included."""

    dateline: Dateline
    end: int


def find_dateline(line: str, *, opening: bool = True) -> FoundDateline | None:
    """Returns the dateline that a line starts with, if it does.

    `opening` says that the line may be the article's first: only there is `Lisbon: The ...` one.
    """
    first = line[:1]
    if not (first.isalnum() or first in "([") or _PROSE.match(line):
        return None
    if " | " in line[:_HEAD_MAX]:
        return _between_bars(line) or (_before_bar(line) if opening else None)
    found = _before_mark(line, opening=opening) or _run_on(line, opening=opening)
    return found or (_in_capitals(line) if opening else None)


def _before_mark(line: str, *, opening: bool) -> FoundDateline | None:
    """Reads what stands before a dash, a colon or a bracket's end."""
    for head, mark, end in _heads(line[: _HEAD_MAX + 30]):
        parts = take_apart(head)
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
        if is_vouched(parts, mark, line, cut, opening=opening):
            return _with_place(FoundDateline(as_dateline(parts), cut), line)
    return None


def _run_on(line: str, *, opening: bool) -> FoundDateline | None:
    """Reads parts that no mark ends, in the article's first line or where an agency is named."""
    run = read_run(line[:_HEAD_MAX])
    if run is None or not begins_sentence(line[run.end :]):
        return None
    alone = run.agency is None or run.parts == 1
    if alone and not (opening and _lone_place(run, line)):
        return None
    parts = Parts(run.places, run.regions, run.agency, date=run.date)
    return FoundDateline(as_dateline(parts), run.end)


def _in_capitals(line: str) -> FoundDateline | None:
    """`LIMA, Peru The`, `LIMA Peru’s`: a place in capitals, and a word that begins a sentence.

    `LONDON Bridge will` is a paper's way to begin, so without a region behind the place the next
    word must be one that no name goes on with.
    """
    match = _CAPITALS.match(line)
    if match is None or len(line.split()) < MIN_COLON_WORDS:
        return None
    place, region, following = match["place"], match["region"], match["next"]
    if not is_place(place) or is_ambiguous(place) or (region and not is_region(region)):
        return None
    if is_short_form(place):
        return None
    fresh = _FRESH.fullmatch(following) or is_region(_POSSESSIVE.sub("", following))
    if not (region or fresh):
        return None
    return FoundDateline(
        as_dateline(Parts([place], [region] if region else [])), match.start("next")
    )


def _lone_place(run: Run, line: str) -> bool:
    """`Arusha. The ...`, `[LIMA] A ...`: only a known place, and a whole sentence behind it.

    In round brackets it is in capitals: `(Lima) The ...` may be a note.
    """
    if not run.places or run.agency or is_ambiguous(run.places[0]):
        return False
    rest = line[run.end :]
    closing = _CLOSING.get(line[0])
    if closing:
        ended = closing in run.mark and (closing == "]" or run.places[0].isupper())
    else:
        ended = run.mark == "." and len(rest.partition(". ")[0].split()) >= MIN_BODY_WORDS
    return ended and ends_sentence(line) and len(rest.split()) >= MIN_COLON_WORDS


def _between_bars(line: str) -> FoundDateline | None:
    """`KAMPALA, Uganda | THE LAKE POST | The ferry ...` has bars for the bracket and the dash."""
    match = _BARS.match(line)
    parts = take_apart(match["place"]) if match else None
    if match is None or parts is None or not parts.places or not begins_sentence(match["rest"]):
        return None
    if not (parts.regions or all(is_place(place) for place in parts.places)):
        return None
    parts.agency = canonical_agency(match["outlet"]) or title_place(match["outlet"])
    return FoundDateline(as_dateline(parts), match.start("rest"))


def _before_bar(line: str) -> FoundDateline | None:
    """`Lisbon | The ferry ...` is one where the place is known and a whole sentence follows."""
    place, _, rest = line.partition(" | ")
    whole = ends_sentence(rest) and len(rest.split()) >= MIN_WEAK_WORDS
    if not is_place(place) or is_ambiguous(place) or not whole or not begins_sentence(rest):
        return None
    return FoundDateline(Dateline((title_place(place),)), len(line) - len(rest))


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
