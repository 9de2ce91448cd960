"""`copydesk replay`: dead letters back through the current code."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from worker.cli.options import BootstrapServers, ConfigFile, Set, settings_from
from worker.cli.terminal import note
from worker.errors import Reason
from worker.outcome import Failure

if TYPE_CHECKING:
    from worker.stream.replay import Letter

__all__ = ["replay"]


def replay(
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Change nothing; say which would become a record now."),
    ] = False,
    reason: Annotated[
        list[Reason] | None, typer.Option(help="Only dead letters of this reason. Repeatable.")
    ] = None,
    bootstrap_servers: BootstrapServers = None,
    config: ConfigFile = None,
    set_: Set = None,
) -> None:
    """Send dead letters back to the raw topic, each at most once however often this runs.

    Begin with [bold]--dry-run[/]: it runs each dead letter through the program as it is now.
    What fails again becomes a dead letter again, with a higher count of replays.
    """
    settings = settings_from(config, set_, {"bootstrap_servers": bootstrap_servers})

    from worker.cli.build import kafka_settings, open_process
    from worker.stream.replay import replay as replay_letters

    counts: Counter[str] = Counter()
    letters = replay_letters(
        kafka_settings(settings),
        reasons=reason or (),
        dry_run=dry_run,
        start_process=lambda: open_process(settings),
    )
    for letter in letters:
        counts["pass" if letter.passes else "fail"] += 1
        typer.echo(_line(letter, dry_run=dry_run))
    if dry_run:
        note(f"{counts.total()} dead letters, {counts['pass']} would become records now")
    else:
        note(f"{counts.total()} dead letters sent back to {settings.raw_topic}")


def _line(letter: Letter, *, dry_run: bool) -> str:
    key = (letter.message.key or b"").decode("utf-8", errors="replace")
    name = "".join(c if c.isprintable() else " " for c in key)
    if not dry_run:
        verdict = "sent back"
    elif isinstance(letter.outcome, Failure):
        verdict = f"fails again: {letter.outcome.reason}"
    else:
        verdict = "would pass" if letter.passes else "was not tried"
    return f"{letter.message.position}  {letter.reason}  {name}  {verdict}"
