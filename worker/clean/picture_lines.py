"""Captions known by where they stand and how they are built, with no credit of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from worker.article import RemovedLabel
from worker.clean.lines import Line
from worker.clean.titles import runs_on

__all__ = ["mark_pictures"]

_MAX_WORDS, _MAX_CREDITED = 60, 110
#: `Low water: The ferry lies in the mud at the end of the season` is set like this by tabloids.
_LABELLED = re.compile(r"(?P<head>[A-Z‘'“\"][^:.!?()@\d]{1,40}): (?P<rest>[A-Z].+)")
_REST_WORDS = 9
#: Fewer may be chance, more are a list.
_LABELLED_LINES = range(2, 41)
_ARTICLE = re.compile(r"\b(?:the|an?|his|her|their)\b")
#: Items of a list begin so: `Tariffs: Lowering the border taxes`.
_GERUND = re.compile(r"\S+ing\b")
_NAME = re.compile(r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)+")
#: Agencies write the day of a picture in full, which their reports never do.
_FULL_DAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b"
)
_TAKEN_BY = re.compile(r"[(\[][A-Z][\w. ]{1,40}/[A-Z][\w .,'’/-]{1,60}[)\]]\W*$")
#: Behind its last sentence, in brackets, what names a picture, or who keeps it.
_CREDIT = re.compile(
    r"[.!?”\"’)] ?[(\[](?:[^()\[\]]{0,60}\b(?:[Pp]hotos?|[Ii]mages?|[Pp]ictures?)\b[^()\[\]]{0,60}"
    r"|(?:[A-Z][\w’'&.-]* ){1,4}(?:[Ff]iles?|[Aa]rchives?|[Cc]ollection|[Pp]hotography))[)\]]\W*$"
)
_CREDIT_LENGTH = 160
_CREDIT_WORDS, _MIN_CREDITED = 3, 6
_OWNED_WORDS = 30
#: `[AUDIO PLAYBACK]` is played in a talk, `. [The Post]` is where a sentence comes from.
_OWNER = re.compile(r"[^\s.!:\"”’—-] ?\[[A-Z][a-z][\w’'-]{1,19}(?: [A-Z][a-z]\w{0,19})?\]$")
#: Where the picture stands, its button, cells of its frame between which the tags are gone, a label
#: without its line, and how long a video is.
_FRAME = re.compile(
    r"\((?:[Aa]ll )?[Pp]ictured\b[^()]{0,40}\)$|\b[Pp]ictured (?:here|above|below)\b"
    r"|^\[\+\] ?[A-Z]|[^\s.!?”\"’)] {3,9}\S|[a-z]{2}[A-Z][a-z]{2,20}: [A-Z]"
    r"|[.!?][\"”’]? \d{1,2}:\d\d$"
)
#: `A handout picture released by the harbour office on March 4, 2025 shows ...`.
_INTRODUCED = re.compile(
    r"(?:An?|This|In this)(?: [\w-]{2,15}){0,4}? (?:grab|photo|photograph|picture|image|handout"
    r"|frame|still|combination)(?: [\w-]{2,15}){0,2}? (?:taken|released|made|provided|obtained"
    r"|grabbed|showing|shows)\b"
)
_SHOWS = re.compile(r"\b\d{4},? (?:\w+ )?shows?\b")
_COUNTER = re.compile(r"\+\d{1,2}")
#: In brackets stands where a piece of news comes from.
_ENDS = ":;,]"


def mark_pictures(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """Labels the captions among the lines that are left."""
    kept = [index for index, label in enumerate(labels) if label is None]
    several = _labelled(kept, lines) | _owned(kept, lines, labels)
    spaced = any(line.blank_before for line in lines[1:])
    for index in kept:
        if (
            index in several
            or _is_picture(lines[index])
            or _is_counted(index, lines)
            or (spaced and _is_below(index, lines, labels))
            or _is_credited_below(index, lines, labels)
        ):
            labels[index] = "caption"


def _is_picture(line: Line) -> bool:
    """Says whether a line ends, begins or is framed as a caption; asks only what may hold."""
    text = line.text
    if line.words > _MAX_CREDITED:
        return False
    if (")" in text[-2:] or "]" in text[-2:]) and _is_credited(line):
        return True
    if not line.ends_sentence and line.words <= _MAX_WORDS and _FRAME.search(text):
        return True
    return text[0] in "AIT" and _is_introduced(line)


def _is_credited(line: Line) -> bool:
    """Says whether it ends in brackets with a picture's credit, or one beside a day in full."""
    tail = max(0, len(line.text) - _CREDIT_LENGTH)
    if _CREDIT.search(line.text, tail):
        return True
    return bool(_TAKEN_BY.search(line.text, tail) and _FULL_DAY.search(line.text))


def _is_introduced(line: Line) -> bool:
    """Says whether a line begins as agencies begin their captions, and shows something."""
    opening = _INTRODUCED.match(line.text)
    return opening is not None and (not line.ends_sentence or _SHOWS.search(line.text) is not None)


def _is_counted(index: int, lines: Sequence[Line]) -> bool:
    """Says whether below a line without a stop stands how many pictures there are (`+12`)."""
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    line = lines[index]
    return (
        below[:1] == "+"
        and _COUNTER.fullmatch(below) is not None
        and not line.ends_sentence
        and line.words <= _MAX_WORDS
    )


def _is_below(index: int, lines: Sequence[Line], labels: Sequence[RemovedLabel | None]) -> bool:
    """Says whether a line without a stop is set right below a caption, as part of it."""
    line = lines[index]
    return (
        index > 0 and labels[index - 1] == "caption" and not line.blank_before and _may_show(line)
    )


def _is_credited_below(
    index: int, lines: Sequence[Line], labels: Sequence[RemovedLabel | None]
) -> bool:
    """Says whether below a line without a stop stands nothing but who made a picture."""
    line, below = lines[index], index + 1
    return (
        index > 0
        and below < len(lines)
        and labels[below] == "caption"
        and lines[below].words <= _CREDIT_WORDS
        and not line.ends_sentence
        and _MIN_CREDITED <= line.words <= _MAX_WORDS
        and line.text[-1] not in _ENDS
        and not runs_on(line)
    )


def _owned(
    kept: Sequence[int], lines: Sequence[Line], labels: Sequence[RemovedLabel | None]
) -> frozenset[int]:
    """Returns the lines that end with an owner in brackets and no stop before it, if several."""
    ends = [index for index, line in enumerate(lines) if line.text[-1] == "]"]
    found = [
        index
        for index in ends
        if labels[index] in (None, "caption")
        and lines[index].words <= _OWNED_WORDS
        and _OWNER.search(lines[index].text, max(0, len(lines[index].text) - 30))
    ]
    return frozenset(found) & frozenset(kept) if len(found) > 1 else frozenset()


def _labelled(kept: Sequence[int], lines: Sequence[Line]) -> frozenset[int]:
    """Returns the lines that are labelled as pictures are, if there are several and text below.

    With them go lines without a stop that stand beside one of them in a row.
    """
    found = [i for above, i in pairwise(kept) if _is_labelled(lines[i], lines[above])]
    if len(found) not in _LABELLED_LINES:
        return frozenset()
    found = [index for index in found if not _speaks(lines[index], lines)]
    inside = sum(index != kept[-1] for index in found)
    if inside not in _LABELLED_LINES:
        return frozenset()
    captions = set(found)
    for order in (kept, kept[::-1]):
        captions.update(
            beside
            for index, beside in pairwise(order)
            if index in found and beside != kept[-1] and _may_show(lines[beside])
        )
    return frozenset(captions)


def _may_show(line: Line) -> bool:
    return (
        not line.ends_sentence
        and _REST_WORDS <= line.words <= _MAX_WORDS
        and line.text[-1] not in _ENDS
        and line.text[0].isalnum()
    )


def _is_labelled(line: Line, above: Line) -> bool:
    if (
        line.ends_sentence
        or line.words > _MAX_WORDS
        or line.text[-1] in _ENDS
        or ": " not in line.text[:44]
    ):
        return False
    match = _LABELLED.fullmatch(line.text)
    if match is None or above.text[-1] == ":":
        return False
    rest = match["rest"]
    return (
        len(rest.split()) >= _REST_WORDS
        and _ARTICLE.search(rest) is not None
        and not _GERUND.match(rest)
        and not match["head"].isupper()
        and not _NAME.fullmatch(match["head"])
    )


def _speaks(labelled: Line, lines: Sequence[Line]) -> bool:
    """Says whether what stands before a colon is named in the text or stands there twice."""
    head = labelled.text.partition(":")[0]
    named = re.compile(rf"[a-z,] {re.escape(head)}\b")
    starts = sum(line.text.startswith(f"{head}:") for line in lines)
    return starts > 1 or any(named.search(line.text) for line in lines)
