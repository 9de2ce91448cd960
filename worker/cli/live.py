"""`copydesk live`: the live page."""

from __future__ import annotations

from typing import Annotated

import typer

from worker.cli.options import BootstrapServers, ConfigFile, Set, settings_from

__all__ = ["live"]


def live(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port on loopback; 0 takes any free one.")
    ] = 8765,
    from_beginning: Annotated[
        bool, typer.Option("--from-beginning", help="Begin with the latest of what there is.")
    ] = False,
    bootstrap_servers: BootstrapServers = None,
    config: ConfigFile = None,
    set_: Set = None,
) -> None:
    """Show enriched articles in a browser as they arrive, until Ctrl-C.

    Names are underlined by type, quotes are shaded and followed by their speaker. The page can be
    opened on this machine only, and loads nothing from anywhere else.
    """
    settings = settings_from(config, set_, {"bootstrap_servers": bootstrap_servers})

    from worker.cli.build import kafka_settings
    from worker.cli.signals import stop_on_signals
    from worker.live.events import event_of
    from worker.live.hub import Hub
    from worker.live.server import serve_live
    from worker.stream.subscribe import subscribe

    hub = Hub()
    messages = subscribe(
        kafka_settings(settings), from_beginning=from_beginning, stop=stop_on_signals()
    )
    with serve_live(hub, port) as address:
        print(f"open {address}", flush=True)  # noqa: T201 - whoever started this waits for the line
        for message in messages:
            event = event_of(message.key, message.value)
            if event is not None:
                hub.publish(event)
