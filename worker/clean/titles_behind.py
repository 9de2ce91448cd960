"""Titles of other articles behind the last paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from worker.clean.lines import Line
from worker.clean.titles import has_small_words, is_paragraph, is_prose, runs_on, title_like

__all__ = ["titles_behind"]

#: Links behind an article come in no longer runs, and in long runs none has fewer words.
_MOST_TITLES, _MIN_LINK = 12, 5
_MIN_WORDS, _MAX_TITLE = 7, 20
#: So many lines may be signatories, results or a list, so that each has to look like a title.
_PARALLEL = 4
#: Figures, scores, roles and labels stand in lists, not in titles.
_LISTED = re.compile(r"\d+[-–:.]\d|\d.*\d.*\d|^[^:]{1,25}: |\(|@|^\W")
#: The same for a few lines behind a paragraph, where a year or a label begins a title as well.
_ENTRY = re.compile(
    r"[^(]\([^()]{2,20}\)$|\d[-–:.]\d|\b\d+\b.*\b\d+\b.*\b\d+\b|@|^[^\w“‘'\"(\[|]"
    r"|^[^:]{1,25}: \S+(?: \S+){0,2}$|^[^:]{1,25}: .*,"
)
#: A paragraph behind which its place, date or agency stands.
_SIGNED = re.compile(r"[.!?”\"’]\s?\([^()]{2,40}\)$")
_ABOVE_WORDS = 12
#: What announces something that did not come with the text.
_ANNOUNCES = 6
#: Several lines in a row do not lose their stops by chance where no other paragraph did.
_LOOSE_WORDS, _DISCIPLINED = 60, 5
#: So many sentences in a row do not trail off by themselves.
_TEASERS, _TEASER_WORDS = 3, range(6, 36)
#: An article that has fewer lines may be a list itself.
_MIN_LINES = 4


def titles_behind(kept: Sequence[int], lines: Sequence[Line]) -> list[int]:
    """Returns which of the `kept` lines are titles behind the last paragraph."""
    if kept and _announces(lines[kept[-1]]):
        return [kept[-1]]
    teasers = _cut_off_behind(kept, lines)
    if teasers:
        return teasers
    few = _unfinished(kept, lines)
    if few:
        return few
    tail: list[int] = []
    for index in reversed(kept):
        if is_paragraph(lines[index]) or len(tail) > _MOST_TITLES:
            break
        tail.append(index)
    if not 0 < len(tail) <= _MOST_TITLES or len(tail) == len(kept):
        return []
    if len(tail) >= _PARALLEL:
        above = lines[kept[len(kept) - len(tail) - 1]]
        return tail if _are_links([lines[index] for index in tail], above) else []
    if not all(title_like(lines[index]) and not lines[index].ends_sentence for index in tail):
        return []
    return [
        index
        for index in tail
        if _MIN_WORDS <= lines[index].words <= _MAX_TITLE
        and not _LISTED.search(lines[index].text)
        and not is_prose(lines[index])
    ]


def _cut_off_behind(kept: Sequence[int], lines: Sequence[Line]) -> list[int]:
    """Returns the last lines if they are several and each was cut off where its room ended."""
    tail: list[int] = []
    for index in reversed(kept):
        text = lines[index].text
        # What holds an address is a post that the story quotes.
        if text[-1] != "…" or "://" in text or lines[index].words not in _TEASER_WORDS:
            break
        tail.append(index)
    return tail if _TEASERS <= len(tail) < len(kept) - 1 else []


def _unfinished(kept: Sequence[int], lines: Sequence[Line]) -> list[int]:
    """Returns the last lines, if they are few, do not end as sentences do and follow one."""
    tail: list[int] = []
    for index in reversed(kept):
        if lines[index].ends_sentence or _SIGNED.search(lines[index].text):
            break
        tail.append(index)
    if not 0 < len(tail) < _PARALLEL or len(kept) - len(tail) < _MIN_LINES:
        return []
    body = kept[: len(kept) - len(tail)]
    above = lines[body[-1]]
    if above.words < _ABOVE_WORDS or above.text[-1] == ":":
        return []
    if all(_is_title(lines[index]) for index in tail) or (
        len(tail) > 1
        and all(_is_loose(lines[index]) for index in tail)
        and _is_disciplined([lines[index] for index in body])
    ):
        return tail
    return []


def _announces(line: Line) -> bool:
    """`Read the letter:`; a subject (`The new law would:`) stays, though its list did not come."""
    return line.text[-1] == ":" and line.words <= _ANNOUNCES and not line.plain.startswith("the ")


def _is_loose(line: Line) -> bool:
    return (
        line.words <= _LOOSE_WORDS
        and line.text[-1] not in ":;,"
        and (line.text[0].isalnum() or line.text[0] in "“‘'\"")
        and not _ENTRY.search(line.text)
    )


def _is_disciplined(body: Sequence[Line]) -> bool:
    """Says whether all the paragraphs of a text end as sentences do."""
    paragraphs = [line for line in body if line.words >= _ABOVE_WORDS]
    return len(paragraphs) >= _DISCIPLINED and all(line.ends_sentence for line in paragraphs)


def _is_title(line: Line) -> bool:
    return (
        line.words <= _MAX_TITLE
        and line.text[-1] not in ":;,–—-"
        and not runs_on(line)
        and not _ENTRY.search(line.text)
        and not is_prose(line)
        and not has_small_words(line)
    )


def _are_links(run: Sequence[Line], above: Line) -> bool:
    """Says whether many lines are titles: signatories have commas, lists are announced."""
    commas = sum("," in line.text for line in run)
    return (
        not above.text.endswith(":")
        and 2 * commas <= len(run)
        and all(_MIN_LINK <= line.words <= _MAX_TITLE for line in run)
        and sum(line.words for line in run) >= _MIN_WORDS * len(run)
        and not any(_LISTED.search(line.text) for line in run)
        and all(title_like(line) or line.text[-1] == "?" for line in run)
    )
