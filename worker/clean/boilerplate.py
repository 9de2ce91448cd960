"""What each line of an article is: body, or which kind of noise.

Lines are judged one by one (`line_rules`), then by what stands around them: buttons come in runs,
a marker takes the links below it along, what stands above a dateline is no body, and after the
agency's credit only notes follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.article import RemovedLabel, RemovedSpan
from worker.clean.end_of_page import (
    clear_company_notes,
    clear_contacts,
    clear_tags,
    clear_tail,
    close_page,
    find_biographies,
)
from worker.clean.inserts import find_inserts
from worker.clean.judgement import Judgement
from worker.clean.line_rules import is_arrowed, is_marker, is_widget, rule_label
from worker.clean.lines import Line
from worker.clean.picture_lines import mark_pictures
from worker.clean.repeats import drop_repeats
from worker.clean.signatures import find_credits, find_dates, find_update
from worker.clean.stray_lines import mark_stray_lines
from worker.clean.titles import title_like
from worker.clean.top_lines import mark_highlights
from worker.clean.top_of_page import clear_top, find_authors, find_headline, take_dateline

__all__ = ["judge"]

_LINKS_MAX = 8
#: All the links may stand in the last line.
_LINK_WORDS, _LAST_LINK_WORDS = 24, 60
_NOTES_ABOVE = 6
#: Other markers of one word (`Background`, `Analysis`) head parts of articles too.
_BARE_MARKERS, _TITLE_WORDS = frozenset({"related", "trending", "recommended", "popular"}), 5
#: What the rules take a line for that introduces a quote.
_MISTAKEN = frozenset({"caption", "nav_related"})
#: Between two of these stand few and short lines, if any.
_FURNITURE = frozenset({"nav_related", "other"})
_FORM_LINES, _FORM_WORDS = 4, 8
#: A whole paragraph of speech; headlines end without a stop.
_QUOTED = re.compile(r"[\"“„«].*[.!?…][\"”»“]?")


def judge(lines: Sequence[Line], headline: str | None = None) -> Judgement:
    """Judges all lines of an article."""
    judgement = Judgement(_by_rules(lines))
    find_credits(lines, judgement)
    find_dates(lines, judgement)
    if "nav_related" in judgement.labels:
        _keep_lists(lines, judgement.labels)
        _follow_runs(lines, judgement.labels)
        _follow_markers(lines, judgement.labels)
    mark_highlights(lines, judgement.labels)
    take_dateline(lines, judgement)
    clear_top(lines, judgement, headline)
    find_authors(lines, judgement)
    find_headline(lines, judgement)
    find_biographies(lines, judgement)
    clear_tail(lines, judgement)
    close_page(lines, judgement.labels)
    clear_contacts(lines, judgement.labels)
    clear_tags(lines, judgement.labels)
    drop_repeats(lines, judgement.labels)
    _close_forms(lines, judgement.labels)
    mark_pictures(lines, judgement.labels)
    mark_stray_lines(lines, judgement.labels)
    clear_company_notes(lines, judgement.labels)
    find_update(lines, judgement)
    _find_inserts(lines, judgement)
    return judgement


def _by_rules(lines: Sequence[Line]) -> list[RemovedLabel | None]:
    """Asks the rules once for each distinct line."""
    known: dict[str, RemovedLabel | None] = {}
    inner = range(_NOTES_ABOVE, len(lines) * 2 // 3)
    for index, line in enumerate(lines):
        if line.text not in known:
            known[line.text] = rule_label(line, inside=index in inner)
    labels = [known[line.text] for line in lines]
    for index in range(len(lines) - 1):
        if labels[index] in _MISTAKEN and _introduces(lines[index], lines[index + 1]):
            labels[index] = None
        elif labels[index] is None and _heads_links(lines[index], lines[index + 1]):
            labels[index] = "nav_related"
    return labels


def _introduces(line: Line, below: Line) -> bool:
    """`She posted on Facebook:` above a quote says who speaks, but no `Read more:` does."""
    speaks = line.text.endswith(":") and line.words > 1 and not is_marker(line)
    return speaks and _QUOTED.fullmatch(below.text) is not None


def _keep_lists(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """Arrows are bullets where the line above announces a list."""
    announced = False
    for index, line in enumerate(lines):
        if announced and labels[index] == "nav_related" and is_arrowed(line):
            labels[index] = None
        else:
            announced = labels[index] is None and line.text[-1] == ":"


def _follow_runs(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """Takes doubtful words along (`Google`, `More`) where they stand beside buttons."""
    order = list(range(len(lines)))
    for sequence, step in ((order, -1), (order[::-1], 1)):
        for index in sequence:
            beside = index + step
            if (
                labels[index] is None
                and 0 <= beside < len(lines)
                and labels[beside] == "nav_related"
                and is_widget(lines[index], weak=True)
                and is_widget(lines[beside], weak=True)
            ):
                labels[index] = "nav_related"


def _follow_markers(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """Takes the links along that stand below `More:` or `You might also like`."""
    for index, line in enumerate(lines):
        if labels[index] != "nav_related" or not is_marker(line):
            continue
        for below in range(index + 1, min(index + 1 + _LINKS_MAX, len(lines))):
            if labels[below] is not None:
                if labels[below] in ("nav_related", "other"):
                    continue
                break
            last = below == len(lines) - 1 and lines[below].words <= _LAST_LINK_WORDS
            if not _like_link(lines[below], _LAST_LINK_WORDS if last else _LINK_WORDS):
                break
            labels[below] = "nav_related"


def _heads_links(line: Line, below: Line) -> bool:
    """`Related` alone announces links where the next line is set like a title."""
    return line.plain in _BARE_MARKERS and title_like(below) and below.words >= _TITLE_WORDS


def _close_forms(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """Takes the few words between a link and a field along: options, fields of a form."""
    start = 0
    for index in range(1, len(lines)):
        if labels[index] is None:
            continue
        between = range(start + 1, index)
        if (
            labels[start] in _FURNITURE
            and (labels[index] == "other" or is_widget(lines[index]))
            and 0 < len(between) <= _FORM_LINES
            and all(lines[inner].words <= _FORM_WORDS for inner in between)
        ):
            for inner in between:
                labels[inner] = "other"
        start = index


def _like_link(line: Line, words: int) -> bool:
    return line.words <= words and not line.text.rstrip("\"'”’ ").endswith((".", ":", ",", ";"))


def _find_inserts(lines: Sequence[Line], judgement: Judgement) -> None:
    dateline_end = {span.start: span.end for span in judgement.inserts}
    found: list[RemovedSpan] = []
    final = max((i for i, label in enumerate(judgement.labels) if label is None), default=0)
    for index, line in enumerate(lines):
        if judgement.labels[index] is not None:
            continue
        start = dateline_end.get(line.start, line.start)
        if start > line.start:
            found.append(RemovedSpan(line.start, start, "dateline"))
        spans, credit = find_inserts(line.text[start - line.start :], start, last=index == final)
        found.extend(spans)
        if credit:
            judgement.credits.append((index, credit))
    judgement.inserts = found
    judgement.credits.sort(key=lambda item: item[0])
