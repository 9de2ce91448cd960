"""The pipeline as a whole, on a model that a test can read."""

from __future__ import annotations

import re
from collections.abc import Sequence

import orjson
import pytest
from jsonschema import Draft202012Validator

from worker.article import Annotation, LabelledSpan
from worker.codec.schema import load_schema
from worker.errors import Reason, Stage
from worker.model.model import Model
from worker.options import Options
from worker.outcome import Failure, Outcome, Record
from worker.pipeline import Pipeline

STORY = (
    "The harbour of Port Selby reopened on Monday after a week of storms.\n\n"
    "“We are open for business again,” said harbour master Ann Lee.\n\n"
    "Lee said the first container ships would berth before the weekend."
)


class CapitalsModel:
    """Takes every run of two capitalised words as a person; fails on a text that says so."""

    name = "capitals"
    version = "1"

    def speaks(self, language: str | None) -> bool:
        return language == "en"

    def annotate(self, texts: Sequence[str], *_given: object, **_named: object) -> list[Annotation]:
        return [self._annotate(text) for text in texts]

    def _annotate(self, text: str) -> Annotation:
        if "unspeakable" in text:
            raise ValueError("no words")
        people = tuple(
            LabelledSpan(*m.span(), "PERSON") for m in re.finditer(r"Ann Lee|\bLee\b", text)
        )
        return Annotation(entities=people)


@pytest.fixture
def pipeline() -> Pipeline:
    model: Model = CapitalsModel()
    return Pipeline(model)


def raw(text: str, **fields: object) -> bytes:
    return orjson.dumps({"text": text, **fields})


def record_of(outcome: Outcome) -> dict[str, object]:
    assert isinstance(outcome, Record), outcome
    record: dict[str, object] = orjson.loads(outcome.value)
    return record


def test_a_raw_article_becomes_a_valid_record(pipeline: Pipeline) -> None:
    """Text, entities and quotes come together in the published shape."""
    (outcome,) = pipeline.process([raw(STORY, id="s-1")])

    record = record_of(outcome)
    assert list(Draft202012Validator(load_schema("enriched-article.v1")).iter_errors(record)) == []
    assert isinstance(record["quotes"], list)
    assert record["quotes"][0]["speaker"]["name"] == "Ann Lee"


def test_outcomes_stand_in_the_order_of_their_values(pipeline: Pipeline) -> None:
    """Bad articles in the middle do not move or change their neighbours."""
    values = [raw(STORY, id="a"), b"not json", raw("unspeakable " + STORY), raw(STORY, id="b")]

    outcomes = pipeline.process(values)

    alone = [pipeline.process([value])[0] for value in values]
    assert [type(outcome) for outcome in outcomes] == [Record, Failure, Failure, Record]
    assert [o for o in outcomes if isinstance(o, Record)] == [
        o for o in alone if isinstance(o, Record)
    ]


def test_a_model_that_fails_on_one_article_fails_only_that_one(pipeline: Pipeline) -> None:
    """The guilty article is dead-lettered as `model_failed`, with what was raised."""
    outcome = pipeline.process([raw(STORY), raw("unspeakable " + STORY)])[1]

    assert isinstance(outcome, Failure)
    assert (outcome.reason, outcome.stage) == (Reason.MODEL_FAILED, Stage.ANNOTATE)
    assert outcome.exception == "ValueError"
    assert outcome.stacktrace is not None


def test_the_same_value_gives_the_same_bytes(pipeline: Pipeline) -> None:
    """Neither the batch it stands in nor the time of day changes a record."""
    first = pipeline.process([raw(STORY)])[0]
    again = pipeline.process([raw(STORY), raw(STORY)])[1]

    assert first == again


def test_settings_that_change_records_change_the_event_id(pipeline: Pipeline) -> None:
    """A subscriber that drops repeated events sees the new record of new settings."""
    changed = Pipeline(pipeline.model, Options(clean=False))

    one, other = pipeline.process([raw(STORY)])[0], changed.process([raw(STORY)])[0]

    assert isinstance(one, Record)
    assert isinstance(other, Record)
    assert one.event_id != other.event_id


def test_without_cleaning_no_character_changes(pipeline: Pipeline) -> None:
    """Offsets then refer to the input, and `removed` says that the step was not run."""
    text = "  Advertisement\r\n\r\n“Odd” &amp; “ends\u200b said Ann Lee. " * 3
    uncleaned = Pipeline(pipeline.model, Options(clean=False, any_language=True))

    record = record_of(uncleaned.process([raw(text)])[0])

    assert record["text"] == text
    assert record["removed"] is None


def test_another_language_passes_through_when_asked() -> None:
    """It is cleaned and identified; what was not run is null."""
    german = (
        "Der Hafen von Port Selby hat am Montag nach einer Woche voller Stürme wieder geöffnet. "
        "Die ersten Schiffe sollen noch vor dem Wochenende anlegen, sagte die Hafenmeisterin."
    )
    strict = Pipeline(CapitalsModel())
    liberal = Pipeline(CapitalsModel(), Options(any_language=True))

    refused, passed = strict.process([raw(german)])[0], liberal.process([raw(german)])[0]

    assert isinstance(refused, Failure)
    assert refused.reason is Reason.UNSUPPORTED_LANGUAGE
    record = record_of(passed)
    assert (record["language"], record["entities"], record["quotes"]) == ("de", None, None)
    assert "language_not_annotated" in record["warnings"]  # type: ignore[operator]
