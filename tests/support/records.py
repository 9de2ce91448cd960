"""The quotes of a text as its record has them, by the shipped model."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson

from worker.loading import load_pipeline
from worker.options import Options
from worker.outcome import Record
from worker.pipeline import Pipeline

__all__ = ["recorded_quotes"]


@cache
def _pipeline() -> Pipeline:
    return load_pipeline(None, Options())


def recorded_quotes(text: str) -> list[dict[str, Any]]:
    """Returns the `quotes` of the record that a text becomes."""
    (outcome,) = _pipeline().process([orjson.dumps({"id": "1", "language": "en", "text": text})])
    assert isinstance(outcome, Record)
    quotes: list[dict[str, Any]] = orjson.loads(outcome.value)["quotes"]
    return quotes
