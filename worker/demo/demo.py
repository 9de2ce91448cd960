"""Runs the demonstration and accounts for every article.

1. Start the embedded broker and create the topics.
2. Start two workers of one group, each in a process of its own, and wait until both have joined.
3. Publish the sample articles, then take one of them down.
4. Show each record as it is published; count records, take-downs and dead letters.
5. Compare what came out with what went in, article by article.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from worker.broker import EmbeddedBroker
from worker.demo.watch import Seen, watching
from worker.demo.workers import Worker, running_workers
from worker.errors import CopydeskError
from worker.files.read import read_values
from worker.samples import samples_path
from worker.stream.connection import KafkaSettings
from worker.stream.groups import working_members
from worker.stream.ports import Message
from worker.stream.publish import RawMessage, key_of, publish
from worker.stream.topics import create_topics

__all__ = ["Tally", "run_demo"]

WORKERS = 2
PARTITIONS = 6
GROUP = "demo"
#: Loading the model twice on a busy machine; then all samples, with a wide margin.
READY_SECONDS = 60.0
READY_CHECK_SECONDS = 0.3
#: How soon a member learns that the group shares out anew; Kafka's 3 seconds suit long lives.
HEARTBEAT_MS = 300
DONE_SECONDS = 60.0
#: After everything has come out, this long for anything that should not.
QUIET_SECONDS = 1.0
#: The sample that is taken down after it was published.
TAKEN_DOWN = b"sample-27"


@dataclass(slots=True)
class Tally:
    """What went in and what came out, by key; seconds from the first article in to the last out."""

    articles: Counter[bytes] = field(default_factory=Counter)
    take_downs: Counter[bytes] = field(default_factory=Counter)
    records: Counter[bytes] = field(default_factory=Counter)
    tombstones: Counter[bytes] = field(default_factory=Counter)
    dead_letters: Counter[bytes] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    workers: list[str] = field(default_factory=list)

    @property
    def adds_up(self) -> bool:
        """Whether each article became one record or one dead letter, each take-down a tombstone."""
        outcomes = self.records + self.dead_letters
        return outcomes == self.articles and self.tombstones == self.take_downs

    def count(self, seen: Seen) -> None:
        """Counts one message of the enriched or the dead-letter topic."""
        key = seen.message.key or b""
        if seen.reason is not None:
            self.dead_letters[key] += 1
            self.reasons[seen.reason] += 1
        elif seen.message.value is None:
            self.tombstones[key] += 1
        else:
            self.records[key] += 1


def run_demo(show: Callable[[Message], None], say: Callable[[str], None]) -> Tally:
    """Runs the whole of it; `show` gets each message of the enriched topic, `say` each step.

    Raises:
        CopydeskError: a worker did not start, or ended early.
    """
    tally = Tally()
    with EmbeddedBroker() as broker:
        kafka = KafkaSettings(bootstrap_servers=broker.bootstrap_servers, group_id=GROUP)
        say(f"Started an embedded broker on {broker.bootstrap_servers}.")
        topics = create_topics(kafka, partitions=PARTITIONS)
        names = ", ".join(topic.name for topic in topics)
        say(f"Created {names} with {PARTITIONS} partitions each.")
        with running_workers(WORKERS, _settings(kafka)) as workers:
            say(f"Starting {WORKERS} workers of the group {GROUP!r}: each loads the model.")
            _wait_until_ready(kafka, workers)
            say("Both have joined and share the partitions.")
            _stream(kafka, tally, workers, show, say)
        tally.workers = [worker.last_words() for worker in workers]
    return tally


def _settings(kafka: KafkaSettings) -> dict[str, str]:
    return {
        "bootstrap_servers": kafka.bootstrap_servers,
        "group_id": kafka.group_id,
        "processes": "1",
        "heartbeat_interval_ms": str(HEARTBEAT_MS),
    }


def _wait_until_ready(kafka: KafkaSettings, workers: list[Worker]) -> None:
    end = time.monotonic() + READY_SECONDS
    while working_members(kafka) < len(workers):
        for worker in workers:
            worker.check()
        if time.monotonic() > end:
            raise CopydeskError(f"the workers were not ready after {READY_SECONDS:g} seconds")
        time.sleep(READY_CHECK_SECONDS)


def _stream(
    kafka: KafkaSettings,
    tally: Tally,
    workers: list[Worker],
    show: Callable[[Message], None],
    say: Callable[[str], None],
) -> None:
    with watching(kafka) as seen:
        started = time.monotonic()
        _publish(kafka, tally)
        say(f"Published {tally.articles.total()} articles and {len(tally.take_downs)} take-down.\n")
        end = started + DONE_SECONDS
        while message := seen.next(QUIET_SECONDS if tally.adds_up else end - time.monotonic()):
            tally.count(message)
            if message.reason is None:
                show(message.message)
            tally.seconds = time.monotonic() - started
            for worker in workers:
                worker.check()


def _publish(kafka: KafkaSettings, tally: Tally) -> None:
    values = [raw.value for raw in read_values([samples_path()])]
    tally.articles.update(key_of(value) for value in values)
    tally.take_downs[TAKEN_DOWN] += 1
    report = publish(kafka, [*values, RawMessage(TAKEN_DOWN, None)])
    if report.failures:
        raise CopydeskError(f"an article was not published: {report.failures[0][1]}")
