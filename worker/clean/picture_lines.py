"""Captions known by where they stand and how they are built, with no credit of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from worker.article import RemovedLabel
from worker.clean.lines import Line
from worker.clean.titles import runs_on

__all__ = ["mark_pictures"]

_MAX_WORDS, _MAX_DATED, _MAX_CREDITED = 60, 110, 85
#: `Low water: The ferry lies in the mud at the end of the season` is set like this by tabloids.
_LABELLED = re.compile(r"(?P<head>[A-Z‘'“\"][^:.!?()@\d]{1,40}): (?P<rest>[A-Z].+)")
_HEAD_WORDS, _REST_WORDS = 5, 9
#: Fewer may be chance, more are a list.
_LABELLED_LINES = range(2, 41)
#: A caption is set again no further below than so many others.
_NEAR = 40
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
#: Behind several sentences only what names a picture is its credit.
_CREDITED = re.compile(
    r"[.!?”\"’] ?[(\[][^()\[\]]{0,60}\b(?:[Pp]hoto|[Ii]mages?|[Pp]icture)\b[^()\[\]]{0,60}[)\]]\W*$"
)
_OWNED_WORDS = 30
#: `[AUDIO PLAYBACK]` is played in a talk, `. [The Post]` is where a sentence comes from.
_OWNER = re.compile(r"[^\s.!:\"”’—-] ?\[[A-Z][a-z][\w’'-]{1,19}(?: [A-Z][a-z]\w{0,19})?\]$")
#: Its button, cells of its frame between which the tags are gone, a label without its line, and how
#: long a video is.
_CELLS = re.compile(
    r"^\[\+\] ?[A-Z]|[^\s.!?”\"’)] {3,9}\S|[a-z]{2}[A-Z][a-z]{2,20}: [A-Z]"
    r"|[.!?][\"”’]? \d{1,2}:\d\d$"
)
#: `A handout picture released by the harbour office on March 4, 2025 shows ...`.
_INTRODUCED = re.compile(
    r"(?:An?|This|In this)(?: [\w-]{2,15}){0,4}? (?:grab|photo|photograph|picture|image|handout"
    r"|frame|still|combination)(?: [\w-]{2,15}){0,2}? (?:taken|released|made|provided|obtained"
    r"|grabbed|showing|shows)\b"
)
_SHOWS = re.compile(r"\b\d{4},? (?:\w+ )?shows?\b")
_REPEATED_WORDS = 4
_COUNTER = re.compile(r"\+\d{1,2}")
_AGAIN_WORDS = 2
#: In brackets stands where a piece of news comes from.
_ENDS = ":;,]"
#: Who keeps a picture: behind the sentence, in brackets.
_KEPT_BY = re.compile(
    r"[a-z\d)]\. ?\((?:[A-Z][\w’'&.-]* ){1,4}"
    r"(?:[Ff]iles?|[Aa]rchives?|[Pp]hotos?|[Ii]mages?|[Cc]ollection|[Pp]hotography)\)$"
)


def mark_pictures(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """Labels the captions among the lines that are left."""
    kept = [index for index, label in enumerate(labels) if label is None]
    captions = [lines[i].plain for i, label in enumerate(labels) if label == "caption"]
    owned = _owned([i for i, label in enumerate(labels) if label in (None, "caption")], lines)
    labelled = _beside(frozenset(_labelled(kept, lines)), kept, lines)
    spaced = any(line.blank_before for line in lines[1:])
    for index in kept:
        if (
            _is_picture(index, lines, labels)
            or (spaced and _is_below(index, lines, labels))
            or index in owned
            or index in labelled
            or (captions and _repeats(lines[index], captions[-_NEAR:]))
        ):
            labels[index] = "caption"
            captions.append(lines[index].plain)


def _is_picture(index: int, lines: Sequence[Line], labels: Sequence[RemovedLabel | None]) -> bool:
    """Asks only what may hold for a line that ends, or begins, as this one does."""
    line = lines[index]
    end = line.text[-2:]
    if (")" in end or "]" in end) and (_is_dated(line) or _is_credited(line) or _is_kept(line)):
        return True
    if not line.ends_sentence and (_is_counted(index, lines) or _is_framed(line) or _shows(line)):
        return True
    return (line.text[0] in "AIT" and _is_introduced(line)) or _is_set_again(index, lines, labels)


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


def _is_credited(line: Line) -> bool:
    return (
        line.text[-1] in ")]."
        and line.words <= _MAX_CREDITED
        and _CREDITED.search(line.text, max(0, len(line.text) - 160)) is not None
    )


def _is_set_again(index: int, lines: Sequence[Line], labels: Sequence[RemovedLabel | None]) -> bool:
    """Says whether a caption's line begins with the credit above it, as some pages set them."""
    if index == 0 or labels[index - 1] != "caption":
        return False
    above = lines[index - 1]
    return above.words >= _AGAIN_WORDS and lines[index].text.startswith(above.text)


def _is_counted(index: int, lines: Sequence[Line]) -> bool:
    """Says whether below a line without a stop stands how many pictures there are (`+12`)."""
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    line = lines[index]
    return below[:1] == "+" and _COUNTER.fullmatch(below) is not None and line.words <= _MAX_WORDS


def _is_framed(line: Line) -> bool:
    return line.words <= _MAX_WORDS and _CELLS.search(line.text) is not None


def _is_introduced(line: Line) -> bool:
    """Says whether a line begins as agencies begin their captions, and shows something."""
    opening = _INTRODUCED.match(line.text) if line.words <= _MAX_CREDITED else None
    return opening is not None and (not line.ends_sentence or _SHOWS.search(line.text) is not None)


def _owned(indices: Sequence[int], lines: Sequence[Line]) -> frozenset[int]:
    """Returns the captions that end with the same owner in brackets, without a stop before it."""
    found = frozenset(
        index
        for index in indices
        if lines[index].text[-1] == "]"
        and lines[index].words <= _OWNED_WORDS
        and _OWNER.search(lines[index].text, max(0, len(lines[index].text) - 30))
    )
    return found if len(found) > 1 else frozenset()


def _is_kept(line: Line) -> bool:
    return line.text[-1] == ")" and line.words <= _MAX_WORDS and bool(_KEPT_BY.search(line.text))


def _shows(line: Line) -> bool:
    """Says whether a line without a stop points at a picture."""
    return (
        line.words <= _MAX_WORDS and not runs_on(line) and _PICTURED.search(line.plain) is not None
    )


def _is_below(index: int, lines: Sequence[Line], labels: Sequence[RemovedLabel | None]) -> bool:
    """Says whether a line without a stop is set right below a caption, as part of it."""
    line = lines[index]
    return (
        index > 0 and labels[index - 1] == "caption" and not line.blank_before and _may_show(line)
    )


def _labelled(kept: Sequence[int], lines: Sequence[Line]) -> list[int]:
    """Returns the lines that are labelled as pictures are: there are several, and text below."""
    found = [i for above, i in pairwise(kept) if _is_labelled(lines[i], lines[above])]
    if len(found) not in _LABELLED_LINES:
        return []
    found = [index for index in found if not _speaks(lines[index], lines)]
    inside = sum(index != kept[-1] for index in found)
    return found if inside in _LABELLED_LINES else []


def _beside(found: frozenset[int], kept: Sequence[int], lines: Sequence[Line]) -> frozenset[int]:
    """Adds the lines without a stop that stand in one row with labelled captions."""
    if not found:
        return found
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
    )


def _speaks(labelled: Line, lines: Sequence[Line]) -> bool:
    """Says whether what stands before a colon is named in the text or stands there twice."""
    head = labelled.text.partition(":")[0]
    named = re.compile(rf"[a-z,] {re.escape(head)}\b")
    starts = sum(line.text.startswith(f"{head}:") for line in lines)
    return starts > 1 or any(named.search(line.text) for line in lines)
