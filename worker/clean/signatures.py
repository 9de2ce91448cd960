"""Who signed an article, and when: credits, bylines, sign-offs of agencies, time stamps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.clean.credits import parse_byline, parse_credit, parse_sign_off
from worker.clean.dates import stamped_day
from worker.clean.judgement import Judgement
from worker.clean.lines import Line
from worker.clean.stray_lines import keep_heads

__all__ = ["find_credits", "find_dates"]

_CREDIT_WORDS = 120
_AGENCY_WORDS = 6
#: Lines at the end among which the initials of desks stand.
_LAST = 3
#: Lines from either end within which an agency's bare name is a credit.
_EDGE = 6
_SUMMARY_WORDS = 8
_STAMPED = re.compile(r"publish|posted|first|issued|released|created")


def find_credits(lines: Sequence[Line], judgement: Judgement) -> None:
    """Labels credits, bylines and sign-offs and keeps whom they name."""
    for index, line in enumerate(lines):
        if line.words > _CREDIT_WORDS:
            continue
        credit = parse_credit(line.text)
        if credit:
            judgement.labels[index] = "agency_credit"
            judgement.credits.append((index, credit))
        elif judgement.labels[index] in (None, "timestamp") or line.plain.startswith("source"):
            _find_byline(index, line, len(lines), judgement)


def _find_byline(index: int, line: Line, count: int, judgement: Judgement) -> None:
    credit = parse_byline(line.text)
    if credit:
        judgement.labels[index] = "agency_credit" if line.plain.startswith("from ") else "byline"
        judgement.credits.append((index, credit))
        judgement.byline = judgement.byline or line.text
        date = stamped_day(line.text)
        if date:
            judgement.dates.append(date)
    elif line.words <= _AGENCY_WORDS and not _EDGE <= index < count - _EDGE:
        credit = parse_sign_off(line.text, last=index >= count - _LAST)
        if credit is None:
            return
        judgement.labels[index] = "agency_credit"
        judgement.credits.append((index, credit))


def find_dates(lines: Sequence[Line], judgement: Judgement) -> None:
    """Reads the time stamps above the first paragraph, and later ones that say what they are."""
    above = True
    keep_heads(lines, judgement.labels)
    for line, label in zip(lines, judgement.labels, strict=True):
        if label is None and line.ends_sentence and line.words > _SUMMARY_WORDS:
            above = False
        if label == "timestamp" and (above or _STAMPED.search(line.plain)):
            date = stamped_day(line.text)
            if date:
                judgement.dates.append(date)
