"""`copydesk doctor`: is everything there that a worker needs?"""

from __future__ import annotations

import typer

from worker.cli.options import BootstrapServers, ConfigFile, ModelName, Set, settings_from

__all__ = ["doctor"]


def doctor(
    bootstrap_servers: BootstrapServers = None,
    model: ModelName = None,
    config: ConfigFile = None,
    set_: Set = None,
) -> None:
    """Check settings, broker, topics and model; say what is wrong and how to mend it.

    Exits 0 when a worker could start here, 1 when something is wrong.
    """
    flags = {"bootstrap_servers": bootstrap_servers, "model": model}
    settings = settings_from(config, set_, flags)

    from worker.cli.build import kafka_settings, options_of
    from worker.doctor import examine
    from worker.loading import load_process

    findings = examine(
        kafka_settings(settings),
        lambda: load_process(settings.model, options_of(settings)),
    )
    for finding in findings:
        typer.echo(f"{'ok   ' if finding.well else 'wrong'}  {finding.what}")
        if finding.advice:
            typer.echo(f"       {finding.advice}")
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)
