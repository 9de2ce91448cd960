"""Workers are killed, frozen and stopped at random; every article arrives exactly once."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
import uuid
from collections import Counter
from pathlib import Path

import pytest
from support import worker_program
from support.topics import Topics

from worker.stream.publish import RawMessage, publish

ARTICLES = 3_000
PARTITIONS = 6
WORKERS = 3
FAULTS = 10
#: Long enough that signals land in the middle of batches, too.
SECONDS_A_BATCH = 0.02
#: The session of a frozen worker (6 s) has to end while it is frozen.
FROZEN_SECONDS = 8.0
PATIENCE_SECONDS = 150.0
SEED = int(os.environ.get("CHAOS_SEED", "20261123"))


class _Fleet:
    """The worker processes; a slot that loses its process gets a new one."""

    def __init__(self, bootstrap: str, name: str, logs: Path, *, static: bool) -> None:
        self._given = {
            "bootstrap": bootstrap,
            "name": name,
            "seconds": SECONDS_A_BATCH,
            "tuning": {"max_records": 20, "drain_seconds": 10},
        }
        self._logs = logs
        self._static = static
        self._workers = [self._start(slot) for slot in range(WORKERS)]

    def _start(self, slot: int) -> subprocess.Popen[bytes]:
        given = {**self._given, "instance": f"slot-{slot}" if self._static else None}
        command = [sys.executable, worker_program.__file__, json.dumps(given)]
        with self._logs.joinpath(f"{slot}.log").open("ab") as log:
            return subprocess.Popen(command, stderr=log)

    def hit(self, slot: int, fault: signal.Signals) -> None:
        """Does one thing to one worker, and replaces it if that was its end."""
        worker = self._workers[slot]
        worker.send_signal(fault)
        if fault is signal.SIGSTOP:
            time.sleep(FROZEN_SECONDS)
            worker.send_signal(signal.SIGCONT)
        else:
            worker.wait(30)
            self._workers[slot] = self._start(slot)

    def revive(self) -> None:
        """Replaces workers that ended by themselves."""
        for slot, worker in enumerate(self._workers):
            if worker.poll() is not None:
                self._workers[slot] = self._start(slot)

    def stop(self) -> None:
        for worker in self._workers:
            worker.terminate()
        for worker in self._workers:
            worker.wait(30)

    def log(self) -> str:
        return "\n".join(path.read_text() for path in sorted(self._logs.glob("*.log")))


@pytest.mark.parametrize("static", [False, True], ids=["dynamic", "static"])
def test_every_article_arrives_once(broker: str, tmp_path: Path, static: bool) -> None:  # noqa: FBT001
    """Whatever happens to workers, an id is on the enriched or dead-letter topic exactly once."""
    dice = random.Random(SEED)  # noqa: S311 - a seed is what is wanted
    name = uuid.uuid4().hex[:12]
    topics = Topics.create(broker, name, PARTITIONS)
    ids = [b"bad-%d" % n if n % 50 == 0 else b"good-%d" % n for n in range(ARTICLES)]
    fleet = _Fleet(broker, name, tmp_path, static=static)
    try:
        portion = ARTICLES // FAULTS
        for fault in range(FAULTS):
            publish(
                topics.settings,
                [RawMessage(each, each) for each in ids[fault * portion : (fault + 1) * portion]],
            )
            time.sleep(dice.uniform(0.2, 2.0))
            kind = dice.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM])
            fleet.hit(dice.randrange(WORKERS), kind)
            fleet.revive()
        arrived = _wait_for(topics, fleet, len(ids))
    finally:
        fleet.stop()

    assert dict.fromkeys(ids, 1) == dict(arrived), f"seed {SEED}\n{fleet.log()}"


def _wait_for(topics: Topics, fleet: _Fleet, count: int) -> Counter[bytes | None]:
    """Waits until as many ids arrived, then a little longer for what should not come."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        fleet.revive()
        time.sleep(1.0)
        if len(topics.enriched()) + len(topics.dead_letters()) >= count:
            break
    time.sleep(2.0)
    return Counter(message.value for message in topics.enriched() + topics.dead_letters())
