"""`copydesk config`: the settings in force and where each came from, without secrets."""

from __future__ import annotations

import typer

from worker.cli.options import ConfigFile, Set, parse_pairs

__all__ = ["config"]


def config(
    config_file: ConfigFile = None,
    set_: Set = None,
) -> None:
    """Show every setting in force, and where it came from; secrets are masked.

    A setting has one name everywhere: [bold]group_id[/] in copydesk.toml,
    [bold]COPYDESK_GROUP_ID[/] in the environment, [bold]--set group_id=...[/] here.
    """
    from worker.settings import load_settings

    rows = load_settings(parse_pairs(set_), file=config_file).rows()
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for key, value, origin in rows:
        typer.echo(f"{key:<{widths[0]}}  {value:<{widths[1]}}  {origin}")
