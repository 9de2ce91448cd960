"""Links and captions that stand between paragraphs with no mark of their own.

A subhead looks the same, but is about what follows: it shares words with the next paragraphs. A
related link, or a picture's caption, does not. Of such lines in 3,000 unseen articles, three in
four of those that shared no word with what follows were noise, of those that shared two in five of
their words none was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from worker.article import RemovedLabel
from worker.clean.dates import is_bare_date
from worker.clean.lines import Line
from worker.clean.titles import has_small_words, is_paragraph, is_prose, runs_on, title_like
from worker.clean.titles_behind import titles_behind

__all__ = ["is_headline", "keep_heads", "mark_stray_lines", "standfirst"]

_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    "the and for with from that this have has had was were are not but his her their its our"  # noqa: SIM905 - words
    " your who what when how why which will would said says new more than over after into"
    " about out all you they she him them been being also can could may some such only just"
    " now".split()
)
_STEM = 5
_MIN_WORDS, _MAX_WORDS = 7, 17
_MAX_SHARE = 0.13
_SHOUTED_WORDS, _SHOUTED_SMALL = 30, 3
_PARALLEL = 4
_MAX_SUBHEAD = 12
_ECHO_SHARE = 0.5
_FIGURE = re.compile(r"\d")
_MIN_TITLE, _MAX_TITLE = 4, 20
_TITLE_SHARE = 0.34
#: More lines than this below a headline are a list.
_STANDFIRST = 4
_CUT_WORDS = 6
_CUT = re.compile(
    r" (?:the|an?|of|to|in|at|on|for|and|with|after|his|her|their|by|from|as|is|who|that|its|over)"
    r"(?:\.\.\.|…)$"
)
#: Shorter ones are heads of parts, or say who the article is about.
_STANDFIRST_WORDS = 8
_GLUED = re.compile(r"[a-z’”][:?!][A-Z“‘][a-z]")
_LINKED = re.compile(r"(?:.{8,200}\S\s+Read more|Related\s+[A-Z“‘].{10,200}[^.])", re.DOTALL)


def mark_stray_lines(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """Labels the stray lines of an article."""
    kept = [index for index, label in enumerate(labels) if label is None]
    candidates = [i for i in kept if i > 0 and title_like(lines[i])]
    isolated = {
        i: (lines[below], lines[after])
        for above, i, below, after in zip(
            kept, kept[1:], kept[2:], [*kept[3:], *kept[-1:]], strict=False
        )
        if title_like(lines[i]) and is_paragraph(lines[above]) and is_paragraph(lines[below])
    }
    for index in candidates:
        label = _certain(index, lines, labels)
        if label:
            labels[index] = label
    cut_off = [i for i in kept[1:] if _is_cut_off(lines[i])]
    for index in (
        *(cut_off if len(cut_off) > 1 else ()),
        *_shouted(kept, lines),
        *titles_behind(kept, lines),
    ):
        labels[index] = labels[index] or "nav_related"
    parallel = len(isolated) >= _PARALLEL
    for index, following in isolated.items():
        line = lines[index]
        if labels[index] is not None or not _MIN_WORDS <= line.words <= _MAX_WORDS:
            continue
        share = _share(line, following)
        if share < (0.01 if parallel else _MAX_SHARE) and not is_prose(line):
            labels[index] = "nav_related"


def _is_cut_off(line: Line) -> bool:
    """A teaser has room for so many letters: `Council asks the owners of boats to...`.

    A page sets several; one alone may be a sentence that trails off.
    """
    return (
        _CUT_WORDS <= line.words <= _MAX_TITLE
        and line.text[0] not in '"“'
        and not is_prose(line)
        and not runs_on(line)
        and _CUT.search(line.text, max(0, len(line.text) - 20)) is not None
    )


def _shouted(kept: Sequence[int], lines: Sequence[Line]) -> list[int]:
    """Returns the titles in capitals below other lines; those of parts are shorter.

    Of 43 such lines in 1,363 articles 36 were links, whatever words they shared with what follows,
    and 4 were quoted titles, which a colon announces.
    """
    return [
        index
        for above, index in pairwise(kept)
        if lines[index].text.isupper()
        and _MIN_WORDS <= lines[index].words <= _SHOUTED_WORDS
        and title_like(lines[index])
        and lines[index].text[-1] not in ".!"
        and lines[above].text[-1] != ":"
        and not has_small_words(lines[index], _SHOUTED_SMALL)
    ]


def keep_heads(lines: Sequence[Line], labels: list[RemovedLabel | None]) -> None:
    """A date alone between two paragraphs heads an entry of a timeline."""
    below_first = False
    for index, line in enumerate(lines[:-1]):
        if labels[index] is None and is_paragraph(line):
            below_first = True
        elif (
            below_first
            and labels[index] == "timestamp"
            and labels[index - 1] is labels[index + 1] is None
            and is_bare_date(line.text)
        ):
            labels[index] = None


def is_headline(lines: Sequence[Line], labels: Sequence[RemovedLabel | None]) -> bool:
    """Says whether the first line is the title of the paragraphs that follow."""
    below = _next_paragraphs(max([0, *standfirst(lines, labels)]), lines, labels)
    return (
        title_like(lines[0])
        and _MIN_TITLE <= lines[0].words <= _MAX_TITLE
        and len(below) > 1
        and all(is_paragraph(line) for line in below)
        and _share(lines[0], below) >= _TITLE_SHARE
    )


def standfirst(lines: Sequence[Line], labels: Sequence[RemovedLabel | None]) -> list[int]:
    """Returns the lines without a stop between the headline and the first paragraph."""
    found: list[int] = []
    for index in range(1, min(_STANDFIRST + 2, len(lines))):
        if labels[index] is not None:
            continue
        if lines[index].ends_sentence or lines[index].text[-1] in ":;,":
            return found if is_paragraph(lines[index]) else []
        if lines[index].words < _STANDFIRST_WORDS:
            return []
        found.append(index)
    return []


def _certain(
    index: int, lines: Sequence[Line], labels: Sequence[RemovedLabel | None]
) -> RemovedLabel | None:
    line = lines[index]
    if line.words <= _MAX_WORDS * 2 and (_GLUED.search(line.text) or _LINKED.fullmatch(line.text)):
        return "nav_related"
    if line.text.isupper() and line.words > _STEM and line.text.endswith(("…", "...")):
        return "nav_related"
    if _echoes(index, lines, labels):
        return "caption"
    return None


def _echoes(index: int, lines: Sequence[Line], labels: Sequence[RemovedLabel | None]) -> bool:
    """Says whether a line repeats the subhead above it and a paragraph follows: a caption does.

    An item of a list of wares does too, but has a price.
    """
    above, line = lines[index - 1], lines[index]
    return (
        index > 1
        and index + 1 < len(lines)
        and labels[index - 1] is None
        and not above.ends_sentence
        and 3 <= above.words <= _MAX_SUBHEAD
        and _STEM <= line.words <= _MAX_SUBHEAD
        and lines[index - 2].ends_sentence
        and is_paragraph(lines[index + 1])
        and _FIGURE.search(line.text) is None
        and _share(above, [line]) >= _ECHO_SHARE
    )


def _next_paragraphs(
    index: int, lines: Sequence[Line], labels: Sequence[RemovedLabel | None]
) -> list[Line]:
    following = (lines[j] for j in range(index + 1, len(lines)) if labels[j] is None)
    return [line for line, _ in zip(following, range(2), strict=False)]


def _share(line: Line, others: Sequence[Line]) -> float:
    own = _stems(line)
    if not own:
        return 1.0
    return len(own & frozenset().union(*(_stems(other) for other in others))) / len(own)


def _stems(line: Line) -> frozenset[str]:
    return frozenset(w[:_STEM] for w in _WORD.findall(line.plain) if w not in _COMMON)
