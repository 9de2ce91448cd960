"""Log lines on standard error, for people or as JSON for machines."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime

import orjson

__all__ = ["start_logging"]

#: Kafka's client tells of every step of a rebalance; its warnings are what operators need.
QUIET = {"kafka": logging.WARNING}


def start_logging(form: str, level: str) -> None:
    """Sends this program's log to standard error as `console` or `json` lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json() if form == "json" else _console())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name, least in QUIET.items():
        logging.getLogger(name).setLevel(max(least, logging.getLevelName(level)))


def _console() -> logging.Formatter:
    return logging.Formatter("%(asctime)s %(levelname)-7s %(message)s", datefmt="%H:%M:%S")


class _Json(logging.Formatter):
    """One object a line; times are RFC 3339 in UTC."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {
            "time": moment.replace("+00:00", "Z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        safe = {key: text.encode("utf-8", "replace").decode() for key, text in line.items()}
        return orjson.dumps(safe).decode()
