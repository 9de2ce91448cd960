"""`copydesk demo`: the main job end to end, with nothing but this package."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from worker.demo.demo import Tally

__all__ = ["demo"]


def demo() -> None:
    """Show the whole of it in under a minute: broker, topics, articles, two workers, a subscriber.

    Runs on an embedded broker with the sample articles of the package, touches nothing else, and
    ends by itself. Exits 0 if every article became exactly one record or dead letter.
    """
    from worker.cli.tail import print_readable
    from worker.demo.demo import run_demo

    tally = run_demo(lambda message: print_readable([message]), typer.echo)
    typer.echo(_summary(tally))
    if not tally.adds_up:
        raise typer.Exit(1)


def _summary(tally: Tally) -> str:
    taken_in = tally.articles.total()
    reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(tally.reasons.items()))
    speed = taken_in / max(tally.seconds, 0.001)
    verdict = (
        "Every article became exactly one record or dead letter."
        if tally.adds_up
        else "The accounts do not add up: some article was lost or came out twice."
    )
    return "\n".join(
        [
            f"Articles in    {taken_in}",
            f"Records out    {tally.records.total()}",
            f"Dead letters   {tally.dead_letters.total()} ({reasons})",
            f"Take-downs     {tally.take_downs.total()} in, {tally.tombstones.total()} out",
            f"Speed          {speed:.1f} articles/s ({taken_in} in {tally.seconds:.1f} s)",
            *(
                f"Worker {number}       {line}"
                for number, line in enumerate(tally.workers, start=1)
            ),
            verdict,
        ]
    )
