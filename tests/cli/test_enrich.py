"""`copydesk enrich`: files in, records out, every input accounted for."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import orjson
import pytest
from support.program import Finished, copydesk

from worker.codec.schema import load_schema
from worker.samples import samples_path

SAMPLES = [line for line in samples_path().read_bytes().splitlines() if line]
SENTENCE = "The mayor, Kari Moen, said on Friday that the bridge in Bergen would open in May."


@dataclass(frozen=True, slots=True)
class Run:
    done: Finished
    records: list[dict[str, Any]]
    letters: list[dict[str, Any]]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """All samples through two processes, into files."""
    folder = tmp_path_factory.mktemp("enriched")
    out, bad = folder / "out.jsonl", folder / "bad.jsonl"
    done = copydesk(
        "enrich", samples_path(), "-o", out, "--dead-letters", bad, "--processes", 2
    )  # fmt: skip
    assert done.code == 0, done.errors
    return Run(
        done, *(list(map(orjson.loads, path.read_bytes().splitlines())) for path in (out, bad))
    )


def test_every_input_becomes_a_record_or_a_dead_letter_in_input_order(samples: Run) -> None:
    """The bad ones among the samples leave no gap and stop nothing."""
    letters = [letter["value"].encode() for letter in samples.letters]
    good = [orjson.loads(line) for line in SAMPLES if line not in letters]

    urls = [record["url"] for record in samples.records]
    assert urls == [article["url"] for article in good]
    assert len(samples.records) + len(letters) == len(SAMPLES)


def test_every_record_and_dead_letter_follows_its_schema(samples: Run) -> None:
    """The schemas are the contract."""
    for record in samples.records:
        jsonschema.validate(record, load_schema("enriched-article.v1"))
    for letter in samples.letters:
        jsonschema.validate(letter, load_schema("dead-letter.v1"))


def test_every_span_of_every_record_holds_what_it_says(samples: Run) -> None:
    """`text[start:end] == exact`, in code points, for each mention, quote, speaker and cue."""
    for record in samples.records:
        spans = [mention for entity in record["entities"] for mention in entity["mentions"]]
        for quote in record["quotes"]:
            spans += [quote, quote["speaker"] or {}, quote["cue"] or {}]
        for span in spans:
            if span.get("start") is not None:
                assert record["text"][span["start"] : span["end"]] == span["exact"]


def test_dead_letters_say_why_and_where(samples: Run) -> None:
    """Three samples are bad on purpose, each in its own way."""
    assert {letter["reason"] for letter in samples.letters} == {
        "not_json", "no_text", "unsupported_language",
    }  # fmt: skip
    for letter in samples.letters:
        number = int(letter["source"].rpartition(":")[2])
        assert SAMPLES[number - 1] == letter["value"].encode()


def test_the_counts_are_told_on_standard_error(samples: Run) -> None:
    """How many in, how many out, and the dead letters by reason."""
    told = samples.done.errors

    assert "31 articles in, 28 records out, 3 dead letters" in told
    assert "not_json 1" in told
    assert "articles/s" in told


def test_the_samples_carry_every_kind_of_noise_there_is_a_label_for(samples: Run) -> None:
    """Between them the cleaner finds something to remove under each label."""
    found = {span["label"] for record in samples.records for span in record["removed"]}

    assert found >= {
        "dateline", "byline", "agency_credit", "ad_marker", "nav_related", "caption", "timestamp",
        "other", "headline", "fragment",
    }  # fmt: skip


def test_one_process_and_two_give_the_same_bytes(samples: Run) -> None:
    """Batches fall differently, records do not."""
    done = copydesk("enrich", "--processes", 1, given=samples_path().read_bytes())

    assert list(map(orjson.loads, done.lines)) == samples.records


def test_each_kind_of_file_becomes_an_article(tmp_path: Path) -> None:
    """Text, page, JSON and packed lines, in the order of the command line."""
    (tmp_path / "a.txt").write_text(f"{SENTENCE}\n\nIt is red.", encoding="utf-8")
    (tmp_path / "b.html").write_text(
        f"<html><body><h1>Bridge</h1><p>{SENTENCE}</p><p>{SENTENCE} It is red.</p></body></html>"
    )
    (tmp_path / "c.json").write_text(f'{{\n "id": "c",\n "text": "{SENTENCE}"\n}}\n')
    (tmp_path / "d.jsonl.gz").write_bytes(
        gzip.compress(b'{"id":"d","text":"%b"}' % SENTENCE.encode())
    )

    names = ["a.txt", "b.html", "c.json", "d.jsonl.gz"]
    done = copydesk("enrich", *names, "-o", "out.jsonl.gz", folder=tmp_path)

    assert done.code == 0, done.errors
    lines = gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()).splitlines()
    records = [orjson.loads(line) for line in lines]
    assert len(records) == 4
    assert all(SENTENCE in record["text"] for record in records)
    assert [record["id"] for record in records[2:]] == ["c", "d"]


def test_no_clean_changes_no_character() -> None:
    """Offsets in the record refer to the input."""
    text = f"By A Person\r\n\r\n  OSLO (Reuters) - {SENTENCE} \u00a0&amp; advertisement\n"
    given = orjson.dumps({"text": text})

    record = orjson.loads(copydesk("enrich", "--no-clean", given=given).output)

    assert record["text"] == text
    assert record["removed"] is None


def test_switches_say_what_they_do_to_the_record() -> None:
    """Other languages pass without annotation, and all labels are more labels."""
    german = (
        "Das Museum in Koblenz zeigt von Samstag an alte Karten, die lange in einem Keller lagen. "
        "Sie seien beim Umzug gefunden worden, sagte die Direktorin am Freitag in Mainz."
    )
    given = b"\n".join([orjson.dumps({"text": german}), orjson.dumps({"text": SENTENCE})])

    usual = copydesk("enrich", given=given)
    open_ = copydesk("enrich", "--any-language", "--all-labels", given=given)

    assert len(usual.lines) == 1
    assert "standard input:1: unsupported_language" in usual.errors
    records = [orjson.loads(line) for line in open_.lines]
    assert [record["entities"] is None for record in records] == [True, False]
    assert open_.code == 0


def test_nothing_in_is_nothing_out() -> None:
    """An empty file is no error."""
    done = copydesk("enrich", given=b"\n\n")

    assert (done.code, done.output) == (0, b"")
    assert "0 articles in" in done.errors


def test_clean_prints_the_text_and_show_marks_what_goes() -> None:
    """For whoever wants to know what happened to an article."""
    given = orjson.dumps(
        {"text": f"OSLO (Reuters) - {SENTENCE}\n\nADVERTISEMENT\n\nIt is red \x1b[2J."}
    )

    plain = copydesk("clean", given=given).output.decode()
    shown = copydesk("clean", "--show", given=given).output.decode()

    assert plain.startswith(SENTENCE)
    assert "ADVERTISEMENT" not in plain
    assert "⟦dateline: OSLO (Reuters) -⟧" in shown
    assert "⟦ad_marker: ADVERTISEMENT⟧" in shown
    assert "\x1b" not in shown
