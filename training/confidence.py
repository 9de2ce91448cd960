"""Fits how likely a quote is right to what the tagger and the rules say of it.

    python training/confidence.py TRAIN.jsonl.gz --roles FOLDER

FOLDER holds the `roles.npz` of a tagger that learned only from the articles of odd number
(`training/quotes.py --half`); the others are predicted and compared with the gold, and the table
for `worker/enrich/confidence.py` is printed. Right means an overlap of at least .8.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import numpy as np
from role_data import read_articles

from worker.article import DEFAULT_ENTITY_TYPES, Span
from worker.enrich import attribution, confidence
from worker.enrich.attribution import find_quotes
from worker.enrich.entities import group_entities
from worker.enrich.reading import hint_spans
from worker.model.news import load_news_model
from worker.model.roles import load_role_tagger

OVERLAP = 0.8
#: Predictions in one knot of the map.
SMALLEST = 60
KNOTS = 6


class Seen(float):
    """A score as the finder gave it, and what it was given for."""

    def __new__(cls, score: float, kind: str, finder: str):
        seen = super().__new__(cls, score)
        seen.kind, seen.finder = kind, finder
        return seen


def outcomes(articles: list[dict], roles: Path) -> dict[tuple[str, str], list[tuple[float, bool]]]:
    """Returns raw score and truth of every prediction, by what the map is split by."""
    model = load_news_model()
    model._role_tagger = load_role_tagger(roles)  # noqa: SLF001 - no other weights have this seam
    found: dict[tuple[str, str], list[tuple[float, bool]]] = defaultdict(list)
    confidence.calibrated = Seen
    attribution.LEAST_CONFIDENCE = 0
    for article in articles:
        text = article["text"]
        paragraphs = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S", text))
        (annotation,) = model.annotate([text], [hint_spans(text, paragraphs)])
        entities = group_entities(
            text, paragraphs, annotation, types=DEFAULT_ENTITY_TYPES, published=None
        )
        for given in (annotation, replace(annotation, roles=())):
            for quote in find_quotes(text, paragraphs, given, entities):
                seen = quote.confidence
                right = truth(quote, article["quotes"])
                if right is not None:
                    found[seen.kind, seen.finder].append((float(seen), right))
    return found


def truth(quote, gold: list[dict]) -> bool | None:
    """Says whether a quote is right, `None` where the gold leaves it open."""
    best = max(gold, key=lambda g: overlap(quote, g), default=None)
    if best is None or overlap(quote, best) < OVERLAP:
        touched = [g for g in gold if g["start"] < quote.end and quote.start < g["end"]]
        return None if touched and all(g["optional"] for g in touched) else False
    return None if best["optional"] else True


def overlap(quote, gold: dict) -> float:
    shared = min(quote.end, gold["end"]) - max(quote.start, gold["start"])
    return max(0, shared) / (max(quote.end, gold["end"]) - min(quote.start, gold["start"]))


def knots(pairs: list[tuple[float, bool]]) -> Iterator[tuple[float, float]]:
    """Yields mean score and share that is right of equal parts, made to rise (isotonic)."""
    blocks = [
        [float(np.mean([s for s, _ in part])), float(np.mean([r for _, r in part])), len(part)]
        for part in parts_of(sorted(pairs))
    ]
    at = 0
    while at + 1 < len(blocks):
        one, other = blocks[at], blocks[at + 1]
        if one[1] <= other[1]:
            at += 1
            continue
        size = one[2] + other[2]
        blocks[at : at + 2] = [
            [(a * one[2] + b * other[2]) / size for a, b in zip(one[:2], other)] + [size]
        ]
        at = max(0, at - 1)
    for score, right, _ in blocks:
        yield round(score, 3), round(right, 3)


def parts_of(pairs: list[tuple[float, bool]]) -> list[list[tuple[float, bool]]]:
    """Returns about equal parts; equal scores stay together."""
    size = max(SMALLEST, len(pairs) // KNOTS)
    parts: list[list[tuple[float, bool]]] = [[]]
    for _, same in groupby(pairs, key=lambda pair: pair[0]):
        parts[-1] += same
        if len(parts[-1]) >= size:
            parts.append([])
    short = parts.pop()
    parts[-1:] = [[*parts[-1], *short]] if parts else [short]
    return parts


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("train", type=Path)
    arguments.add_argument("--roles", type=Path, required=True)
    given = arguments.parse_args()
    for split, pairs in sorted(outcomes(read_articles(given.train)[::2], given.roles).items()):
        print(f"    {split}: {tuple(knots(pairs))},  # {len(pairs)}")


if __name__ == "__main__":
    main()
