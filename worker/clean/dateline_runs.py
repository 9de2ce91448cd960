"""Datelines whose parts stand one behind the other with no bracket or dash to end them.

`Baku, March 4, AZERTAC`, `ASTANA. KAZINFORM`, `Reuters, London:`, `New York CNN —`, `[LIMA]`,
`(LIMA)`: the parts are read one by one from the left, each a place, a date or an agency that is
known; whatever comes next is the article.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field

from worker.clean.agencies import canonical_agency, is_site
from worker.clean.dates import CLOCK, DATE, find_date
from worker.clean.gazetteer import is_place, is_region

__all__ = ["Run", "read_run"]

#: How every line begins that holds such a run.
_SHAPE = re.compile(
    r"[\[(]?[A-ZÀ-Þ][\w.'’-]*(?: [\w.'’-]+){0,3}?"
    r"(?:[.,:\])/]\s|[.,]?/|[ ,]+[A-Z][A-Za-z-]{1,11}(?: Business| News)?\s*(?:[—–:-]|\|))"
)
_WORDS = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?: (?!\d)[\w'’.-]+){0,3}")
_GAP = re.compile(r"[\s,.:/()\[\]|—–-]{1,6}")
_MAX_PARTS = 6
#: Sens is a town, `Sens. Ana Po and Bo Ek` are two senators.
_TITLES = frozenset(["Sens"])
#: What ends a run that begins in brackets: behind `[LIMA] ` may stand `U.S. senators`.
_CLOSING = frozenset("])")
_NO_MARK = " " + string.ascii_letters + string.digits


@dataclass(slots=True)
class Run:
    """The parts in the order read, where the article begins, and what stands before it."""

    places: list[str] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)
    agency: str | None = None
    date: str | None = None
    end: int = 0
    mark: str = ""

    @property
    def parts(self) -> int:
        """How many kinds of parts there are."""
        return bool(self.places) + bool(self.agency) + bool(self.date)


def read_run(line: str) -> Run | None:
    """Returns the parts that a line begins with, if there are any."""
    if not _SHAPE.match(line):
        return None
    run = Run()
    bracketed = line[0] in "[("
    position = int(bracketed)
    for _ in range(_MAX_PARTS):
        end = _take_part(line, position, run)
        if end is None:
            break
        gap = _GAP.match(line, end)
        if gap is None:
            return None
        run.end, run.mark = gap.end(), line[end - 1 : gap.end()].strip(_NO_MARK)
        position = gap.end()
        if bracketed and not _CLOSING.isdisjoint(gap[0]):
            break
    whole = line.count("(", 0, run.end) == line.count(")", 0, run.end)
    return run if run.parts and whole else None


def _take_part(line: str, start: int, run: Run) -> int | None:
    """Reads the part that begins at `start` into the run and returns its end."""
    date = DATE.match(line, start) or CLOCK.match(line, start)
    if date:
        run.date = run.date or find_date(date[0])
        return date.end()
    words = _WORDS.match(line, start)
    if words is None:
        return None
    ends = [start + m.end() for m in re.finditer(r"\S+", words[0])]
    for end in reversed(ends):
        name = line[start:end].rstrip(".,/-")
        if "." in name and line.startswith(".", start + len(name)):
            name += "."
        if _take_name(name, run):
            return start + len(name)
    return None


def _take_name(name: str, run: Run) -> bool:
    agency = canonical_agency(name)
    spelt = agency and (name.isupper() or name == agency or not is_place(name))
    if run.agency is None and ((spelt and name[0].isupper()) or is_site(name)):
        run.agency = agency or name
        return True
    if not run.places and name not in _TITLES and is_place(name):
        run.places.append(name)
        return True
    if run.places and not run.regions and is_region(name):
        run.regions.append(name)
        return True
    return False
