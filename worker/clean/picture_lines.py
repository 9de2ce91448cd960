"""Captions known by where they stand and how they are built, with no credit of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from worker.article import RemovedLabel
from worker.clean.lines import Line
from worker.clean.titles import runs_on

__all__ = ["mark_pictures"]

_MAX_WORDS, _MAX_DATED = 60, 110
#: `Low water: The ferry lies in the mud at the end of the season` is set like this by tabloids.
_LABELLED = re.compile(r"(?P<head>[A-Z‘'“\"][^:.!?()\d]{1,40}): (?P<rest>[A-Z].+)")
_HEAD_WORDS, _REST_WORDS = 5, 9
_LABELLED_LINES = 2
_ARTICLE = re.compile(r"\b(?:the|an?|his|her|their)\b")
#: Items of a list begin so: `Tariffs: Lowering the border taxes`.
_GERUND = re.compile(r"\S+ing\b")
_NAME = re.compile(r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)+")
_PICTURED = re.compile(r"\((?:all )?pictured\b[^()]{0,40}\)$|\bpictured (?:here|above|below)\b")
#: Agencies write the day of a picture in full, which their reports never do.
_FULL_DAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b"
)
_TAKEN_BY = re.compile(r"[(\[][A-Z][\w. ]{1,40}/[A-Z][\w .,'’/-]{1,60}[)\]]\W*$")
#: Who keeps a picture: behind the sentence, in brackets.
_KEPT_BY = re.compile(
    r"[a-z\d)]\. ?\((?:[A-Z][\w’'&.-]* ){1,4}"
    r"(?:[Ff]iles?|[Aa]rchives?|[Pp]hotos?|[Ii]mages?|[Cc]ollection|[Pp]hotography)\)$"
)


def mark_pictures(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """Labels the captions among the lines that are left."""
    kept = [index for index, label in enumerate(labels) if label is None]
    captions = [lines[i].plain for i, label in enumerate(labels) if label == "caption"]
    labelled = _labelled(kept, lines)
    for index in kept:
        line = lines[index]
        if (
            _is_dated(line)
            or _is_kept(line)
            or _shows(line)
            or _is_below(index, lines, labels)
            or (captions and _repeats(line, captions))
            or index in labelled
        ):
            labels[index] = "caption"
            captions.append(line.plain)


def _repeats(line: Line, captions: Sequence[str]) -> bool:
    """Says whether a line is the end of a caption that stands above it."""
    bare = line.plain.rstrip(" .")
    return line.words >= _REST_WORDS and any(caption.endswith(bare) for caption in captions)


def _is_dated(line: Line) -> bool:
    return (
        line.words <= _MAX_DATED
        and line.text[-1] in ")]."
        and _TAKEN_BY.search(line.text, max(0, len(line.text) - 120)) is not None
        and _FULL_DAY.search(line.text) is not None
    )


def _is_kept(line: Line) -> bool:
    return line.text[-1] == ")" and line.words <= _MAX_WORDS and bool(_KEPT_BY.search(line.text))


def _shows(line: Line) -> bool:
    """Says whether a line without a stop points at a picture."""
    return (
        not line.ends_sentence
        and line.words <= _MAX_WORDS
        and not runs_on(line)
        and _PICTURED.search(line.plain) is not None
    )


def _is_below(index: int, lines: Sequence[Line], labels: Sequence[RemovedLabel | None]) -> bool:
    """Says whether a line without a stop is set right below a caption, as part of it."""
    line = lines[index]
    return (
        index > 0
        and labels[index - 1] == "caption"
        and not line.blank_before
        and not line.ends_sentence
        and _REST_WORDS <= line.words <= _MAX_WORDS
        and line.text[-1] not in ":;,"
        and any(other.blank_before for other in lines[1:])
    )


def _labelled(kept: Sequence[int], lines: Sequence[Line]) -> list[int]:
    """Returns the lines that are labelled as pictures are: there are several, and text below."""
    found = [
        index
        for above, index in pairwise(kept)
        if index != kept[-1] and _is_labelled(lines[index], lines[above], lines)
    ]
    return found if len(found) >= _LABELLED_LINES else []


def _is_labelled(line: Line, above: Line, lines: Sequence[Line]) -> bool:
    if (
        line.ends_sentence
        or line.words > _MAX_WORDS
        or line.text[-1] in ":;,"
        or ": " not in line.text[:44]
    ):
        return False
    match = _LABELLED.fullmatch(line.text)
    if match is None or above.text[-1] == ":" or len(match["head"].split()) > _HEAD_WORDS:
        return False
    rest = match["rest"]
    return (
        len(rest.split()) >= _REST_WORDS
        and _ARTICLE.search(rest) is not None
        and not _GERUND.match(rest)
        and not runs_on(line)
        and not match["head"].isupper()
        and not _NAME.fullmatch(match["head"])
        and not _speaks(match["head"], lines)
    )


def _speaks(head: str, lines: Sequence[Line]) -> bool:
    """Says whether what stands before a colon is named in the text or stands there twice."""
    named = re.compile(rf"[a-z,] {re.escape(head)}\b")
    starts = sum(line.text.startswith(f"{head}:") for line in lines)
    return starts > 1 or any(named.search(line.text) for line in lines)
