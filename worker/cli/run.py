"""`copydesk run`: one worker, until it is told to stop."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Annotated

import typer

from worker.cli.options import (
    AllLabels,
    AnyLanguage,
    BootstrapServers,
    ConfigFile,
    ModelName,
    NoClean,
    Processes,
    Set,
    off,
    on,
    settings_from,
)

if TYPE_CHECKING:
    from worker.pool.children import Nursery
    from worker.settings import Settings

__all__ = ["run"]

log = logging.getLogger(__name__)

GroupId = Annotated[
    str | None, typer.Option(metavar="NAME", help="Workers of one group share the raw articles.")
]


def run(
    context: typer.Context,
    bootstrap_servers: BootstrapServers = None,
    group_id: GroupId = None,
    processes: Processes = None,
    no_clean: NoClean = False,
    all_labels: AllLabels = False,
    any_language: AnyLanguage = False,
    model: ModelName = None,
    config: ConfigFile = None,
    set_: Set = None,
) -> None:
    """Enrich raw articles from the raw topic, exactly once, until SIGTERM or Ctrl-C.

    Start as many as you like; those of one group share the work. Each commits an article's offset
    together with its record or its dead letter, or not at all.
    """
    flags = {
        "bootstrap_servers": bootstrap_servers,
        "group_id": group_id,
        "processes": processes,
        "clean": off(no_clean),
        "all_labels": on(all_labels),
        "any_language": on(any_language),
        "model": model,
    }
    _work(settings_from(config, set_, flags), context.obj)


def _work(settings: Settings, nursery: Nursery | None) -> None:
    from worker.cli.build import kafka_settings, open_process, tuning
    from worker.cli.logs import start_logging
    from worker.cli.signals import stop_on_signals
    from worker.stream.worker import run_worker

    start_logging(settings.log_format, settings.log_level)
    stop = stop_on_signals()
    totals = run_worker(
        kafka_settings(settings),
        lambda: open_process(settings, nursery=nursery),
        stop,
        tuning=tuning(settings),
    )
    log.info(
        "Stopped after %d records, %d take-downs and %d dead letters in %d transactions",
        totals.records, totals.take_downs, totals.dead_letters, totals.transactions,
    )  # fmt: skip
