"""Noise inside a line of body text: trailing credits, picture credits, template words."""

from __future__ import annotations

import re

from worker.article import RemovedLabel, RemovedSpan
from worker.clean.credits import Credit
from worker.clean.cued import Cued, Late
from worker.clean.trailing_credits import find_trailing_credit

__all__ = ["find_inserts"]

_BRACKETS = ("(", "[")
_PATTERNS: tuple[tuple[RemovedLabel, Cued], ...] = (
    ("other", Cued(
        Late(r"\s{0,4},\s?[Oo]pens (?:in )?(?:a )?new (?:tab|window)\b"), ("pens ",)
    )),
    ("caption", Cued(Late(
        r"[(\[](?:(?:file )?photos? (?:by|courtesy|credit|via|from)|(?:photos?|image"
        r"|picture) ?[:/]|AP Photo|Getty Images|REUTERS/)[^()\[\]\n]{0,100}[)\]]",
        re.IGNORECASE,
    ), _BRACKETS)),
    ("caption", Cued(Late(
        r"(?<=[.!?”\"’] )(?:Image (?:copyright|source|caption)|Media (?:copyright|caption))\b"
        r".{1,240}$"
    ), ("Image c", "Image s", "Media c"))),
    ("nav_related", Cued(Late(
        r"[(\[](?:(?:read more|read also|also read|see also|click here)\b|(?:related|watch):"
        r"|(?-i:R(?:elated|ELATED)|W(?:atch|ATCH))\b)[^()\[\]\n]{0,120}[)\]]\.?",
        re.IGNORECASE,
    ), _BRACKETS)),
    ("other", Cued(Late(r"\s{2,9}[\w.]{3,60}\(function\s?\(.{0,900}$"), ("(function",))),
    ("other", Cued(
        Late(r"(?<=[\w.] )[A-Z]{1,5} [-+−–]?\d{1,3}\.\d{1,2}% {2,4}(?=[a-z(])"), ("%  ",)
    )),
    ("ad_marker", Cued(Late(
        r"(?:(?<=[.!?”\"’')\d]\s)|(?<=[.!?”\"’')]))(?:advertisements?|ADVERTISEMENTS?"
        r"|Advertisements?|Story continues below(?: advertisement)?)\.?\s*$"
    ), ("dvertis", "DVERTIS", "tory continues"))),
    ("ad_marker", Cued(
        Late(
            r"^(?:Article|Story|Content) continues (?:after|below) this advertisement"
            r"(?=\s?[A-Z“\"])\s?"
        ),
        (" continues ",),
    )),
    ("ad_marker", Cued(
        Late(r"^(?:ADVERTISEMENT|Advertisement|advertisement)\s+(?=[A-Z“\"])"),
        ("dvertis", "DVERTIS"),
    )),
    ("nav_related", Cued(Late(
        r"(?:(?<=[.!?”\"’')]\s)|(?<=[.!?”\"’')]))(?:Read more|READ MORE|Continue reading"
        r"|Learn more|Find out more|Click here)\b[^.!?]{0,80}[.»>→…]*\s*$"
    ), ("ead more", "EAD MORE", "ontinue reading", "earn more", "ind out more", "lick here"))),
)  # fmt: skip
#: A name, set twice without a space, opens a list of links that a bare MORE closes.
_LIST_END = re.compile(r"\sMORE(?=\s|$)")
_TWICE = re.compile(
    r"\b(?P<first>[A-Z][\w.'’-]*) (?:[\w.'’-]+ ){0,2}?(?P<last>[A-Z][\w'’-]*?)"
    r"(?=(?P=first) (?:[\w.'’-]+ ){0,2}?(?P=last)[A-Z])"
)
_LIST_MAX = 900
#: One of these stands in every line that holds noise and is not the last.
_CUES = ("MORE", *{cue: None for _, pattern in _PATTERNS for cue in pattern.cues})
#: Behind the last sentence of an article: a button that lost its line. Shorter words before the
#: stop are abbreviations.
_LAST_BUTTON = re.compile(
    r"(?:\b[a-z’']{5,}|\d)[.!?][”\"’)]?\s(?P<button>[A-Z][\w’']*(?:\s[\w’']+){0,3})$"
)
_BUTTON_ROOM, _BUTTON_BEHIND = 60, 120
#: `[What the repairs cost: Five figures]` between sentences; editors write theirs in small letters.
_TITLE = re.compile(r"(?<=[.!?”\"’)] )\[(?P<title>[A-Z][^\[\]]{10,140}[^\[\].])\]$")
_TITLE_WORDS, _CAPITALS = 4, 0.6


def find_inserts(
    line: str, start: int, *, last: bool = False
) -> tuple[list[RemovedSpan], Credit | None]:
    """Returns the spans to take out of a body line that begins at `start`, and a credit in it.

    `last` says that no other line of the article follows.
    """
    trailing = find_trailing_credit(line, last=last)
    if not (trailing or last or any(map(line.__contains__, _CUES))):
        return [], None
    spans: list[RemovedSpan] = []
    credit = None
    end = len(line)
    if trailing:
        end, credit = trailing
        spans.append(RemovedSpan(start + end, start + len(line), "agency_credit"))
    body = line[:end]
    spans.extend(
        RemovedSpan(start + match.start(), start + match.end(), label)
        for label, pattern in _PATTERNS
        for match in pattern.finditer(body)
    )
    spans.extend(_link_lists(body, start))
    spans.extend(_titles(body, start))
    button = _LAST_BUTTON.search(line, max(0, len(line) - _BUTTON_ROOM)) if last else None
    if button and end == len(line) > _BUTTON_BEHIND:
        spans.append(RemovedSpan(start + button.start("button"), start + end, "nav_related"))
    return _disjoint(spans), credit


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


def _titles(line: str, start: int) -> list[RemovedSpan]:
    match = _TITLE.search(line, max(0, len(line) - 200)) if line[-1:] == "]" else None
    words = match["title"].split() if match else []
    capitals = sum(not word[0].islower() for word in words)
    if match is None or len(words) < _TITLE_WORDS or capitals < _CAPITALS * len(words):
        return []
    return [RemovedSpan(start + match.start(), start + match.end(), "nav_related")]


def _disjoint(spans: list[RemovedSpan]) -> list[RemovedSpan]:
    kept: list[RemovedSpan] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if span.end > span.start and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return kept
