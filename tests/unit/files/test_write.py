"""Records and dead letters to files."""

from __future__ import annotations

import base64
import gzip
from pathlib import Path

import jsonschema
import orjson
import pytest

from worker.codec.schema import load_schema
from worker.errors import CopydeskError, Reason, Stage
from worker.files.read import RawValue
from worker.files.write import dead_letter_line, open_lines
from worker.outcome import Failure

FAILURE = Failure(Reason.NOT_JSON, Stage.DECODE, "not JSON: at 1")


@pytest.mark.parametrize("value", [b"caf\xc3\xa9", b"caf\xe9 \x00", b""])
def test_a_dead_letter_keeps_its_value_and_follows_the_schema(value: bytes) -> None:
    """UTF-8 stays readable, anything else is base64, and `encoding` says which."""
    letter = orjson.loads(dead_letter_line(RawValue(value, "a.jsonl:7", 9), FAILURE))

    jsonschema.validate(letter, load_schema("dead-letter.v1"))
    kept = letter["value"]
    assert (base64.b64decode(kept) if letter["encoding"] == "base64" else kept.encode()) == value
    assert letter["source"] == "a.jsonl:7"


def test_a_message_with_half_a_character_can_still_be_written() -> None:
    """An error text may quote an article's lone surrogate."""
    failure = Failure(Reason.INTERNAL_ERROR, Stage.CLEAN, "bad \ud800 mark")

    line = dead_letter_line(RawValue(b"{}", "a", 2), failure)

    assert orjson.loads(line)["message"] == "bad ? mark"


def test_equal_records_make_equal_packed_files(tmp_path: Path) -> None:
    """Neither the name nor the time of writing is inside."""
    for name in ("one.jsonl.gz", "two.jsonl.gz"):
        with open_lines(tmp_path / name) as lines:
            lines.write(b"{}\n")

    one, two = ((tmp_path / name).read_bytes() for name in ("one.jsonl.gz", "two.jsonl.gz"))
    assert one == two
    assert gzip.decompress(one) == b"{}\n"


def test_a_file_that_cannot_be_written_is_one_error(tmp_path: Path) -> None:
    """The message names it."""
    with (
        pytest.raises(CopydeskError, match=r"cannot write .*missing"),
        open_lines(tmp_path / "missing" / "out.jsonl"),
    ):
        pass
