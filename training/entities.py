"""From the data folder to the weights of the entity model, in one command.

    python training/entities.py DATA --work FOLDER --out worker/model/weights --version VERSION

1. Vectors and word-list bits from raw news (`vectors.py`).
2. Two wide teachers: one on the gold alone (seed 11), one on gold and machine labels (seed 12).
3. Their averaged opinions on 6 million words of news (`silver.py`).
4. A second opinion on the same words from Stanford CoreNLP (`second_opinion.py`).
5. A student of the shipped width learns from the gold and from these opinions (seed 21).

DATA holds `ner/`, `lists/` and `raw/`. Each step is kept in FOLDER and is not done twice. About an
hour and a half on one core; scores of the development sets are logged after each network.
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
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from augment import Augment, cities
from corpus import Chunk, Vocabulary, chunks_of, read
from export import export
from fit import Plan, fit
from network import Network, Shape
from second_opinion import add_second_opinion
from silver import Teacher, label, raw_texts, read_opinions, write_opinions
from vectors import write_lexicon

from worker.model.lexicon import load_lexicon
from worker.model.news import NewsModel, load_news_model

COARSE = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
RAW_SEED = 5


@dataclass(frozen=True)
class Recipe:
    """One network: its width, its plan, its dropout and the weights of its sources."""

    name: str
    width: int
    steps: int
    seed: int
    dropout: float
    largest: int
    gold: float = 1.0
    machine: float = 0.0
    opinions: float = 0.0
    rate: float = 0.0015


TEACHERS = (
    Recipe("gold", width=144, steps=2200, seed=11, dropout=0.2, largest=1200),
    Recipe("mixed", width=144, steps=2500, seed=12, dropout=0.15, largest=1200, machine=0.8),
)
STUDENT = Recipe(
    "student", width=112, steps=14000, seed=21, dropout=0.15, largest=1000, gold=0.4, opinions=0.6
)
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

    def train(self, recipe: Recipe, opinions: list[Chunk]) -> Path:
        """Trains one network, unless it is there, logs its scores and returns its folder."""
        out = self.work / recipe.name
        if not (out / "network.npz").exists():
            self._fit(recipe, opinions, out)
        self.scores(recipe.name, out)
        return out

    def scores(self, what: str, folder: Path) -> list[float]:
        """Logs and returns the F1 of some weights on each development set."""
        model = load_news_model(folder)
        found = []
        for name in ("dev", "dev_us"):
            precision, recall, f1 = self._score(model, name)
            log(f"{what} {name}: P {precision:.4f} R {recall:.4f} F {f1:.4f}")
            found.append(f1)
        return found

    def _fit(self, recipe: Recipe, opinions: list[Chunk], out: Path) -> None:
        sources = [
            (recipe.gold, self.annotated("train")),
            (recipe.machine, self.annotated("silver_polnear") if recipe.machine else []),
            (recipe.opinions, opinions),
        ]
        shape = Shape(width=recipe.width, reach=(1, 1, 1, 1))
        network = Network(shape, self.lexicon.width, recipe.seed, recipe.dropout)
        plan = Plan(
            steps=self.steps or recipe.steps, rate=recipe.rate, largest=recipe.largest,
            seed=recipe.seed,
        )  # fmt: skip
        change = Augment(self.vocabulary, cities(self.data / "lists"))
        used = [(weight, chunks) for weight, chunks in sources if weight and chunks]
        fit(network, self.vocabulary, used, plan, change, log)
        export(network, out, self.version, {"seed": recipe.seed})
        for name in ("words.txt", "lexicon.npz"):
            shutil.copy(self.lexicon_folder / name, out)

    def _score(self, model: NewsModel, name: str) -> tuple[float, float, float]:
        coarse = name == "dev_us"
        right = found = there = 0
        for record in read(self.data / "ner" / f"{name}.jsonl.gz"):
            (annotation,) = model.annotate([record["text"]])
            ours = _spans(((s.start, s.end, s.label) for s in annotation.entities), coarse=coarse)
            gold = _spans(record["ents"], coarse=coarse)
            right, found, there = right + len(ours & gold), found + len(ours), there + len(gold)
        precision, recall = right / max(found, 1), right / max(there, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)

    def opinions(self, teachers: list[Path]) -> list[Chunk]:
        """Returns what the teachers and CoreNLP think of raw news."""
        kept = self.work / "opinions.npz"
        if not kept.exists():
            write_opinions(kept, self._fresh_opinions(teachers), self.vocabulary)
        chunks = read_opinions(kept, self.vocabulary)
        add_second_opinion(chunks, self.vocabulary, self.work)
        log(f"{sum(len(chunk.words) for chunk in chunks)} words have opinions")
        return chunks

    def _fresh_opinions(self, teachers: list[Path]) -> list[Chunk]:
        texts = [*raw_texts(self.data / "raw", RAW_SEED)]
        texts += [r["text"] for r in read(self.data / "ner" / "silver_polnear.jsonl.gz")][::2]
        texts = texts[:40] if self.steps else texts
        networks = [Teacher(folder) for folder in teachers]
        chunks: list[Chunk] = []
        for chunk in label(texts, networks, self.vocabulary):
            chunks.append(chunk)
            if len(chunks) % 5000 == 0:
                log(f"{len(chunks)} chunks of {len(texts)} texts have the teachers' opinions")
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
    teachers = [kitchen.train(recipe, []) for recipe in TEACHERS]
    student = kitchen.train(STUDENT, kitchen.opinions(teachers))
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
