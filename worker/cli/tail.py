"""`copydesk tail`: a subscriber of the enriched topic, for people and for pipes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from worker.cli.options import BootstrapServers, ConfigFile, Set, settings_from

if TYPE_CHECKING:
    from collections.abc import Iterable

    from worker.stream.ports import Message

__all__ = ["print_readable", "tail"]


def tail(
    from_beginning: Annotated[
        bool, typer.Option("--from-beginning", help="Everything there is, then what comes.")
    ] = False,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Records byte for byte, one a line; no line for a take-down."),
    ] = False,
    most: Annotated[
        int | None, typer.Option("--max", metavar="N", min=1, help="Stop after N messages.")
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(metavar="SECONDS", min=0.0, help="Stop when none came for so long."),
    ] = None,
    bootstrap_servers: BootstrapServers = None,
    config: ConfigFile = None,
    set_: Set = None,
) -> None:
    """Show enriched articles as they are published: headline, names by type, quotes and speakers.

    Reads committed records only, and belongs to no group: any number of people may watch.
    """
    settings = settings_from(config, set_, {"bootstrap_servers": bootstrap_servers})

    from worker.cli.build import kafka_settings
    from worker.cli.signals import stop_on_signals
    from worker.stream.subscribe import subscribe

    messages = subscribe(
        kafka_settings(settings),
        from_beginning=from_beginning,
        max_records=most,
        idle_seconds=timeout,
        stop=stop_on_signals(),
    )
    if as_json:
        _print_json(messages)
    else:
        print_readable(messages)


def _print_json(messages: Iterable[Message]) -> None:
    for message in messages:
        if message.value is not None:
            sys.stdout.buffer.write(message.value + b"\n")
            sys.stdout.buffer.flush()


def print_readable(messages: Iterable[Message]) -> None:
    """Prints each message for people, at once."""
    import orjson
    from rich.console import Console

    from worker.cli.readable import readable, taken_down

    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    for message in messages:
        key = (message.key or b"").decode("utf-8", errors="replace")
        if message.value is None:
            console.print(taken_down(key))
        else:
            console.print(readable(orjson.loads(message.value)))
