"""Quotes of an annotated corpus: predictions through the pipeline, scored.

    python benchmarks/quotes.py GOLD.jsonl.gz SCORER.py [--damage straight|misdirected|unclosed|single]

GOLD holds `{"id", "text", "quotes"}` a line and SCORER is the scorer that goes with it. The text is
taken exactly as it is, as with `--no-clean`, and one in five marks is left out for `unclosed`.
A table says how often quotes of each confidence are right. Before marks are damaged, straight ones
are curled: the corpora mix both, and only a curly mark can point the wrong way.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import gzip
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson

from worker.model.model import load_model
from worker.options import Options
from worker.outcome import Record
from worker.pipeline import Pipeline

SEED = 7
#: The scorer's line between a span that is right and one that is not.
OVERLAP = 0.8


def _curly(text: str) -> str:
    """Curls the straight marks, in turn in each paragraph."""
    return "\n".join(_curled(line) for line in text.split("\n"))


def _curled(line: str) -> str:
    opens = True
    curled: list[str] = []
    for character in line:
        curled.append(("“" if opens else "”") if character == '"' else character)
        if character in '"“”':
            opens = character == "”" or (character == '"' and not opens)
    return "".join(curled)


def _straight(text: str) -> str:
    return re.sub("[“”]", '"', text)


def _misdirected(text: str) -> str:
    chance = random.Random(SEED)
    return re.sub("[“”]", lambda m: "“" if chance.random() < 0.5 else m.group(), _curly(text))


def _unclosed(text: str) -> str:
    chance = random.Random(SEED)
    return re.sub("”", lambda m: " " if chance.random() < 0.2 else m.group(), _curly(text))


def _single(text: str) -> str:
    return _curly(text).replace("“", "‘").replace("”", "’")


#: Each keeps the length of the text, so that the gold offsets still hold.
DAMAGES: dict[str, Callable[[str], str]] = {
    "none": str,
    "straight": _straight,
    "misdirected": _misdirected,
    "unclosed": _unclosed,
    "single": _single,
}


def main() -> None:
    """Predicts, scores and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--damage", choices=list(DAMAGES), default="none")
    given = parser.parse_args()
    pipeline = Pipeline(load_model(None), Options(clean=False, any_language=True))
    started = time.process_time()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        predicted = list(_predict(pipeline, given.gold, DAMAGES[given.damage]))
        file.writelines(json.dumps(line) + "\n" for line in predicted)
        file.flush()
        print(f"whole pipeline: {time.process_time() - started:.1f} s of CPU time")
        for view in ("spans", "quoted"):
            print(f"--- {view}", flush=True)
            command = [sys.executable, str(given.scorer), str(given.gold), file.name]
            subprocess.run([*command, "--view", view], check=True)
    _print_reliability(predicted, _read(given.gold))


def _read(gold: Path) -> list[dict[str, Any]]:
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _predict(
    pipeline: Pipeline, gold: Path, damage: Callable[[str], str]
) -> Iterator[dict[str, Any]]:
    for article in _read(gold):
        value = orjson.dumps({"id": article["id"], "text": damage(article["text"])})
        (outcome,) = pipeline.process([value])
        record = orjson.loads(outcome.value) if isinstance(outcome, Record) else {"quotes": []}
        yield {"id": article["id"], "quotes": [_plain(q) for q in record["quotes"]]}


def _plain(quote: dict[str, Any]) -> dict[str, Any]:
    speaker, cue = quote["speaker"], quote["cue"]
    stands = speaker is not None and speaker["start"] is not None
    return {
        "start": quote["start"],
        "end": quote["end"],
        "type": quote["type"],
        "speaker": [speaker["start"], speaker["end"]] if stands else None,
        "cue": [cue["start"], cue["end"]] if cue else None,
        "speaker_name": speaker["name"] if speaker else None,
        "confidence": quote["confidence"],
    }


def _print_reliability(predicted: list[dict[str, Any]], gold: list[dict[str, Any]]) -> None:
    """Prints how often the spans of each tenth of confidence are right."""
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for found, article in zip(predicted, gold, strict=True):
        for quote in found["quotes"]:
            right = _right(quote, article["quotes"])
            if right is not None:
                sure = quote["confidence"]
                tenths.setdefault(min(9, int(sure * 10)), []).append((sure, right))
    print("confidence   quotes    said   right")
    for tenth, pairs in sorted(tenths.items()):
        said, true = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
        print(f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f} {len(pairs):8} {said:7.3f} {true:7.3f}")


def _right(quote: dict[str, Any], gold: list[dict[str, Any]]) -> bool | None:
    """Says whether a span is right, `None` where the gold leaves it open."""
    touched = [g for g in gold if g["start"] < quote["end"] and quote["start"] < g["end"]]
    best = max(touched, key=lambda g: _overlap(quote, g), default=None)
    if best is not None and _overlap(quote, best) >= OVERLAP:
        return None if best["optional"] else True
    return None if touched and all(g["optional"] for g in touched) else False


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> float:
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return float(shared / (max(one["end"], other["end"]) - min(one["start"], other["start"])))


if __name__ == "__main__":
    main()
