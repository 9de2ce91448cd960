"""Examines what a worker needs: broker, topics, model. Each finding says how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import orjson

from worker.errors import CopydeskError
from worker.outcome import Failure, Process
from worker.stream.connection import KafkaSettings
from worker.stream.topics import TopicState, inspect_topics

__all__ = ["Finding", "examine"]

#: Holds a person, a place and a quote, so that every part of the program has something to find.
SENTENCE = (
    "NAIROBI, Kenya — The new bridge will open on Friday, the engineer Mary Wanjiru said in "
    "Nairobi. “It is stronger than the old one, and it is wider,” Wanjiru told reporters."
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, whether it is well, and what to do if not."""

    what: str
    well: bool = True
    advice: str | None = None


def examine(kafka: KafkaSettings, load: Callable[[], Process]) -> list[Finding]:
    """Looks at everything, also after something was found wrong; `load` loads the model."""
    return [*_broker_and_topics(kafka), _model(load)]


def _broker_and_topics(kafka: KafkaSettings) -> Iterator[Finding]:
    try:
        states = inspect_topics(kafka)
    except CopydeskError as error:
        advice = (
            "Start a broker (`copydesk broker`, `docker compose up`) or set bootstrap_servers "
            "and the security settings; `copydesk config` shows those in force."
        )
        yield Finding(str(error), well=False, advice=advice)
        return
    yield Finding(f"a broker answers at {kafka.bootstrap_servers}")
    for state in states:
        yield _topic(state)
    counts = {state.partitions for state in states if state.exists}
    if len(counts) > 1:
        advice = "Replayed dead letters lose the order of an article's versions; create them anew."
        yield Finding("the topics differ in partitions", well=False, advice=advice)


def _topic(state: TopicState) -> Finding:
    if not state.exists:
        advice = "Create it with `copydesk topics create`."
        return Finding(f"topic {state.name} is missing", well=False, advice=advice)
    if state.differences:
        what = f"topic {state.name}: {'; '.join(state.differences)}"
        return Finding(what, well=False, advice="Change it with Kafka's own kafka-configs tool.")
    return Finding(f"topic {state.name} has {state.partitions} partitions and the right policies")


def _model(load: Callable[[], Process]) -> Finding:
    try:
        process = load()
    except CopydeskError as error:
        return Finding(str(error), well=False, advice="Check the setting `model`.")
    (outcome,) = process([orjson.dumps({"text": SENTENCE})])
    if isinstance(outcome, Failure):
        what = f"the model fails on a plain sentence: {outcome.reason}: {outcome.message}"
        return Finding(what, well=False, advice="Install the package again.")
    record = orjson.loads(outcome.value)
    name = record["provenance"]["model"]["name"]
    found = f"{len(record['entities'] or ())} entities and {len(record['quotes'] or ())} quotes"
    return Finding(f"the model {name} annotates: {found} in two sentences")
