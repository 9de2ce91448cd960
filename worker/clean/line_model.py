"""A small linear model that weighs what the rules leave undecided.

Trained by `training/train_line_model.py`; the weights are log-odds of being noise.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from worker.article import RemovedLabel
from worker.clean.line_features import Surroundings, line_features
from worker.clean.lines import Line

__all__ = ["noise_score"]


@cache
def _weights() -> dict[str, float]:
    text = files("worker.clean").joinpath("line_model.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)["weights"]
    return weights


def noise_score(
    index: int,
    lines: Sequence[Line],
    labels: Sequence[RemovedLabel | None],
    around: Surroundings,
) -> float:
    """Returns the log-odds that a line is noise."""
    weights = _weights()
    features = line_features(index, lines, labels, around)
    return weights["bias"] + sum(weights.get(name, 0.0) for name in features)
