"""Articles as paragraphs of words with features and role tags, as the pipeline reads them."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from role_network import Paragraph

from worker.article import Span
from worker.enrich.reading import hint_spans
from worker.model.news import load_news_model
from worker.model.role_features import ROLE_TAGS, features, heard
from worker.model.tokens import Tokenizer

LONGEST = 250
#: Words of raw news that the teachers label, by source: the genre of the gold, and others.
RAW_WORDS = {
    "allsides": 1_500_000,
    "csaguiar_gn": 600_000,
    "csaguiar_wh": 600_000,
    "lk_news": 700_000,
    "bbc_zitros": 400_000,
    "wikinews": 190_000,
    "lk_news_digest": 130_000,
    "news_long_lk": 160_000,
}
LONGEST_RAW = 30_000


def read_articles(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def paragraphs_of(text: str) -> tuple[Span, ...]:
    return tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S", text))


def prepare(articles: Sequence[dict]) -> list[Paragraph]:
    """Returns the paragraphs of articles, with their gold where they have quotes."""
    model, tokenizer = load_news_model(), Tokenizer()
    found: list[Paragraph] = []
    for number, article in enumerate(articles):
        text = article["text"]
        words = tokenizer([text])[0]
        entities = model.annotate([text])[0].entities
        rows = features(words, entities, hint_spans(text, paragraphs_of(text)))
        spans = list(_role_spans(article)) if "quotes" in article else []
        breaks = [-1, *words.breaks, len(words.words)]
        for left, right in zip(breaks, breaks[1:]):  # noqa: RUF007
            for paragraph in _cut(words, rows, spans, left + 1, right):
                paragraph.article = number
                found.append(paragraph)
    return found


def is_heard(paragraph: Paragraph) -> bool:
    """Says whether the tagger reads anything of such a paragraph."""
    return bool(heard(paragraph.words, paragraph.given).any())


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


def raw_articles(folder: Path, seed: int) -> list[dict]:
    """Returns half of the documents, drawn by chance, until a source has its words."""
    overlap = {
        line.split("\t")[0] for line in (folder / "dev-overlap.tsv").read_text().splitlines()
    }
    chance, words, found = random.Random(seed), dict.fromkeys(RAW_WORDS, 0), []
    for path in sorted(folder.glob("*.jsonl.gz")):
        for record in read_articles(path):
            source, text = record["source"], record["text"]
            wanted = source in RAW_WORDS and words[source] < RAW_WORDS[source]
            if not wanted or record["id"] in overlap or len(text) >= LONGEST_RAW:
                continue
            if chance.random() < 0.5:
                words[source] += len(text.split())
                found.append({"text": text})
    return found
