"""How fast the core is on one process, and where its time goes.

    python benchmarks/throughput.py [PATH...] [--seconds 20]

Runs the pipeline over raw articles (the shipped samples by default) on one core, in batches of 16,
and prints articles and words per second of CPU time and the share of each step. Shares and ratios
of one run are comparable; figures of different machines are not.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from worker.article import Annotation
from worker.clean.article import clean_article
from worker.codec.decode import decode
from worker.enrich.attribution import find_quotes
from worker.enrich.entities import group_entities
from worker.errors import ArticleError
from worker.model.model import load_model
from worker.outcome import Record
from worker.pipeline import Pipeline
from worker.samples import samples_path

BATCH = 16

Made = TypeVar("Made")


class Stopwatch:
    """Adds up CPU seconds by step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, step: str, work: Callable[[], Made]) -> Made:
        """Runs `work` and adds its CPU time to `step`."""
        started = time.process_time()
        made = work()
        self.seconds[step] = self.seconds.get(step, 0.0) + time.process_time() - started
        return made


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, help="files of raw articles, one a line")
    parser.add_argument("--seconds", type=float, default=20.0)
    given = parser.parse_args()
    values = _values(given.paths)
    stopwatch = Stopwatch()
    pipeline = Pipeline(stopwatch.time("load the model", lambda: load_model(None)))
    _whole(pipeline, values, given.seconds)
    _by_step(pipeline, values, stopwatch)


def _values(paths: Sequence[Path]) -> list[bytes]:
    return [
        line
        for path in paths or [samples_path()]
        for line in path.read_bytes().splitlines()
        if line
    ]


def _whole(pipeline: Pipeline, values: Sequence[bytes], seconds: float) -> None:
    pipeline.process(values[:BATCH])
    articles = records = words = 0
    started = time.process_time()
    while time.process_time() - started < seconds:
        for first in range(0, len(values), BATCH):
            outcomes = pipeline.process(values[first : first + BATCH])
            articles += len(outcomes)
            records += sum(isinstance(outcome, Record) for outcome in outcomes)
            words += sum(len(value.split()) for value in values[first : first + BATCH])
    spent = time.process_time() - started
    print(f"{articles} articles, {records} records in {spent:.1f} s of CPU time on one core")
    print(f"{articles / spent:.0f} articles/s, {words / spent:,.0f} words/s")


def _by_step(pipeline: Pipeline, values: Sequence[bytes], stopwatch: Stopwatch) -> None:
    for value in values:
        try:
            raw = stopwatch.time("decode", lambda value=value: decode(value))
            cleaned = stopwatch.time(
                "clean html" if raw.html and not raw.text else "clean text",
                lambda raw=raw: clean_article(raw, any_language=True),
            )
        except ArticleError:
            continue
        annotation: Annotation = stopwatch.time(
            "annotate", lambda text=cleaned.text: pipeline.model.annotate([text])[0]
        )
        entities = stopwatch.time(
            "entities",
            lambda c=cleaned, a=annotation: group_entities(
                c.text, c.paragraphs, a, types=frozenset({"PERSON", "ORG", "GPE"}), published=None
            ),
        )
        stopwatch.time(
            "quotes",
            lambda c=cleaned, a=annotation, e=entities: find_quotes(c.text, c.paragraphs, a, e),
        )
    for step, seconds in stopwatch.seconds.items():
        print(f"  {step:15} {1000 * seconds:9.1f} ms")


if __name__ == "__main__":
    main()
