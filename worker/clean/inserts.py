"""Noise inside a line of body text: trailing credits, picture credits, template words."""

from __future__ import annotations

import re

from worker.article import RemovedLabel, RemovedSpan
from worker.clean.credits import Credit, find_trailing_credit

__all__ = ["find_inserts"]

_PATTERNS: tuple[tuple[RemovedLabel, re.Pattern[str]], ...] = (
    ("other", re.compile(r"\s*,\s?opens (?:in )?(?:a )?new (?:tab|window)\b", re.IGNORECASE)),
    ("caption", re.compile(
        r"[(\[](?:(?:file )?photos? (?:by|courtesy|credit|via|from)|(?:photos?|image"
        r"|picture) ?[:/]|AP Photo|Getty Images|REUTERS/)[^()\[\]\n]{0,100}[)\]]",
        re.IGNORECASE,
    )),
    ("caption", re.compile(
        r"(?<=[.!?”\"’] )(?:Image|Media) (?:copyright|source|caption)\b.{1,240}$"
    )),
    ("nav_related", re.compile(
        r"[(\[](?:read more|read also|also read|related|see also|click here"
        r"|watch)\b[^()\[\]\n]{0,120}[)\]]\.?",
        re.IGNORECASE,
    )),
    ("ad_marker", re.compile(
        r"(?:(?<=[.!?”\"’')\d]\s)|(?<=[.!?”\"’')]))(?:advertisements?|ADVERTISEMENTS?"
        r"|Advertisements?|Story continues below(?: advertisement)?)\.?\s*$"
    )),
    ("ad_marker", re.compile(r"^(?:ADVERTISEMENT|Advertisement|advertisement)\s+(?=[A-Z“\"])")),
    ("nav_related", re.compile(
        r"(?:(?<=[.!?”\"’')]\s)|(?<=[.!?”\"’')]))(?:Read more|READ MORE|Continue reading"
        r"|Learn more|Find out more|Click here)\b[^.!?]{0,80}[.»>→…]*\s*$"
    )),
)  # fmt: skip
#: A name, set twice without a space, opens a list of links that a bare MORE closes.
_LIST_END = re.compile(r"\sMORE(?=\s|$)")
_TWICE = re.compile(
    r"\b(?P<first>[A-Z][\w.'’-]*) (?:[\w.'’-]+ ){0,2}?(?P<last>[A-Z][\w'’-]*?)"
    r"(?=(?P=first) (?:[\w.'’-]+ ){0,2}?(?P=last)[A-Z])"
)
_BRACKETS = ("(", "[", "opens ")
_EDGE_HINTS = (
    "dvertis", "DVERTIS", "tory continues", "ead more", "EAD MORE", "ontinue reading", "earn more",
    "ind out more", "lick here", "mage c", "mage s", "edia c",
)  # fmt: skip
#: How much of either end of a line the hints are looked for in.
_EDGE = 110
_LIST_MAX = 900
_EDGE = 700


def find_inserts(line: str, start: int) -> tuple[list[RemovedSpan], Credit | None]:
    """Returns the spans to take out of a body line that begins at `start`, and a credit in it."""
    spans: list[RemovedSpan] = []
    trailing = find_trailing_credit(line)
    credit = None
    end = len(line)
    if trailing:
        end, credit = trailing
        spans.append(RemovedSpan(start + end, start + len(line), "agency_credit"))
    for label, pattern in _PATTERNS if _may_hold_noise(line[:end]) else ():
        matches = pattern.finditer(line, 0, end)
        spans.extend(RemovedSpan(start + m.start(), start + m.end(), label) for m in matches)
    spans.extend(_link_lists(line[:end], start))
    return _disjoint(spans), credit


def _may_hold_noise(line: str) -> bool:
    edges = line if len(line) <= 2 * _EDGE else line[:_EDGE] + line[-_EDGE:]
    return any(map(line.__contains__, _BRACKETS)) or any(map(edges.__contains__, _EDGE_HINTS))


def _link_lists(line: str, start: int) -> list[RemovedSpan]:
    found: list[RemovedSpan] = []
    if "MORE" not in line:
        return found
    for end in _LIST_END.finditer(line):
        offset = max(0, end.start() - _LIST_MAX)
        twice = _TWICE.search(line, offset, end.start())
        if twice:
            found.append(RemovedSpan(start + twice.end(), start + end.end(), "nav_related"))
    return found


def _disjoint(spans: list[RemovedSpan]) -> list[RemovedSpan]:
    kept: list[RemovedSpan] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if span.end > span.start and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return kept
