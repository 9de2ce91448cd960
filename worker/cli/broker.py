"""`copydesk broker`: an embedded broker for development."""

from __future__ import annotations

from typing import Annotated

import typer

from worker.errors import CopydeskError

__all__ = ["broker"]


def broker(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port on loopback; 0 takes any free one.")
    ] = 9092,
) -> None:
    """Run a Kafka-compatible broker on this machine until Ctrl-C; for development only.

    It keeps everything in memory, nothing after it ends, and can be reached from this machine only.
    Prints its bootstrap address when it is ready.
    """
    from worker.broker import serve

    try:
        serve(port, announce=_announce)
    except OSError as error:
        raise CopydeskError(f"cannot listen on port {port}: {error.strerror}") from error


def _announce(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - whoever started this waits for the line
