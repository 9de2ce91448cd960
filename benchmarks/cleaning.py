"""Runs the cleaner over a gold folder, writes predictions and prints the scorer's table.

    python benchmarks/cleaning.py GOLD_FOLDER SCORER.py [--html HTML_FOLDER [--best]] [--out FOLDER]

GOLD_FOLDER holds `gold.jsonl` and `fields.jsonl`; HTML_FOLDER holds `gold.jsonl` and `pages/`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from worker.article import CleanedArticle, RawArticle
from worker.clean.article import clean_article
from worker.errors import ArticleError

Row = dict[str, object]
STORY = "The harbour of Brevik reopened on Monday, the harbour office said.\n"


def main() -> None:
    """Runs what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--html", type=Path)
    parser.add_argument("--best", action="store_true", help="extraction = best for the HTML")
    parser.add_argument("--out", type=Path, default=Path(tempfile.mkdtemp()))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    report = {}
    for task, gold in (("text", "gold.jsonl"), ("fields", "fields.jsonl")):
        path = options.gold / gold
        report[task] = _run(task, path, options.scorer, options.out, _predict_text)
    if options.html:
        path = options.html / "gold.jsonl"
        predict = partial(_predict_html, best=options.best)
        report["html"] = _run("html", path, options.scorer, options.out, predict)
    print(json.dumps(report, indent=1, ensure_ascii=False))


def _run(
    task: str, gold: Path, scorer: Path, out: Path, predict: Callable[[Row, Path], Row]
) -> object:
    rows = list(_rows(gold))
    predict(rows[0], gold.parent)
    start = time.process_time()
    predictions = [predict(row, gold.parent) for row in rows]
    spent = (time.process_time() - start) * 1000 / len(rows)
    path = out / f"{task}.pred.jsonl"
    path.write_text("".join(json.dumps(p) + "\n" for p in predictions), encoding="utf-8")
    command = [sys.executable, str(scorer), task, "--gold", str(gold), "--pred", str(path)]
    scored = subprocess.run(command, check=True, capture_output=True, text=True)
    return {**json.loads(scored.stdout), "cpu_ms_each": round(spent, 2)}


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _predict_text(row: Row, _folder: Path) -> Row:
    # A credit alone is no article, so it is given the story it would stand under.
    story = STORY if row.get("kind") == "credit" else ""
    try:
        cleaned = clean_article(RawArticle(text=story + str(row["text"])), any_language=True)
    except ArticleError:
        return {"id": row["id"], "text": "", "fields": {}}
    return {"id": row["id"], "text": cleaned.text, "fields": _fields(cleaned)}


def _predict_html(row: Row, folder: Path, *, best: bool) -> Row:
    page = gzip.decompress((folder / str(row["html"])).read_bytes()).decode("utf-8", "replace")
    try:
        raw = RawArticle(html=page, url=str(row["url"]))
        cleaned = clean_article(raw, any_language=True, best=best)
    except ArticleError:
        return {"id": row["id"], "text": ""}
    return {"id": row["id"], "text": cleaned.text}


def _fields(cleaned: CleanedArticle) -> Row:
    dateline, names = cleaned.dateline, cleaned.credits
    return {
        "dateline": list(dateline.places) if dateline else [],
        "agency": [cleaned.agency] if cleaned.agency else [],
        "date": cleaned.published or (dateline.date if dateline else None),
        "reporters": list(names.reporters) if names else [],
        "editors": list(names.editors) if names else [],
    }


if __name__ == "__main__":
    main()
