"""A worker whose pipeline only answers, as a program that tests start, signal and kill.

Its one argument is JSON: `bootstrap`, `name` of the topics, `instance`, `seconds` a batch takes,
`marker` to create when a batch is in hand, and what to change in the `tuning`.
"""

from __future__ import annotations

import json
import logging
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.running import answer, starting

from worker.errors import CopydeskError
from worker.outcome import Outcome
from worker.stream.connection import KafkaSettings, Tuning
from worker.stream.worker import run_worker


def _settings(given: dict[str, Any]) -> KafkaSettings:
    name = given["name"]
    return KafkaSettings(
        bootstrap_servers=given["bootstrap"],
        raw_topic=f"{name}.raw",
        enriched_topic=f"{name}.enriched",
        dead_letter_topic=f"{name}.dead-letter",
        group_id=f"{name}.group",
        instance_id=given.get("instance"),
        session_timeout_ms=6_000,
        heartbeat_interval_ms=500,
        max_poll_interval_ms=30_000,
        transaction_timeout_ms=5_000,
        request_timeout_ms=10_000,
    )


def main(argument: str) -> None:
    """Runs until SIGTERM."""
    given = json.loads(argument)
    logging.basicConfig(level="WARNING", format="%(asctime)s %(name)s %(message)s")
    logging.getLogger("kafka").setLevel("CRITICAL")
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    tuning = Tuning(**{"poll_seconds": 0.2, "breaker_ratio": None, **given.get("tuning", {})})

    def process(values: Sequence[bytes]) -> list[Outcome]:
        if marker := given.get("marker"):
            Path(marker).touch()
        time.sleep(given["seconds"])
        return answer(values)

    try:
        totals = run_worker(_settings(given), starting(process), stop, tuning=tuning)
    except CopydeskError as error:
        sys.exit(str(error))
    print(totals, file=sys.stderr)  # noqa: T201 - a test shows it when it fails


if __name__ == "__main__":
    main(sys.argv[1])
