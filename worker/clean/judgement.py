"""What was found out about the lines of an article."""

from __future__ import annotations

from dataclasses import dataclass, field

from worker.article import Dateline, RemovedLabel, RemovedSpan
from worker.clean.credits import Credit

__all__ = ["Judgement"]


@dataclass(slots=True)
class Judgement:
    """A label for each line (`None` stays), spans inside lines, and what was read off them."""

    labels: list[RemovedLabel | None]
    inserts: list[RemovedSpan] = field(default_factory=list)
    credits: list[tuple[int, Credit]] = field(default_factory=list)
    byline: str | None = None
    headline: str | None = None
    dateline: Dateline | None = None
    dates: list[str] = field(default_factory=list)
