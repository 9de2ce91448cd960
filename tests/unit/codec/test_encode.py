"""Canonical record bytes."""

from __future__ import annotations

import dataclasses

import orjson
from jsonschema import Draft202012Validator

from worker.article import (
    CleanedArticle,
    Credits,
    Cue,
    Dateline,
    EnrichedArticle,
    Entity,
    Language,
    Mention,
    OffsetMap,
    Provenance,
    Quote,
    RawArticle,
    RemovedSpan,
    Span,
    Speaker,
)
from worker.codec.encode import encode
from worker.codec.identity import content_hash
from worker.codec.schema import load_schema

TEXT = "“We are open,” Ann Lee said."

ARTICLE = EnrichedArticle(
    id="a-1",
    raw=RawArticle(text="SELBY — " + TEXT, meta={"feed": "north"}),
    cleaned=CleanedArticle(
        text=TEXT,
        raw_text="SELBY — " + TEXT,
        paragraphs=(Span(0, len(TEXT)),),
        removed=(RemovedSpan(0, 8, "dateline"),),
        offsets=OffsetMap((0,), (8,)),
        language=Language("en", None, "en", 0.987654),
        dateline=Dateline(("Selby",)),
        credits=Credits(("Jo Marsh",), ()),
    ),
    entities=(Entity("e1", "Ann Lee", "PERSON", 1, 0.123456, (Mention(15, 22, "Ann Lee"),)),),
    quotes=(
        Quote("q1", 0, 14, TEXT[:14], "direct", Speaker("Ann Lee", "e1", 15, 22, "Ann Lee"),
              Cue(23, 27, "said"), 0.98),
    ),
    word_count=6,
    content_hash=content_hash(TEXT),
    near_hash=None,
    provenance=Provenance("copydesk/1", "news", "1", "c0ffee", "0" * 64),
    warnings=(),
)  # fmt: skip


def test_a_record_follows_the_published_schema() -> None:
    """What the encoder writes is what the contract says."""
    record = orjson.loads(encode(ARTICLE))

    assert list(Draft202012Validator(load_schema("enriched-article.v1")).iter_errors(record)) == []
    assert record["meta"] == {"feed": "north"}
    assert record["quotes"][0]["speaker"]["entity"] == "e1"


def test_equal_articles_give_equal_bytes() -> None:
    """Key order is fixed and floats carry four decimals."""
    twin = dataclasses.replace(ARTICLE)

    assert encode(twin) == encode(ARTICLE)
    assert b'"salience":0.1235' in encode(ARTICLE)


def test_a_step_that_was_not_run_is_null_and_one_that_found_nothing_is_empty() -> None:
    """Subscribers can tell the two apart."""
    skipped = orjson.loads(encode(dataclasses.replace(ARTICLE, entities=None, quotes=None)))
    empty = orjson.loads(encode(dataclasses.replace(ARTICLE, entities=(), quotes=())))

    assert (skipped["entities"], skipped["quotes"]) == (None, None)
    assert (empty["entities"], empty["quotes"]) == ([], [])
