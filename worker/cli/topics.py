"""`copydesk topics`: the three topics with the right partitions and policies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from worker.cli.options import BootstrapServers, ConfigFile, Set, settings_from
from worker.cli.terminal import note

if TYPE_CHECKING:
    from worker.stream.topics import TopicState

__all__ = ["topics"]

topics = typer.Typer(help="Create and check the topics.", no_args_is_help=True)


@topics.callback()
def _group() -> None:
    """Create and check the topics."""


@topics.command("create")
def create(
    partitions: Annotated[
        int | None,
        typer.Option(min=1, help="Partitions of each topic; never change it later."),
    ] = None,
    replication_factor: Annotated[
        int | None, typer.Option(min=-1, help="Replicas; -1 is the broker's default.")
    ] = None,
    bootstrap_servers: BootstrapServers = None,
    config: ConfigFile = None,
    set_: Set = None,
) -> None:
    """Create the topics that are missing; those that exist are left alone, and differences told.

    Raw articles are kept for 7 days, dead letters for 30. The enriched topic is compacted, so that
    a new subscriber finds the latest record of each article.
    """
    flags = {
        "bootstrap_servers": bootstrap_servers,
        "partitions": partitions,
        "replication_factor": replication_factor,
    }
    settings = settings_from(config, set_, flags)

    from worker.cli.build import kafka_settings
    from worker.stream.topics import create_topics

    states = create_topics(
        kafka_settings(settings),
        partitions=settings.partitions,
        replication_factor=settings.replication_factor,
    )
    for state in states:
        _tell(state)


def _tell(state: TopicState) -> None:
    verb = "created" if state.created else "exists "
    typer.echo(f"{verb} {state.name} ({state.partitions} partitions)")
    for difference in state.differences:
        note(f"{state.name} {difference}")
