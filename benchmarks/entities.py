"""Scores and times the entity model: `python benchmarks/entities.py SCORER GOLD... [--model NAME]`.

GOLD is a file of lines `{"id", "text", "ents": [[start, end, label]]}` (.jsonl or .jsonl.gz) that
SCORER, a program, compares with predictions of the same form; a GOLD with `_us` in its name is
scored with `--coarse`. Each is scored twice: with what the model says, and with the mentions of the
record. Then the words per second of one core, beside spaCy's default pipeline for entities
(untrained, the config of `spacy init config -p ner -o efficiency`), in turns in the same process.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from spacy.cli.init_config import init_config
from spacy.language import Language

from worker.article import ENTITY_TYPES, Annotation, Span
from worker.enrich.entities import group_entities
from worker.model.model import Model, load_model

ROUNDS = 4
BATCH = 16


def main() -> None:
    """Prints a line of scores for each file, and the speeds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--model", help="an installed spaCy pipeline instead of the shipped model")
    given = parser.parse_args()
    model = load_model(given.model)
    for gold in given.gold:
        score(model, given.scorer, gold)
    texts = [record["text"] for record in read(given.gold[0])]
    speeds(model, texts)


def read(path: Path) -> list[dict[str, object]]:
    """Returns the records of a file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open() as lines:
        return [json.loads(line) for line in lines]


def score(model: Model, scorer: Path, gold: Path) -> None:
    """Prints what the scorer says of the model's spans and of the record's mentions."""
    records = read(gold)
    annotations = model.annotate([str(record["text"]) for record in records])
    for name, spans in (("model", model_spans), ("record", record_spans)):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as predictions:
            for record, annotation in zip(records, annotations, strict=True):
                found = spans(str(record["text"]), annotation)
                predictions.write(json.dumps({"id": record["id"], "ents": found}) + "\n")
            predictions.flush()
            coarse = ["--coarse"] if "_us" in gold.name else []
            command = [sys.executable, str(scorer), str(gold), predictions.name, *coarse]
            out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        print(gold.name, name, out.strip())


def model_spans(_: str, annotation: Annotation) -> list[tuple[int, int, str]]:
    """Returns the spans as the model gives them."""
    return [(span.start, span.end, span.label) for span in annotation.entities]


def record_spans(text: str, annotation: Annotation) -> list[tuple[int, int, str]]:
    """Returns the mentions of the record, of all labels."""
    everything = frozenset(ENTITY_TYPES)
    whole = (Span(0, len(text)),)
    found = group_entities(text, whole, annotation, types=everything, published=None)
    return [(m.start, m.end, entity.type) for entity in found for m in entity.mentions]


def speeds(model: Model, texts: Sequence[str]) -> None:
    """Prints words per second of processor time, best of several rounds, taken in turns."""
    words = sum(len(text.split()) for text in texts)
    default = default_pipeline()
    best = {"this model": 0.0, "spaCy's default": 0.0}
    for _ in range(ROUNDS):
        for name, run in (
            ("this model", lambda: model.annotate(texts)),
            ("spaCy's default", lambda: list(default.pipe(texts, batch_size=BATCH))),
        ):
            best[name] = max(best[name], words / timed(run))
    ours, theirs = best.values()
    print(
        f"words/s on one core: {ours:.0f} and spaCy's default {theirs:.0f}, ratio {ours / theirs:.2f}"
    )
    print(
        f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB, both models"
    )


def timed(run: Callable[[], object]) -> float:
    """Returns the seconds of processor time that `run` takes."""
    started = time.process_time()
    run()
    return time.process_time() - started


def default_pipeline() -> Language:
    """Returns spaCy's default pipeline for entities with our labels and random weights."""
    config = init_config(lang="en", pipeline=["ner"], optimize="efficiency", gpu=False)
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    for label in ENTITY_TYPES:
        nlp.get_pipe("ner").add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    return nlp


if __name__ == "__main__":
    main()
