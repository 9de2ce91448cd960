"""Word vectors and word-list bits from raw news: the table of words that the network starts from."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import floret
import numpy as np
import spacy
from corpus import read
from lists import list_bits

from worker.model.features import PARAGRAPH, normal_form

#: Million words of each source that are read: the two that fill the raw data are held back.
CAPS = {
    "allsides": 8.0, "lk_news": 4.0, "csaguiar_gn": 3.6, "csaguiar_wh": 3.2, "lk_news_digest": 1.5,
    "reuters21578": 1.5, "congress": 1.2, "bbc_zitros": 0.8, "news_long_lk": 0.8, "trove": 0.5,
    "ucsc": 0.3, "basil": 0.2, "digitalgov": 0.2, "wikinews": 0.2, "lk_pmd": 0.1,
}  # fmt: skip
#: Read twice: edited world news that the raw data has little of.
TWICE = frozenset(("wikinews", "bbc_zitros"))
WIDTH, WINDOW, EPOCHS, SMALLEST_COUNT = 96, 4, 3, 8
#: Words that keep a vector; further ones of the lists have bits alone.
KEPT = 58_000
_DIGIT = re.compile(r"\d")


def write_lexicon(data: Path, out: Path, log: Callable[[str], None]) -> None:
    """Trains vectors (floret, skip-gram) and writes `words.txt` and `lexicon.npz` to `out`."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as corpus:
        for line in _lines(data):
            corpus.write(line)
        corpus.flush()
        log("the corpus is tokenized; vectors are trained")
        model = floret.train_unsupervised(
            corpus.name, model="skipgram", dim=WIDTH, epoch=EPOCHS, ws=WINDOW,
            minCount=SMALLEST_COUNT, minn=0, maxn=0, neg=5, thread=1,
        )  # fmt: skip
    words, counts = model.get_words(include_freq=True)
    log(f"{len(words)} words have vectors")
    _write(*_normalized(model, words, counts), data / "lists", out)


def _lines(data: Path) -> Iterator[str]:
    tokenize = spacy.blank("en").tokenizer

    def plain(text: str) -> str:
        parts = (part for part in re.split(r"\n+", text) if part.strip())
        tokens = ((_DIGIT.sub("0", t.text) for t in tokenize(p) if not t.is_space) for p in parts)
        return " \n".join(" ".join(line) for line in tokens) + "\n"

    for name in ("train", "silver_polnear"):
        for record in read(data / "ner" / f"{name}.jsonl.gz"):
            yield plain(record["text"])
    overlap = (data / "raw" / "dev-overlap.tsv").read_text().splitlines()
    left_out, seen = {line.split("\t")[0] for line in overlap}, Counter[str]()
    for path in sorted((data / "raw").glob("*.jsonl.gz")):
        for record in read(path):
            source = record["source"]
            if record["id"] in left_out or seen[source] > CAPS[source] * 1e6:
                continue
            seen[source] += len(record["text"].split())
            yield plain(record["text"]) * (2 if source in TWICE else 1)


def _normalized(model, words, counts) -> tuple[Counter[str], dict[str, np.ndarray]]:
    """Adds up the vectors of words that the network sees as one, by how often each occurs."""
    frequency, sums = Counter[str](), {}
    for word, count in zip(words, counts, strict=True):
        form = PARAGRAPH if word == "</s>" else normal_form(word)
        sums[form] = sums.get(form, 0) + model.get_word_vector(word) * count
        frequency[form] += int(count)
    return frequency, sums


def _write(frequency: Counter[str], sums: dict[str, np.ndarray], lists: Path, out: Path) -> None:
    bits = list_bits(lists, frequency)
    words = [word for word, _ in frequency.most_common(KEPT)]
    table = np.stack([sums[word] for word in words])
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    scales = np.abs(table).max(1) / 127
    known = set(words)
    all_words = words + sorted(w for w in bits if w not in known and "\n" not in w)
    out.mkdir(parents=True, exist_ok=True)
    (out / "words.txt").write_text("\n".join(all_words), encoding="utf-8")
    np.savez(
        out / "lexicon.npz",
        table=np.round(table / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float32),
        bits=np.array([bits.get(word, 0) for word in all_words], dtype=np.uint16),
    )
