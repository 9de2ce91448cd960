"""From the data folder to the weights of the entity model, in one command.

    python training/entities.py DATA --work FOLDER --out worker/model/weights --version VERSION

1. Vectors and word-list bits from raw news (`vectors.py`).
2. A pretrained transformer learns from the gold and some machine labels (`entity_teacher.py`).
3. Its opinions on 4.5 million words of news (`silver.py`).
4. A second opinion on the same words from Stanford CoreNLP (`second_opinion.py`).
5. A small network learns from the gold and from these opinions: the weights that ship.

DATA holds `ner/`, `lists/` and `raw/`. Each step is kept in FOLDER and is not done twice. About two
hours on one core; scores of the development sets are logged after each network.
`--steps 20` is a dry run that shows that everything fits together. `--check` leaves the weights in
`--out` as they are, scores them beside the new ones and fails where they differ by more than noise.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
from augment import Augment, cities
from corpus import Chunk, Vocabulary, chunks_of, read
from entity_teacher import EntityTeacher, batches
from export import export
from fit import Plan, fit
from network import Network, Shape
from second_opinion import add_second_opinion
from silver import label, raw_texts, read_opinions, write_opinions
from vectors import write_lexicon

from worker.article import LabelledSpan
from worker.model.lexicon import load_lexicon
from worker.model.news import load_news_model

COARSE = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
RAW_SEED = 5


#: The teacher's seed, how often it sees the gold, and how much of the machine-labelled news goes
#: with it each time, as a share of the gold chunks.
TEACHER_SEED, TEACHER_EPOCHS, MACHINE_SHARE = 31, 3, 0.25
#: The network that ships, its dropout, its plan, and how often its batches draw from the gold.
SHAPE = Shape(width=112, reach=(1, 1, 2, 3))
DROPOUT = 0.15
PLAN = Plan(steps=14_000, rate=0.0015, largest=1000, seed=21)
GOLD_SHARE = 0.4
#: Between two seeds of one recipe, F1 on either development set differed by up to this much.
NOISE = 0.005


class Kitchen:
    """The data, the lexicon and the folder that all networks share."""

    def __init__(self, data: Path, work: Path, version: str, steps: int | None) -> None:
        self.data, self.work, self.version, self.steps = data, work, version, steps
        self.lexicon_folder = work / "lexicon"
        if not (self.lexicon_folder / "lexicon.npz").exists():
            write_lexicon(data, self.lexicon_folder, log)
        self.lexicon = load_lexicon(self.lexicon_folder)
        self.vocabulary = Vocabulary(self.lexicon)

    def annotated(self, name: str) -> list[Chunk]:
        """Returns the chunks of an annotated file."""
        records = read(self.data / "ner" / f"{name}.jsonl.gz")
        return [chunk for record in records for chunk in chunks_of(record, self.vocabulary)]

    @property
    def change(self) -> Augment:
        """Changes to chunks that headlines, capitals and datelines are learned from."""
        return Augment(self.vocabulary, cities(self.data / "lists"))

    def teacher(self) -> EntityTeacher:
        """Returns the teacher, trained unless it is there."""
        teacher = EntityTeacher(self.vocabulary, TEACHER_SEED)
        kept = self.work / "teacher.pt"
        if not kept.exists():
            lessons = list(islice(self._lessons(), self.steps))
            teacher.fit(lessons, log)
            teacher.save(kept)
        teacher.load(kept)
        self._log_scores("teacher", teacher.spans)
        return teacher

    def _lessons(self) -> Iterator[list[Chunk]]:
        rng, change = np.random.default_rng(TEACHER_SEED), self.change
        gold, machine = self.annotated("train"), self.annotated("silver_polnear")
        some = int(len(gold) * MACHINE_SHARE)
        for _ in range(TEACHER_EPOCHS):
            drawn = [*gold, *(machine[n] for n in rng.permutation(len(machine))[:some])]
            yield from batches([change(chunk, rng) for chunk in drawn], rng)

    def student(self, opinions: list[Chunk]) -> Path:
        """Trains the network that ships, unless it is there, and returns its folder."""
        out = self.work / "student"
        if not (out / "network.npz").exists():
            self._fit(opinions, out)
        self.scores("student", out)
        return out

    def scores(self, what: str, folder: Path) -> list[float]:
        """Logs and returns the F1 of some weights on each development set."""
        model = load_news_model(folder)

        def spans(text: str) -> list[LabelledSpan]:
            return list(model.annotate([text])[0].entities)

        return self._log_scores(what, spans)

    def _log_scores(self, what: str, spans: Callable[[str], Sequence[LabelledSpan]]) -> list[float]:
        found = []
        for name in ("dev", "dev_us"):
            precision, recall, f1 = self._score(spans, name)
            log(f"{what} {name}: P {precision:.4f} R {recall:.4f} F {f1:.4f}")
            found.append(f1)
        return found

    def _fit(self, opinions: list[Chunk], out: Path) -> None:
        network = Network(SHAPE, self.lexicon.width, PLAN.seed, DROPOUT)
        sources = [(GOLD_SHARE, self.annotated("train")), (1 - GOLD_SHARE, opinions)]
        plan = replace(PLAN, steps=self.steps or PLAN.steps)
        fit(network, self.vocabulary, sources, plan, self.change, log)
        export(network, out, self.version, {"seed": PLAN.seed})
        for name in ("words.txt", "lexicon.npz"):
            shutil.copy(self.lexicon_folder / name, out)

    def _score(
        self, spans: Callable[[str], Sequence[LabelledSpan]], name: str
    ) -> tuple[float, float, float]:
        coarse = name == "dev_us"
        right = found = there = 0
        for record in read(self.data / "ner" / f"{name}.jsonl.gz"):
            given = ((s.start, s.end, s.label) for s in spans(record["text"]))
            ours, gold = _spans(given, coarse=coarse), _spans(record["ents"], coarse=coarse)
            right, found, there = right + len(ours & gold), found + len(ours), there + len(gold)
        precision, recall = right / max(found, 1), right / max(there, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)

    def opinions(self, teacher: EntityTeacher) -> list[Chunk]:
        """Returns what the teacher and CoreNLP think of raw news."""
        kept = self.work / "opinions.npz"
        if not kept.exists():
            write_opinions(kept, self._fresh_opinions(teacher), self.vocabulary)
        chunks = read_opinions(kept, self.vocabulary)
        add_second_opinion(chunks, self.vocabulary, self.work)
        log(f"{sum(len(chunk.words) for chunk in chunks)} words have opinions")
        return chunks

    def _fresh_opinions(self, teacher: EntityTeacher) -> list[Chunk]:
        texts = [*raw_texts(self.data / "raw", RAW_SEED)]
        texts += [r["text"] for r in read(self.data / "ner" / "silver_polnear.jsonl.gz")][::2]
        texts = texts[:40] if self.steps else texts
        chunks: list[Chunk] = []
        for chunk in label(texts, teacher.probabilities, self.vocabulary):
            chunks.append(chunk)
            if len(chunks) % 5000 == 0:
                log(f"{len(chunks)} chunks of {len(texts)} texts have the teacher's opinion")
        return chunks


def _spans(spans: Iterable[tuple[int, int, str]], *, coarse: bool) -> set[tuple[int, int, str]]:
    if coarse:
        return {(start, end, COARSE[label]) for start, end, label in spans if label in COARSE}
    return {(start, end, label) for start, end, label in spans}


def log(line: str) -> None:
    """Prints a line with the time."""
    print(time.strftime("%H:%M:%S"), line, flush=True)


def main() -> None:
    """Does the steps that are not done yet."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--steps", type=int, help="so many steps for each network: a dry run")
    parser.add_argument("--check", action="store_true", help="compare with the weights in --out")
    given = parser.parse_args()
    kitchen = Kitchen(given.data, given.work, given.version, given.steps)
    student = kitchen.student(kitchen.opinions(kitchen.teacher()))
    if given.check:
        sys.exit(_differs(kitchen.scores("new", student), kitchen.scores("there", given.out)))
    for path in student.iterdir():
        shutil.copy(path, given.out)
    log(f"the weights of {given.version} are in {given.out}")


def _differs(new: list[float], there: list[float]) -> bool:
    """Says whether two sets of weights are further apart than two seeds of one recipe."""
    apart = max(abs(one - other) for one, other in zip(new, there, strict=True))
    log(f"{100 * apart:.2f} points of F1 apart; two seeds can differ by {100 * NOISE:g}")
    return apart > NOISE


if __name__ == "__main__":
    main()
