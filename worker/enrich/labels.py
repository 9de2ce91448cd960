"""Speakers that stand as labels beside a quote: transcripts, headlines and signatures.

`LEE: We open at six.` and `Lee: “We open at six”` begin a line with the speaker; “We open at six.”
― Ann Lee ends it with one.
"""

from __future__ import annotations

import re

from worker.article import Span

__all__ = ["signature_behind", "speaker_label"]

_CAPITAL = r"[^\W\d_a-z][\w.’'-]*"
_NAME = rf"{_CAPITAL}(?:[ \u00a0](?:{_CAPITAL}|de|del|van|von|der|bin|al)){{0,4}}"
#: Offices and houses sign too: `Bank of Kells`. Behind the name the line ends, or says more of it;
#: whoever has an account (@annlee) signs a post, in which the quote may be another's.
_SIGNATURE = re.compile(
    r"\s{0,12}[―—–-]{1,2}[ \u00a0]{0,2}"
    rf"(?P<name>{_CAPITAL}(?:[ \u00a0](?:{_CAPITAL}|of|the|and|for|de|da|del|la|van|von|der|den|bin"
    r"|al)){0,7})"
    r"(?=,[ \u00a0]|[ \u00a0]\((?!@)|[ \u00a0](?:to|in)[ \u00a0](?:the[ \u00a0])?[A-Z]"
    r"|[ \u00a0.]{0,3}(?:\n|$))"
)
_LABEL = re.compile(rf"[\s\u00a0\"“‘']*(?P<name>{_NAME}):")
#: What may stand between a label and the quote.
_BETWEEN = " \u00a0\t\"“‘'„«"
_CLOSERS = frozenset("\"”’»'")
#: A label stands at the start of its line and is short, in characters.
_LONGEST_LABEL = 60


def signature_behind(text: str, end: int) -> Span | None:
    """Returns the name that signs what ends there: “We open at six.” — Ann Lee, a teacher."""
    signature = _SIGNATURE.match(text, end)
    return _span(signature) if signature else None


def speaker_label(text: str, start: int, end: int) -> Span | None:
    """Returns the signature behind a quote, or the label that its line begins with."""
    signature = signature_behind(text, end) if text[end - 1] in _CLOSERS else None
    if signature and " " in text[signature.start : signature.end]:
        return signature
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
