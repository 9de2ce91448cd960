"""Lines that give themselves away by their shape, whatever words they hold."""

from __future__ import annotations

import re

from worker.article import RemovedLabel
from worker.clean.lines import Line

__all__ = ["shape_label"]

#: A call, an attribute or the end of a tag that a page left in its text.
_CODE = re.compile(
    r"[A-Za-z_$][\w$]*(?:\.[\w$]+){1,4}\([^()]{0,120}\)\s?;?"
    r"|[a-z-]{2,20}=\"[^\"]{0,300}\"(?: \w{1,10}){0,3}|/?[a-z]{1,10}>"
)
#: Labels that lost the spaces between them: `MarketsWeatherOpinion`.
_JOINED = re.compile(r"(?<=[a-z]{3})[A-Z](?=[a-z]{2})")
_JOINED_WORDS, _JOINS = 8, 2
#: Addresses, tags and handles are joined on purpose.
_ADDRESSES = frozenset("/#@")
#: `1 of 3 2 of 3`, `Next Page >> 1 2 3`.
_COUNTERS = re.compile(
    r"\d{1,3} (?:of|/) \d{1,3}(?:\W{1,3}\d{1,3} (?:of|/) \d{1,3}){1,9}"
    r"|(?:(?:next|prev(?:ious)?|first|last|page|continued|on|of)\W{1,4}){1,8}\d{1,3}"
    r"(?:\W{1,3}\d{1,3}){0,9}"
)
_COUNTER_LENGTH = 80
_FILE_WORDS, _NUMBERED_WORDS = 3, 4
#: A file named by the size of its picture, or a part of a page that has not come yet.
_FILE = re.compile(r"[\w.,%-]{0,60}\d{2,4}x\d{2,4}[\w.,%-]{0,60}|(?:\w+ ){1,2}(?i:loading)\W{0,4}")
#: The number of an article, or the day of its page's visitors.
_NUMBERED = re.compile(r"\d{9,20}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4} views")
#: What a player plays ends with how long it is, and how much of it is left.
_PLAYER = re.compile(r"\b(\d{1,2}:\d\d) \1$")


def shape_label(line: Line) -> RemovedLabel | None:
    """Returns what a line is by its shape: code, or a row of labels or counters."""
    text = line.text
    if _is_joined(line):
        return "nav_related"
    if len(text) <= _COUNTER_LENGTH and text[-1].isdigit() and _COUNTERS.fullmatch(line.plain):
        return "nav_related"
    if (
        text[-1].isdigit()
        and not line.ends_sentence
        and _PLAYER.search(text, max(0, len(text) - 16))
    ):
        return "nav_related"
    if line.words <= _NUMBERED_WORDS and _NUMBERED.fullmatch(text):
        return "other"
    if line.words <= _FILE_WORDS and _FILE.fullmatch(text):
        return "other"
    is_code = (text[-1] in ");>" or '="' in text) and _CODE.fullmatch(text)
    return "other" if is_code else None


def _is_joined(line: Line) -> bool:
    return (
        line.words <= _JOINED_WORDS
        and not line.ends_sentence
        and _ADDRESSES.isdisjoint(line.text)
        and len(_JOINED.findall(line.text)) >= _JOINS
    )
