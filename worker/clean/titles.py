"""Lines that look like titles: unfinished, short, and set like the heads of other articles."""

from __future__ import annotations

import re

from worker.clean.lines import Line

__all__ = ["has_small_words", "is_paragraph", "is_prose", "runs_on", "title_like"]

_PARAGRAPH_WORDS = 18
_TITLE_WORDS = 30
#: Shorter words before the stop are abbreviations: "Dept. To", "Govt. Analyst".
_TWO_SENTENCES = re.compile(r"\b[a-z’']{5,}[.!][”\"’]? [A-Z“\"]")
#: A sentence that lost its stop: it attributes, or opens like one.
_SENTENCE = re.compile(
    r"\b(?:said|says|told|added|according to)\b"
    r"|^(?:however|but|and|he|she|it|they|we|i|there|the|this|in|on|at)\b"
)
#: Titles leave articles and pronouns out, and tell in the present; of 180 unfinished last lines in
#: 1,363 articles those with two of these were sentences, those with less were titles.
_FULL = re.compile(
    r"\b(?:the|an?|was|were|had|been|he|she|they|his|her|their|its|that|which|who|whose|would"
    r"|could|also)\b"
)
_FULL_WORDS, _FULL_COUNT = 9, 2


def title_like(line: Line) -> bool:
    """Says whether a line is set like a title."""
    first = line.text[0]
    return (
        line.words <= _TITLE_WORDS
        and (not line.ends_sentence or line.text.isupper())
        and line.text[-1] not in ":;,-–—"
        and (first.isupper() or first in "“‘'\"")
        and not (first in "“‘'\"" and line.text[-1] in "”’'\"")
        and not runs_on(line)
    )


def runs_on(line: Line) -> bool:
    """Says whether a sentence ends inside a line."""
    return _TWO_SENTENCES.search(line.text) is not None


def is_paragraph(line: Line) -> bool:
    """Says whether a line is a whole paragraph of prose."""
    return line.words >= _PARAGRAPH_WORDS and line.ends_sentence


def is_prose(line: Line) -> bool:
    """Says whether a line is a sentence, with or without its stop."""
    return _SENTENCE.search(line.plain) is not None


def has_small_words(line: Line, count: int = _FULL_COUNT) -> bool:
    """Says whether a line holds `count` of the small words that titles leave out."""
    return line.words >= _FULL_WORDS and len(_FULL.findall(line.plain)) >= count
