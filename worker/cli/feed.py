"""`copydesk feed`: raw articles from files into the raw topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from worker.cli.enrich import PATHS_HELP
from worker.cli.options import BootstrapServers, ConfigFile, Set, settings_from
from worker.cli.terminal import Bar, note

if TYPE_CHECKING:
    from worker.files.read import RawValue
    from worker.stream.publish import PublishReport, RawMessage

__all__ = ["feed"]


def feed(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help=PATHS_HELP, show_default=False)
    ] = None,
    samples: Annotated[
        bool, typer.Option("--samples", help="Publish the sample articles of the package.")
    ] = False,
    take_down: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY", help="Take the article of this key down. Repeatable."),
    ] = None,
    bootstrap_servers: BootstrapServers = None,
    config: ConfigFile = None,
    set_: Set = None,
) -> None:
    """Publish raw articles to the raw topic.

    The bytes are those that [bold]copydesk enrich[/] would read, so both make the same records. The
    key is the article's id, else a hash of its address, so that its versions stay in order. A
    take-down is published after the articles, as a null value under its key.
    """
    settings = settings_from(config, set_, {"bootstrap_servers": bootstrap_servers})
    chosen = _chosen(paths or [], samples=samples, standard_input=not take_down)

    from worker.cli.build import kafka_settings
    from worker.files.read import check_readable, count_bytes
    from worker.stream.publish import publish

    check_readable(chosen)
    sources: list[str] = []
    with Bar("Publishing", total=count_bytes(chosen) if chosen else None) as bar:
        articles = _articles(chosen, take_down or [], sources, bar)
        report = publish(kafka_settings(settings), articles)
    _report(report, sources, settings.raw_topic)


def _chosen(paths: list[Path], *, samples: bool, standard_input: bool) -> list[Path]:
    from worker.files.read import STANDARD_INPUT
    from worker.samples import samples_path

    chosen = [*paths, samples_path()] if samples else paths
    return chosen or ([STANDARD_INPUT] if standard_input else [])


def _articles(
    paths: list[Path], take_downs: list[str], sources: list[str], bar: Bar
) -> Iterator[bytes | RawMessage]:
    """Yields what to publish and notes where each came from, to name what was refused."""
    from worker.files.read import read_values
    from worker.stream.publish import RawMessage

    raws: Iterable[RawValue] = read_values(paths) if paths else ()
    for raw in raws:
        sources.append(raw.source)
        yield raw.value
        bar.advance(raw.size)
    for key in take_downs:
        sources.append(f"take-down of {key}")
        yield RawMessage(key.encode(), None)


def _report(report: PublishReport, sources: list[str], topic: str) -> None:
    for number, problem in report.failures:
        note(f"{sources[number]}: not published: {problem}")
    note(f"{report.delivered} published to {topic}, {len(report.failures)} refused")
    if report.failures:
        raise typer.Exit(1)
