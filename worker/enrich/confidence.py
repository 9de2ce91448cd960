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
        (0.892, 0.843),
        (0.987, 0.911),
        (0.994, 0.927),
        (0.996, 0.957),
        (0.997, 0.968),
        (0.998, 0.982),
    ),
    ("direct", "rules"): ((0.846, 0.903),),
    ("direct", "tagger"): ((0.5, 0.583), (0.766, 0.8), (0.931, 0.867), (0.982, 0.957)),
    ("indirect", "both"): (
        (0.484, 0.493),
        (0.685, 0.673),
        (0.821, 0.787),
        (0.909, 0.882),
        (0.953, 0.938),
        (0.98, 0.975),
    ),
    ("indirect", "rules"): ((0.9, 0.648),),
    ("indirect", "tagger"): (
        (0.355, 0.348),
        (0.51, 0.536),
        (0.614, 0.549),
        (0.727, 0.625),
        (0.838, 0.817),
        (0.933, 0.863),
    ),
    ("mixed", "both"): ((0.563, 0.506), (0.847, 0.778), (0.934, 0.877), (0.983, 0.967)),
    ("mixed", "rules"): ((0.9, 0.686),),
    ("mixed", "tagger"): (
        (0.359, 0.363),
        (0.577, 0.52),
        (0.72, 0.657),
        (0.835, 0.784),
        (0.922, 0.784),
        (0.976, 0.875),
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
