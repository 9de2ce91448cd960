"""Passes events from one publisher to every open page, and remembers the latest for new ones."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

__all__ = ["Event", "Hub"]

#: What a page that is opened late gets to see at once.
REMEMBERED = 30
#: A page that has fallen this far behind is let go; its browser connects again by itself.
BACKLOG = 200


@dataclass(frozen=True, slots=True)
class Event:
    """A server-sent event; `data` is one line of text."""

    name: str
    data: bytes


class Hub:
    """Any thread may publish; each page reads from a queue of its own, which never blocks others.

    `None` in a queue is its end.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._latest: deque[Event] = deque(maxlen=REMEMBERED)
        self._queues: set[queue.Queue[Event | None]] = set()
        self._closed = False

    def publish(self, event: Event) -> None:
        """Hands an event to every page that is open, and keeps it for those that will be."""
        with self._lock:
            self._latest.append(event)
            for waiting in list(self._queues):
                if waiting.qsize() >= BACKLOG:
                    self._queues.discard(waiting)
                    waiting.put(None)
                else:
                    waiting.put(event)

    @contextmanager
    def subscribed(self) -> Iterator[queue.Queue[Event | None]]:
        """Yields a queue that holds the latest events and then every new one."""
        waiting: queue.Queue[Event | None] = queue.Queue()
        with self._lock:
            for event in self._latest:
                waiting.put(event)
            if self._closed:
                waiting.put(None)
            self._queues.add(waiting)
        try:
            yield waiting
        finally:
            with self._lock:
                self._queues.discard(waiting)

    def close(self) -> None:
        """Ends every page's stream."""
        with self._lock:
            self._closed = True
            for waiting in self._queues:
                waiting.put(None)
