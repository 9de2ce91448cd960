"""Lines between headline and first paragraph that name the author, the house or the hour.

`Ana Po | Harbour Wire | Updated: March 4, 2024` is a byline because each of its pieces is a name, a
house, a place or a time. Such lines hold nothing that marks them, so they count only up there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from worker.article import RemovedLabel
from worker.clean.agencies import agency_in, canonical_agency, looks_like_outlet
from worker.clean.credits import Credit, bare_name
from worker.clean.dates import is_timestamp
from worker.clean.furniture import is_section
from worker.clean.gazetteer import is_place
from worker.clean.lines import Line

__all__ = ["find_top_lines", "is_mentioned", "mark_highlights"]

_TopLine = tuple[RemovedLabel, Credit]

_TOP = 10
_PARAGRAPH_WORDS = 18
_MAX_WORDS = 20
_NAME_WORDS = 4
_HIGHLIGHTS = ("story highlights", "key highlights")
_POINTS, _POINT_WORDS = 8, 30
_PIECES = re.compile(r"\s*[|•·]\s*|\s+[-–—/]\s+")
_TAIL = re.compile(r",\s+|\s+(?:for|in|at)\s+(?:the\s+)?")
_NUMBERS = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")
_ROLE = re.compile(
    r"(?:[A-Z][\w&.]*,? ){0,3}(?:[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Ww]riter|[Cc]olumnist"
    r"|[Ii]ntern|[Cc]ontributor|REPORTER|CORRESPONDENT|EDITOR|WRITER)s?"
)
_STAFF = re.compile(
    r"(?:(?:By|From|by)\s?:?\s)?(?:[A-Z][\w.&’']{0,20} ){0,3}(?:Correspondents?|Reporters?|Bureau"
    r"|Desk|News Service|Staff|Newsroom|Agencies|Staff [Rr]eport|CORRESPONDENT|REPORTER|BUREAU|DESK"
    r"|Network|Team)"
)
_WORD = re.compile(r"\w+")
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_HOUR = re.compile(r"\d{1,2}[:.]\d\d ?(?:[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?")
_MINUTES = re.compile(
    r"(?:estimated )?(?:reading time\W+)?\(?\d{1,2} min(?:ute)?s?(?: read)?\)?", re.IGNORECASE
)


def find_top_lines(
    lines: Sequence[Line], labels: Sequence[RemovedLabel | None], byline: str | None
) -> Iterator[tuple[int, RemovedLabel, Credit]]:
    """Yields what lines above the first paragraph are; `byline` is one that is known already."""
    for index in range(_first_paragraph(lines, labels)):
        if labels[index] is not None:
            continue
        found = _read_top_line(lines[index])
        if found is None and index and not byline and lines[index - 1].words > _NAME_WORDS:
            found = _read_bare_names(index, lines)
        if found and (index or found[0] != "byline"):
            yield index, *found


def mark_highlights(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """Labels `Story highlights` and the points below it, which end without a stop."""
    for start, line in enumerate(lines[:_TOP]):
        if not line.plain.startswith(_HIGHLIGHTS) or line.words > _POINT_WORDS:
            continue
        labels[start] = "summary"
        for index in range(start + 1, min(start + _POINTS, len(lines))):
            point = lines[index]
            if (
                labels[index]
                or point.text.endswith((".", ":"))
                or point.text[0] in "(["
                or point.words > _POINT_WORDS
            ):
                return
            labels[index] = "summary"


def is_mentioned(name: str, lines: Sequence[Line], own: int) -> bool:
    """Says whether a line other than `own` holds a part of a name."""
    parts = {part for part in _WORD.findall(name.casefold()) if len(part) > 1}
    others = (line for index, line in enumerate(lines) if index != own)
    return any(not parts.isdisjoint(_WORD.findall(line.text.casefold())) for line in others)


def _first_paragraph(lines: Sequence[Line], labels: Sequence[RemovedLabel | None]) -> int:
    """Returns the index of the first paragraph, or of the last line that may stand above it."""
    for index, line in enumerate(lines[:_TOP]):
        if labels[index] is None and line.words >= _PARAGRAPH_WORDS and line.ends_sentence:
            return index
    return 0


def _read_top_line(line: Line) -> _TopLine | None:
    """Returns what a line above the first paragraph is, if each piece of it says so."""
    text = line.text
    if line.words > _MAX_WORDS or line.ends_sentence:
        return None
    if is_section(line.plain):
        return "nav_related", Credit()
    if _MINUTES.fullmatch(text):
        return "other", Credit()
    pieces = [piece for piece in _PIECES.split(text) if piece]
    if len(pieces) == 1:
        return _read_alone(text)
    kinds = [_kind(piece) for piece in pieces]
    if None in kinds or not {"time", "name"} & set(kinds) or len(set(kinds)) == 1:
        return None
    names = tuple(
        bare_name(piece.removeprefix("By ")) or ""
        for piece, kind in zip(pieces, kinds, strict=True)
        if kind == "name"
    )
    if len(names) > 1:
        return None
    return ("byline" if names else "timestamp"), Credit(
        names, (), None if names else agency_in(text)
    )


def _read_bare_names(index: int, lines: Sequence[Line]) -> _TopLine | None:
    """Names alone are the authors' where nobody in the story bears a part of them."""
    line = lines[index]
    if line.words > 2 * _NAME_WORDS or line.ends_sentence:
        return None
    names = tuple(bare_name(name) or "" for name in line.text.split(" and "))
    if not all(names) or any(is_place(name) or is_mentioned(name, lines, index) for name in names):
        return None
    return "byline", Credit(names)


def _read_alone(text: str) -> _TopLine | None:
    parts = _TAIL.split(text, maxsplit=1)
    if len(parts) > 1:
        name, rest = bare_name(parts[0]), parts[1]
        if name and (_is_house(rest) or _ROLE.fullmatch(rest) or is_place(rest)):
            return "byline", Credit((name,))
        return None
    words = text.split()
    for count in (2, 3):
        name = bare_name(" ".join(words[:count]))
        rest = " ".join(words[count:])
        if name and rest and (_ROLE.fullmatch(rest) or canonical_agency(rest)):
            return "byline", Credit((name,))
    if _STAFF.fullmatch(text):
        return "byline", Credit(agency=agency_in(text))
    return None


def _kind(piece: str) -> str | None:
    piece = piece.removeprefix("By ").removeprefix("by ")
    if (
        is_timestamp(_NUMBERS.sub("2024-01-01", piece))
        or _MINUTES.fullmatch(piece)
        or _HOUR.fullmatch(piece)
    ):
        return "time"
    if _is_house(piece) or _STAFF.fullmatch(piece) or _ROLE.fullmatch(piece) or is_place(piece):
        return "house"
    return "name" if bare_name(piece) else None


def _is_house(piece: str) -> bool:
    return bool(
        canonical_agency(piece)
        or _ACRONYM.fullmatch(piece)
        or (looks_like_outlet(piece) and len(piece.split()) <= _NAME_WORDS)
    )
