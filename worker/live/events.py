"""What the page is told: a message of the enriched topic as one server-sent event."""

from __future__ import annotations

import orjson

from worker.live.hub import Event

__all__ = ["event_of"]


def event_of(key: bytes | None, value: bytes | None) -> Event | None:
    """Returns an article or a take-down as an event; `None` for a value that is no record.

    The value is parsed and written anew, so that whatever the topic holds stays one line.
    """
    name = (key or b"").decode("utf-8", errors="replace")
    if value is None:
        return Event("take-down", orjson.dumps({"key": name}))
    try:
        record = orjson.loads(value)
        return Event("article", orjson.dumps({"key": name, "record": record}))
    except (orjson.JSONDecodeError, TypeError):
        return None
