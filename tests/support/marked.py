"""Texts with mentions written as `[exact|LABEL]`."""

from __future__ import annotations

import re

from worker.article import LabelledSpan

_MARKED = re.compile(r"\[([^\]|]+)\|([A-Z]+)\]")


def read_marked(marked: str) -> tuple[str, list[LabelledSpan]]:
    """Returns the text without the marks, and the spans that they mark."""
    text, at = "", 0
    spans: list[LabelledSpan] = []
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        spans.append(LabelledSpan(len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        at = match.end()
    return text + marked[at:], spans
