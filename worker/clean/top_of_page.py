"""What stands above the first paragraph: dateline, headline, standfirst, authors and furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.article import RemovedLabel, RemovedSpan
from worker.clean.byline_lines import bare_name
from worker.clean.credits import Credit
from worker.clean.dateline_lines import locate_dateline
from worker.clean.dates import stamped_day
from worker.clean.gazetteer import is_place
from worker.clean.judgement import Judgement
from worker.clean.line_rules import is_address
from worker.clean.lines import Line
from worker.clean.stray_lines import is_headline, standfirst
from worker.clean.top_lines import find_top_lines

__all__ = ["clear_top", "find_authors", "find_headline", "take_dateline"]

_TOP_LINES = 16
_TOP_SHARE = 0.35
_LONG_WORDS = 14
_NAME_WORDS = 3
#: Titles capitalise words from this length on.
_CAPITALISED = 4
_TITLE_MAX = 40
_SUMMARY_WORDS = 8
_FURNITURE_OF_TOP = frozenset({"byline", "timestamp", "agency_credit", "dateline"})
_SENTENCES = re.compile(r"[a-z0-9)”\"’][.!?…][”\"’)]?\s+[\"“A-Z]")


def take_dateline(lines: Sequence[Line], judgement: Judgement) -> None:
    """Labels the dateline, in lines of its own or at the start of one."""
    found = locate_dateline(lines, judgement.labels)
    if found is None:
        return
    judgement.dateline = found.dateline
    for index in range(found.first, found.last):
        judgement.labels[index] = "dateline"
    if found.end:
        line = lines[found.last]
        judgement.labels[found.last] = None
        end = line.start + len(line.text[: found.end].rstrip())
        judgement.inserts.append(RemovedSpan(line.start, end, "dateline"))


def clear_top(lines: Sequence[Line], judgement: Judgement, headline: str | None) -> None:
    """What stands above the dateline, byline or address at the top is headline and furniture."""
    labels = judgement.labels
    if headline:
        key = _key(headline)
        for index, line in enumerate(lines[:_TOP_LINES]):
            if labels[index] is None and key and _key(line.text) == key:
                labels[index] = "headline"
    last = _last_of_top(lines, judgement)
    for index in range(last):
        if labels[index] is None and not _find_bare_name(index, lines[index], judgement):
            labels[index] = _top_label(lines[index], judgement)


def _find_bare_name(index: int, line: Line, judgement: Judgement) -> bool:
    """A line of two or three words above the dateline that is built like a name is the author's."""
    name = bare_name(line.text) if line.words <= _NAME_WORDS else None
    if name is None or line.ends_sentence or judgement.byline or is_place(name):
        return False
    judgement.labels[index] = "byline"
    judgement.byline = line.text
    judgement.credits.append((index, Credit((name,))))
    return True


def _last_of_top(lines: Sequence[Line], judgement: Judgement) -> int:
    total = sum(line.words for line in lines)
    kept = sum(line.words for line, label in zip(lines, judgement.labels, strict=True) if not label)
    before = long = last = 0
    starts = {span.start for span in judgement.inserts}
    for index, line in enumerate(lines):
        # A brief may be shorter than what stands above a long article, so most must come below.
        if before > max(60, _TOP_SHARE * total) or 2 * before > kept:
            break
        if line.start in starts or (
            judgement.labels[index] in _FURNITURE_OF_TOP or is_address(line)
        ):
            if before <= max(60, _TOP_SHARE * total) and long <= (2 if line.start in starts else 1):
                last = index
            if line.start in starts:
                break
        if judgement.labels[index] is None:
            before += line.words
            long += line.words > _LONG_WORDS and line.text.rstrip("\"'”’)").endswith((".", ":"))
    return last


def _top_label(line: Line, judgement: Judgement) -> RemovedLabel | None:
    sentences = len(_SENTENCES.findall(line.text)) + line.ends_sentence
    title = _title_case(line)
    if (sentences > 1 and not title) or line.words > _TITLE_MAX or line.text.endswith((")", "]")):
        return None
    if line.ends_sentence and not line.text.endswith(("?", "!", "…")):
        return "summary" if line.words > _SUMMARY_WORDS else None
    if line.words <= 2:
        return "nav_related"
    if judgement.headline is None or _key(judgement.headline) == _key(line.text):
        judgement.headline = judgement.headline or line.text
        return "headline"
    return "unsure"


def find_headline(lines: Sequence[Line], judgement: Judgement) -> None:
    """A first line without a stop, about what the paragraphs below it say, is the headline."""
    if not lines or judgement.headline or judgement.labels[0] is not None:
        return
    starts = {span.start for span in judgement.inserts}
    if lines[0].start not in starts and is_headline(lines, judgement.labels):
        judgement.labels[0] = "headline"
        judgement.headline = lines[0].text
        for index in standfirst(lines, judgement.labels):
            judgement.labels[index] = "summary"


def find_authors(lines: Sequence[Line], judgement: Judgement) -> None:
    """Takes out the lines above the first paragraph that name authors, houses and times."""
    for index, label, credit in find_top_lines(lines, judgement.labels, judgement.byline):
        judgement.labels[index] = label
        judgement.credits.append((index, credit))
        date = stamped_day(lines[index].text)
        judgement.dates.extend([date] if date else [])
        if credit.reporters:
            judgement.byline = judgement.byline or lines[index].text


def _title_case(line: Line) -> bool:
    """Says whether most words of four letters and more are capitalised."""
    words = [word for word in line.text.split() if len(word) >= _CAPITALISED and word[0].isalpha()]
    return bool(words[2:]) and sum(w[0].isupper() for w in words) > 0.8 * len(words)


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
