"""The paragraphs of an invented story, for tests of what stands around them."""

from __future__ import annotations

from worker.article import CleanedArticle, RawArticle
from worker.clean.article import clean_article

__all__ = [
    "FIRST", "FOURTH", "PARAGRAPHS", "SECOND", "STORY_TEXT", "THIRD", "behind", "cleaned", "inside"
]  # fmt: skip

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
STORY_TEXT = "\n\n".join(PARAGRAPHS)


def cleaned(*lines: str) -> CleanedArticle:
    """Cleans lines that empty lines part."""
    return clean_article(RawArticle(text="\n\n".join(lines)), any_language=False)


def inside(*lines: str) -> str:
    """Cleans the story with lines in its middle."""
    return cleaned(*PARAGRAPHS[:2], *lines, *PARAGRAPHS[2:]).text


def behind(*lines: str) -> str:
    """Cleans the story with lines at its end."""
    return cleaned(*PARAGRAPHS, *lines).text
