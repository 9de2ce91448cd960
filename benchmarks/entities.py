"""Scores and times the entity model: `python benchmarks/entities.py SCORER GOLD... [--raw FOLDER]`.

GOLD is a file of lines `{"id", "text", "ents": [[start, end, label]]}` (.jsonl or .jsonl.gz) that
SCORER, a program, compares with predictions of the same form; a GOLD with `_us` in its name is
scored with `--coarse`. Each is scored twice: with what the model says, and with the mentions of the
record. Then the words per second of one core, beside spaCy's default pipeline for entities
(untrained, the config of `spacy init config -p ner -o efficiency`), in turns in the same process: on
the first GOLD, whose words both remember after the first round, and with `--raw` on texts that neither
has seen, from a folder of `.jsonl.gz` files of lines `{"text"}`. `--model` takes a spaCy pipeline.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import spacy
from spacy.cli.init_config import init_config
from spacy.language import Language

from worker.article import ENTITY_TYPES, Annotation, Span
from worker.enrich.entities import group_entities
from worker.model.model import Model, load_model

ROUNDS = 4
BATCH = 16
#: Texts of each file, characters of each text, and texts that take turns.
FROM_EACH, LONGEST, TURN = 500, 6_000, 100
SEED = 1


def main() -> None:
    """Prints a line of scores for each file, and the speeds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--raw", type=Path, help="a folder of texts for the speed on unseen words")
    parser.add_argument("--model", help="an installed spaCy pipeline instead of the shipped model")
    given = parser.parse_args()
    model = load_model(given.model)
    for gold in given.gold:
        score(model, given.scorer, gold)
    texts = [record["text"] for record in read(given.gold[0])]
    default = default_pipeline()
    speeds(model, default, texts)
    if given.raw:
        unseen_speeds(model, default, raw_texts(given.raw))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB, both models")


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


def speeds(model: Model, default: Language, texts: Sequence[str]) -> None:
    """Prints words per second of processor time, best of several rounds, taken in turns."""
    ours = theirs = float("inf")
    for _ in range(ROUNDS):
        ours = min(ours, timed(lambda: model.annotate(texts)))
        theirs = min(theirs, timed(lambda: list(default.pipe(texts, batch_size=BATCH))))
    report("remembered", texts, ours, theirs)


def raw_texts(folder: Path) -> list[str]:
    """Returns the beginnings of texts from all files, mixed."""
    texts: list[str] = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"][:LONGEST] for line in islice(lines, FROM_EACH)]
    random.Random(SEED).shuffle(texts)
    return texts


def unseen_speeds(model: Model, default: Language, texts: Sequence[str]) -> None:
    """Prints the speeds on the last third of the texts, once each, after the model read the others."""
    border = len(texts) * 2 // 3
    model.annotate(texts[:border])
    list(default.pipe(texts[:BATCH], batch_size=BATCH))
    ours = theirs = 0.0
    for start in range(border, len(texts), TURN):
        turn = texts[start : start + TURN]
        ours += timed(lambda turn=turn: model.annotate(turn))
        theirs += timed(lambda turn=turn: list(default.pipe(turn, batch_size=BATCH)))
    report("unseen", texts[border:], ours, theirs)


def report(what: str, texts: Sequence[str], ours: float, theirs: float) -> None:
    """Prints the words per second that follow from the seconds of both models."""
    words = sum(len(text.split()) for text in texts)
    print(
        f"words/s on one core, {what}: {words / ours:.0f} and spaCy's default "
        f"{words / theirs:.0f}, ratio {theirs / ours:.2f}"
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
