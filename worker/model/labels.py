"""The tags of the entity head: O, and Begin, In, Last and Unit for each entity type."""

from __future__ import annotations

from worker.article import ENTITY_TYPES

__all__ = ["BEGIN", "CLOSED", "IN", "LAST", "OUTSIDE", "TAG_COUNT", "TYPE_COUNT", "UNIT"]

TYPE_COUNT = len(ENTITY_TYPES)
OUTSIDE = 0
#: Tags of one kind stand together, in the order of `ENTITY_TYPES`.
BEGIN, IN, LAST, UNIT = (
    slice(1 + kind * TYPE_COUNT, 1 + (kind + 1) * TYPE_COUNT) for kind in range(4)
)
TAG_COUNT = 1 + 4 * TYPE_COUNT
#: After one of these a new entity may begin, and a text may end.
CLOSED = (OUTSIDE, *range(LAST.start, UNIT.stop))
