"""The main job through the program's own commands, on each kind of broker."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import orjson
import pytest
from support.program import Finished, copydesk, running_worker, variables
from support.topics import Topics

from worker.codec.schema import load_schema
from worker.samples import samples_path
from worker.stream.publish import RawMessage, publish

#: The worker loads the model first; then nothing takes so long.
IDLE = ("--timeout", "30")


def _tail(topics: Topics, count: int) -> Finished:
    done = copydesk(
        "tail", "--from-beginning", "--json", "--max", count, *IDLE, more=variables(topics.settings)
    )  # fmt: skip
    assert done.code == 0, done.errors
    return done


@pytest.fixture(scope="module")
def from_files() -> list[bytes]:
    """The records of the samples without a broker."""
    return copydesk("enrich", samples_path()).lines


def test_files_and_kafka_give_the_same_bytes(topics: Topics, from_files: list[bytes]) -> None:
    """`feed`, `run` and `tail --json` make of the samples exactly what `enrich` makes of them."""
    fed = copydesk("feed", "--samples", more=variables(topics.settings))

    with running_worker(topics.settings):
        through_kafka = _tail(topics, len(from_files)).lines

    assert fed.code == 0, fed.errors
    assert sorted(through_kafka) == sorted(from_files)
    assert len(topics.dead_letters()) == 3
    assert len(topics.enriched()) == len(from_files)


def test_a_take_down_and_a_new_version_come_out_after_what_they_replace(topics: Topics) -> None:
    """Order within a key is the order of publication."""
    more = variables(topics.settings)
    versions = b"\n".join(
        b'{"id":"a1","text":"The bridge in Bergen opens in %b, the mayor said on Friday."}' % month
        for month in (b"May", b"June")
    )
    fed = copydesk("feed", "--take-down", "a1", "-", given=versions, more=more)

    with running_worker(topics.settings):
        enriched = topics.wait_for_enriched(3)
    shown = copydesk("tail", "--from-beginning", "--max", 3, *IDLE, more=more)

    assert "3 published" in fed.errors
    assert [message.key for message in enriched] == [b"a1"] * 3
    texts = [orjson.loads(m.value)["text"] for m in enriched if m.value is not None]
    assert [("May" in text, "June" in text) for text in texts] == [(True, False), (False, True)]
    assert enriched[-1].value is None
    assert shown.output.decode().rstrip().endswith("Taken down: a1")


TEXT = b"The mayor of Bergen, Kari Moen, said on Friday that the bridge would open in May."

#: Each bad value with the reason it is refused for.
BAD: list[tuple[bytes, str]] = [
    (b"<rss><item>no JSON</item></rss>", "not_json"),
    (b"", "not_json"),
    (b'["an", "array"]', "schema_violation"),
    (b"null", "schema_violation"),
    (b'{"headline": "neither text nor html"}', "no_text"),
    (b'{"text": " \\n\\t "}', "no_text"),
    (b'{"text": "' + TEXT * 62_000 + b'"}', "too_long"),
    (b'{"text": "x", "meta": ' + b"[" * 2000 + b"]" * 2000 + b"}", "schema_violation"),
    (b'{"text": "half a pair \\ud83d of surrogates"}', "not_json"),
    (b'{"text": "a raw \x00 NUL"}', "not_json"),
    (b'{"text": "caf\xe9 in Latin-1"}', "not_json"),
    (b'{"headline": ["a list"], "text": "' + TEXT + b'"}', "schema_violation"),
    (b'{"authors": 3, "text": "' + TEXT + b'"}', "schema_violation"),
    (b'{"html": "<html><body></body></html>"}', "extraction_failed"),
    (
        b'{"html": "<html><title>Log in</title><nav><a href=/>Home</a></nav><form><input></form>"}',
        "extraction_failed",
    ),
]


def _good(number: int) -> bytes:
    return b'{"id": "good-%d", "text": "%b"}' % (number, TEXT)


def test_bad_input_becomes_dead_letters_and_its_neighbours_come_through(topics: Topics) -> None:
    """Each for its own reason, byte for byte, with everything in order around it."""
    assert max(len(value) for value, _ in BAD) > 5_000_000
    messages: list[bytes | None] = [_good(0)]
    for number, (value, _) in enumerate(BAD, start=1):
        messages += [value, _good(number)]
    messages += [None, _good(len(BAD) + 1)]

    report = publish(topics.settings, [RawMessage(b"one key", value) for value in messages])
    with running_worker(topics.settings):
        enriched = topics.wait_for_enriched(len(BAD) + 3)
    letters = topics.dead_letters()

    assert report.failures == []
    ids = [None if m.value is None else orjson.loads(m.value)["id"] for m in enriched]
    assert ids == [*(f"good-{n}" for n in range(len(BAD) + 1)), None, f"good-{len(BAD) + 1}"]
    assert [letter.value for letter in letters] == [value for value, _ in BAD]
    reasons = [dict(letter.headers)["errors.reason"] for letter in letters]
    assert reasons == [reason.encode() for _, reason in BAD]
    assert {letter.key for letter in letters} == {b"one key"}


def test_a_nul_that_is_written_as_json_writes_it_is_no_reason_to_refuse(topics: Topics) -> None:
    """It is valid JSON, and the text comes out without it."""
    topics.put([b'{"text": "' + TEXT + b'\\u0000 It is red."}'])

    with running_worker(topics.settings):
        (message,) = topics.wait_for_enriched(1)

    record = orjson.loads(message.value or b"")
    jsonschema.validate(record, load_schema("enriched-article.v1"))
    assert "\x00" not in record["text"]


def test_dead_letters_go_back_once_they_would_pass(topics: Topics) -> None:
    """`replay --dry-run` says which, and `replay` sends them."""
    more = variables(topics.settings)
    german = (
        b"Das Museum in Koblenz zeigt von Samstag an alte Karten, die lange in einem Keller lagen. "
        b"Sie seien beim Umzug gefunden worden, sagte die Direktorin am Freitag in Mainz."
    )
    copydesk("feed", given=b'{"id": "de", "text": "' + german + b'"}\n{broken', more=more)
    with running_worker(topics.settings):
        topics.wait_until(lambda: len(topics.dead_letters()) == 2)
    now = {**more, "COPYDESK_ANY_LANGUAGE": "true"}

    tried = copydesk("replay", "--dry-run", more=now)
    sent = copydesk("replay", "--reason", "unsupported_language", more=now)
    again = copydesk("replay", "--reason", "unsupported_language", more=now)
    with running_worker(topics.settings, {"COPYDESK_ANY_LANGUAGE": "true"}):
        (message,) = topics.wait_for_enriched(1)

    assert "1 would become records now" in tried.errors
    assert b"fails again: not_json" in tried.output
    assert "1 dead letters sent back" in sent.errors
    assert "0 dead letters sent back" in again.errors
    assert message.key == b"de"


def test_the_doctor_finds_what_is_missing_and_then_nothing(topics: Topics) -> None:
    """Its advice mends what it finds."""
    more = variables(topics.settings)
    name = f"{topics.settings.raw_topic}.2"
    partitions = {"COPYDESK_PARTITIONS": "2"}

    ill = copydesk("doctor", more={**more, "COPYDESK_RAW_TOPIC": name})
    mended = copydesk("topics", "create", more={**more, **partitions, "COPYDESK_RAW_TOPIC": name})
    well = copydesk("doctor", more={**more, "COPYDESK_RAW_TOPIC": name})

    assert (ill.code, well.code) == (1, 0), well.output
    assert f"topic {name} is missing" in ill.output.decode()
    assert f"created {name}" in mended.output.decode()
    assert "wrong" not in well.output.decode()


SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "data" / "cleaning" / "gold.jsonl"


@pytest.mark.shared
def test_the_developer_gold_comes_through_as_valid_records(topics: Topics, tmp_path: Path) -> None:
    """Forty real articles with all their faults, through every command."""
    if not SHARED.is_file():
        pytest.skip("the evaluation data is not beside the repository")
    articles: list[dict[str, Any]] = [
        orjson.loads(line) for line in SHARED.read_bytes().splitlines()
    ]
    feed = tmp_path / "gold.jsonl"
    feed.write_bytes(
        b"".join(
            orjson.dumps({"id": a["id"], "url": a.get("url"), "text": a["text"]}) + b"\n"
            for a in articles
        )
    )
    fed = copydesk("feed", feed, more=variables(topics.settings))

    with running_worker(topics.settings):
        records = [orjson.loads(line) for line in _tail(topics, len(articles)).lines]

    assert fed.code == 0, fed.errors
    for record in records:
        jsonschema.validate(record, load_schema("enriched-article.v1"))
    assert {record["id"] for record in records} == {article["id"] for article in articles}
    assert topics.dead_letters() == []
    _check_the_example(articles[0], next(r for r in records if r["id"] == articles[0]["id"]))


def _check_the_example(article: dict[str, Any], record: dict[str, Any]) -> None:
    """The first one has it all: advertisement, dateline, credit, a quote closed the wrong way."""
    gold = article["fields"]
    assert record["agency"] in (*gold["agency"], "Reuters", None)
    for start, end, label in article["segments"]:
        if label in {"dateline", "agency_credit", "ad_marker"}:
            assert article["text"][start:end].strip() not in record["text"], label
    assert "advertisement" not in record["text"].casefold()
    places = [place.casefold() for place in record["dateline"]["places"]]
    assert places == [place.casefold() for place in gold["dateline"]]
    assert record["credits"] == {"reporters": gold["reporters"], "editors": gold["editors"]}
    speakers = [quote["speaker"]["name"] for quote in record["quotes"] if quote["speaker"]]
    assert "Naoki Okada" in speakers
