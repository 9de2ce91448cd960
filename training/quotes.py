"""Trains the tagger of contents, sources and cues on PolNeAR and writes it into the package.

    python training/quotes.py TRAIN.jsonl.gz DEV.jsonl.gz --out worker/model/weights

1. Each article goes through the shipped tokenizer, entity model and rules, as in the pipeline.
2. Contents, their sources and cues become tags; what the data calls optional may be tagged or not.
3. The loss is that of a conditional random field over paragraphs: log of the probability of all
   paths that agree with the tags.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from chain_loss import legal_paths, marginals
from export import maxout_arrays
from thinc.api import Adam, HashEmbed, Linear, Maxout, NumpyOps, set_current_ops

from worker.article import Span
from worker.enrich.reading import hint_spans
from worker.model.features import FEATURES, hashes, normal_form
from worker.model.lexicon import LIST_BITS
from worker.model.news import load_news_model
from worker.model.roles import FEATURE_COUNT, ROLE_TAGS, features
from worker.model.tokens import Tokenizer

ROWS = (8000, 2000, 3000, 1000)
REACH = (1, 1, 2, 4)
WIDTH, HASHED, PIECES = 64, 48, 2
LONGEST = 250
SIZES = (6, 13, 9, 6, 6, 3)
OFFSETS = np.cumsum((0, *SIZES[:-1]))


@dataclass
class Paragraph:
    """Words, feature values, and which tags are allowed for each word."""

    words: list[str]
    given: np.ndarray
    allowed: np.ndarray
    gold: list[tuple[int, int, str]]
    spare: list[tuple[int, int, str]]


def read_articles(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def paragraphs_of(text: str) -> tuple[Span, ...]:
    return tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S", text))


def prepare(articles: Sequence[dict]) -> list[Paragraph]:
    model, tokenizer = load_news_model(), Tokenizer()
    found: list[Paragraph] = []
    for article in articles:
        text = article["text"]
        words = tokenizer([text])[0]
        entities = model.annotate([text])[0].entities
        rows = features(words, entities, hint_spans(text, paragraphs_of(text)))
        spans = list(_role_spans(article))
        breaks = [-1, *words.breaks, len(words.words)]
        for left, right in zip(breaks, breaks[1:]):  # noqa: RUF007
            found.extend(_cut(words, rows, spans, left + 1, right))
    return found


def _role_spans(article: dict) -> Iterator[tuple[int, int, str, bool]]:
    """Yields the outermost contents, then the sources and cues outside them."""
    taken: list[dict] = []
    for quote in sorted(article["quotes"], key=lambda q: q["start"] - q["end"]):
        if not any(t["start"] < quote["end"] and quote["start"] < t["end"] for t in taken):
            taken.append(quote)
            yield quote["start"], quote["end"], "CONTENT", quote["optional"]
    for key, role in (("speaker", "SOURCE"), ("cue", "CUE")):
        seen: set[tuple[int, int]] = set()
        for quote in sorted(taken, key=lambda q: q["optional"]):
            span = tuple(quote[key] or ())
            if (
                span
                and span not in seen
                and not any(t["start"] < span[1] and span[0] < t["end"] for t in taken)
            ):
                seen.add(span)
                yield *span, role, quote["optional"]


def _cut(words, rows, spans, first: int, last: int) -> Iterator[Paragraph]:
    for start in range(first, last, LONGEST):
        end = min(last, start + LONGEST)
        starts, ends = words.starts[start:end], words.ends[start:end]
        tags, loose = [0] * (end - start), [False] * (end - start)
        gold, spare = [], []
        for a, b, role, optional in spans:
            inside = (
                [i for i in range(end - start) if starts[i] < b and a < ends[i]]
                if a < ends[-1] and b > starts[0]
                else []
            )
            if not inside or any(tags[i] or loose[i] for i in inside):
                continue
            (spare if optional else gold).append((inside[0], inside[-1], role))
            for i in inside:
                place = (
                    "U"
                    if len(inside) == 1
                    else "B"
                    if i == inside[0]
                    else "L"
                    if i == inside[-1]
                    else "I"
                )
                tags[i], loose[i] = ROLE_TAGS.index(f"{place}-{role}"), optional
        allowed = np.eye(len(ROLE_TAGS), dtype=bool)[tags]
        allowed[loose] = True
        yield Paragraph(list(words.words[start:end]), rows[start:end], allowed, gold, spare)


class Network:
    """Thinc's layers, called one by one; `worker/model/roles.py` is the same arithmetic."""

    def __init__(self, drop: float) -> None:
        count = len(ROLE_TAGS)
        self.hashed = [HashEmbed(HASHED, rows, seed=8 + n) for n, rows in enumerate(ROWS)]
        self.embed = Maxout(WIDTH, FEATURES * HASHED, nP=3, normalize=True, dropout=drop)
        self.first = Maxout(WIDTH, WIDTH + FEATURE_COUNT, nP=3, normalize=True, dropout=drop)
        self.layers = [
            Maxout(WIDTH, 3 * WIDTH, nP=PIECES, normalize=True, dropout=drop) for _ in REACH
        ]
        self.head = Linear(count, WIDTH)
        for layer in self.all_layers:
            layer.initialize()
        self.transitions = np.zeros((count, count), dtype=np.float32)
        self._moments = np.zeros((2, count, count))
        self._ids: dict[str, tuple[int, ...]] = {}

    @property
    def all_layers(self):
        return [*self.hashed, self.embed, self.first, *self.layers, self.head]

    def scores(self, batch: Sequence[Paragraph], *, train: bool):
        words = [w for p in batch for w in p.words]
        numbers: dict[str, int] = {}
        row_of = np.array([numbers.setdefault(w, len(numbers)) for w in words])
        ids = np.array([self._hashes(w) for w in numbers], dtype=np.uint64)
        parts = [
            layer(np.ascontiguousarray(ids[:, n]), is_train=train)
            for n, layer in enumerate(self.hashed)
        ]
        embedded, embed_back = self.embed(np.hstack([part for part, _ in parts]), is_train=train)
        ones = np.zeros((len(words), FEATURE_COUNT), dtype=np.float32)
        ones[np.arange(len(words))[:, None], np.concatenate([p.given for p in batch]) + OFFSETS] = 1
        hidden, first_back = self.first(np.hstack([embedded[row_of], ones]), is_train=train)
        paragraph = np.repeat(np.arange(len(batch)), [len(p.words) for p in batch])
        backs = []
        for layer, reach in zip(self.layers, REACH):
            out, back = layer(windows(hidden, reach, paragraph), is_train=train)
            hidden = hidden + out
            backs.append((back, reach))
        scores, head_back = self.head(hidden, is_train=train)

        def backward(derivative) -> None:
            inner = head_back(derivative)
            for back, reach in reversed(backs):
                inner = inner + unwind(back(inner), reach, paragraph)
            outer = first_back(inner)[:, :WIDTH]
            summed = np.zeros_like(embedded)
            np.add.at(summed, row_of, outer)
            given = embed_back(summed)
            for n, (_, back) in enumerate(parts):
                back(np.ascontiguousarray(given[:, n * HASHED : (n + 1) * HASHED]))

        return scores, backward

    def _hashes(self, word: str) -> tuple[int, ...]:
        if word not in self._ids:
            self._ids[word] = hashes(normal_form(word))
        return self._ids[word]

    def learn(self, batch: Sequence[Paragraph], optimizer: Adam, step: int) -> float:
        scores, backward = self.scores(batch, train=True)
        lengths = [len(p.words) for p in batch]
        free = marginals(scores, lengths, self.transitions, None)
        held = marginals(
            scores, lengths, self.transitions, np.concatenate([p.allowed for p in batch])
        )
        backward(((free.tags - held.tags) / len(batch)).astype(np.float32))
        for layer in self.all_layers:
            layer.finish_update(optimizer)
        self._learn_transitions((free.pairs - held.pairs) / len(batch), optimizer.learn_rate, step)
        return (free.total - held.total) / len(batch)

    def _learn_transitions(self, derivative, rate: float, step: int) -> None:
        first, second = self._moments
        first += 0.1 * (derivative - first)
        second += 0.001 * (derivative**2 - second)
        moved = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        self.transitions -= (rate * moved).astype(np.float32)


def windows(hidden, reach: int, paragraph):
    count, width = hidden.shape
    rows = np.zeros((count, 3 * width), dtype=np.float32)
    rows[:, width : 2 * width] = hidden
    if count > reach:
        same = (paragraph[reach:] == paragraph[:-reach])[:, None]
        rows[reach:, :width] = hidden[:-reach] * same
        rows[:-reach, 2 * width :] = hidden[reach:] * same
    return rows


def unwind(derivative, reach: int, paragraph):
    """Is the derivative of `windows`."""
    width = derivative.shape[1] // 3
    out = derivative[:, width : 2 * width].copy()
    if len(out) > reach:
        same = (paragraph[reach:] == paragraph[:-reach])[:, None]
        out[:-reach] += derivative[reach:, :width] * same
        out[reach:] += derivative[:-reach, 2 * width :] * same
    return out


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
    from worker.model.chain import Chain, best_paths  # noqa: PLC0415

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


def export(network: Network, folder: Path, about: dict[str, object]) -> None:
    arrays = {f"table_{n}": layer.get_param("E") for n, layer in enumerate(network.hashed)}
    named = [("embed", network.embed), ("first", network.first)]
    named += [(f"layer_{n}", layer) for n, layer in enumerate(network.layers)]
    for name, layer in named:
        arrays |= maxout_arrays(name, layer)
    # The reader adds the columns of a lexicon, which here knows nothing.
    blank = np.zeros((len(LIST_BITS), arrays["embed_w"].shape[1]), dtype=np.float32)
    arrays["embed_w"] = np.vstack([arrays["embed_w"], blank])
    arrays |= {"head": network.head.get_param("W").T, "head_bias": network.head.get_param("b")}
    arrays["transitions"] = network.transitions
    np.savez_compressed(
        folder / "roles.npz", **{k: v.astype(np.float16) for k, v in arrays.items()}
    )
    meta = {"reach": list(REACH), "hash_seeds": [8 + n for n in range(len(ROWS))], **about}
    (folder / "roles.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("train", type=Path)
    arguments.add_argument("dev", type=Path)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=5)
    arguments.add_argument("--rate", type=float, default=0.002)
    arguments.add_argument("--drop", type=float, default=0.2)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    set_current_ops(NumpyOps(use_blis=False))
    random.seed(given.seed)
    np.random.seed(given.seed)
    train, dev = prepare(read_articles(given.train)), prepare(read_articles(given.dev))
    network, optimizer = (
        Network(given.drop),
        Adam(given.rate, L2=0.0, grad_clip=1.0, use_averages=True),
    )
    steps, step, started = given.epochs * len(batches(train, 2000)), 0, time.time()
    for epoch in range(given.epochs):
        losses = []
        for batch in batches(train, 2000):
            step += 1
            optimizer.learn_rate = given.rate * min(1, step / 100) * max(0.02, 1 - step / steps)
            losses.append(network.learn(batch, optimizer, step))
        with ExitStack() as averaged:
            for layer in network.all_layers:
                averaged.enter_context(layer.use_params(optimizer.averages))
            scores = evaluate(network, dev)
            export(network, given.out, {"epochs": epoch + 1, "seed": given.seed, "dev": scores})
        print(
            f"epoch {epoch + 1} loss {np.mean(losses):.3f} {scores} {time.time() - started:.0f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
