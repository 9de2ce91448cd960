"""Who signed an article, and when: credits, bylines, sign-offs of agencies, time stamps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.clean.agencies import canonical_agency
from worker.clean.byline_lines import parse_byline
from worker.clean.credits import Credit, parse_credit
from worker.clean.dates import stamped_day
from worker.clean.judgement import Judgement
from worker.clean.lines import Line
from worker.clean.sign_offs import parse_sign_off, signs_alone
from worker.clean.stray_lines import keep_heads

__all__ = ["find_credits", "find_dates", "find_update"]

_CREDIT_WORDS = 120
_AGENCY_WORDS = 6
#: Lines at the end among which the initials of desks stand.
_LAST = 3
#: Lines from either end within which an agency's bare name is a credit.
_EDGE = 6
_SUMMARY_WORDS, _ABOVE_WORDS, _PARAGRAPH_WORDS = 8, 12, 18
#: How agencies tell their subscribers when a report was new.
_FIRST_PUBLISHED = re.compile(
    r"This (?:report|story|article"
    r"|dispatch) by (?P<name>[A-Z][\w. ]{2,40}) was first published\b.{0,60}"
)
#: Further up another article may be meant.
_UPDATE_LINES = 4
_STAMPED = re.compile(r"publish|posted|first|issued|released|created")


def find_credits(lines: Sequence[Line], judgement: Judgement) -> None:
    """Labels credits, bylines and sign-offs and keeps whom they name."""
    end = _end_of_text(lines)
    for index, line in enumerate(lines):
        if line.words > _CREDIT_WORDS:
            continue
        credit = parse_credit(line.text, line.plain)
        if credit:
            judgement.labels[index] = "agency_credit"
            judgement.credits.append((index, credit))
        elif judgement.labels[index] in (None, "timestamp") or line.plain.startswith("source"):
            _find_byline(index, lines, judgement, last=index >= end)


def _end_of_text(lines: Sequence[Line]) -> int:
    """Returns the index behind the last paragraph, or of one of the last lines."""
    paragraphs = (i for i in range(len(lines) - 1, -1, -1) if lines[i].words >= _PARAGRAPH_WORDS)
    last = next((i for i in paragraphs if lines[i].ends_sentence), len(lines))
    return min(last + 1, len(lines) - _LAST)


def _signs(index: int, lines: Sequence[Line]) -> bool:
    """Says whether a name in a line may be the author's: behind a quotation it is who said it."""
    return 2 * index > len(lines) and lines[index - 1].text[-1] not in '”"’'


def _ends_story(index: int, lines: Sequence[Line]) -> bool:
    """Says whether the line above ends a paragraph; names in a row would be signatories."""
    return lines[index - 1].ends_sentence and lines[index - 1].words >= _ABOVE_WORDS


def _find_byline(index: int, lines: Sequence[Line], judgement: Judgement, *, last: bool) -> None:
    line, count = lines[index], len(lines)
    credit = parse_byline(line.text, line.plain)
    if credit:
        judgement.labels[index] = "agency_credit" if line.plain.startswith("from ") else "byline"
        judgement.credits.append((index, credit))
        judgement.byline = judgement.byline or line.text
        date = stamped_day(line.text)
        if date:
            judgement.dates.append(date)
    elif line.words <= _AGENCY_WORDS and not _EDGE <= index < count - _EDGE:
        credit = parse_sign_off(line.text, last=last)
        if credit is None and index == count - 1 and _ends_story(index, lines):
            credit = Credit() if signs_alone(line.text) else None
        named = credit is not None and bool(credit.reporters)
        if credit is None or (named and not _signs(index, lines)):
            return
        judgement.labels[index] = "agency_credit"
        judgement.credits.append((index, credit))


def find_dates(lines: Sequence[Line], judgement: Judgement) -> None:
    """Reads the time stamps above the first paragraph, and later ones that say what they are."""
    above = True
    keep_heads(lines, judgement.labels)
    for index, (line, label) in enumerate(zip(lines, judgement.labels, strict=True)):
        if label is None and line.ends_sentence and line.words > _SUMMARY_WORDS:
            above = False
        first = _FIRST_PUBLISHED.fullmatch(line.text) if label == "other" else None
        if first:
            judgement.credits.append((index, Credit(agency=canonical_agency(first["name"]))))
        if first or (label == "timestamp" and (above or _STAMPED.search(line.plain))):
            date = stamped_day(line.text)
            if date:
                judgement.dates.append(date)


def find_update(lines: Sequence[Line], judgement: Judgement) -> None:
    """Reads `Last updated 4 March 2025` behind the story where nothing else says when it came."""
    if judgement.dates or (judgement.dateline and judgement.dateline.date):
        return
    for index in range(max(0, len(lines) - _UPDATE_LINES), len(lines)):
        if judgement.labels[index] == "timestamp" and "updat" in lines[index].plain:
            date = stamped_day(lines[index].text)
            judgement.dates.extend([date] if date and date[0] != "-" else [])
