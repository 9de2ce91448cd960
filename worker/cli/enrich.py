"""`copydesk enrich`: files in, records out, with no broker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from worker.cli.options import (
    AllLabels,
    AnyLanguage,
    ConfigFile,
    ModelName,
    NoClean,
    Processes,
    Set,
    off,
    on,
    settings_from,
)
from worker.cli.terminal import Bar, note
from worker.errors import CopydeskError

if TYPE_CHECKING:
    from worker.files.read import RawValue
    from worker.outcome import Outcome
    from worker.pool.children import Nursery
    from worker.settings import Settings

__all__ = ["PATHS_HELP", "enrich"]

PATHS_HELP = (
    "Files to read: .jsonl or .jsonl.gz (an article a line), .json, .txt, .html; "
    "- or none is standard input (an article a line)."
)
#: Dead letters named one by one where no file was asked for; the rest are only counted.
NAMED_DEAD_LETTERS = 10


def enrich(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help=PATHS_HELP, show_default=False)
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT", help="Write records to OUT (.gz packs it)."),
    ] = None,
    dead_letters: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write what could not be enriched to FILE, with why."),
    ] = None,
    processes: Processes = None,
    no_clean: NoClean = False,
    all_labels: AllLabels = False,
    any_language: AnyLanguage = False,
    model: ModelName = None,
    config: ConfigFile = None,
    set_: Set = None,
) -> None:
    """Enrich raw articles from files or standard input; no broker is needed.

    Writes one record a line, in input order: the same bytes that [bold]copydesk run[/] publishes.
    What cannot be enriched becomes a dead letter and is counted on standard error.

    [bold]copydesk enrich articles.jsonl -o records.jsonl --dead-letters bad.jsonl[/]
    """
    flags = {
        "processes": processes,
        "clean": off(no_clean),
        "all_labels": on(all_labels),
        "any_language": on(any_language),
        "model": model,
    }
    settings = settings_from(config, set_, flags)
    _enrich(settings, context.obj, paths or [], output, dead_letters)


def _enrich(
    settings: Settings,
    nursery: Nursery | None,
    paths: list[Path],
    output: Path | None,
    dead_letters: Path | None,
) -> None:
    from worker.cli.build import open_process
    from worker.files.outcomes import outcomes
    from worker.files.read import are_pages, check_readable, count_bytes, read_values
    from worker.files.write import open_lines

    check_readable(paths)
    _refuse_overwriting(paths, [output, dead_letters])
    with ExitStack() as stack:
        records = stack.enter_context(open_lines(output))
        letters = stack.enter_context(open_lines(dead_letters)) if dead_letters else None
        # Often it is one text; the first page among lines of articles loads what reads HTML.
        process = stack.enter_context(
            open_process(settings, pages=are_pages(paths), nursery=nursery)
        )
        bar = stack.enter_context(Bar("Enriching", total=count_bytes(paths) if paths else None))
        done = outcomes(read_values(paths), process, processes=settings.processes)
        counts = _write(done, records, letters, bar)
    _report(counts, bar.seconds)


def _refuse_overwriting(paths: list[Path], written: list[Path | None]) -> None:
    read = {path.resolve() for path in paths}
    targets = [path.resolve() for path in written if path is not None and path != Path("-")]
    if read & set(targets) or len(targets) != len(set(targets)):
        raise CopydeskError("a file cannot be read and written, or written twice, in one run")


def _write(
    done: Iterable[tuple[RawValue, Outcome]], records: BinaryIO, letters: BinaryIO | None, bar: Bar
) -> Counter[str]:
    from worker.files.write import dead_letter_line
    from worker.outcome import Record

    counts: Counter[str] = Counter()
    for raw, outcome in done:
        if isinstance(outcome, Record):
            records.write(outcome.value + b"\n")
            counts["records"] += 1
        else:
            counts[outcome.reason.value] += 1
            if letters:
                letters.write(dead_letter_line(raw, outcome))
            elif sum(counts.values()) - counts["records"] <= NAMED_DEAD_LETTERS:
                note(f"{raw.source}: {outcome.reason.value}: {outcome.message}")
        bar.advance(raw.size)
    return counts


def _report(counts: Counter[str], seconds: float) -> None:
    reasons = {reason: count for reason, count in sorted(counts.items()) if reason != "records"}
    total, bad = counts.total(), sum(reasons.values())
    why = f" ({', '.join(f'{reason} {count}' for reason, count in reasons.items())})"
    note(
        f"{total} articles in, {counts['records']} records out, "
        f"{bad} dead letters{why if bad else ''}, {total / max(seconds, 0.001):.1f} articles/s"
    )
