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
        (0.903, 0.836),
        (0.992, 0.9),
        (0.996, 0.936),
        (0.998, 0.957),
        (0.998, 0.973),
        (0.999, 0.975),
    ),
    ("direct", "rules"): ((0.848, 0.89),),
    ("direct", "tagger"): ((0.579, 0.567), (0.897, 0.75), (0.966, 0.85), (0.992, 0.959)),
    ("indirect", "both"): (
        (0.501, 0.532),
        (0.728, 0.701),
        (0.862, 0.746),
        (0.931, 0.796),
        (0.971, 0.901),
        (0.989, 0.968),
    ),
    ("indirect", "rules"): ((0.9, 0.577),),
    ("indirect", "tagger"): (
        (0.367, 0.296),
        (0.519, 0.398),
        (0.649, 0.519),
        (0.776, 0.625),
        (0.876, 0.722),
        (0.957, 0.81),
    ),
    ("mixed", "both"): (
        (0.593, 0.512),
        (0.887, 0.81),
        (0.955, 0.893),
        (0.986, 0.935),
        (0.997, 0.965),
    ),
    ("mixed", "rules"): ((0.9, 0.659),),
    ("mixed", "tagger"): (
        (0.35, 0.347),
        (0.557, 0.558),
        (0.725, 0.589),
        (0.854, 0.674),
        (0.938, 0.768),
        (0.982, 0.835),
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
