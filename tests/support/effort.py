"""How much work something is, counted and not timed: the lines of Python that it runs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

__all__ = ["lines_run"]


def lines_run(work: Callable[[], object]) -> int:
    """Runs `work` and returns how many lines of Python that took."""
    count = 0

    def local(_frame: FrameType, event: str, _argument: object) -> object:
        nonlocal count
        count += event == "line"
        return local

    sys.settrace(local)  # type: ignore[arg-type]
    try:
        work()
    finally:
        sys.settrace(None)
    return count
