"""Speakers that stand as labels beside a quote: transcripts, headlines and signatures.

`LEE: We open at six.` and `Lee: “We open at six”` begin a line with the speaker; “We open at six.”
― Ann Lee ends it with one.
"""

from __future__ import annotations

import re

from worker.article import Span

__all__ = ["speaker_label"]

_NAME = r"[^\W\d_a-z][\w.’'-]*(?:[ \u00a0](?:[^\W\d_a-z][\w.’'-]*|de|del|van|von|der|bin|al)){0,4}"
_SIGNATURE = re.compile(
    rf"[\s\u00a0]*[―—–-]{{1,2}}[ \u00a0]?(?P<name>{_NAME})(?=[ \u00a0.]*(?:\n|$)|,[ \u00a0])"
)
_LABEL = re.compile(rf"[\s\u00a0\"“‘']*(?P<name>{_NAME}):")
#: What may stand between a label and the quote.
_BETWEEN = " \u00a0\t\"“‘'„«"
_CLOSERS = frozenset("\"”’»'")
#: A label stands at the start of its line and is short, in characters.
_LONGEST_LABEL = 60


def speaker_label(text: str, start: int, end: int) -> Span | None:
    """Returns the signature behind a quote, or the label that its line begins with."""
    signature = _SIGNATURE.match(text, end, end + _LONGEST_LABEL)
    if signature and text[end - 1] in _CLOSERS and " " in signature["name"]:
        return _span(signature)
    line = text.rfind("\n", max(0, start - _LONGEST_LABEL), start) + 1
    if line == 0 and start > _LONGEST_LABEL:
        return None
    label = _LABEL.match(text, line, end)
    if label is None or (start != line and text[label.end() : start].strip(_BETWEEN)):
        return None
    if not (label.end() <= start or line == start):
        return None
    transcript = label["name"].isupper() and len(label["name"]) > 2
    return _span(label) if transcript or line == 0 else None


def _span(match: re.Match[str]) -> Span:
    """Returns where the name stands, without the stop that ends its line."""
    start, end = match.span("name")
    return Span(start, end - 1 if match["name"].endswith(".") else end)
