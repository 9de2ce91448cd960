"""Shows that memory stays flat: `python benchmarks/memory.py RAW... [--articles 100000]`.

RAW are files of lines `{"text"}` (.jsonl or .jsonl.gz). Their paragraphs are dealt anew into articles
of some 200 words, so that no two are alike and new words keep coming. Each goes through the whole
pipeline in batches of 50; the resident memory of the process is printed every 5,000 articles.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import gzip
import random
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import orjson

from worker.loading import load_process
from worker.options import Options

BATCH = 50
EVERY = 5_000
WORDS = 200
SEED = 3


def main() -> None:
    """Prints articles, dead letters, resident memory and speed, line by line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, default=100_000)
    given = parser.parse_args()
    process = load_process(None, Options())
    articles = dealt(paragraphs(given.raw))
    started = time.process_time()
    done = failed = 0
    while done < given.articles:
        values = [*islice(articles, min(BATCH, given.articles - done))]
        failed += sum(hasattr(outcome, "reason") for outcome in process(values))
        done += len(values)
        if done % EVERY == 0 or done == given.articles:
            seconds = time.process_time() - started
            print(
                f"{done} articles, {failed} dead letters, {resident_megabytes()} MB, "
                f"{done / seconds:.0f} articles/s",
                flush=True,
            )


def paragraphs(files: Sequence[Path]) -> list[str]:
    """Returns the paragraphs of all texts that are long enough to be prose."""
    found: list[str] = []
    for path in files:
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
            for line in lines:
                parts = orjson.loads(line)["text"].split("\n\n")
                found += [part for part in parts if len(part.split()) > 20]
    return found


def dealt(paragraphs: Sequence[str]) -> Iterator[bytes]:
    """Yields raw articles without end."""
    chance = random.Random(SEED)
    number = 0
    while True:
        chosen: list[str] = []
        while sum(len(part.split()) for part in chosen) < WORDS:
            chosen.append(chance.choice(paragraphs)[:3000])
        number += 1
        yield orjson.dumps({"id": str(number), "language": "en", "text": "\n\n".join(chosen)})


def resident_megabytes() -> int:
    """Returns the memory that the process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


if __name__ == "__main__":
    main()
