"""Makes what the model says of one article consistent with itself."""

from __future__ import annotations

from collections.abc import Sequence

from worker.article import LabelledSpan, Span

__all__ = ["repair"]


def repair(
    text: str, spans: Sequence[LabelledSpan], tokens: Sequence[Span]
) -> tuple[LabelledSpan, ...]:
    """Returns the spans in order."""
    return tuple(sorted(spans, key=lambda span: span.start))
