"""What the rules and the tagger say together of a clause with its attribution behind it."""

from __future__ import annotations

import orjson

from worker.loading import load_pipeline
from worker.options import Options
from worker.outcome import Record


def test_a_clause_with_its_attribution_behind_it_is_reported_whole() -> None:
    """All of the sentence before `, officials said` is what they said, its own verbs included."""
    clause = "The two ministers agreed to meet more often despite their quarrel over fish"
    value = {
        "id": "1",
        "language": "en",
        "text": f"{clause}, spokeswoman Ida Brandt told reporters.",
    }

    (outcome,) = load_pipeline(None, Options()).process([orjson.dumps(value)])

    assert isinstance(outcome, Record)
    quotes = orjson.loads(outcome.value)["quotes"]
    assert [(quote["exact"], quote["speaker"]["name"]) for quote in quotes] == [
        (clause, "Ida Brandt")
    ]
