"""Trains the line model of the cleaner and says what it is worth on publishers it has not seen.

    python training/train_line_model.py GOLD.jsonl [--pages HTML_FOLDER] [--body NEWS.jsonl.gz ...]
        [--out worker/clean/line_model.json]

GOLD.jsonl has labelled spans of raw articles. HTML_FOLDER adds pages with their true body: lines
of the page around the body are noise, lines of the body are body. NEWS.jsonl.gz adds news text
whose furniture was mostly stripped: what the rules find in it counts as noise, the rest as body,
both with little weight.

A logistic regression over named features, L2, full-batch gradient descent with momentum. Each
article is seen twice: with the labels that the rules give its lines, as the model meets them at
work, and only lines that the rules leave undecided are learnt from.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from lxml import html

from worker.article import RemovedLabel
from worker.clean.boilerplate import judge
from worker.clean.line_features import line_features, survey
from worker.clean.lines import Line, split_lines

NOISE = frozenset(
    {"ad_marker", "agency_credit", "byline", "caption", "nav_related", "timestamp", "other"}
)
#: A feature has to occur in this many articles; a word in this many sources as well.
MIN_ARTICLES = 3
MIN_SOURCES = 2
PENALTY = 3.0
STEPS = 400
BODY_WEIGHT = 0.02
RULED_WEIGHT = 0.3
PAGE_WEIGHT = 0.5
#: Rows of a body file that are read.
ROWS = 8_000
NEGLIGIBLE = 0.02


@dataclass(frozen=True, slots=True)
class Example:
    """One line as the model sees it."""

    features: tuple[str, ...]
    noise: bool
    weight: float
    article: str
    source: str


def main() -> None:
    """Reads, cross-validates by source, trains on everything and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--body", type=Path, action="append", default=[])
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    examples = list(_from_gold(options.gold))
    if options.pages:
        examples += _from_pages(options.pages)
    for path in options.body:
        examples += _from_body(path)
    print(f"{len(examples)} lines, {sum(e.noise for e in examples)} of them noise")
    _cross_validate(examples)
    weights = _train(examples)
    print(f"{len(weights)} weights")
    if options.out:
        _write(options.out, weights)


def _from_gold(path: Path) -> Iterator[Example]:
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        lines = split_lines(row["text"])
        truth = [_truth(line, row["segments"]) for line in lines]
        yield from _examples(lines, truth, row["id"], row["source"], 1.0)


def _truth(line: Line, segments: Sequence[tuple[int, int, str]]) -> bool | None:
    """Returns whether most of a line is noise; `None` for what scoring leaves open."""
    count: Counter[str] = Counter()
    for start, end, label in segments:
        count[label] += max(0, min(end, line.end) - max(start, line.start))
    label = count.most_common(1)[0][0]
    if label in ("body", "dateline"):
        return False
    return True if label in NOISE else None


def _from_pages(folder: Path) -> Iterator[Example]:
    for row in map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()):
        page = gzip.decompress((folder / row["html"]).read_bytes())
        lines, truth = _page_lines(page, row["body"])
        source = row["url"].split("/")[2] if "//" in row["url"] else row["url"].split("/")[0]
        yield from _examples(lines, truth, row["id"], source, PAGE_WEIGHT)


def _page_lines(page: bytes, body: str) -> tuple[list[Line], list[bool | None]]:
    """Returns the text lines from a little above the body to a little below, as scrapers do."""
    tree = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    for element in tree.iter("script", "style", "noscript", "nav", "header", "footer"):
        element.drop_tree() if element.getparent() is not None else None
    blocks = []
    for element in tree.iter("p", "li", "h1", "h2", "h3", "h4", "div", "figcaption", "blockquote"):
        own = element.tag != "div" or len(element) == 0
        text = " ".join("".join(element.itertext()).split()) if own else ""
        if text:
            blocks.append(text)
    known = {_key(line) for line in body.splitlines() if line.strip()}
    inside = [i for i, text in enumerate(blocks) if _key(text) in known]
    if not inside:
        return [], []
    blocks = blocks[max(0, inside[0] - 6) : inside[-1] + 10]
    lines = split_lines("\n".join(blocks))
    whole = _key(body)
    return lines, [_key(line.text) not in whole for line in lines]


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _from_body(path: Path) -> Iterator[Example]:
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for number, row in enumerate(map(json.loads, rows)):
            if number % 3:
                continue
            if number > ROWS:
                return
            lines = split_lines(row["text"])
            source = row["source"]
            known = judge(lines, use_model=False).labels
            truth = [label is not None for label in known]
            for example in _examples(lines, truth, row["id"], source, BODY_WEIGHT):
                if "length=8" not in example.features:
                    yield example


def _examples(
    lines: Sequence[Line], truth: Sequence[bool | None], article: str, source: str, weight: float
) -> Iterator[Example]:
    labels: list[RemovedLabel | None] = judge(lines, use_model=False).labels
    around = survey(lines, labels)
    for index, noise in enumerate(truth):
        if noise is None:
            continue
        scale = weight if labels[index] is None else weight * RULED_WEIGHT
        yield Example(
            tuple(line_features(index, lines, labels, around)), noise, scale, article, source
        )


def _train(examples: Sequence[Example]) -> dict[str, float]:
    articles: dict[str, set[str]] = defaultdict(set)
    sources: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for name in example.features:
            articles[name].add(example.article)
            sources[name].add(example.source)
    names = [
        name
        for name in sorted(articles)
        if len(articles[name]) >= MIN_ARTICLES and len(sources[name]) >= MIN_SOURCES
    ]
    column = {name: number + 1 for number, name in enumerate(names)}
    weights = _descend(examples, column)
    kept = {name: round(float(weights[column[name]]), 3) for name in names}
    return {
        "bias": round(float(weights[0]), 3),
        **{n: w for n, w in kept.items() if abs(w) >= NEGLIGIBLE},
    }


def _descend(examples: Sequence[Example], column: dict[str, int]) -> np.ndarray:
    rows, columns = [], []
    for row, example in enumerate(examples):
        found = [0, *(column[name] for name in example.features if name in column)]
        rows += [row] * len(found)
        columns += found
    row_of, column_of = np.array(rows), np.array(columns)
    truth = np.array([example.noise for example in examples], dtype=float)
    scale = np.array([example.weight for example in examples])
    weights = np.zeros(len(column) + 1)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        score = np.bincount(row_of, weights[column_of], minlength=len(examples))
        error = scale * (1 / (1 + np.exp(-score)) - truth)
        gradient = np.bincount(column_of, error[row_of], minlength=len(weights))
        gradient[1:] += PENALTY * weights[1:] / 10
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        weights -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights


def _cross_validate(examples: Sequence[Example]) -> None:
    """Scores each gold source by a model that has not seen it; only undecided lines count."""
    sources = sorted({e.source for e in examples if e.weight >= PAGE_WEIGHT})
    folds: dict[str, int] = {source: _fold(source) for source in sources}
    scored: list[tuple[float, bool, str]] = []
    for fold in sorted(set(folds.values())):
        known = [e for e in examples if folds.get(e.source) != fold]
        weights = _train(known)
        for example in examples:
            if folds.get(example.source) == fold and example.weight in (PAGE_WEIGHT, 1.0):
                score = weights["bias"] + sum(weights.get(n, 0.0) for n in example.features)
                scored.append((score, example.noise, "gold" if example.weight == 1.0 else "pages"))
    for kind in ("gold", "pages"):
        part = [(score, noise) for score, noise, k in scored if k == kind]
        total = sum(noise for _, noise in part)
        print(f"{kind}: {len(part)} undecided lines, {total} noise")
        for threshold in (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0):
            found = [noise for score, noise in part if score > threshold]
            print(f"  > {threshold}: {len(found)} taken, {len(found) - sum(found)} of them body")


def _fold(source: str) -> int:
    return hashlib.sha256(source.encode()).digest()[0] % 8


def _write(path: Path, weights: dict[str, float]) -> None:
    body = {"made_by": "training/train_line_model.py", "weights": weights}
    path.write_text(json.dumps(body, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
