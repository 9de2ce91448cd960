"""Signals, hanging brokers and restarts, as a worker's process meets them."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support import worker_program
from support.kafka_server import KafkaServer, KafkaUnavailableError
from support.running import running
from support.topics import Topics

ARTICLES = [b"%d" % number for number in range(5)]
SERVE = "from worker.broker import serve; serve(announce=lambda line: print(line, flush=True))"

Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts workers, and ends those that are left."""
    started: list[subprocess.Popen[bytes]] = []

    def _start(topics: Topics, seconds: float, **tuning: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401 - any setting
        given = {
            "bootstrap": topics.settings.bootstrap_servers,
            "name": topics.settings.raw_topic.removesuffix(".raw"),
            "seconds": seconds,
            "marker": str(tmp_path / "in-hand"),
            "tuning": tuning,
        }
        command = [sys.executable, worker_program.__file__, json.dumps(given)]
        started.append(subprocess.Popen(command, stderr=subprocess.PIPE))
        return started[-1]

    yield _start
    for process in started:
        process.kill()
        process.communicate()


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _values(topics: Topics) -> list[bytes | None]:
    return [message.value for message in topics.enriched()]


def test_sigterm_finishes_the_batch_in_hand(topics: Topics, start: Start, tmp_path: Path) -> None:
    """What was begun is committed, and the worker ends in good order."""
    topics.put(ARTICLES)
    worker = start(topics, seconds=1.0)
    _wait_for(tmp_path / "in-hand")

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(20) == 0
    done = _values(topics)
    assert done
    assert done == ARTICLES[: len(done)]
    assert sum(topics.committed().values()) == len(done)


def test_a_batch_that_outlasts_the_drain_is_given_up(
    topics: Topics, start: Start, tmp_path: Path
) -> None:
    """The process ends with a code of its own, and the articles are read again by the next."""
    topics.put(ARTICLES)
    worker = start(topics, seconds=600.0, drain_seconds=0.5)
    _wait_for(tmp_path / "in-hand")

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(20) == 75
    assert _values(topics) == []
    with running(topics.settings):
        topics.wait_for_enriched(len(ARTICLES))
    assert _values(topics) == ARTICLES


@pytest.fixture
def own_broker() -> Iterator[subprocess.Popen[str]]:
    """An embedded broker in a process of its own, which a test may freeze."""
    process = subprocess.Popen([sys.executable, "-c", SERVE], stdout=subprocess.PIPE, text=True)
    yield process
    process.kill()
    process.communicate()


def test_a_commit_that_hangs_ends_the_session(
    own_broker: subprocess.Popen[str], start: Start, tmp_path: Path
) -> None:
    """The client would wait for ever; a new session goes on, and nothing is lost or doubled."""
    assert own_broker.stdout is not None
    address = own_broker.stdout.readline().split(" on ")[1].split(": ")[0]
    topics = Topics.create(address, "hang")
    topics.put(ARTICLES)
    worker = start(topics, seconds=1.0)
    _wait_for(tmp_path / "in-hand")

    own_broker.send_signal(signal.SIGSTOP)
    time.sleep(8)  # the transaction may be open for 5
    own_broker.send_signal(signal.SIGCONT)
    topics.wait_for_enriched(len(ARTICLES))
    worker.send_signal(signal.SIGTERM)
    _, log = worker.communicate(timeout=30)

    assert worker.returncode == 0
    assert b"The session is over" in log
    assert _values(topics) == ARTICLES


def test_a_step_that_hangs_ends_the_process(topics: Topics, start: Start) -> None:
    """The stacks of all threads say where, and the next worker does what was not committed."""
    topics.put(ARTICLES)
    worker = start(topics, seconds=600.0, step_seconds=2.0)

    _, stacks = worker.communicate(timeout=30)

    assert worker.returncode == 1
    assert b"Timeout" in stacks
    assert b"in process" in stacks
    with running(topics.settings):
        topics.wait_for_enriched(len(ARTICLES))
    assert _values(topics) == ARTICLES


@pytest.mark.kafka
def test_a_worker_outlives_its_broker(tmp_path: Path) -> None:
    """Kafka is killed and comes back; every article arrives once."""
    try:
        server = KafkaServer(tmp_path / "server")
    except KafkaUnavailableError as error:
        pytest.skip(f"no Apache Kafka: {error}")
    with server:
        topics = Topics.create(server.bootstrap_servers, "restart")
        topics.put(ARTICLES[:2])
        with running(topics.settings):
            topics.wait_for_enriched(2)
            server.kill()
            server.start()
            topics.put(ARTICLES[2:])
            topics.wait_for_enriched(5)

        assert _values(topics) == ARTICLES
