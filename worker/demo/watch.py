"""Reads the enriched and the dead-letter topic at once, for one reader of both."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Event, Thread

from worker.stream.connection import KafkaSettings
from worker.stream.headers import ERRORS, header
from worker.stream.ports import Message
from worker.stream.subscribe import subscribe

__all__ = ["Seen", "Watch", "watching"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A message of the enriched topic, or of the dead-letter topic with its reason."""

    message: Message
    reason: str | None


class Watch:
    """What has been seen and not been taken yet."""

    def __init__(self, seen: queue.Queue[Seen]) -> None:
        self._seen = seen

    def next(self, seconds: float) -> Seen | None:
        """Returns the next message; `None` if there is none within `seconds`."""
        try:
            return self._seen.get(timeout=max(0.0, seconds))
        except queue.Empty:
            return None


@contextmanager
def watching(kafka: KafkaSettings) -> Iterator[Watch]:
    """Watches both topics from their beginning, each in a thread, until the end of the block."""
    seen: queue.Queue[Seen] = queue.Queue()
    stop = Event()
    letters = replace(kafka, enriched_topic=kafka.dead_letter_topic)
    threads = [Thread(target=_watch, args=(each, stop, seen)) for each in (kafka, letters)]
    for thread in threads:
        thread.start()
    try:
        yield Watch(seen)
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _watch(kafka: KafkaSettings, stop: Event, seen: queue.Queue[Seen]) -> None:
    for message in subscribe(kafka, from_beginning=True, stop=stop):
        failed = message.position.topic == kafka.dead_letter_topic
        seen.put(Seen(message, header(message, ERRORS + "reason") if failed else None))
