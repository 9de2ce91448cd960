"""The paragraphs of an invented story, for tests of what stands around them."""

from __future__ import annotations

__all__ = ["FIRST", "FOURTH", "PARAGRAPHS", "SECOND", "THIRD"]

FIRST = (
    "The harbour of Brevik reopened on Monday after two weeks of repairs, and the first ferry left"
    " for the islands with two hundred passengers on board, the harbour office said."
)
SECOND = (
    "Fishermen had to land their catch forty kilometres to the south while divers replaced the"
    " piles of the old quay, which a storm had loosened in the last days of winter."
)
THIRD = (
    "The repairs cost three million kroner, half of it paid by the county, and the office expects"
    " the quay to stand for thirty years before it needs as much work again."
)
FOURTH = (
    "Ferries will sail every hour until the summer, the company that runs them said, and twice an"
    " hour from June, when visitors from the south double the number of passengers."
)
PARAGRAPHS = (FIRST, SECOND, THIRD, FOURTH)
