"""Trains the tagger of contents, sources and cues on PolNeAR and raw news.

    python training/quotes.py TRAIN.jsonl.gz DEV.jsonl.gz RAW --work FOLDER --out worker/model/weights --version 2

1. Each article goes through the shipped tokenizer, entity model and rules, as in the pipeline.
   Paragraphs in which nobody can be heard to speak are left out.
2. Contents, their sources and cues become tags; what the data calls optional may be tagged or not.
3. Two pretrained transformers learn from the gold (`role_teacher.py`).
4. Their opinions on 3.8 million words of raw news, and all the gold, teach the small network that
   ships. It learns from whole paragraphs, though it reads less of them at work: learning from what
   it reads found .698 of the indirect quotes where this finds .704. `--half` teaches it the gold of
   the articles of odd number alone, for `training/confidence.py`. The opinions of each teacher are
   kept in FOLDER and not formed again.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from chain_loss import legal_paths
from role_data import is_heard, prepare, raw_articles, read_articles
from role_network import Network, Paragraph, Size, compress, expand, export
from role_teacher import RoleTeacher
from thinc.api import Adam, NumpyOps, set_current_ops

from worker.model.chain import Chain, best_paths
from worker.model.role_features import ROLE_TAGS

RATE = 0.002
#: Words in a batch.
BATCH = 2000
#: The teachers' seeds, the words in their batches, and how often they see the gold.
TEACHER_SEEDS, TEACHER_BATCH, TEACHER_EPOCHS = (1, 2), 1000, 2
#: Batches of raw news for each batch of gold.
RAW_SHARE = 2.5


def batches(paragraphs: list[Paragraph], size: int) -> list[list[Paragraph]]:
    random.shuffle(paragraphs)
    found: list[list[Paragraph]] = []
    for at in range(0, len(paragraphs), 800):
        batch: list[Paragraph] = []
        for paragraph in sorted(paragraphs[at : at + 800], key=lambda p: len(p.words)):
            batch.append(paragraph)
            if sum(len(p.words) for p in batch) >= size:
                found.append(batch)
                batch = []
        found.extend([batch] if batch else [])
    random.shuffle(found)
    return found


def evaluate(network: Network, paragraphs: Sequence[Paragraph]) -> str:
    """Exact spans of each role; those that touch an optional one do not count."""
    chain = legal_paths()
    counts = {role: [0, 0, 0] for role in ("CONTENT", "SOURCE", "CUE")}
    for at in range(0, len(paragraphs), 64):
        batch = paragraphs[at : at + 64]
        scores, _ = network.scores(batch, train=False)
        lengths = np.array([len(p.words) for p in batch])
        paths = best_paths(
            scores,
            lengths,
            Chain(chain.transitions + network.transitions, chain.begins, chain.ends),
        )
        for paragraph, tags in zip(batch, np.split(paths.tags, np.cumsum(lengths)[:-1])):
            for first, last, role in _tagged(tags):
                right = (first, last, role) in paragraph.gold
                if right or not any(first <= b and a <= last for a, b, _ in paragraph.spare):
                    counts[role][0] += right
                    counts[role][1] += 1
            for *_, role in paragraph.gold:
                counts[role][2] += 1
    return "  ".join(
        f"{r} P {c[0] / max(1, c[1]):.3f} R {c[0] / max(1, c[2]):.3f} F {2 * c[0] / max(1, c[1] + c[2]):.3f}"
        for r, c in counts.items()
    )


def _tagged(tags) -> Iterator[tuple[int, int, str]]:
    begun = 0
    for at in np.flatnonzero(tags).tolist():
        tag = ROLE_TAGS[tags[at]]
        begun = at if tag[0] in "BU" else begun
        if tag[0] in "LU":
            yield begun, at, tag[2:]


def fit(
    network: Network,
    gold: list[Paragraph],
    dev: list[Paragraph],
    *,
    epochs: int,
    seed: int,
    raw: Sequence[Paragraph] = (),
) -> str:
    """Trains `network` in place and returns its scores; its averaged weights remain."""
    random.seed(seed)
    np.random.seed(seed)
    optimizer = Adam(RATE, L2=0.0, grad_clip=1.0, use_averages=True)
    count = len(batches(gold, BATCH))
    extra = int(count * RAW_SHARE) if raw else 0
    steps, step, seen, waiting = epochs * (count + extra), 0, 0, []
    for epoch in range(epochs):
        while len(waiting) < extra:
            waiting += batches(list(raw), BATCH)
        plan = [*batches(gold, BATCH), *waiting[:extra]]
        waiting = waiting[extra:]
        random.shuffle(plan)
        for batch in plan:
            step += 1
            seen += batch[0].soft is None
            optimizer.learn_rate = RATE * min(1, step / 100) * max(0.02, 1 - step / steps)
            network.learn(batch, optimizer, max(1, seen))
        log(f"epoch {epoch + 1} of {epochs}")
    network.keep_average(optimizer)
    scores = evaluate(network, dev)
    log(scores)
    return scores


def teach(gold: list[Paragraph], dev: list[Paragraph], raw: list[Paragraph], folder: Path) -> None:
    """Gives every raw paragraph the mean opinion of transformers that learned from all the gold."""
    summed = np.zeros((sum(len(p.words) for p in raw), len(ROLE_TAGS)), dtype=np.float32)
    for seed in TEACHER_SEEDS:
        kept = folder / f"role-opinions-{seed}.npz"
        if not kept.exists():
            tags, values = _opinions(gold, dev, raw, seed)
            np.savez(kept, tags=tags, values=values)
            log(f"the opinions of teacher {seed} are in {kept}")
        with np.load(kept) as stored:
            summed += expand((stored["tags"], stored["values"]))
    borders = np.cumsum([len(p.words) for p in raw])[:-1]
    parts = [np.split(part, borders) for part in compress(summed)]
    for paragraph, *soft in zip(raw, *parts, strict=True):
        paragraph.soft = tuple(soft)


def _opinions(gold, dev, raw, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Returns what a transformer makes of the words of raw paragraphs, one after another."""
    random.seed(seed)
    teacher = RoleTeacher(seed)
    teacher.fit(lambda: batches(gold, TEACHER_BATCH), TEACHER_EPOCHS, log)
    log(evaluate(teacher, dev))
    return compress(np.concatenate(teacher.probabilities(raw, log)))


def log(line: str) -> None:
    print(time.strftime("%H:%M:%S"), line, flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("train", type=Path)
    arguments.add_argument("dev", type=Path)
    arguments.add_argument("raw", type=Path)
    arguments.add_argument("--work", type=Path, required=True, help="keeps the opinions")
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--version", required=True)
    arguments.add_argument("--epochs", type=int, default=10)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--half", action="store_true")
    given = arguments.parse_args()
    set_current_ops(NumpyOps(use_blis=False))
    gold, dev = prepare(read_articles(given.train)), prepare(read_articles(given.dev))
    raw = prepare(raw_articles(given.raw, seed=5))
    gold, raw = [p for p in gold if p.gold or is_heard(p)], [p for p in raw if is_heard(p)]
    given.work.mkdir(parents=True, exist_ok=True)
    teach(gold, dev, raw, given.work)
    if given.half:
        gold = [p for p in gold if p.article % 2]
    np.random.seed(given.seed)
    network = Network(Size(), 0.1)
    scores = fit(network, gold, dev, epochs=given.epochs, seed=given.seed, raw=raw)
    about = {"epochs": given.epochs, "seed": given.seed, "dev": scores}
    export(network, given.out, given.version, about)


if __name__ == "__main__":
    main()
