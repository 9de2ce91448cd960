"""Options that several commands share, each described once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from worker.errors import CopydeskError

if TYPE_CHECKING:
    from worker.settings import Settings

__all__ = [
    "AllLabels",
    "AnyLanguage",
    "BootstrapServers",
    "ConfigFile",
    "ModelName",
    "NoClean",
    "Processes",
    "Set",
    "settings_from",
]

_SETTINGS = "Settings"
_RECORD = "What the record holds"

ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Read settings from FILE instead of copydesk.toml.",
        rich_help_panel=_SETTINGS,
    ),
]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="Set any setting; [bold]copydesk config[/] lists them. Repeatable.",
        rich_help_panel=_SETTINGS,
    ),
]
BootstrapServers = Annotated[
    str | None,
    typer.Option(
        "--bootstrap-servers",
        "-b",
        metavar="HOST:PORT",
        help="The broker to use.",
        rich_help_panel=_SETTINGS,
    ),
]
NoClean = Annotated[
    bool,
    typer.Option(
        "--no-clean",
        help="Take the text exactly as it is, so that offsets refer to the input.",
        rich_help_panel=_RECORD,
    ),
]
AllLabels = Annotated[
    bool,
    typer.Option(
        "--all-labels",
        help="All twelve entity labels instead of the default eight.",
        rich_help_panel=_RECORD,
    ),
]
AnyLanguage = Annotated[
    bool,
    typer.Option(
        "--any-language",
        help="Let articles through whatever their language.",
        rich_help_panel=_RECORD,
    ),
]
ModelName = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="An installed spaCy pipeline instead of the model in the package.",
        rich_help_panel=_RECORD,
    ),
]
Processes = Annotated[
    int | None,
    typer.Option(
        "--processes",
        metavar="N",
        min=1,
        help="Processes that hold the model; by default one for each processor.",
    ),
]


def settings_from(
    config: Path | None, pairs: Sequence[str] | None, flags: Mapping[str, object]
) -> Settings:
    """Returns the settings in force; a command's own flags win over `--set`.

    Raises:
        CopydeskError: a pair is not KEY=VALUE, a key is unknown, or a value is bad.
    """
    from worker.settings import load_settings

    return load_settings({**parse_pairs(pairs), **given(flags)}, file=config).settings


def given(flags: Mapping[str, object]) -> dict[str, object]:
    """Leaves the flags that were given: a switch that is off says nothing about its setting."""
    return {key: value for key, value in flags.items() if value is not None}


def on(switch: bool) -> bool | None:
    """Returns what a switch says: `True`, or nothing."""
    return True if switch else None


def off(switch: bool) -> bool | None:
    """Returns what a switch against something says: `False`, or nothing."""
    return False if switch else None


def parse_pairs(pairs: Sequence[str] | None) -> dict[str, object]:
    """Reads `--set` options.

    Raises:
        CopydeskError: a pair is not KEY=VALUE.
    """
    parsed: dict[str, object] = {}
    for pair in pairs or ():
        key, equals, value = pair.partition("=")
        if not equals:
            raise CopydeskError(f"--set {pair}: write KEY=VALUE")
        parsed[key.strip().lower()] = value
    return parsed
