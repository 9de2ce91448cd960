"""How likely a quote is right, from what the tagger and the rules say of it.

The tagger's own probability is too sure of itself. What it said of articles that it had not learned
from was compared with the gold (`training/confidence.py`), apart for each type of quote and for who
found it; between the knots of the table is a straight line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from worker.article import QuoteType
from worker.enrich.reports import Report

__all__ = ["Confidence", "calibrated"]

#: The tagger alone; the rules too, with the same first and last letter; the rules without a tagger.
Finder = Literal["tagger", "both", "rules"]

#: Score of the finder and how often such a quote was right: 420 articles of PolNeAR's train part.
TABLE: Mapping[tuple[QuoteType, Finder], tuple[tuple[float, float], ...]] = {
    ("direct", "both"): (
        (0.886, 0.854),
        (0.987, 0.91),
        (0.994, 0.926),
        (0.996, 0.953),
        (0.998, 0.977),
    ),
    ("direct", "rules"): ((0.845, 0.907),),
    ("direct", "tagger"): ((0.499, 0.55), (0.814, 0.8), (0.966, 0.927)),
    ("indirect", "both"): (
        (0.504, 0.48),
        (0.71, 0.687),
        (0.846, 0.778),
        (0.921, 0.887),
        (0.959, 0.935),
        (0.984, 0.978),
    ),
    ("indirect", "rules"): ((0.9, 0.654),),
    ("indirect", "tagger"): (
        (0.367, 0.361),
        (0.533, 0.493),
        (0.647, 0.621),
        (0.759, 0.652),
        (0.857, 0.828),
        (0.943, 0.86),
    ),
    ("mixed", "both"): (
        (0.573, 0.613),
        (0.872, 0.812),
        (0.947, 0.887),
        (0.981, 0.956),
        (0.996, 0.964),
    ),
    ("mixed", "rules"): ((0.9, 0.714),),
    ("mixed", "tagger"): (
        (0.371, 0.36),
        (0.583, 0.53),
        (0.739, 0.68),
        (0.851, 0.73),
        (0.932, 0.85),
        (0.981, 0.881),
    ),
}


class Confidence:
    """Knows what the rules found in one article; `rules` is `None` where there is no tagger."""

    def __init__(self, text: str, rules: Sequence[Report] | None) -> None:
        self._text, self._alone = text, rules is None
        self._found = {self._letters(rule) for rule in rules or ()}

    def __call__(self, report: Report, kind: QuoteType) -> float:
        """Returns the probability that a quote is right."""
        if self._alone:
            return calibrated(report.confidence, kind, "rules")
        agreed = self._letters(report) in self._found
        return calibrated(report.confidence, kind, "both" if agreed else "tagger")

    def _letters(self, report: Report) -> tuple[int, int]:
        """Returns where the first and the last letter or digit stand."""
        start, end = report.start, report.end
        while start < end and not self._text[start].isalnum():
            start += 1
        while end > start and not self._text[end - 1].isalnum():
            end -= 1
        return start, end


def calibrated(score: float, kind: QuoteType, finder: Finder) -> float:
    """Returns how often a quote of this score was right."""
    table = TABLE[kind, finder]
    if score <= table[0][0]:
        return table[0][1]
    for (low, before), (high, after) in pairwise(table):
        if score <= high:
            return before + (after - before) * (score - low) / (high - low)
    return table[-1][1]
